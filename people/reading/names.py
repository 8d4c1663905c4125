"""Where a text names people.

Every string that begins with a surname is a candidate, and what follows an office directly is one
with any first character. Names in a list lend one another their evidence. A statistical tagger can
be joined as one more source: it adds its own weight to the spans that it believes in, and is bound
by the same vetoes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from people.reading.candidates import Candidate, own_weight
from people.reading.contexts import Context, Side, left_of, right_of
from people.reading.dotted import find_dotted
from people.reading.punctuation import is_han
from people.reading.wordlists import word_before, words

# What else speaks for names in a text: {(start, end): weight}, in natural logarithms.
Evidence = Mapping[tuple[int, int], float]
# A source of evidence, as a statistical tagger: the texts of an issue in, the evidence for each out.
Source = Callable[[Sequence[str]], Sequence[Evidence]]
NOTHING: Evidence = {}

ACCEPTED = 5.0
CERTAIN = 7.0
DOTTED = 20.0
NEARLY = 2.5
# Below this neither a list nor another source makes a name of a span.
POSSIBLE = 0.5
IN_A_LIST = 4.5
SPACED = 3.0
SIGNED = 3.0
PERSONAL = frozenset((Side.BYLINE, Side.OFFICE, Side.OCCUPATION, Side.RELATION, Side.PERSON_NOUN))
CREDIT_SIGNS = ("摄", "文", "图", "绘")
# Nothing right of a name can make up for what stands left of it.
HOPELESS = -3.0
LONGEST = 4
# What no Chinese given name is written with.
ITEM = re.compile("、([\u4e00-\u9fff]{2,3})、")
TOWNS = frozenset("镇乡")
NOT_GIVEN = frozenset("的了是我你他她它们这那着吗呢吧啊及或但且就也都还很被把让给些某您怎么什呀嘛说到等摄姓两者")
SPACED_GIVEN = re.compile(r"(?: {1,3}(?![摄文图绘])[\u4e00-\u9fff](?![\u4e00-\u9fff])){1,2}")
TITLED_WORK = re.compile(r"《[^《》\n]{0,60}》")


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name at `start` to `end` of a text; `name` has its inner spaces closed up."""

    start: int
    end: int
    name: str
    score: float
    left: Context
    right: Context


def find_names(text: str, evidence: Evidence = NOTHING) -> list[NameSpan]:
    """The names in a text with full-width punctuation, in order, none over another. Linear in time."""
    spans = settle(text, joined(text, weigh(text), evidence))
    return [span for span in spans if span.score >= ACCEPTED]


def weigh(text: str) -> list[NameSpan]:
    """Every string of a text that rules do not rule out as a name, one over another.

    Where a dotted name stands nothing else is a name.
    """
    dotted = [
        NameSpan(found.start, found.end, found.name, DOTTED, left_of(text, found.start), right_of(text, found.end))
        for found in find_dotted(text)
    ]
    hidden = bytearray(len(text))
    for work in TITLED_WORK.finditer(text):
        _mark(hidden, work.start(), work.end())
    for span in dotted:
        _mark(hidden, span.start, span.end)
    starts = (start for start in range(len(text)) if not hidden[start])
    spans = (span for start in starts for span in _spans_from(text, start) if not hidden[span.end - 1])
    return dotted + [span for span in spans if span.score >= POSSIBLE]


def joined(text: str, spans: Sequence[NameSpan], evidence: Evidence) -> list[NameSpan]:
    """The spans with what another source says of them, and those that only the other source sees."""
    if not evidence:
        return list(spans)
    places = {(span.start, span.end) for span in spans}
    weighed = [replace(span, score=span.score + evidence.get((span.start, span.end), 0.0)) for span in spans]
    told = _told(text, evidence.keys() - places, evidence)
    return weighed + [span for span in told if "·" not in text[max(0, span.start - 1) : span.end + 1]]


def settle(text: str, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The names among the spans, and those that were nearly taken: more of them elsewhere may tip the scales."""
    chosen = _without_overlaps([span for span in spans if span.score >= ACCEPTED], len(text))
    chosen = _spread_over_lists(text, chosen, spans)
    nearly = [span for span in spans if NEARLY <= span.score < ACCEPTED]
    return _without_overlaps(chosen + nearly, len(text))


def surname_at(text: str, start: int) -> str:
    """The surname that begins at `start`, compound ones first; empty if there is none."""
    if text[start : start + 2] in words("compound_surnames"):
        return text[start : start + 2]
    return text[start] if text[start] in words("surnames") else ""


def _spans_from(text: str, start: int) -> Iterator[NameSpan]:
    surname = surname_at(text, start)
    if surname:
        left = left_of(text, start)
        if left.weight < HOPELESS:
            return
        for given in (1, 2):
            yield from _weighed(text, (start, start + len(surname) + given), len(surname), left)
        if len(surname) == 2 and surname[0] in words("surnames"):
            yield from _weighed(text, (start, start + 2), 1, left)
        yield from _spaced(text, start, surname, left)
    elif _may_follow_a_title(text, start):
        left = left_of(text, start)
        for end in (start + 2, start + 3) if left.side in (Side.BYLINE, Side.OFFICE) else ():
            if right_of(text, end).side in (Side.STOP, Side.AND_OTHERS):
                yield from _weighed(text, (start, end), 1, left)


def _may_follow_a_title(text: str, start: int) -> bool:
    if not start or not is_han(text[start]):
        return False
    is_titled = word_before(text, start, "offices") or word_before(text, start, "bylines")
    return bool(is_titled) or text[start - 1] in "： "


def _weighed(text: str, place: tuple[int, int], width: int, left: Context) -> Iterator[NameSpan]:
    start, end = place
    name = text[start:end]
    if end > len(text) or len(name) <= width or not all(map(is_han, name)) or NOT_GIVEN.intersection(name[width:]):
        return
    if len(name) == width + 2 and name[-1] in TOWNS and left.side not in (Side.OFFICE, Side.BYLINE):
        return  # 民宿集群和白鹭镇: a town, whatever its first character
    candidate = Candidate(text, start, end, width, left, right_of(text, end))
    yield NameSpan(start, end, name, candidate.score(), left, candidate.right)


def _told(text: str, places: Iterable[tuple[int, int]], evidence: Evidence) -> Iterator[NameSpan]:
    """Names that only another source sees. One without a surname of the list, as 古丽娜尔, wants a person's noun."""
    for start, end in sorted(places):
        if not 0 <= start < end <= len(text) or end - start > LONGEST + 2:
            continue
        surname, left = surname_at(text, start), left_of(text, start)
        if surname or left.side in PERSONAL:
            for span in _weighed(text, (start, end), len(surname) or 1, left):
                yield replace(span, score=span.score + evidence[start, end])


def _spaced(text: str, start: int, surname: str, left: Context) -> Iterator[NameSpan]:
    """强 声: a name of two characters set as wide as one of three."""
    if start and is_han(text[start - 1]):
        return
    match = SPACED_GIVEN.match(text, start + len(surname))
    if match and not NOT_GIVEN.intersection(match[0]):
        name = surname + match[0].replace(" ", "")
        is_credit = text[match.end() : match.end() + 2].lstrip(" ").startswith(CREDIT_SIGNS)
        score = own_weight(name, len(surname)) + left.weight + SPACED + (SIGNED if is_credit else 0.0)
        yield NameSpan(start, match.end(), name, score, left, right_of(text, match.end()))


def _mark(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


def _without_overlaps(spans: list[NameSpan], length: int) -> list[NameSpan]:
    taken = bytearray(length)
    chosen = []
    for span in sorted(spans, key=lambda span: (-span.score, span.start - span.end, span.start)):
        if not any(taken[span.start : span.end]):
            _mark(taken, span.start, span.end)
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.start)


def _spread_over_lists(text: str, chosen: list[NameSpan], spans: list[NameSpan]) -> list[NameSpan]:
    """Candidates beside an accepted name in a list gain by it, and so on along the list."""
    taken = bytearray(len(text))
    for span in chosen:
        _mark(taken, span.start, span.end)
    starting: dict[int, list[NameSpan]] = {}
    ending: dict[int, list[NameSpan]] = {}
    for span in spans:
        if span.score + IN_A_LIST >= ACCEPTED and span.right.weight > 0:
            starting.setdefault(span.start, []).append(span)
            ending.setdefault(span.end, []).append(span)
    found, waiting = list(chosen), list(chosen)
    while waiting:
        span = waiting.pop()
        after = starting.get(span.end + 1, []) if text[span.end : span.end + 1] in ("、", " ", "和", "与") else []
        after = after or _hidden_in_list(text, span, starting)
        before = ending.get(span.start - 1, []) if span.start and text[span.start - 1] in "、 " else []
        for neighbours in (after, before):
            free = [other for other in neighbours if not any(taken[other.start : other.end])]
            if free:
                best = _listed(max(free, key=lambda other: (other.score, other.end - other.start)))
                _mark(taken, best.start, best.end)
                found.append(best)
                waiting.append(best)
    return sorted(found, key=lambda span: span.start)


def _hidden_in_list(text: str, before: NameSpan, starting: Mapping[int, list[NameSpan]]) -> list[NameSpan]:
    """What stands in a list between a name and one that may be, though nothing else tells that it is a name: 时建国 in
    雷雨、时建国、孙立新."""
    start = before.end + 1
    item = ITEM.match(text, before.end)
    surname = surname_at(text, start) if item else ""
    if not surname or len(surname) >= len(item[1]) or item.end() not in starting or NOT_GIVEN.intersection(item[1][1:]):
        return []
    end = start + len(item[1])
    return [NameSpan(start, end, item[1], ACCEPTED - IN_A_LIST, Context(Side.LIST, "", 0.0), right_of(text, end))]


def _listed(span: NameSpan) -> NameSpan:
    left = Context(Side.LIST, "", span.left.weight) if span.left.side is Side.CLAUSE else span.left
    return replace(span, score=span.score + IN_A_LIST, left=left)
