"""Happenings: the meeting's own name, its days, its place, who took part."""

from datetime import date

import pytest

from people.reading.records import Credit, Role
from tests.people.reading.readings import read_texts


def events(*texts, headline=""):
    return read_texts(*texts, headline=headline).events


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("5月6日,梧桐区召开春耕备耕推进会,部署任务。", "梧桐区春耕备耕推进会", None),
        ("5月6日，梧桐区第三届社区歌咏比赛在区文化馆举行。", "梧桐区第三届社区歌咏比赛", "区文化馆"),
        ("本报讯(记者汪小棠)5月6日上午,区长樊若松主持召开区政府第九次常务会议。", "梧桐区政府第九次常务会议", None),
        ("5月6日,由区科协主办的低空经济研讨会在云起大厦召开。", "低空经济研讨会", "云起大厦"),
        ("5月6日,集中开工活动在云起二期项目现场举行。", "集中开工活动", "云起二期项目现场"),
        ("5月6日,梧桐区首届元旦长跑在滨河风光带鸣枪。", "梧桐区首届元旦长跑", "滨河风光带"),
        ("5月6日,区卫健委在柳荫公园开展以“早睡早起”为主题的集中宣传活动。", "梧桐区卫健委集中宣传活动", "柳荫公园"),
    ],
)
def test_names_and_places(text, name, place):
    (event,) = events(text)
    assert (event.name, event.place, event.start, event.end) == (name, place, date(2024, 5, 6), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("▲5月6日,青禾镇组织党员开展消防演练。", "青禾镇消防演练"),
        ("5月6日,青禾镇党委书记樊若松主持召开党委扩大会议。", "青禾镇党委扩大会议"),
        ("5月6日,区消防大队走进柳荫中学,开展消防安全宣传活动。", "梧桐区消防大队消防安全宣传活动"),
        ("柳荫街道“村晚”篮球赛5月6日落幕。", "柳荫街道“村晚”篮球赛"),
        ("5月6日,第三届采茶节在云雾茶园拉开帷幕。", "第三届采茶节"),
    ],
)
def test_who_holds_it(text, name):
    (event,) = events(text)
    assert event.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月6日9时,长三百米的“云起号”列车准点抵达柳荫站。", "“云起号”列车抵达柳荫站"),
        ("5月6日,随着最后一方混凝土浇完,云起大桥顺利合龙。", "云起大桥合龙"),
        ("5月6日,区人民医院成功开展首例心脏介入手术。", "梧桐区人民医院开展首例心脏介入手术"),
        ("5月6日零时,柳荫社区书屋在一座老粮仓里开门。", "柳荫社区书屋开门"),
        ("5月6日,区图书馆发布2023年度借阅榜。", "梧桐区图书馆发布2023年度借阅榜"),
        ("5月6日,区政协主席樊若松带队视察农贸市场改造。", "樊若松视察农贸市场改造"),
        ("5月6日,省农科院专家对青禾镇示范田进行测产验收。", "省农科院专家对青禾镇示范田进行测产验收"),
        ("5月6日,区人大常委会组织代表视察民生项目。", "梧桐区人大常委会组织代表视察民生项目"),
    ],
)
def test_what_was_done_once(text, name):
    (event,) = events(text)
    assert (event.name, event.start) == (name, date(2024, 5, 6))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月6日,区总工会到环卫驿站慰问环卫工人,送去手套。", "梧桐区总工会到环卫驿站慰问环卫工人"),
        ("5月6日,区妇联组织志愿者来到云起敬老院看望老人。", "梧桐区妇联到云起敬老院看望老人"),
        ("5月6日,市中心血站流动采血车开进云起职业学院。", "市中心血站流动采血车开进云起职业学院"),
        ("5月6日,云起中学师生赴柳荫茶园采茶。", "云起中学师生赴柳荫茶园采茶"),
        ("5月6日,区林业局每周到柳荫村查看果树。", None),
        ("5月6日,区林业局将到柳荫村查看果树。", None),
        ("5月6日,老人到柳荫公园散步。", None),
    ],
)
def test_what_a_body_went_somewhere_for(text, name):
    assert [event.name for event in events(text)] == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "headline", "name"),
    [
        (
            "5月6日,区长樊若松到青禾镇调研春耕备耕和水利建设。",
            "樊若松下乡看春耕",
            "樊若松到青禾镇调研春耕备耕和水利建设",
        ),
        ("5月6日,樊若松率队,深入一线,督导检查防汛备汛工作。", "区领导督导检查防汛", "樊若松督导检查防汛备汛工作"),
        ("5月6日,樊若松到青龙河开展巡河工作。", "区长巡河", "樊若松到青龙河巡河工作"),
        ("5月6日,樊若松到区信访中心接待来访群众。", "樊若松接访", "樊若松到区信访中心接待来访群众"),
    ],
)
def test_a_visit_says_who_and_what(text, headline, name):
    (event,) = events(text, headline=headline)
    assert event.name == name


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("5月6日,“云起山水”书画作品展在区文化馆开展。", "“云起山水”书画作品展", "区文化馆"),
        ("5月6日,梧桐区青年读书会第十期在城市书房举行。", "梧桐区青年读书会第十期", "城市书房"),
        ("5月6日,区统计局组织召开人口抽样调查业务培训会。", "梧桐区统计局人口抽样调查业务培训会", None),
        ("5月6日,区团委召开青年“圆桌派”碰头会。", "梧桐区团委青年“圆桌派”碰头会", None),
        (
            "5月6日,区政府新闻办召开“春天里”系列主题新闻发布会第三场。",
            "梧桐区政府新闻办“春天里”系列主题新闻发布会第三场",
            None,
        ),
        ("5月6日,梧桐区第二届年货大集在人民广场开市。", "梧桐区第二届年货大集", "人民广场"),
    ],
)
def test_kinds_of_happenings(text, name, place):
    (event,) = events(text)
    assert (event.name, event.place) == (name, place)


@pytest.mark.parametrize(
    "text",
    [
        "5月6日,记者在村口看到,三辆货车排着队等装货。",
        "5月6日,老人们在刚启用的凉亭里下棋。",
        "自5月6日起,云起大桥通车。",
        "云起大桥将于5月6日通车。",
        "5月6日前,云起大桥通车。",
        "5月6日,他把一袋米送到邻居家。",
        "2019年5月6日,云起大桥通车。如今桥上车来车往。",
        "5月6日,云起大桥即将通车。",
        "记者5月6日从区水利局获悉,省里公布试点名单。",
        "5月6日至8日,云起古镇每天上演龙舟赛。",
    ],
)
def test_scenes_plans_and_history_are_no_happenings(text):
    assert events(text) == ()


def test_an_opening_takes_its_subject_from_the_text():
    (event,) = events("5月6日,云起到临江的头一趟采茶专车从云起站开出。", headline="云起采茶专车首发")
    assert event.name == "云起到临江的头一趟采茶专车首发"


def test_a_headline_of_a_first_time():
    text = "5月6日,区医院骨科团队在专家指导下,成功完成全区首例机器人辅助手术。"
    (event,) = events(text, headline="区医院完成首例机器人辅助手术")
    assert (event.name, event.start) == ("梧桐区医院完成首例机器人辅助手术", date(2024, 5, 6))


def test_a_brief_without_a_date_has_none():
    (event,) = events("本报讯 近日,云起镇首个巡河站在柳荫村建成投用。")
    assert (event.name, event.start) == ("云起镇首个巡河站建成投用", None)


def test_two_meetings_of_one_day():
    found = events("5月6日,樊若松主持召开区委常委会会议和区委审计委员会会议。")
    assert [event.name for event in found] == ["梧桐区委常委会会议", "梧桐区委审计委员会会议"]


def test_a_range_of_days():
    (event,) = events("5月6日至8日,梧桐区第二届人民代表大会第三次会议在区会议中心召开。")
    assert (event.start, event.end) == (date(2024, 5, 6), date(2024, 5, 8))


def test_a_visit_is_called_by_its_headline():
    (event,) = events("5月6日,区长樊若松来到青禾镇,调研春耕。", headline="樊若松调研春耕备耕工作")
    assert (event.name, event.participants) == ("樊若松调研春耕备耕工作", ("樊若松",))


def test_a_signing_after_a_meeting_is_a_second_event():
    found = events("5月6日,招商座谈会在云起大厦召开。", "会后,洪亮节代表区政府与星河公司签约。")
    assert [event.name for event in found] == ["招商座谈会", "洪亮节代表区政府与星河公司签约"]


@pytest.mark.parametrize(
    "text",
    ["近年来,该区开展了多项活动,效果很好。", "11月27日,居民说饭菜很香。", "走路像企鹅,小步慢走。", ""],
)
def test_no_events(text):
    assert events(text) == ()


def test_writers_take_no_part():
    (event,) = events("本报讯（记者汪小棠）5月6日，梧桐区召开动员大会。区委书记樊若松讲话。")
    assert event.participants == ("樊若松",)


def test_a_signature_at_the_end_takes_no_part():
    by = Credit("汪小棠", Role.AUTHOR, 1, "（汪小棠）")
    (event,) = read_texts("5月6日，梧桐区召开动员大会。区委书记樊若松讲话。（汪小棠）", credits=[by]).events
    assert event.participants == ("樊若松",)
