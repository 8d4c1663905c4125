"""The district, the city and the province that an issue speaks of as its own (区委 is whose?)."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from people.reading.wordlists import entries, words

# What follows the name of one's own region; the first sign of the lookahead must not be part of a longer name.
OWN = re.compile(
    r"([\u4e00-\u9fff]{2,4}?(?:自治)?[区县市州旗])"
    r"(?=委|政府|人民政府|人大|政协|领导|召开|举行|举办|开展|纪委|总工会|第|各|教育局|卫健委|工会)"
)
REGION = re.compile(r"(?:(?<=[，。、“《 ])|^)([\u4e00-\u9fff]{2,3}[区县])")
NOT_IN_REGIONS = frozenset("等的了在和与及是为全我本该各两位名由向对到")
MOST_CANDIDATES = 20
CITY = re.compile(r"([\u4e00-\u9fff]{2,3}市)(?=委|人民政府|政府|人大|[\u4e00-\u9fff]{2,3}[区县])")
PROVINCE = re.compile(r"([\u4e00-\u9fff]{2,3}省)(?=委|人民政府|政府|[\u4e00-\u9fff]{2,3}[市厅])")
# Words before the true name that the expressions above take along, and regions that are none.
CLUTTER = re.compile(
    r"^.*(?:召开|主持|参加|在|的|由|和|与|及|日|向|对|到|为|是|中共|全国|代表|各位|动员|落实|推动|介绍"
    r"|建设|发展|书写|以来|年来|省|市(?=.))"
)


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
    """The regions that the texts name most often, of those that have an authority; a given `district` stands."""
    texts = list(texts)
    district = district or _most_named(texts, OWN, REGION, "区县旗") or _most_named(texts, OWN, REGION, "市")
    cities = [text.replace(district, "") if district.endswith("市") else text for text in texts]
    return Places(district, _most_named(cities, CITY, CITY, "市"), _most_named(texts, PROVINCE, PROVINCE, "省"))


def _most_named(texts: list[str], sure: re.Pattern[str], loose: re.Pattern[str], endings: str) -> str:
    """The name that stands most often in all texts, of the candidates that the first fitting expression finds."""
    for expression, least in ((sure, 1), (loose, 2)):
        found = Counter(CLUTTER.sub("", match[1]) for text in texts for match in expression.finditer(text))
        likely = [name for name, _ in found.most_common(MOST_CANDIDATES) if _is_region(name) and name[-1] in endings]
        named = {name: sum(text.count(name) for text in texts) for name in likely}
        best = max(named, key=lambda name: (named[name], -len(name)), default="")
        if best and named[best] >= least:
            return best
    return ""


def _is_region(name: str) -> bool:
    if NOT_IN_REGIONS.intersection(name):
        return False
    return len(name) > 2 and name not in words("no_regions") and not name.endswith(entries("parts_of_town"))
