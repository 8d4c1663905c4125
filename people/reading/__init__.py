"""Text to names, offices, dates and happenings. Pure: no Django, no files but its own word lists.

Each stage is a module: contexts and the dictionary weigh candidates, names finds them in one
text (dotted and surnamed those of other shapes), opinions asks the tagger where rules are in doubt,
sightings finds them in a whole issue, offices reads titles, persons and events draw the sums.
"""

from collections.abc import Sequence
from dataclasses import replace

from people.reading.events import find_events
from people.reading.offices import OfficeReader
from people.reading.persons import gather
from people.reading.places import places_of
from people.reading.punctuation import full_width
from people.reading.records import Reading, Story
from people.reading.sightings import NO_ADVICE, RULES_ALONE, Advice, sight
from people.reading.wordlists import ExtraWords, extended

__all__ = ["NO_ADVICE", "RULES_ALONE", "Advice", "ExtraWords", "read"]


def read(
    stories: Sequence[Story],
    *,
    year: int | None,
    month: int | None = None,
    district: str = "",
    advice: Advice = NO_ADVICE,
) -> Reading:
    """The people and the happenings of one issue.

    `year` and `month` are the issue's, for dates that leave them out; `district` is the region whose
    authorities the text calls 区委 or 县政府 (read from the text if empty); `advice` brings the names that
    editors want taken or refused and their words for the lists. The tagger is asked where its pack is there.
    Never raises on any text; takes time linear in its length.
    """
    stories = [_without(story, advice.refused) for story in stories]
    with extended(advice.words):
        texts = [full_width(text) for story in stories for text in (story.headline, *(p.text for p in story.passages))]
        places = places_of(texts, district)
        sightings = sight(stories, advice)
        persons = gather(stories, sightings, OfficeReader(places))
        events = find_events(stories, persons, places, year=year, month=month)
    return Reading(tuple(persons), tuple(events))


def _without(story: Story, refused: frozenset[str]) -> Story:
    """The story without credits that are no names: 本报综合 signs like a reporter."""
    if not refused:
        return story
    return replace(story, credits=tuple(credit for credit in story.credits if credit.name not in refused))
