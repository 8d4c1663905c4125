"""From places in the text to people: one record for each person of an issue."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from people.reading.awards import is_winner
from people.reading.contexts import Side
from people.reading.happenings import opening_length
from people.reading.localities import MOST_SIGNS, local_names
from people.reading.misreadings import Form, groups_of_forms
from people.reading.offices import OfficeReader, spreads
from people.reading.punctuation import full_width, is_han
from people.reading.records import Credit, Kind, Mention, OfficeHeld, PersonFound, Role, Story
from people.reading.rosters import rosters
from people.reading.sightings import Placed, Sighting
from people.reading.wordlists import word_before

# An author holds no office, and an organisation that contributes is nobody.
ROLE_TITLES = {
    Role.REPORTER: "记者",
    Role.TRAINEE: "见习记者",
    Role.CORRESPONDENT: "通讯员",
    Role.PHOTOGRAPHER: "摄影",
}
# The first word that the byline's word holds decides; every word holds the empty one.
BYLINE_KINDS = (
    ("见习", Kind.TRAINEE),
    ("实习", Kind.TRAINEE),
    ("摄", Kind.PHOTOGRAPHER),
    ("记者", Kind.REPORTER),
    ("通讯员", Kind.CORRESPONDENT),
    ("图", Kind.PHOTOGRAPHER),
    ("", Kind.AUTHOR),
)
LONGEST_NAME = 12
# Credits beyond this number in one story are not looked up in the text: hostile input must not cost quadratic time.
MOST_SEARCHED = 60
QUOTE_NEAR = re.compile(r"[^。！？]{0,14}“|(?:说|告诉|坦言|感慨|笑着|回忆)")
# 某某（某镇）、某某: where a member of a list belongs stands in brackets after the name.
BETWEEN_IN_LIST = re.compile(r"(?:（[^（）]{1,20}）)?(?:[、和与及 ]|以及)")


@dataclass
class _Gathered:
    """What is known of one printed name while the stories are read."""

    printed: dict[str, None] = field(default_factory=dict)
    kinds: dict[Kind, None] = field(default_factory=dict)
    offices: dict[str, dict[int, None]] = field(default_factory=dict)
    mentions: dict[Mention, None] = field(default_factory=dict)
    frames: int = 0

    def hold(self, title: str, article: int) -> None:
        self.offices.setdefault(title, {})[article] = None


def gather(stories: Sequence[Story], sightings: Iterable[Sighting], reader: OfficeReader) -> list[PersonFound]:
    """Everybody whom the stories name or credit, in the order of first appearance."""
    gathered: defaultdict[str, _Gathered] = defaultdict(_Gathered)
    by_story: defaultdict[int, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        by_story[sighting.story.number].append(sighting)
    for story in stories:
        credited = {_closed(credit.name) for credit in story.credits if _is_name(credit)}
        for place, credit in _placed_credits(story):
            _add_credit(gathered[_closed(credit.name)], story.number, credit, place)
        found = by_story.pop(story.number, [])
        texts = (story.headline, *(passage.text[:MOST_SIGNS] for passage in story.passages)) if found else ()
        local = local_names(map(full_width, texts))
        _add_sightings(gathered, found, credited, replace(reader, local=local))
        _add_rosters(gathered, story, found, reader)
    return [_person([(form, gathered[form]) for form in forms]) for forms in _same_people(gathered)]


def _closed(name: str) -> str:
    return re.sub(r"\s+", "", name)


def _is_name(credit: Credit) -> bool:
    name = _closed(credit.name)
    return credit.role is not Role.CONTRIBUTOR and 2 <= len(name) <= LONGEST_NAME and any(map(is_han, name))


def _placed_credits(story: Story) -> Iterator[tuple[tuple[int, int, str], Credit]]:
    """((line, start, printed form), credit) of the people whom a story credits."""
    at_line: defaultdict[int, list[Placed]] = defaultdict(list)
    for passage in story.passages if story.credits else ():
        for line in passage.lines:
            at_line[line].append(Placed(passage, passage.text))
    for count, credit in enumerate(filter(_is_name, story.credits)):
        yield _place_of(credit, at_line[credit.line] if count < MOST_SEARCHED else []), credit


def _place_of(credit: Credit, passages: Iterable[Placed]) -> tuple[int, int, str]:
    """Line, start and printed form of a credited name; the beginning of its line where it is not found."""
    name = _closed(credit.name)
    spread = re.compile(r"\s*".join(map(re.escape, name)))
    for placed in passages:
        for match in spread.finditer(placed.text):
            line, start = placed.place(match.start())
            if line == credit.line:
                return line, start, match[0]
    # The credit may quote all of the byline; only the name in it is a form of the name.
    found = spread.search(credit.printed)
    return credit.line, 0, found[0] if found else name


def _add_credit(known: _Gathered, article: int, credit: Credit, place: tuple[int, int, str]) -> None:
    line, start, printed = place
    known.printed[printed] = None
    known.kinds[Kind(credit.role.value)] = None
    if credit.role in ROLE_TITLES:
        known.hold(ROLE_TITLES[credit.role], article)
    known.mentions[Mention(article, line, start, printed)] = None
    known.frames += 1


def _add_sightings(
    gathered: dict[str, _Gathered], sightings: Sequence[Sighting], credited: set[str], reader: OfficeReader
) -> None:
    before: Sighting | None = None
    listed: list[Sighting] = []
    heading: list[str] = []
    for sighting in sightings:
        known = gathered[sighting.span.name]
        _add_mention(known, sighting, credited)
        previous = before if before and before.passage is sighting.passage else None
        in_list = previous is not None and _joined(previous, sighting, heading)
        if not in_list:
            listed, heading = [], []
        listed.append(sighting)
        titles = _titles(sighting, previous, reader)
        heading = titles or [title for title in heading if spreads(title)] if in_list or titles else []
        for title in heading:
            known.hold(title, sighting.story.number)
        leaders = reader.leaders_after(sighting.text, sighting.span.end)
        for member in listed if leaders else ():
            if not leaders.endswith("领导") or not gathered[member.span.name].offices:
                gathered[member.span.name].hold(leaders, sighting.story.number)
        before = sighting


def _add_rosters(
    gathered: dict[str, _Gathered], story: Story, sightings: Sequence[Sighting], reader: OfficeReader
) -> None:
    """What the label over a list of names says of all of them, where the list says nothing of each."""
    places = {id(passage): at for at, passage in enumerate(story.passages)}
    named: defaultdict[int, list[str]] = defaultdict(list)
    for sighting in sightings:
        named[places[id(sighting.passage)]].append(sighting.span.name)
    for at, title in rosters(story, named).items() if named else ():
        for name in named[at]:
            gathered[name].hold(reader.resolve(title, ""), story.number)


def _joined(one: Sighting, other: Sighting, heading: Sequence[str]) -> bool:
    """Whether two names stand in one list; in a list of leaders a comma may stand for the mark of lists."""
    between = one.text[one.span.end : other.span.start]
    is_of_leaders = between == "，" and bool(heading) and heading[0].endswith("领导")
    return is_of_leaders or bool(BETWEEN_IN_LIST.fullmatch(between))


def _titles(sighting: Sighting, previous: Sighting | None, reader: OfficeReader) -> list[str]:
    span = sighting.span
    if span.left.side is Side.BYLINE:
        return []
    after = previous.span.end if previous else 0
    found = reader.before(sighting.text, span.start, after) + reader.after(sighting.text, span.end)
    return list(dict.fromkeys(title for title in found if title))


def _add_mention(known: _Gathered, sighting: Sighting, credited: set[str]) -> None:
    span = sighting.span
    printed = sighting.passage.text[span.start : span.end]
    line, start = sighting.placed.place(span.start)
    known.printed[printed] = None
    known.mentions[Mention(sighting.story.number, line, start, printed)] = None
    known.frames += span.left.weight >= 3.0 or span.right.weight >= 3.0
    is_credit = span.name in credited and (span.left.side is Side.BYLINE or span.right.word == "摄")
    for kind in _kinds(sighting) if not is_credit and not _stands_alone(sighting, credited) else ():
        known.kinds[kind] = None
        role = next((role for role in ROLE_TITLES if role.value == kind.value), None)
        if role:
            known.hold(ROLE_TITLES[role], sighting.story.number)


def _stands_alone(sighting: Sighting, credited: set[str]) -> bool:
    """A credited name in a byline's line or at a caption's end is the credit, and nothing else."""
    text, span = sighting.text, sighting.span
    is_signature = sighting.passage.role in ("byline", "credit") or "摄" in text[span.end : span.end + 4]
    is_signature = is_signature or span.start < opening_length(text)
    return span.name in credited and (is_signature or _in_byline(text, span.start) or _in_last_note(text, span.start))


def _in_last_note(text: str, start: int) -> bool:
    """Whether a name stands in the brackets that end a paragraph."""
    opened = text.rfind("（", max(0, start - 40), start)
    return opened >= 0 and bool(re.fullmatch(r"（[^（）]{1,60}）\s*", text[opened : opened + 70]))


def _in_byline(text: str, start: int) -> bool:
    return bool(re.search(r"(?:记者|通讯员|摄影|文|图|□)[^，。；：！？（）]{0,12}$", text[max(0, start - 16) : start]))


def _kinds(sighting: Sighting) -> list[Kind]:
    span, text = sighting.span, sighting.text
    if sighting.is_surname_only:
        return [Kind.QUOTED]
    if span.left.side is Side.BYLINE:
        return [next(kind for word, kind in BYLINE_KINDS if word in span.left.word)]
    if text[span.end : span.end + 2].strip().startswith("摄") and not text[span.end :].lstrip(" ").startswith("摄影师"):
        return [Kind.PHOTOGRAPHER]
    announced = text[max(0, span.start - 8) : span.start].rstrip("：者 ")
    if word_before(announced, len(announced), "performing"):
        return [Kind.PERFORMER]
    is_quoted = span.right.side is Side.SPEECH and QUOTE_NEAR.match(text, span.end)
    kinds = [Kind.SUBJECT, Kind.QUOTED] if is_quoted else [Kind.SUBJECT]
    return [*kinds, Kind.AWARD] if is_winner(text, span.start, span.end) else kinds


def _same_people(gathered: dict[str, _Gathered]) -> list[Sequence[str]]:
    signing = set(ROLE_TITLES.values())
    forms = []
    for name, known in gathered.items():
        held = {title for title in known.offices if title not in signing and not title.endswith("领导")}
        forms.append(
            Form(
                name,
                known.frames,
                frozenset(held),
                frozenset(title for title in held if not spreads(title) and len(title) > 2),
                frozenset(mention.article for mention in known.mentions),
                frozenset((mention.article, mention.line) for mention in known.mentions),
            )
        )
    return groups_of_forms(forms)


def _person(forms: Sequence[tuple[str, _Gathered]]) -> PersonFound:
    offices: dict[str, dict[int, None]] = {}
    for _, known in forms:
        for title, articles in known.offices.items():
            offices.setdefault(title, {}).update(articles)
    kinds = [kind for kind in Kind if any(kind in known.kinds for _, known in forms)]
    mentions = sorted({m for _, known in forms for m in known.mentions}, key=lambda m: (m.article, m.line, m.start))
    return PersonFound(
        name=forms[0][0],
        printed=tuple(dict.fromkeys(printed for _, known in forms for printed in known.printed)),
        kinds=tuple(kinds or [Kind.SUBJECT]),
        offices=tuple(OfficeHeld(title, tuple(sorted(articles))) for title, articles in _merged(offices).items()),
        mentions=tuple(mentions),
    )


def _merged(offices: dict[str, dict[int, None]]) -> dict[str, dict[int, None]]:
    """Titles without those that are the end of a longer one: 区长 beside X区区长."""
    merged: dict[str, dict[int, None]] = {}
    for title in sorted(offices, key=len, reverse=True):
        longer = next((other for other in merged if other.endswith(title) and len(other) > len(title)), None)
        merged.setdefault(longer or title, {}).update(offices[title])
    return {title: merged[title] for title in offices if title in merged}
