from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.records import Truncation
from articles.proofing.agreement.detector import find
from articles.proofing.agreement.numerals import in_characters, looks_like, value_of
from articles.proofing.records import Doubt
from people.reading.records import Kind, Mention, OfficeHeld, PersonFound
from tests.articles.proofing.galleys import NOTHING_ELSE, accepted, found_again, galley, marked


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("12.5", 12.5),
        ("十二", 12),
        ("四百零六", 406),
        ("二〇二四", 2024),
        ("两千", 2000),
        ("十", 10),
        ("三十", 30),
        ("路", None),
    ],
)
def test_numbers_are_read_in_figures_and_characters(printed, value):
    assert value_of(printed) == value


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (58, 85.4, True),
        (74, 47, True),
        (40, 41, True),
        (913, 91.3, True),
        (12, 58, False),
        (3, 5, False),
        (100, 237, False),
    ],
)
def test_one_number_may_be_a_misprint_of_the_other(one, other, alike):
    assert looks_like(one, other) == alike


def test_characters_of_small_numbers():
    assert [in_characters(n) for n in (4, 10, 12, 41)] == ["四", "十", "十二", "四十一"]


@pytest.mark.parametrize(
    ("headline", "text", "found"),
    [
        ("覆盖率达58%", "全县覆盖率达到85.4%，投入3.2亿元。", [("58", "85")]),
        ("三十名司机领到补贴", "当天，31名司机领到了补贴。", [("三十", "三十一")]),
        ("快了五十三分钟", "路上少用三十五分钟。", [("五十三", "三十五")]),
        ("初选32件惠民实事", "确定实事23件，下月表决。", [("32", "23")]),
        ("30余家店开张", "引来近30个品牌。", [("30", None)]),
        ("三十名司机领到补贴", "三十名司机来了，另有31名司机请假。", []),
        ("修桥12座", "全年修路35公里，建公园12座。", []),
        ("两天跑五村", "他们走了4个村。", []),
        ("妇联九届四次会议召开", "妇联第九届执委会第五次会议召开。", [("四", "五")]),
        ("妇联九届五次会议召开", "妇联第九届执委会第五次会议召开。", []),
    ],
)
def test_a_headline_that_its_text_contradicts(headline, text, found):
    assert marked(find, galley(text, headline=headline)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2024年5月6日（星期二）上午开会。", [("二", "一")]),
        ("5月6日，星期一，开会。", []),
        ("活动从4月31日开始。", [("4月31日", None)]),
        ("6月3日，全区工作会议召开。", [("6月3日", None)]),
        ("6月3日前完成整改，计划6月5日召开会议。", []),
        ("4月30日，全区工作会议召开。", []),
        ("12月28日，全区工作会议召开。", []),
    ],
)
def test_days_by_the_calendar(text, found):
    assert marked(find, galley(text, day=date(2024, 5, 7))) == found


def test_where_no_weekday_fits_the_year_of_the_issue_is_wrong():
    text = "5月6日（星期二）开会，5月7日（星期三）开工，5月8日（星期四）验收。"
    assert not marked(find, galley(text, day=date(2024, 5, 9)))
    assert marked(find, galley(text.replace("星期二", "星期一"), day=date(2025, 5, 9))) == [("一", "二")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("他要求，一要早；二要快；四要好。", [("四要", None)]),
        ("一是早；二是快。\n\n一是人；三是钱。", [("三是", None)]),
        ("一、修路\n\n二、架桥\n\n四、种树", [("四、", None)]),
        ("他要求，一要早；二要快；三要好。", []),
        ("要抓好四个方面：一是早；二是快；三是好。", [("四", None)]),
        ("要抓好三个方面：一是早；二是快；三是好。", []),
        ("一要早，五要好。", []),
    ],
)
def test_numbered_points_with_a_gap(text, found):
    assert marked(find, text) == found


def test_an_article_that_breaks_off_may_list_fewer_points_than_it_says():
    text = "要抓好四个方面：一是早；二是快"
    assert not marked(find, galley(text, doubts=[Doubt(1, Truncation.END, "没有说完")]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("共有代表40人，其中男代表25人，女代表16人。", [("40", None)]),
        ("共有代表41人，其中男代表25人，女代表16人。", []),
        ("现招聘人员30名。\n\n- 护林员 12人\n- 水管员 9人\n- 讲解员 6人", [("30", "27")]),
        ("现招聘人员27名。\n\n- 护林员 12人\n- 水管员 9人\n- 讲解员 6人", []),
        ("项目完成年度投资的874%。", [("874", "87.4")]),
        ("项目完成年度投资的132%，合格率100%。", []),
        ("合格率996%。", [("996", "99.6")]),
        ("全村增收率为120%。", []),
        ("总投资36.2元，全年产值5.1亿元，其中总投资36.2亿元。", [("36.2", "36.2亿")]),
        ("每斤5.6元，总投资3000元。", []),
        ("总投资35.6亿元，年度计划投资124亿元。", [("124", "12.4")]),
    ],
)
def test_amounts_that_cannot_be(text, found):
    assert marked(find, text) == found


def person(name, title):
    return PersonFound(name, (name,), (Kind.SUBJECT,), (OfficeHeld(title, (1,)),), (Mention(1, 1, 0, name),))


@pytest.mark.parametrize(
    ("text", "title", "names", "found"),
    [
        ("局长柏青说，局长石磊说。", "临江区水利局局长", ("柏青", "石磊"), [("石磊", None)]),
        ("局长柏青说，局长柏清说。", "临江区水利局局长", ("柏青", "柏清"), []),
        ("任命柏青为局长，免去石磊的局长职务。", "临江区水利局局长", ("柏青", "石磊"), []),
        ("副局长柏青说，副局长石磊说。", "临江区水利局副局长", ("柏青", "石磊"), []),
    ],
)
def test_an_office_of_one_held_by_two(text, title, names, found):
    issue = galley(text)
    people = tuple(person(name, title) for name in names)
    issue = type(issue)(issue.key, issue.day, issue.parts, people, issue.doubts)
    assert marked(find, issue) == found


def test_a_character_lost_inside_words_that_stand_whole_elsewhere():
    text = "完成货物装卸总量三万吨。\n\n今年货物装卸总量又增加。\n\n货物装总量还要提高。"
    assert marked(find, text) == [("货物装总量", "货物装卸总量")]
    assert not marked(find, text.replace("货物装总量", "货物总量"))


def test_accepting_leaves_nothing_of_the_same():
    text = "完成年度投资的874%，5月6日（星期二）开会，共31名司机到场。"
    issue = galley(text, headline="三十名司机到场", day=date(2024, 5, 7))
    found = list(find(issue, NOTHING_ELSE))
    assert len(found) == 3
    assert not list(find(accepted(issue, found), NOTHING_ELSE))


SIGNS = "一二四要是、，。：其中男女人名%0123456789月日年星期第次会议\n- #个方面"


@given(st.lists(st.text(SIGNS, max_size=60), max_size=3), st.text(SIGNS, max_size=20))
def test_any_text_is_read(texts, headline):
    issue = galley(*texts, headline=headline, day=date(2024, 2, 29))
    lengths = {part.place: len(part.text) for part in issue.parts}
    for finding in find(issue, NOTHING_ELSE):
        assert 0 <= finding.start < finding.end <= lengths[finding.place]
    assert not found_again(find, issue)


HOSTILE = [
    "1" * 300_000,
    "十" * 300_000,
    "一要好；" * 60_000,
    "- 甲 1人\n" * 40_000,
    "- 甲 1人\n\n" * 40_000,
    "1月1日" * 60_000,
    "共1人，男" * 50_000,
    "## 3个路\n\n" * 40_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_take_time_by_their_length(text):
    list(find(galley(text, headline=text[:5_000], day=date(2024, 1, 1)), NOTHING_ELSE))
