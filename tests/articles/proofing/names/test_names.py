"""Two forms of a name are one question; the names are invented."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.proofing.archive import KnownName, Shelf
from articles.proofing.names import detector as names
from articles.proofing.names.forms import Difference, difference, misread_forms
from articles.proofing.names.surnames import given_score, surname_score
from articles.proofing.records import Galley
from people.reading.records import Kind, Mention, OfficeHeld, PersonFound
from tests.articles.proofing.galleys import NOTHING_ELSE, accepted, galley


def person(*forms: str, office: str = "") -> PersonFound:
    """Somebody whom reading found in these forms, in an office."""
    offices = (OfficeHeld(office, (1,)),) if office else ()
    return PersonFound(forms[0], forms, (Kind.SUBJECT,), offices, tuple(Mention(1, 1, 0, form) for form in forms))


def issue(text: str, *people: PersonFound, key: str = "今") -> Galley:
    return replace(galley(*text.split("|")), key=key, people=people)


def found(one: Galley, *others: Galley, **told: object) -> list[tuple[str, str | None]]:
    """What names are pointed at in an issue beside others, and what would stand there."""
    texts = {part.place: part.text for part in one.parts}
    findings = names.find(one, Shelf([one, *others], **told).beside(one))
    findings = sorted(findings, key=lambda finding: (finding.place.article, finding.start))
    return [(texts[f.place][f.start : f.end], f.replacement) for f in findings]


HEAD = "某区区长"


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        # A character that begins no name was misread.
        ("区长阮知秋出席。|院知秋强调，要早动手。", [person("阮知秋", "院知秋", office=HEAD)], [("院知秋", "阮知秋")]),
        # Reading knows one form only; the other stands as a mere string.
        ("村监测员杨砚农发言。扬砚农讲起那个雨夜。", [person("杨砚农", office="村监测员")], [("扬砚农", "杨砚农")]),
        # So does a name of two characters, where a clause begins and somebody speaks.
        ("馆长逯舟说，书来了。逮舟说，人也来了。", [person("逯舟", office="馆长")], [("逮舟", "逯舟")]),
        # And behind an office, whatever follows.
        ("窗口里坐着管彤。行政审批局局长菅彤的右手有茧。", [person("管彤")], [("菅彤", "管彤")]),
        # A credit is in no part: the form that stands in one is asked about.
        ("洪连生说。", [person("洪莲生", "洪连生", office="馆长")], [("洪连生", None)]),
        ("院知秋说。", [person("阮知秋", "院知秋", office="馆长")], [("院知秋", "阮知秋")]),
        ("阮知秋说。", [person("阮知秋", "院知秋", office="馆长")], [("阮知秋", None)]),
        # The rarer of two surnames is true, in however few places it stands.
        (
            "余景行讲话。|余景行强调。|余景行要求。|佘景行说。",
            [person("余景行", "佘景行", office=HEAD)],
            [("余景行", "佘景行")] * 3,
        ),
        # What names are not made of was misread.
        ("种粮大户韦怀田说。|韦怀由笑了。", [person("韦怀田", "韦怀由")], [("韦怀由", "韦怀田")]),
        # One place against many: the single one.
        (
            "邢毓川讲话。|邢毓川强调。|邢毓川要求。|邢毓州说。",
            [person("邢毓川", "邢毓州", office=HEAD)],
            [("邢毓州", "邢毓川")],
        ),
        # Of two clauses of a sentence, each has its own place of one name; an issue has few of two characters.
        ("民警邬峥走上前，邬睁不肯要。", [person("邬峥", office="民警")], [("邬睁", "邬峥")]),
        ("馆员滕海说。|警报响了，腾海放大画面。", [person("滕海", office="馆员"), person("腾海")], [("腾海", "滕海")]),
        # Reading found neither: one stands behind an office, the other begins as a name may.
        ("护士长问小荷查房。|夜里，向小荷又来了。", [], [("问小荷", "向小荷")]),
        # Dotted names of any length.
        (
            "渠长买买提·司马义说。|买头提·司马义笑了。",
            [person("买买提·司马义", office="渠长")],
            [("买买提·司马义", None), ("买头提·司马义", "买买提·司马义")],
        ),
        # Quite another character, but where a name would stand, in the article that tells of the person.
        (
            "技师褚长河说，机器要听。22岁的储长河从技校毕业。",
            [person("褚长河", office="技师")],
            [("褚长河", None), ("储长河", "褚长河")],
        ),
        # What begins with no surname, but looks like one of the most frequent.
        ("村民昊桂莲选片。", [person("昊桂莲", office="村民")], [("昊桂莲", "吴桂莲")]),
        # The longest form first: a name inside a longer one is no place of it.
        ("欧阳知秋说。", [person("欧阳知秋"), person("欧阳知")], []),
    ],
)
def test_forms_of_an_issue(text, people, expected):
    assert found(issue(text, *people)) == expected


@pytest.mark.parametrize(
    ("text", "people"),
    [
        # Relatives and namesakes are named together, or hold different offices.
        ("兄弟罗大河、罗太河都种稻。", [person("罗大河"), person("罗太河")]),
        (
            "养殖大户马成骧说。|县医院院长马成骥介绍。",
            [person("马成骧", office="养殖大户"), person("马成骥", office="县医院院长")],
        ),
        ("刘阿姨说。|邓阿姨说。", [person("刘阿姨"), person("邓阿姨")]),
        # Words are no names, whatever they look like.
        ("张建设说，要抓好建设。新建设的路通了。", [person("张建设")]),
        ("高文明说，长文明之风，要靠大家。", [person("高文明")]),
        ("", []),
    ],
)
def test_what_is_not_asked(text, people):
    assert found(issue(text, *people)) == []


RIGHT = issue("区长千思远讲话。", person("千思远", office=HEAD), key="昨")
WRONG = issue("区长于思远讲话。|于思远要求。", person("于思远", office=HEAD))


def test_forms_of_two_issues():
    assert found(WRONG, RIGHT) == [("于思远", "千思远"), ("于思远", "千思远")]
    assert found(RIGHT, WRONG) == [], "the form that is presumed true is not asked about where it stands alone"


def test_one_question_with_all_places():
    findings = list(names.find(WRONG, Shelf([WRONG, RIGHT]).beside(WRONG)))
    assert {finding.cause for finding in findings} == {"name:于思远/千思远"}
    assert {(e.quote, e.issue, e.count) for e in findings[0].evidence} == {
        ("于思远", "今", 1),
        ("千思远", "昨", 1),
    }
    assert all(0.6 <= finding.confidence <= 0.95 for finding in findings)


def test_nothing_decides():
    one = issue("区长邢毓川讲话。", person("邢毓川", office=HEAD))
    other = issue("区长邢毓州讲话。", person("邢毓州", office=HEAD), key="昨")
    assert [quote for quote, _ in found(one, other)] == ["邢毓川"]
    assert [quote for quote, _ in found(other, one)] == ["邢毓州"]


def test_what_editors_decided():
    misread = KnownName("于思远", "1", (HEAD,), verdict="misreading", true_form="千思远")
    true = KnownName("于思远", "1", (HEAD,), verdict="true")
    near = KnownName("千思远", "1", (HEAD,), verdict="true")
    assert found(WRONG, names=[misread]) == [("于思远", "千思远"), ("于思远", "千思远")]
    assert found(WRONG, RIGHT, names=[true]) == [], "a confirmed form is right whatever its surname"
    assert found(RIGHT, WRONG, names=[true]) == [("千思远", "于思远")]
    assert found(WRONG, names=[near]) == [("于思远", "千思远"), ("于思远", "千思远")]
    assert found(WRONG, RIGHT, different=[("于思远", "千思远")]) == []
    assert found(WRONG, RIGHT, names=[replace(near, verdict="variant")]) == []


def test_string_that_the_archive_knows_as_a_name():
    """A misread name may have no surname left, so that reading sees nobody."""
    other = issue("镇长仇望舒说。", person("仇望舒", office="某镇镇长"), key="昨")
    assert found(issue("镇长优望舒说，水来了。"), other) == [("优望舒", "仇望舒")]
    two = issue("馆长逯舟说。", person("逯舟", office="图书馆馆长"), key="昨")
    assert found(issue("馆长逮舟说，书来了。"), two) == [("逮舟", "逯舟")]


@pytest.mark.parametrize(
    ("text", "people", "expected"),
    [
        ("牧民买买提.艾山说。", [], [(".", "·")]),
        ("牧民买买提・艾山和库尔班•吐尔逊说。", [], [("・", "·"), ("•", "·")]),
        ("版本2.0上线，共3.5万人。第一.第二。", [], []),
        ("摊主买买提艾山来了。", [person("买买提·艾山")], [("买买提艾山", "买买提·艾山")]),
        ("区长阮知 秋主持会议并讲话，要求早动手。", [person("阮知秋")], [("阮知 秋", "阮知秋")]),
        ("□ 阮 知 秋", [person("阮知秋")], []),
        ("本报记者 阮知秋", [person("阮知秋")], []),
    ],
)
def test_marks_in_names(text, people, expected):
    assert found(issue(text, *people)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("阮知秋", "院知秋", Difference(0, "阮", "院")),
        ("阮知秋", "阮秋", Difference(1, "知", "")),
        ("阮秋", "阮知秋", Difference(1, "", "知")),
        ("阮知秋", "阮知秋", None),
        ("阮知秋", "阮秋知", None),
        ("", "阮", Difference(0, "", "阮")),
    ],
)
def test_difference(one, other, expected):
    assert difference(one, other) == expected


def test_what_belongs_in_a_name():
    for true, misread in ("阮院", "千于", "佘余", "柯何", "侯候", "隗魏"):
        assert surname_score(true, misread) > 1.5, true
        assert surname_score(misread, true) < -1.5, misread
    assert given_score("启航", "启杭", 1) > 0.5
    assert given_score("成", "成", 0) == 0
    assert "赦振" in set(misread_forms("郝振"))


NAMED = st.lists(
    st.sampled_from(
        ["阮知秋", "院知秋", "余景行", "佘景行", "区长", "，", "。", "说", "、", " ", "买买提·艾山", "\n\n"]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=60)
@given(NAMED)
def test_accepting_leaves_nothing_of_the_same(text):
    people = [person("阮知秋", "院知秋", office=HEAD), person("余景行", "佘景行"), person("买买提·艾山")]
    before = issue(text, *people)
    findings = list(names.find(before, NOTHING_ELSE))
    places = [(f.place, at) for f in findings for at in range(f.start, f.end)]
    assert len(places) == len(set(places))
    after = accepted(before, findings)
    again = {(f.cause, f.replacement) for f in names.find(after, NOTHING_ELSE) if f.replacement is not None}
    assert not again & {(f.cause, f.replacement) for f in findings if f.replacement is not None}


@settings(max_examples=100)
@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=8), max_size=5))
def test_any_text(text, forms):
    people = [person(form) for form in forms]
    assert isinstance(list(names.find(issue(text, *people), Shelf([issue(text, *people, key="昨")]))), list)


@pytest.mark.parametrize("text", ["阮知秋" * 20_000, "区长" * 30_000, "院知" * 30_000, "·买" * 30_000, "秋 " * 30_000])
def test_hostile_text(text):
    people: Iterable[PersonFound] = [person("阮知秋", "院知秋", office=HEAD), person("买买提·艾山")]
    assert isinstance(list(names.find(issue(text, *people), NOTHING_ELSE)), list)
