"""Where a happening was, where its clause does not say 在某地举行: a place elsewhere in the sentence."""

import re

from people.reading.happenings import NOWHERE
from people.reading.wordlists import word_before

GOING = re.compile(
    "来到|走进|深入|前往|赶赴|奔赴|位于|(?<![存现所实正潜内外旨])在(?!于|职|校生|线|此|这)|(?<![达得直看感遇受收])[到赴](?!位|期|底|来|会)"
)
HERE = re.compile("在(?:这里|这儿|此|该[^，。]{1,6})(?=[^，。]{0,6}(?:举|召|开|启|上|拉|落|揭|鸣))")
WITHIN = re.compile("[内里上中]?(?=[，。的人热锣彩喜欢笑歌张灯书掌气座]|$)")
STOPS = re.compile(
    "[，。；！？：、的了“”‘’（）]|举行|召开|举办|开展|组织|进行|参加|调研|慰问|检查|学习|收听|收看|全[市区县省]"
)
# 在进一步推动…座谈会上: what is done, and no place.
DOING = re.compile("进一步|深入|全面|加快|加强|推[进动]|促进|做好|落实|贯彻|实现|开展")
LONGEST_PLACE = 20


def venue(sentence: str) -> str | None:
    """The first place of a sentence that somebody went to or that something was done in; None if there is none.

    For 在这里举行 it is the place with which the sentence begins. `sentence` begins after its date.
    """
    if HERE.search(sentence):
        return _first_place(sentence)
    for goes in GOING.finditer(sentence[:200]):
        rest = sentence[goes.end() : goes.end() + LONGEST_PLACE]
        if DOING.match(rest):
            continue
        stop = STOPS.search(rest)
        place = _longest(rest[: stop.start()] if stop else rest)
        if place and place not in NOWHERE:
            return place
    return None


def _longest(text: str) -> str:
    """The longest beginning that ends as places do."""
    return next((text[:end] for end in range(len(text), 1, -1) if word_before(text, end, "place_endings")), "")


def _first_place(sentence: str) -> str | None:
    clause = re.split("[，。；]", sentence.lstrip("，、 "), maxsplit=1)[0]
    for end in range(min(len(clause), LONGEST_PLACE), 2, -1):
        if word_before(clause, end, "place_endings") and WITHIN.match(clause, end):
            return clause[:end]
    return None
