"""Lists of names under a label that says what all of them are: 优秀教师（12名）, and under it rows of names."""

import re
from collections.abc import Iterable, Mapping, Sequence

from people.reading.punctuation import full_width
from people.reading.records import Passage, Story
from people.reading.wordlists import word_before

LONGEST_LABEL, LONGEST_HEADLINE = 20, 40
NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]|[①-⑳■●▲◆★])\s*")
COUNT = re.compile(r"[（(][^（）()]{0,4}\d{0,4}[^（）()]{0,4}[）)]$|[\d一二三四五六七八九十百]+[名位人]$")
LISTED = re.compile(r"(?:拟?表彰|候选|入围|获奖|光荣榜|公示|评选)?(?:名单|名录|光荣榜)(?:公示|公布|揭晓|出炉)?$")
# What a row holds besides its names: where each belongs, and the signs between them.
BESIDE = re.compile(r"（[^（）]{1,24}）|[、，；。\s　]+")
MOSTLY = 0.7


def rosters(story: Story, named: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """{place of a passage: title} of the passages that are nothing but names under a label; `named` are the names that
    stand in each passage."""
    found: dict[int, str] = {}
    label = _label(story.headline, LONGEST_HEADLINE) if LISTED.search(story.headline) else ""
    for at, passage in enumerate(story.passages):
        names = named.get(at, ())
        if names and _is_roster(passage, names):
            if label:
                found[at] = label
        elif own := _label(full_width(passage.text[: LONGEST_LABEL + 8]), LONGEST_LABEL):
            label = own
        elif passage.role in ("list", "subheading"):
            label = ""
    return found


def _label(text: str, longest: int) -> str:
    """优秀教师 of 二、优秀教师（12名）：; empty where a line is no such label."""
    bare = LISTED.sub("", COUNT.sub("", NUMBERING.sub("", text.strip(" 　：")))).strip(" 　：")
    bare = COUNT.sub("", bare)
    if not 3 <= len(bare) <= longest or re.search("[，。；！？“”]", bare):
        return ""
    known = word_before(bare, len(bare), "occupations") or word_before(bare, len(bare), "offices")
    return bare if known and not word_before(bare, len(bare), "no_titles") else ""


def _is_roster(passage: Passage, names: Iterable[str]) -> bool:
    """Whether a passage is hardly more than names."""
    rest = BESIDE.sub("", full_width(passage.text[:2000]))
    length = len(rest)
    for name in names:
        rest = rest.replace(name, "")
    return length > 0 and len(rest) <= (1 - MOSTLY) * length
