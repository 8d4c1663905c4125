"""The tagger's opinion on names, as one more source of evidence for `people.reading.names`."""

from collections.abc import Sequence

from people.reading.names import Evidence, Source
from people.reading.tagger import Tagger

# How much likelier a span is a name where the tagger says so, in natural logarithms: less than an
# office, more than the beginning of a clause. The vetoes of the dictionary bind the tagger too.
BELIEVED = 2.5
PERSON = frozenset(("PER", "nr"))


def tagged_names(tagger: Tagger) -> Source:
    """A source that believes what the tagger takes for people's names."""

    def source(texts: Sequence[str]) -> list[Evidence]:
        return [
            {(word.start, word.end): BELIEVED for word in found if word.tag in PERSON and word.end - word.start > 1}
            for found in tagger.tag(texts)
        ]

    return source
