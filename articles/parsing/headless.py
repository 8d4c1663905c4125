"""Headlines and bodies that were parted: each body goes to the headline that it speaks of."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import permutations

from articles.parsing.coherence import HAN, Vocabulary
from articles.parsing.drafts import Draft
from articles.parsing.records import LineRole
from articles.parsing.topics import named

# Shares of a headline's weight that a body has too, in strings of two and three (AKIN, ALIEN) and in single
# characters (COVERED, ALONE, BARE). Measured on 106 headlines of twelve issues over their own body: none below .34
# in characters; over bodies of others the median is .16 and one in ten is above .50.
AKIN, ALIEN = 0.3, 0.08
COVERED, ALONE, BARE = 0.55, 0.35, 0.25
LEAST_SIGNS = 5
# Shares say nothing of a shorter text.
LEAST_TEXT = 40
CLEARLY = 0.2
MOST_STRANGE, MOST_PAIRS = 20, 1_000
COMMON = frozenset("的了在是和有不一这那个上下们着到把被让就也都还从对为与区县市全开展召举行")


def give_bodies(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """A body without a headline, or under one it shares nothing with, goes to the headline without a body that it
    coheres with; the headline it stood under stays bare."""
    likeness = Likeness(drafts, vocabulary)
    found = _parted_from_strangers(_given_news(_exchanged(list(drafts), likeness), likeness), likeness)
    bare = [at for at, draft in enumerate(found) if draft.headline and not draft.body and not draft.photos]
    lost = [at for at, draft in enumerate(found) if draft.headline is None and draft.body and not _is_brief(draft)]
    doubtful = [at for at, draft in enumerate(found) if draft.headline and draft.body and likeness.is_doubtful(draft)]
    if len(bare) * len(lost + doubtful) > MOST_PAIRS:
        return found
    for at in lost + doubtful:
        if not bare:
            break
        draft = found[at]
        ranked = sorted(((likeness.rank(found[to], draft), to) for to in bare), reverse=True)
        best, to = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        if best < 1.5 * second or not likeness.belongs(found[to], draft, len(lost) == len(bare) == 1):
            homes = [found[to] for score, to in ranked if score >= BARE and not draft.headline]
            found[at] = _asking(draft, homes)
            continue
        if at == to + 1 and _are_two_lines(found[to], draft):
            found[at] = draft.with_(
                placed=found[to].placed + draft.placed,
                headline=f"{found[to].headline} {draft.headline}",
                kicker=found[to].kicker or draft.kicker,
            )
            found[to] = found[to].with_(placed=())
            bare.remove(to)
            continue
        title, text = _parted(draft)
        found[to] = _taken(found[to], text)
        found[at] = title.noted("标题下原是另一篇的正文，已移走；本篇正文不见了")
        bare.remove(to)
    return [draft for draft in found if draft.placed]


def _are_two_lines(bare: Draft, draft: Draft) -> bool:
    """Whether a headline without text and the next one, over the text of which both speak, are one in two lines."""
    first, second = bare.placed[-1], draft.placed[0]
    is_next = second.role is LineRole.HEADLINE and second.line.gap <= 2 and bare.first_line < draft.first_line
    return is_next and first.role is LineRole.HEADLINE and len(bare.placed) == 1


def _asking(draft: Draft, homes: Sequence[Draft]) -> Draft:
    """A text without a headline, with the headlines without text that may be its own: too little speaks for one."""
    if not homes:
        return draft
    return draft.with_(homes=tuple(home.first_line for home in homes[:3])).noted("没有标题；" + named(homes[:3]))


def _is_brief(draft: Draft) -> bool:
    return len(draft.body) == 1 and draft.body[0].line.bullet


class Likeness:
    """How far a body tells what a headline says. A headline shares whole words with its news, or at least rare
    characters (校车 and 一辆黄色的车)."""

    def __init__(self, drafts: Sequence[Draft], vocabulary: Vocabulary):
        self.vocabulary = vocabulary
        self._many = len(drafts) + 1
        self._seen = Counter(sign for draft in drafts for sign in set(draft.text))

    def strings(self, title: Draft, body: Draft) -> float:
        """The share of the headline's rare strings that the body has, 0 to 1."""
        return self.vocabulary.affinity(title.headline or "", body.text)

    def signs(self, title: Draft, body: Draft) -> float:
        """The share of the headline's rare characters that the body has, 0 to 1; 1 for a headline of a few."""
        weights = {
            sign: math.log(self._many / max(1, self._seen[sign])) + 0.05
            for sign in set("".join(HAN.findall(title.headline or ""))) - COMMON
        }
        if len(weights) < LEAST_SIGNS:
            return 1.0
        text = set(body.text)
        return sum(weight for sign, weight in weights.items() if sign in text) / sum(weights.values())

    def fits(self, title: Draft, body: Draft) -> bool:
        strings = self.strings(title, body)
        return strings >= AKIN or (strings >= ALIEN and self.signs(title, body) >= COVERED)

    def belongs(self, title: Draft, body: Draft, are_alone: bool) -> bool:
        """Whether a body goes to a bare headline: less will do where no other body and no other headline is lost,
        more where it stands under a headline of its own."""
        if body.headline:
            return self.strings(title, body) >= AKIN and self.rank(title, body) >= 2 * self.rank(body, body)
        return self.fits(title, body) or (are_alone and self.signs(title, body) >= ALONE)

    def is_doubtful(self, draft: Draft) -> bool:
        """Whether a headline shares no rare string with its own body."""
        return self.strings(draft, draft) < ALIEN

    def rank(self, title: Draft, body: Draft) -> float:
        return self.strings(title, body) + self.signs(title, body) / 2

    def is_strange(self, draft: Draft) -> bool:
        """Whether a news item has nothing of the headline above it, nor of the deck."""
        if not draft.headline or not draft.has_lead or self.strings(draft, draft) >= ALIEN:
            return False
        if len(draft.text) < LEAST_TEXT:
            return False
        if any(self.vocabulary.affinity(deck, draft.text) >= AKIN for deck in draft.decks):
            return False
        return self.signs(draft, draft) < BARE


def _exchanged(drafts: list[Draft], likeness: Likeness) -> list[Draft]:
    """Two headlines, one over a stranger's news, the other's body fits it better than its own: they exchange."""
    doubtful = [at for at, draft in enumerate(drafts) if draft.headline and draft.body and likeness.is_doubtful(draft)]
    for at, to in permutations(doubtful[:MOST_STRANGE], 2):
        first, second = drafts[at], drafts[to]
        are_news = first.has_lead and second.has_lead
        # Where no lead shows that a text is whole, the other headline must clearly gain, too.
        gain = likeness.rank(second, first) - likeness.rank(second, second)
        if likeness.fits(first, second) and gain >= (0.0 if are_news else CLEARLY):
            (title, text), (other_title, other_text) = _parted(first), _parted(second)
            drafts[at], drafts[to] = _taken(title, other_text), _taken(other_title, text)
            break
    return drafts


def _given_news(drafts: list[Draft], likeness: Likeness) -> list[Draft]:
    """A news item without a headline goes under the headline that tells it, where only a text without a lead stands
    that shares nothing with it: that one has lost its beginning."""
    lost = [at for at, draft in enumerate(drafts) if draft.headline is None and draft.has_lead and not _is_brief(draft)]
    under = [at for at, draft in enumerate(drafts)
             if draft.headline and draft.body and not draft.has_lead and likeness.is_doubtful(draft)]  # fmt: skip
    for at in lost[:MOST_STRANGE]:
        fitting = [to for to in under[:MOST_STRANGE] if likeness.strings(drafts[to], drafts[at]) >= AKIN]
        if len(fitting) == 1:
            title, text = _parted(drafts[fitting[0]])
            drafts[fitting[0]] = _taken(title, drafts[at])
            drafts[at] = text.with_(starts_cut="标题和开头不见了").noted("原在另一篇的标题之下，内容无关")
            under.remove(fitting[0])
    return drafts


def _parted_from_strangers(drafts: list[Draft], likeness: Likeness) -> list[Draft]:
    """Each news item without its headline, where the headline above it is another's."""
    found: list[Draft] = []
    for draft in drafts:
        if not likeness.is_strange(draft):
            found.append(draft)
            continue
        title, text = _parted(draft)
        found += [
            title.noted("标题下的正文讲的是另一件事，已分开；本篇正文不见了"),
            text.noted(f"原在标题《{draft.headline}》之下，内容无关；本篇标题不见了"),
        ]
    return found


def _parted(draft: Draft) -> tuple[Draft, Draft]:
    """The title lines of a draft, and all its other lines."""
    titles = tuple(line for line in draft.placed if line.is_title)
    rest = tuple(line for line in draft.placed if not line.is_title)
    return draft.with_(placed=titles, photos=()), draft.with_(placed=rest, headline=None, kicker="", decks=())


def _taken(home: Draft, body: Draft) -> Draft:
    """The headline with the body that was found for it; a news opening shows that its beginning is there."""
    return home.with_(
        placed=home.placed + body.placed,
        photos=home.photos + body.photos,
        starts_cut="" if body.has_opening else body.starts_cut,
        notes=(*home.notes, f"正文原在别处（第 {body.first_line} 行起），按共同的词归到本标题下"),
    )
