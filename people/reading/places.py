"""The district, the city and the province that an issue speaks of as its own (区委 is whose?)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from people.reading.dictionary import dictionary
from people.reading.punctuation import is_han
from people.reading.wordlists import word_after, word_before, words

# What stands after the name of a region that governs itself: X区委, X区政府, X区第二届…
AUTHORITY = re.compile(
    r"委|人民政府|政府|人大|政协|人民法院|人民检察院|纪委|领导|总工会|[教民财司公卫]\S{1,6}局|第.{1,3}届"
    r"|[\u4e00-\u9fff]{2,6}委员会"
)
HELD = re.compile(r"召开|举行|举办|开展|组织|长(?![期效])")
# 某市某区, 某省某市: what a lower region follows governs it.
_TOWNS = re.compile(r"[\u4e00-\u9fff]{2,3}(?:街道|镇|乡)")
BELOW = {
    "区": _TOWNS,
    "县": _TOWNS,
    "市": re.compile(r"[\u4e00-\u9fff]{2,3}[区县]"),
    "省": re.compile(r"[\u4e00-\u9fff]{2,3}[市厅]"),
}
# 区委 without a name: it is the level of one's own region.
BARE = re.compile(r"(?<![\u4e00-\u9fff])([区县旗市])(?=委|政府|长[\u4e00-\u9fff]|人大|政协|领导|直)")
# What stands directly before a name that begins there: no part of it.
BEGINS = re.compile(r"(?:[^\u4e00-\u9fff]|[日午晚]|本报讯|中共|政协|[市省盟州]|自治区)$")
# 市中区, 市北区: districts that are called by their place in the city.
IN_TOWN = re.compile(r"市[中南北东西]区$")
# 桃渡镇和区商务局: a lower body, and with it one of the region's own.
WITH_LOWER = re.compile(r"(?:镇|乡|村|街道|社区|局|办)和")
AUTONOMOUS = re.compile(r"自治[区县旗州]$")
# 据县委介绍, 经县委研究: no name of a region ends so before its level.
LEADS_UP = frozenset("从据经自照按表受团")
LONGEST, LONGEST_PROVINCE, LONGEST_AUTONOMOUS = 4, 3, 11
# Evidence that a name stands here: where it begins, what follows, both.
BEGUN, GOVERNS, HOLDS, PLAIN = 1.0, 1.0, 0.5, 0.1
BOTH = 3.0
# What an odd name wants: two sure frames, and as many places without 委 or 政府 after it.
PROVEN, LEAST_ALONE = 3.0, 3
# The least evidence for a region: one sure frame, or several weak ones.
LEAST = 1.5
MOST_TEXTS = 4000
MOST_SIGNS = 20_000
# 县直 and 县城 outweigh names of other levels where they are this much more frequent.
LEVEL_MATTERS = 2
OTHERS_RARER = 3


@dataclass(frozen=True, slots=True)
class Places:
    """Names of one's own regions; an empty string where the text does not tell."""

    district: str = ""
    city: str = ""
    province: str = ""

    def whole(self, level: str) -> str:
        """The full name of the region that 区, 县, 市 or 省 alone stands for; empty if unknown."""
        for region in (self.district, self.city, self.province):
            if region.endswith(level):
                return region
        return ""


def places_of(texts: Iterable[str], district: str = "") -> Places:
    """The regions that the texts speak of as their own; a given `district` stands.

    `texts` have full-width punctuation. A name counts by where it stands: after a stop or a date, and before
    an authority. Linear in the texts, of which the first 20,000 characters each are read.
    """
    read = [text[:MOST_SIGNS] for text in list(texts)[:MOST_TEXTS]]
    district = district or _own(read)
    without = [text.replace(district, "") if district.endswith("市") else text for text in read]
    return Places(district, _likeliest(without, "市"), _likeliest(read, "省"))


def _own(texts: Sequence[str]) -> str:
    """The district, county or, where neither is spoken of, the county-level city."""
    bare = Counter(match[1] for text in texts for match in BARE.finditer(text))
    below = bare["区"] + bare["县"] + bare["旗"]
    if bare["市"] > OTHERS_RARER * below and (city := _likeliest(texts, "市")):
        return city
    return _likeliest(texts, "区县旗", bare)


def _likeliest(texts: Sequence[str], levels: str, bare: Counter[str] | None = None) -> str:
    """The name with the most evidence of those that end so; `bare` counts the levels that stand without names."""
    evidence: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for text in texts:
        for name, weight in _named(text, levels):
            evidence[name] += weight
            named[name] += 1
    evidence = _without_longer(evidence, named)
    for name in [name for name in evidence if _is_odd(name) and not _is_proven(name, evidence[name], texts)]:
        del evidence[name]
    if bare and (level := max(levels, key=lambda level: bare[level])) and bare[level]:
        evidence = Counter({n: w * LEVEL_MATTERS if n[-1] == level else w for n, w in evidence.items()})
    likely = [name for name, weight in evidence.items() if weight >= LEAST]
    return max(likely, key=lambda name: (evidence[name], named[name], len(name)), default="")


def _is_odd(name: str) -> bool:
    """Whether a string looks like no region's name, though some are called so: 解放区, 进贤县, 相城区."""
    is_common = word_before(name, len(name), "no_regions") and not word_before(name, len(name), "parts_of_town")
    return bool(is_common or words("never_in_regions").intersection(name[:-1]) or dictionary().tag(name[:-1]) == "v")


def _is_proven(name: str, evidence: float, texts: Sequence[str]) -> bool:
    """Whether the texts use an odd string as a region's name all the same: often, before an authority, and before
    other things than 委, 政府 and 领导 (推动区委工作)."""
    alone = re.compile(rf"{re.escape(name)}(?!委|政府|长|人大|政协|纪委|领导|直|[^\u4e00-\u9fff])")
    return evidence >= PROVEN and sum(len(alone.findall(text)) for text in texts) >= LEAST_ALONE


def _without_longer(evidence: Counter[str], named: Counter[str]) -> Counter[str]:
    """The evidence without names that only took a verb along: 推动X区 where X区 has begun by itself. `named` counts
    the places of each."""
    begun = {name for name, weight in evidence.items() if weight - PLAIN * named[name] >= BEGUN - PLAIN}
    kept: Counter[str] = Counter()
    for name, weight in evidence.items():
        ends = (name[at:] for at in range(len(name) - 2, 0, -1))
        kept[next((end for end in ends if end in begun), name)] += weight
    return kept


def _named(text: str, levels: str) -> Iterator[tuple[str, float]]:
    """(name, evidence) of each string that may be a region's name and ends in one of the levels."""
    for match in re.finditer(f"[{levels}]", text):
        end = match.end()
        if word_after(text, end - 1, "own_levels"):
            continue
        after = _weight_after(text, end)
        for start in _starts(text, end):
            name = text[start:end]
            has_begun = not start or bool(BEGINS.search(text[max(0, start - 3) : start]))
            if not _may_be_region(name, after, has_begun):
                continue
            if has_begun:
                yield name, BOTH if after == GOVERNS else BEGUN + after
            elif after == GOVERNS:
                yield name, PLAIN


def _weight_after(text: str, end: int) -> float:
    below = BELOW.get(text[end - 1])
    if AUTHORITY.match(text, end) or (below and below.match(text, end)):
        return GOVERNS
    return HOLDS if HELD.match(text, end) else 0.0


def _starts(text: str, end: int) -> Iterator[int]:
    """Where a name that ends at `end` may begin."""
    reach = LONGEST_PROVINCE if text[end - 1] == "省" else LONGEST
    if AUTONOMOUS.search(text, max(0, end - 3), end):
        reach = LONGEST_AUTONOMOUS
    for start in range(end - 2, max(-1, end - 2 - reach), -1):
        sign = text[start]
        is_level = sign in "区县市省" and not IN_TOWN.match(text, start, end)
        if not is_han(sign) or is_level:
            return
        yield start


def _may_be_region(name: str, after: float, has_begun: bool) -> bool:
    """Whether a string has the shape of a region's name; one like 房山区 only where an authority follows, one like
    鼓楼区 only where it has a beginning too."""
    is_clear = has_begun and after == GOVERNS and len(name) > 2
    if WITH_LOWER.search(name) or name in words("no_regions") or name.startswith("记者"):
        return False
    if name[-2] in LEADS_UP:
        return False
    if _is_odd(name):
        return is_clear
    if name[-2] in words("never_before_region") and not is_clear:
        return False
    if len(name) == 2:
        return name[-1] == "县" and after == GOVERNS
    return after == GOVERNS if word_before(name, len(name), "parts_of_town") else True
