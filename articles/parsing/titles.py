"""Parts of one printed headline line that are no headline: a deck after a dash, a slogan before it, and two
headlines that the OCR put on one line."""

import re
from collections.abc import Sequence

from articles.parsing import signs
from articles.parsing.coherence import Vocabulary
from articles.parsing.drafts import Draft, Placed
from articles.parsing.headline_lines import joined
from articles.parsing.records import LineRole

INLINE_DECK = re.compile(r"[ \u3000]+(?=——|—|－－)")
# A headline of so many characters at least, of which so much stands in the text it belongs to.
SHORTEST, SPEAKS = 7, 0.3
SPACES = re.compile(r"[ \u3000]+")


def part_titles(drafts: Sequence[Draft], vocabulary: Vocabulary) -> tuple[Draft, ...]:
    """Drafts whose headline, kicker and decks are told apart inside the line too."""
    shared = _share_double_headlines(list(drafts), vocabulary)
    return tuple(_without_kicker(_without_deck(draft)) for draft in shared)


def _without_deck(draft: Draft) -> Draft:
    """`全力以赴 ——写在…之际`: what follows the dash is the deck."""
    if not draft.headline:
        return draft
    parts = INLINE_DECK.split(draft.headline, maxsplit=1)
    if len(parts) == 1 or len(parts[0]) < 4:
        return draft
    return draft.with_(headline=parts[0], decks=(parts[1], *draft.decks))


def _without_kicker(draft: Draft) -> Draft:
    """Three parts of which the body puts the first, or the first two, in quotation marks: the name of a
    campaign, printed over the headline."""
    if not draft.headline or draft.kicker:
        return draft
    parts = SPACES.split(draft.headline)
    if len(parts) < 3 or any("“" in part and "”" not in part for part in parts):
        return draft
    for count in (len(parts) - 1, 1):
        slogan = " ".join(parts[:count])
        if len(slogan) >= 6 and ("“" + slogan in draft.text or _are_parallel(parts[:count])):
            return draft.with_(kicker=slogan, headline=" ".join(parts[count:]))
    return draft


def _are_parallel(parts: Sequence[str]) -> bool:
    """向春天出发 向大地致敬: one length, one first character."""
    return len(parts) == 2 and len(parts[0]) == len(parts[1]) and parts[0][0] == parts[1][0]


def _share_double_headlines(drafts: list[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Two headlines on one line over two news items: each item gets its own."""
    for at in range(len(drafts) - 1):
        first, second = drafts[at], drafts[at + 1]
        if second.headline is not None or not second.has_opening or not first.headline or not first.has_opening:
            continue
        if shared := _share_lines(first, second, vocabulary):
            drafts[at], drafts[at + 1] = shared
            continue
        parts = SPACES.split(first.headline)
        if len(parts) != 2 or not all(signs.has_verb(part) and len(part) >= 7 for part in parts):
            continue
        opening, other = first.body[0].text, second.body[0].text
        if vocabulary.affinity(parts[1], other) > vocabulary.affinity(parts[1], opening):
            drafts[at] = first.with_(headline=parts[0]).noted("一行里有两个标题，后一个归下一篇")
            drafts[at + 1] = second.with_(headline=parts[1], notes=("标题取自上一篇标题行的后半",))
    return drafts


def _share_lines(first: Draft, second: Draft, vocabulary: Vocabulary) -> tuple[Draft, Draft] | None:
    """The two drafts, the last lines of the first one's headline given to the second, where they speak of what that
    one tells and not of what their own does; None where they do not."""
    lines = [line for line in first.placed if line.role is LineRole.HEADLINE and not line.is_repeat]
    opening, other = first.body[0].text, second.body[0].text
    for at in range(1, len(lines)):
        head, tail = (joined(line.text for line in part) for part in (lines[:at], lines[at:]))
        is_others = vocabulary.affinity(tail, other) > max(SPEAKS, 2 * vocabulary.affinity(tail, opening))
        is_own = vocabulary.affinity(head, opening) > vocabulary.affinity(head, other)
        if len(tail) >= SHORTEST and is_others and is_own:
            numbers = {line.number for line in lines[at:]}
            left = tuple(line for line in first.placed if line.number not in numbers)
            why = f"第 {lines[at].number} 行起的标题归下一篇"
            return (
                first.with_(placed=left, headline=head).noted(f"标题行里有两个标题，{why}"),
                second.with_(placed=(*lines[at:], *second.placed), headline=tail, notes=("标题取自上一篇的标题行",)),
            )
    return None


def merge_twins(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """A headline that stands twice: the lines of the bare one go to the article that has the body."""
    kept: list[Draft] = []
    added: dict[int, list[Placed]] = {}
    places: dict[str, int] = {}
    for draft in drafts:
        key = bare(draft.headline or "")
        at = places.get(key)
        if at is None or len(key) < 4:
            places[key] = len(kept)
            kept.append(draft)
            continue
        taken, rest = _shared_out(bool(kept[at].body) or at in added, draft)
        added.setdefault(at, []).extend(taken)
        if rest:
            kept.append(rest)
    for at, placed in added.items():
        kept[at] = kept[at].with_(placed=kept[at].placed + tuple(placed)).noted("标题印了两次")
    return tuple(kept)


def _shared_out(has_body: bool, draft: Draft) -> tuple[tuple[Placed, ...], Draft | None]:
    """Of the second of two like headlines: the lines that go to the first, and what is left as a draft of its own."""
    titles, rest = _divide(draft)
    if not rest:
        return titles, None
    if draft.has_opening:
        return ((), draft) if has_body else (draft.placed, None)
    return titles, draft.with_(placed=rest, headline=None, kicker="", decks=()).noted(
        "上面的标题属于另一篇，本文无标题"
    )


def _divide(draft: Draft) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    titles = (LineRole.HEADLINE, LineRole.KICKER, LineRole.DECK)
    return (
        tuple(line for line in draft.placed if line.role in titles),
        tuple(line for line in draft.placed if line.role not in titles),
    )


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
