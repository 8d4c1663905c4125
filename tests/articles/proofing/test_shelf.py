"""What the issues of a run tell one another; the names are invented."""

from dataclasses import replace

from articles.proofing.archive import Correction, KnownName, KnownTerm, Shelf
from articles.proofing.records import Galley
from people.reading.records import Kind, Mention, OfficeHeld, PersonFound
from tests.articles.proofing.galleys import galley


def issue(key: str, text: str, *names: str, office: str = "") -> Galley:
    offices = (OfficeHeld(office, (1,)),) if office else ()
    people = (PersonFound(names[0], names, (Kind.SUBJECT,), offices, ()),) if names else ()
    return replace(galley(text), key=key, people=people)


ONE = issue("一", "松岭县农业农村局", "阮知秋", office="某区区长")
TWO = issue("二", "松岭县农业农村局。松岭县农业农村局", "院知秋", "院 知 秋", office="区长")
THREE = issue("三", "别的", "苗望舒")
SHELF = Shelf([ONE, TWO, THREE])


def test_near_names_of_the_other_issues():
    assert SHELF.beside(ONE).names_like(["阮知秋"]) == [KnownName("院知秋", "院知秋", ("区长",), ("二",), 1)]
    assert [known.form for known in SHELF.beside(THREE).names_like(["阮知秋"])] == ["阮知秋", "院知秋"]
    assert SHELF.beside(ONE).names_like(["罗太河"]) == []
    assert SHELF.beside(ONE).names_like([]) == []


def test_places_and_offices_are_those_of_all_issues():
    people = PersonFound("阮知秋", ("阮知秋",), (Kind.SUBJECT,), (), tuple(Mention(1, n, 0, "阮知秋") for n in (1, 2)))
    more = replace(galley("她说"), key="四", people=(people,))
    known = Shelf([ONE, TWO, more]).beside(TWO).names_like(["阮知秋"])
    assert known == [KnownName("阮知秋", "阮知秋", ("某区区长",), ("一", "四"), 3)]


def test_decisions_that_it_is_told():
    decided = KnownName("院知秋", "7", ("某区区长",), verdict="misreading", true_form="阮知秋")
    shelf = Shelf([ONE, TWO], names=[decided], different=[("甲", "乙")], repaired=[Correction("末来", "未来")])
    known = shelf.beside(ONE).names_like(["阮知秋"])
    assert [(name.form, name.verdict, name.true_form, name.places) for name in known] == [
        ("院知秋", "misreading", "阮知秋", 1)
    ]
    assert Shelf([], names=[decided]).names_like(["院知秋"])[0].person == "7"
    assert set(shelf.different_people([("甲", "乙"), ("丙", "丁")])) == {("甲", "乙")}
    assert shelf.corrections("面向末来") == [Correction("末来", "未来")]
    assert shelf.corrections("面向未来") == []


def test_near_terms():
    assert SHELF.beside(ONE).terms_like(["松岭县农亚农村局"]) == {
        "松岭县农亚农村局": [KnownTerm("松岭县农业农村局", 1, 2, ("二",))]
    }
    assert SHELF.beside(TWO).terms_like(["松岭县农业农村局"])["松岭县农业农村局"][0].places == 1
    assert SHELF.beside(ONE).terms_like(["别的名字"]) == {}
    official = Shelf([], phrases=["松岭县好邻居行动"]).terms_like(["松岭县好邻屈行动"])
    assert official["松岭县好邻屈行动"] == [KnownTerm("松岭县好邻居行动", 0, 0, (), True)]


def test_counts_of_strings():
    assert SHELF.beside(ONE).counts(["农业", "农业农村", "没有"]) == {"农业": 2, "农业农村": 2}
    assert SHELF.beside(TWO).counts(["农业"]) == {"农业": 1}
    assert SHELF.beside(TWO).counts([]) == {}


def test_issues_with_one_key_are_left_out_together():
    shelf = Shelf([ONE, replace(TWO, key="一")])
    assert shelf.beside(ONE).names_like(["阮知秋"]) == []


def test_index_is_shared():
    assert SHELF.beside(ONE)._indexes is SHELF.beside(TWO)._indexes
