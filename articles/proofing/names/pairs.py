"""Two forms of a name: are they one person, and which of them is presumably misread?

Majority never decides: in real issues the true name stands in fewer places than its misreading.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import pairwise

from articles.proofing.names.forms import DOT, Difference, difference, share_body, share_office
from articles.proofing.names.places import NamePlace
from articles.proofing.names.surnames import given_score, surname_score, transcribed_score
from articles.proofing.records import Field
from people.reading.offices import spreads
from people.reading.wordlists import words

CLAUSE_END = re.compile("[，：,:“”]")
LONG_NAME = 5
# From here on a score is a presumption, from there on a strong one. Scores of given names are never certain, and sure
# is only that a character begins no name, or what an editor says.
PRESUMED, STRONG, CERTAIN, SURE = 0.5, 2.0, 4.0, 7.5
# What a lost character says: little.
LOST = 0.6
# What signs a text tells nobody apart.
SIGNING = frozenset(("记者", "见习记者", "实习记者", "通讯员", "摄影"))
TRUE, VARIANT, MISREADING = "true", "variant", "misreading"


@dataclass(slots=True)
class Form:
    """One form of a name: the person of this issue that it was read as (None: only a string, or elsewhere), its
    offices, its places in this issue, and how many reading found (credits of photos are in no part); in the
    archive `issues` and `count`; an editor's verdict."""

    name: str
    person: int | None = None
    offices: frozenset[str] = frozenset()
    places: list[NamePlace] = field(default_factory=list)
    read: int = 0
    issues: tuple[str, ...] = ()
    count: int = 0
    verdict: str = ""
    true_form: str = ""

    @property
    def held(self) -> frozenset[str]:
        return frozenset(office for office in self.offices if office not in SIGNING and not office.endswith("领导"))

    @property
    def single(self) -> frozenset[str]:
        """Offices that one person holds at a time."""
        return frozenset(office for office in self.held if not spreads(office) and len(office) > 2)

    @property
    def in_all(self) -> int:
        """In how many places it stands, here and elsewhere; what a byline and a text print is one place."""
        texts = [place for place in self.places if place.part.place.field is not Field.BYLINE]
        articles = {place.part.place.article for place in texts}
        signed = {place.part.place.article for place in self.places} - articles
        return max(self.read, len(texts) + len(signed)) + self.count

    @property
    def articles(self) -> frozenset[int | None]:
        return frozenset(place.part.place.article for place in self.places)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two forms that are presumably one person's, `likely` so (0 to 1). `gain` is how much rather the first is true
    (natural logarithm), `why` the ground for it in Chinese."""

    one: Form
    other: Form
    differing: Difference
    likely: float
    gain: float
    why: str

    @property
    def cause(self) -> str:
        return "name:" + "/".join(sorted((self.one.name, self.other.name)))


def pair_of(one: Form, other: Form) -> Pair | None:
    """The pair that two forms make; None where they are names of two people, or nobody can tell."""
    differing = difference(one.name, other.name)
    if differing is None or VARIANT in (one.verdict, other.verdict) or one.verdict == other.verdict == TRUE:
        return None
    likely = _likely(one, other, differing)
    if not likely:
        return None
    return Pair(one, other, differing, likely, *_gain(one, other, differing))


def _likely(one: Form, other: Form, differing: Difference) -> float:
    """How likely two forms are one person's name: what of such pairs was so where it was measured, 0 where it is not
    asked."""
    if _named_together(one.places, other.places, differing):
        return 0.0
    in_issue = not (one.issues or other.issues) or bool(one.places and other.places)
    is_grouped = in_issue and one.person is not None and one.person == other.person
    shares = share_office(one.single, other.single)
    if not differing.is_change:
        return _likely_lost(one, other, is_grouped, shares)
    if DOT in one.name and len(one.name) > LONG_NAME:
        return 0.9
    if len(one.name) == 2:
        return _likely_short(one, other, in_issue, shares) if differing.is_alike else 0.0
    return _likely_whole(one, other, in_issue, shares) if differing.is_alike else _likely_unlike(one, other, shares)


def _likely_whole(one: Form, other: Form, in_issue: bool, shares: bool) -> float:
    """Of two names of three and more characters that look alike."""
    if shares or not _disagree(one, other):
        return 0.9
    # An issue names few people: that two of them are called so nearly the same is less likely than a misreading.
    return 0.7 if in_issue or share_body(one.held, other.held) else 0.0


def _likely_unlike(one: Form, other: Form, shares: bool) -> float:
    """Of two such names of which one character is quite another."""
    if shares:
        return 0.9
    if one.person is not None and one.person == other.person and one.places and other.places:
        return 0.8
    # 储长河 where 褚长河 is told of: a string that only stands where a name would, in the same article.
    is_string = (one.person is None) != (other.person is None) and bool(one.articles & other.articles)
    return 0.6 if is_string else 0.0


def _likely_short(one: Form, other: Form, in_issue: bool, shares: bool) -> float:
    """Of two names of two characters that look alike."""
    disagree = _disagree(one, other)
    if shares or (not disagree and one.articles & other.articles) or one.offices & other.offices:
        return 0.75
    # An archive has many such names, an issue has few: there even this alone is asked about.
    return 0.5 if in_issue and not disagree and 1 in (one.in_all, other.in_all) else 0.0


def _disagree(one: Form, other: Form) -> bool:
    """Whether both hold offices, and none that could be the other's."""
    return bool(one.held and other.held) and not share_office(one.held, other.held, shortest=2)


def _likely_lost(one: Form, other: Form, is_grouped: bool, shares: bool) -> float:
    shorter, longer = sorted((one.name, other.name), key=len)
    if len(shorter) == 2 and not shares:
        return 0.0
    if shorter[0] != longer[0] and not shares:
        return 0.0
    return 0.8 if is_grouped or shares else 0.0


def _named_together(places: Collection[NamePlace], others: Collection[NamePlace], differing: Difference) -> bool:
    """Whether a sentence names both: relatives and namesakes are mostly named together, a misreading is not. Where
    they look alike, only a clause that names both tells two people (骆一鸣、骆一鹏 but 华正，华匪不肯)."""
    where: dict[object, list[NamePlace]] = {}
    for place in places:
        where.setdefault(place.where, []).append(place)
    together = ((place, other) for other in others for place in where.get(other.where, ()))
    return any(not differing.is_alike or _in_one_clause(place, other) for place, other in together)


def _in_one_clause(one: NamePlace, other: NamePlace) -> bool:
    first, last = sorted((one, other), key=lambda place: place.start)
    return not CLAUSE_END.search(one.part.text, first.end, last.start)


def _gain(one: Form, other: Form, differing: Difference) -> tuple[float, str]:
    if TRUE in (one.verdict, other.verdict):
        true = one if one.verdict == TRUE else other
        return (99.0 if true is one else -99.0), f"“{true.name}”已经编辑确认"
    if not differing.is_change:
        return _gain_of_lost(one.name, other.name), "一处多字或少字"
    a, b = differing.one, differing.other
    if DOT in one.name:
        return transcribed_score(a, b), "按译名用字推测"
    compound = [form.name[:2] in words("compound_surnames") for form in (one, other)]
    if differing.at < 2 and compound[0] != compound[1]:
        return (8.0 if compound[0] else -8.0), "按复姓推测"
    if differing.at == 0:
        gain = surname_score(a, b)
        rare, frequent = (a, b) if gain > 0 else (b, a)
        return gain, f"按姓氏推测，“{rare}”姓常被误认作“{frequent}”"
    width = 2 if all(compound) else 1
    return given_score(one.name[width:], other.name[width:], differing.at - width), "按人名用字推测"


def _gain_of_lost(one: str, other: str) -> float:
    """A character is rather lost than added, but for one that is doubled."""
    longer = max(one, other, key=len)
    is_doubled = any(a == b for a, b in pairwise(longer))
    return LOST if (longer == one) != is_doubled else -LOST
