"""Leads of many kinds as district bulletins write them: would an editor note the same happening?"""

from datetime import date

import pytest

from tests.people.reading.readings import read_texts

MAY_6 = date(2024, 5, 6)


def events(*texts, headline=""):
    return read_texts(*texts, headline=headline).events


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        (
            "本报讯（通讯员洪亮节）5月6日，柳荫街道云起社区在新时代文明实践站举办“清风绘扇”主题活动。",
            "柳荫街道云起社区“清风绘扇”主题活动",
            "新时代文明实践站",
        ),
        ("●5月6日，柳荫街道组织餐饮单位开展燃气安全应急演练。", "柳荫街道燃气安全应急演练", None),
        ("5月6日，青禾镇中学摆出“师生长街宴”。", "青禾镇中学“师生长街宴”", None),
        ("5月6日，云起社区在小广场办起“以物换物集”。", "云起社区“以物换物集”", "小广场"),
        ("5月6日，第二届“青禾之春”赏花季在云起茶园启幕。", "第二届“青禾之春”赏花季", "云起茶园"),
        ("5月6日，“好工作送到家”招聘会首站走进云起职业学院。", "“好工作送到家”招聘会首站", "云起职业学院"),
        ("5月6日，全区送戏下乡活动云起镇专场在镇文化站举行。", "全区送戏下乡活动云起镇专场", "镇文化站"),
        ("5月6日，区博物馆推出“泥与火”陶瓷特展。", "梧桐区博物馆“泥与火”陶瓷特展", None),
        ("5月6日晚，“春到青禾”诗歌朗诵会在海棠园激情上演。", "“春到青禾”诗歌朗诵会", "海棠园"),
        ("5月6日，柳荫小学的操场上，一年一度的校园爱心义卖开市。", "校园爱心义卖", None),
        ("5月6日，云起村村委会大院里锣鼓喧天，全村分红大会在这里举行。", "全村分红大会", "云起村村委会大院"),
        ("5月6日上午，区委理论学习中心组举行集体学习会。", "梧桐区委理论学习中心组集体学习会", None),
        ("5月6日，云起小学六年级毕业典礼在校园操场温情举行。", "云起小学六年级毕业典礼", "校园操场"),
        ("5月6日，云起队与柳荫队在区体育馆鏖战，梧桐区篮球联赛决赛落幕。", "梧桐区篮球联赛决赛", "区体育馆"),
        ("5月6日，区工会举办单身职工联谊会。", "梧桐区工会单身职工联谊会", None),
    ],
)
def test_what_was_held(text, name, place):
    (event,) = events(text)
    assert (event.name, event.start, event.place) == (name, MAY_6, place)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月6日7时，青禾镇两条“村村通”公交正式开通。", "青禾镇两条“村村通”公交开通"),
        ("5月6日，梧桐区首轮汽车消费券开抢。", "梧桐区首轮汽车消费券开抢"),
        ("5月6日，位于柳荫路的区第三幼儿园揭牌成立。", "梧桐区第三幼儿园揭牌成立"),
        ("5月6日，历时两年建设的云起非遗馆正式开馆。", "云起非遗馆开馆"),
        ("5月6日，青禾镇“老娘舅”调解队首次登台亮相。", "青禾镇“老娘舅”调解队首次登台亮相"),
        ("5月6日，青禾镇32名退役军人组成应急队，首次出山演练。", "青禾镇应急队首次出山演练"),
        ("5月6日，区残联联合爱心企业，在柳荫社区为28名老人发放轮椅。", "梧桐区残联为28名老人发放轮椅"),
        ("5月6日深夜，区消防救援大队紧急出动，将被困的一家三口成功救出。", "梧桐区消防救援大队将被困的一家三口救出"),
        ("5月6日晚，话剧《大河》在梧桐剧院首演。", "话剧《大河》首演"),
        ("5月6日，区人民法院当庭宣判一起非法捕捞案。", "梧桐区人民法院当庭宣判一起非法捕捞案"),
        ("5月6日，青禾镇石桥村党支部书记樊若松走进直播间。", "樊若松走进直播间"),
    ],
)
def test_what_was_done(text, name):
    (event,) = events(text)
    assert (event.name, event.start) == (name, MAY_6)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "5月6日，区政协副主席樊若松带领委员，就居家养老服务工作开展专题调研。",
            "樊若松就居家养老服务工作调研",
        ),
        (
            "5月6日，区委书记樊若松以“守初心”为题，为青禾镇党员讲授专题党课。",
            "樊若松为青禾镇党员讲授专题党课",
        ),
        (
            "5月6日，区长樊若松带队赴海州市学习考察立法联系点建设。",
            "樊若松到海州市学习考察立法联系点建设",
        ),
        ("5月6日，区长樊若松在云起宾馆会见远航集团客人。", "樊若松会见远航集团客人"),
    ],
)
def test_who_went_or_spoke(text, name):
    (event,) = events(text)
    assert (event.name, event.participants) == (name, ("樊若松",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("▲近日，石桥镇首届油菜花摄影大赛落下帷幕。", "石桥镇首届油菜花摄影大赛"),
        ("昨天，第四届梧桐电商直播节在云起产业园拉开大幕，活动持续到5月20日。", "第四届梧桐电商直播节"),
        ("近日，柳荫街道云起社区在楼下举办“长街宴”。", "柳荫街道云起社区“长街宴”"),
        ("节前，区总工会主席樊若松到云起纺织公司慰问一线职工。", "樊若松到云起纺织公司慰问一线职工"),
    ],
)
def test_lately_has_no_day(text, name):
    (event,) = events(text)
    assert (event.name, event.start, event.end) == (name, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "近年来，青禾镇举办各类培训班。",
        "近日，青禾镇先后开展多次宣讲活动。",
        "5月6日，全区运动会将在区体育馆举行。",
        "近日，记者从区水利局获悉，泵站改造今年开工。",
        "近日，青禾镇计划举办首届采茶节。",
        "本报讯 区图书馆坚持每周举办读书会。",
    ],
)
def test_routine_and_plans(text):
    assert events(text) == ()


def test_a_headline_that_announces():
    text = "记者5月6日从区体育局获悉，2024梧桐半程马拉松5月19日鸣枪。"
    assert events(text, headline="梧桐区将举办半程马拉松") == ()


def test_the_day_is_taken_up_by_a_later_sentence():
    (event,) = events("5月6日，市民在公园看皮影戏。当天，梧桐区第三届民间艺术节在此开幕。")
    assert (event.name, event.start) == ("梧桐区第三届民间艺术节", MAY_6)


def test_a_range_follows_in_the_next_sentence():
    (event,) = events("鼓响三声，人挤满了巷子。五一假期，云起古镇连办三天“非遗集”。从5月1日到3日，游客有8万人次。")
    assert (event.name, event.start, event.end) == ("云起古镇“非遗集”", date(2024, 5, 1), date(2024, 5, 3))


def test_a_second_meeting_in_a_paragraph_of_its_own():
    found = events("5月6日上午，区纪委全会召开。", "5月7日下午，全区警示教育大会召开。", "2月1日，全区年会召开。")
    assert [event.name for event in found] == ["梧桐区纪委全会", "全区警示教育大会"]


def test_a_strange_paragraph_before_the_meeting_of_the_headline():
    found = events("去年，游客有8万人次。", "5月6日，区政协第九次主席会议召开。", headline="区政协第九次主席会议召开")
    assert [(event.name, event.start) for event in found] == [("梧桐区政协第九次主席会议", MAY_6)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月6日，区人民法院青禾法庭在桃渡村公开审理一起相邻纠纷案。", "梧桐区人民法院青禾法庭公开审理相邻纠纷案"),
        ("5月6日，退休教师樊若松夫妇向区图书馆捐赠藏书1200册。", "退休教师樊若松夫妇向区图书馆捐赠藏书1200册"),
        (
            "本报讯（记者 汪小棠）5月6日，远山市党政代表团来我区考察乡村振兴工作。",
            "远山市党政代表团来我区考察乡村振兴工作",
        ),
    ],
)
def test_a_lead_names_in_its_own_words_what_was_done(text, name):
    (event,) = events(text)
    assert (event.name, event.start) == (name, MAY_6)


@pytest.mark.parametrize(
    "text",
    [
        "5月6日清晨，青禾镇的老街上已经挤得转不开身。",
        "5月6日，青禾镇的油菜花进入盛花期，游客纷纷前来。",
        "截至5月6日，青禾镇累计修路十公里。",
    ],
)
def test_a_scene_or_a_state_is_no_happening(text):
    assert not events(text)


def test_visits_on_several_days_are_one_with_its_first_and_last():
    (event,) = events(
        "本报讯（记者 汪小棠）连日来，区领导深入乡镇看望困难群众。",
        "5月6日，区委书记樊若松来到青禾镇，走进老人家中。",
        "5月8日，区长卫晓朗来到桃渡镇。",
        headline="区领导走访慰问困难群众",
    )
    assert (event.name, event.start, event.end) == ("梧桐区领导走访慰问困难群众", MAY_6, date(2024, 5, 8))


def test_what_was_done_long_ago_is_history():
    assert not events("去年7月12日，四张许可证就送到了云起公司的工地。")
