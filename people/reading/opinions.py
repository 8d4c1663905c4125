"""Which sentences another source of evidence is asked about: those where it can matter.

A statistical tagger is slow, and most sentences are plain: they hold no name-shaped string, or names
that stand in frames. Asked are those with a string that the rules left open.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from people.reading.contexts import Side
from people.reading.names import Evidence, NameSpan, Source
from people.reading.tagged_names import tagged_names
from people.reading.tagger import LONGEST_SENTENCE, sentences, tagger

# Rules alone are sure outside of these scores.
OPEN_FROM, OPEN_TO = 2.0, 7.0
# What it costs a doubtful span that a source which was asked sees no name there.
SILENCE = 1.0
# An issue has some hundred signs to ask about; a hostile text must not keep the tagger busy for minutes.
MOST_ASKED = 20_000


@cache
def installed() -> tuple[Source, ...]:
    """The tagger, where its pack is there; nothing else is needed, and nothing is said without it."""
    found = tagger()
    return (tagged_names(found),) if found else ()


def second_opinions(
    texts: Sequence[str], weighed: Sequence[Sequence[NameSpan]], sources: Sequence[Source]
) -> list[Evidence]:
    """What all sources say of the open sentences of each text, their weights added up.

    A source that was asked and does not confirm a doubtful span speaks against it.
    """
    sums: list[dict[tuple[int, int], float]] = [{} for _ in texts]
    if not sources:
        return list(sums)
    asked = _asked(texts, weighed)
    for source in sources:
        for (number, offset, _), told in zip(asked, source([part for _, _, part in asked]), strict=True):
            for (start, end), weight in told.items():
                place = offset + start, offset + end
                sums[number][place] = sums[number].get(place, 0.0) + weight
    ends: dict[int, dict[int, int]] = {}
    for number, offset, part in asked:
        ends.setdefault(number, {})[offset] = offset + len(part)
    for number, stretches in ends.items():
        for span in weighed[number]:
            if _is_open(span) and not _is_framed(span) and _lies_in(span, stretches):
                sums[number].setdefault((span.start, span.end), -SILENCE)
    return list(sums)


def _asked(texts: Sequence[str], weighed: Sequence[Sequence[NameSpan]]) -> list[tuple[int, int, str]]:
    """(number of the text, start, sentence) of what is asked about: never more than a bound."""
    found, signs = [], 0
    for number, (text, spans) in enumerate(zip(texts, weighed, strict=True)):
        for start, part in open_sentences(text, spans):
            signs += len(part)
            if signs > MOST_ASKED:
                return found
            found.append((number, start, part))
    return found


def _lies_in(span: NameSpan, stretches: Mapping[int, int]) -> bool:
    """Whether a span begins in one of the stretches {start: end}, none of which is longer than a sentence."""
    return any(stretches.get(at, 0) > span.start for at in range(span.start, span.start - LONGEST_SENTENCE, -1))


def _is_framed(span: NameSpan) -> bool:
    """Whether an office or a byline introduces the name and something fit for a name follows: rules know that best."""
    return span.left.side in (Side.OFFICE, Side.BYLINE) and span.right.weight >= 1.0


def _is_open(span: NameSpan) -> bool:
    return OPEN_FROM <= span.score < OPEN_TO


def open_sentences(text: str, spans: Sequence[NameSpan]) -> list[tuple[int, str]]:
    """(start, sentence) of those that hold a span which the rules neither take nor refuse for sure."""
    sure = bytearray(len(text))
    for span in spans:
        if span.score >= OPEN_TO:
            sure[span.start : span.end] = b"\1" * (span.end - span.start)
    doubtful = [span.start for span in spans if _is_open(span) and not any(sure[span.start : span.end])]
    if not doubtful:
        return []
    parts = sentences(text)
    begins = [start for start, _ in parts]
    return [parts[n] for n in sorted({bisect_right(begins, at) - 1 for at in doubtful})]
