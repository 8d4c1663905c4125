"""Titles are read from the name to the left and resolved to their bodies."""

import pytest

from people.reading.offices import OfficeReader, body_of, spreads
from people.reading.places import Places
from people.reading.records import Credit, Role
from tests.people.reading.readings import read_texts

READER = OfficeReader(Places("梧桐区", "临江市", "岭南省"))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("区委书记", ["梧桐区委书记"]),
        ("区委副书记、区长", ["梧桐区委副书记", "梧桐区区长"]),
        ("区委常委、常务副区长", ["梧桐区委常委", "梧桐区常务副区长"]),
        ("区委副书记、政法委书记、组织部长", ["梧桐区委副书记", "梧桐区委政法委书记", "梧桐区委组织部长"]),
        ("市总工会党组成员、副主席", ["临江市总工会党组成员", "临江市总工会副主席"]),
        ("区教育局党组书记、局长", ["梧桐区教育局党组书记", "梧桐区教育局局长"]),
        ("远山大学特聘教授、博士生导师", ["远山大学特聘教授", "博士生导师"]),
        ("星河(岭南)有限公司总经理", ["星河（岭南）有限公司总经理"]),
        ("当天邀请了区党史研究室主任", ["梧桐区党史研究室主任"]),
        ("他和副区长", ["梧桐区副区长"]),
        ("72岁的住户", ["住户"]),
        ("老茶农", ["茶农"]),
        ("听取县水利局局长", ["县水利局局长"]),
        ("梧桐经开区管委会主任", ["梧桐经开区管委会主任"]),
        ("同种粮大户", ["种粮大户"]),
        ("区委常委、宣传部宣传部部长", ["梧桐区委常委", "梧桐区委宣传部部长"]),
        ("老党员", ["老党员"]),
        ("随着拉坯师", ["拉坯师"]),
        ("窑厂选土员", ["窑厂选土员"]),
        ("青禾中学的门将", ["门将"]),
        ("带着徒弟", []),
        ("小院的主人", []),
        ("老邻居", []),
        ("市民", ["市民"]),
        ("经济学院院长", ["经济学院院长"]),
        ("会议由区长", ["梧桐区区长"]),
        ("时任生产队长的", ["生产队长"]),
        ("家住柳荫街道云起社区的", ["柳荫街道云起社区居民"]),
        ("和综治中心主任", ["综治中心主任"]),
        ("天气很好,", []),
        ("种粮大户：", ["种粮大户"]),
        ("——访区林业局局长", ["梧桐区林业局局长"]),
        ("青禾队中锋、28岁的货车司机", ["青禾队中锋", "货车司机"]),
        ("记者：", []),
        ("原区委书记", ["原梧桐区委书记"]),
    ],
)
def test_before_a_name(before, expected):
    text = before.replace("(", "（").replace(")", "）").replace(",", "，") + "樊若松说"
    assert READER.before(text, text.index("樊")) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("当选区妇联主席。", ["梧桐区妇联主席"]),
        ("同志任区水利局党组书记。", ["梧桐区水利局党组书记"]),
        ("（区水利局局长）说", ["梧桐区水利局局长"]),
        ("总书记强调", ["中共中央总书记"]),
        ("当选最佳球员。", []),
        ("兼任的区林场主任职务。", ["梧桐区林场主任"]),
        ("说，好", []),
    ],
)
def test_after_a_name(after, expected):
    assert READER.after("樊若松" + after, 3) == expected


def test_an_office_of_several_spreads_over_its_list():
    persons = {p.name: [o.title for o in p.offices] for p in read_texts("副区长洪亮节、俞晚晴、路远山参加。").persons}
    assert persons == {name: ["梧桐区副区长"] for name in ("洪亮节", "俞晚晴", "路远山")}


def test_a_list_that_ends_in_its_office():
    persons = read_texts("洪亮节、俞晚晴、路远山等区领导出席会议。").persons
    assert {o.title for p in persons for o in p.offices} == {"梧桐区领导"}


def test_an_office_behind_a_list_is_held_beside_others():
    persons = read_texts("副区长洪亮节走访。", "洪亮节、俞晚晴、路远山等区委常委出席会议。").persons
    held = {p.name: {o.title for o in p.offices} for p in persons}
    assert held["洪亮节"] == {"梧桐区副区长", "梧桐区委常委"}
    assert held["俞晚晴"] == {"梧桐区委常委"}


@pytest.mark.parametrize(
    ("title", "expected"), [("区委书记", False), ("副区长", True), ("区领导", True), ("局长", False)]
)
def test_spreads(title, expected):
    assert spreads(title) is expected


@pytest.mark.parametrize(("title", "body"), [("区教育局党组书记", "区教育局"), ("区委副书记", "区委"), ("区长", "")])
def test_body(title, body):
    assert body_of(title) == body


def test_an_author_holds_no_office_and_a_reporter_does():
    signs = [Credit("柳青", Role.AUTHOR, 1), Credit("汪小棠", Role.REPORTER, 1)]
    persons = {p.name: [o.title for o in p.offices] for p in read_texts("春天来了。", credits=signs).persons}
    assert persons == {"柳青": [], "汪小棠": ["记者"]}


def test_a_row_gives_its_label_to_all_its_names():
    persons = {person.name: person for person in read_texts("产业带头人：樊若松（青禾镇）、卫晓朗（桃渡镇）").persons}
    assert [[held.title for held in persons[name].offices] for name in ("樊若松", "卫晓朗")] == [["产业带头人"]] * 2
