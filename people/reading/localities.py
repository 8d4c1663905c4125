"""The town, the village, the neighbourhood that one article speaks of: whose 镇长 is 镇长?"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from people.reading.dictionary import dictionary
from people.reading.wordlists import words

LEVELS = ("街道", "社区", "镇", "乡", "村")
NAMED = re.compile(
    r"(?:(?<=[^\u4e00-\u9fff])|(?<=[日午县区市镇乡道在到于])|^)([\u4e00-\u9fff]{2,4}?)(街道|社区|镇|乡|村)"
)
# 镇党委, 镇长: the level alone, before a body or an office of it.
BARE = re.compile(
    r"(街道|社区|镇|乡|村)(?=党|长|人大|纪委|政府|副|居委会|村委会|两委|办事处|武装部|综治|工会|团委|妇联)"
)
# A place is the article's own where it is named this much more often than any other of its level.
CLEARLY = 2
MOST_SIGNS = 20_000


def local_names(texts: Iterable[str]) -> Mapping[str, str]:
    """{level: name} of the places that the texts of one article name, where there is one clear answer."""
    named: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for match in NAMED.finditer(text[:MOST_SIGNS]):
            if _may_be_place(match[1], match[2]):
                named[match[2], match[1]] += 1
    found = {}
    for level in LEVELS:
        known = _without_longer({name: count for (of, name), count in named.items() if of == level})
        best = known.most_common(2)
        if best and (len(best) == 1 or best[0][1] >= CLEARLY * best[1][1] + 1):
            found[level] = best[0][0] + level
    return found


def completed(title: str, local: Mapping[str, str]) -> str:
    """青禾镇党委书记 for 镇党委书记, 青禾镇镇长 for 镇长, where the article's town is known."""
    bare = BARE.match(title)
    name = local.get(bare[1]) if bare else None
    if bare is None or name is None:
        return title
    return name + (title if title[bare.end() :].startswith("长") else title[bare.end() :])


def _may_be_place(name: str, level: str) -> bool:
    """Whether what stands before the level is a name: not 新农|村, 全|镇, 走进|社区."""
    if words("never_in_regions").intersection(name) or name[-1] in words("never_before_region"):
        return False
    known = dictionary()
    is_verb = known.tag(name[:2]).startswith(("v", "d", "p", "r", "m"))
    return not is_verb and not known.is_word(name[-1] + level, 100)


def _without_longer(named: Mapping[str, int]) -> Counter[str]:
    """Counts without names that only took a word along: 走进柳荫 where 柳荫 stands by itself."""
    kept: Counter[str] = Counter()
    for name, count in named.items():
        kept[next((name[at:] for at in range(len(name) - 2, 0, -1) if name[at:] in named), name)] += count
    return kept
