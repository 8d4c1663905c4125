"""The district an issue speaks of."""

import re
from collections import Counter
from collections.abc import Sequence

from articles.parsing.wordlists import words

NAMED = re.compile(
    r"(?:^|[，。、：；“（ 日午]|本报讯|中共|政协)"
    r"(?P<name>[\u4e00-\u9fff]{1,4}?(?:新区|区|县|旗|市))(?=[\u4e00-\u9fff])"
)


def find_district(texts: Sequence[str]) -> str:
    """The district (区, 县, 旗, 县级市) that clauses most often begin with; empty where none is named twice."""
    count: Counter[str] = Counter()
    for text in texts:
        for found in NAMED.finditer(text[:20_000]):
            count[found["name"]] += 1
    vetoes = tuple(words("district_vetoes"))
    known = [(seen, name) for name, seen in count.items() if len(name) >= 2 and not name.endswith(vetoes) and seen >= 2]
    if not known:
        return ""
    districts = [item for item in known if not item[1].endswith("市")]
    return max(districts or known)[1]
