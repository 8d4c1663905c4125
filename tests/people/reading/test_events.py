"""Happenings: the meeting's own name, its days, its place, who took part."""

from datetime import date

import pytest

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
