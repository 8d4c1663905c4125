from datetime import date

import pytest

from articles.parsing.dating import article_dates, date_issue, file_day, file_page, weekday_warnings
from articles.parsing.furniture import Masthead
from articles.parsing.records import DateSource, IssueDate
from articles.parsing.years import infer_year

HEAD = Masthead(1, date(2023, 5, 16), 1, 1)


@pytest.mark.parametrize(
    ("name", "day", "page"),
    [
        ("2024-12-02.txt", date(2024, 12, 2), None),
        ("20241202.txt", date(2024, 12, 2), None),
        ("临江区报2024年12月2日第2版.txt", date(2024, 12, 2), 2),
        ("2024-12-02_01.txt", date(2024, 12, 2), 1),
        ("20241202-2.md", date(2024, 12, 2), 2),
        ("scan_0031.txt", None, None),
        ("20241399.txt", None, None),
        ("2024120212.txt", None, None),
    ],
)
def test_day_and_page_in_a_file_name(name, day, page):
    assert (file_day(name), file_page(name)) == (day, page)


@pytest.mark.parametrize(
    ("source", "heads", "option", "day", "origin"),
    [
        ("2024-12-02.txt", [HEAD], date(2020, 1, 1), date(2023, 5, 16), DateSource.MASTHEAD),
        ("2024-12-02.txt", [], date(2020, 1, 1), date(2024, 12, 2), DateSource.FILENAME),
        ("a.txt", [], date(2020, 1, 1), date(2020, 1, 1), DateSource.OPTION),
        ("a.txt", [], None, date(2022, 3, 3), DateSource.ESTIMATE),
    ],
)
def test_masthead_then_file_name_then_option_then_estimate(source, heads, option, day, origin):
    issue = date_issue(source, heads, option, ["2022年3月2日，临江区开市。"])
    assert (issue.day, issue.source) == (day, origin)
    assert issue.is_estimate is (origin is DateSource.ESTIMATE)


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        (["今年是2024年，要到2027年建成。"], 2024),
        (["2024年1至9月，增长3%。力争2025年完成。"], 2024),
        (["2023年的灯亮了。", "2024年的灯也亮了。"], 2024),
        (["写在二〇二四年两会之际"], 2024),
        (["天晴了。"], None),
        (["2023年的灯。"] * 6 + ["2024年投产。"], 2023),
    ],
)
def test_the_year_is_the_largest_that_is_no_plan(texts, year):
    assert infer_year(texts)[0] == year


def test_the_last_issue_of_a_year_speaks_of_the_next():
    plans = ["2024年1月1日起，车票降价。", "1月10日前完成。"]
    texts = ["12月28日，全区会议召开，部署2024年工作。", *plans, "2023年12月29日"]
    issue = date_issue("a.txt", [], None, texts)
    assert (issue.day, issue.year) == (date(2023, 12, 30), 2023)
    assert article_dates([texts[0]], issue)[0].start == date(2023, 12, 28)


def test_an_issue_of_january_reports_december():
    texts = ["本报讯（记者 甘文）2023年12月29日，开会。", "本报讯（记者 甘文）1月2日，清沟。", "1月3日答复。"]
    issue = date_issue("a.txt", [], None, texts)
    assert (issue.year, issue.latest, issue.day) == (2024, date(2024, 1, 3), date(2024, 1, 4))


def test_without_a_year_nothing_is_invented():
    issue = date_issue("a.txt", [], None, ["3月2日，临江区开市。"])
    assert (issue.day, issue.source, issue.year) == (None, DateSource.NONE, None)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("本报讯（记者 甘文）11月27日至29日，开会。", ["2024-11-27/2024-11-29"]),
        ("近日，开会。11月30日上午，散会。", ["2024-11-30"]),
        ("将于12月20日开会。11月28日报名。", ["2024-11-28"]),
        ("近日，开会。", []),
        ("本报11月29日讯 记者甘文报道：11月28日，开会。", ["2024-11-28", "2024-11-29"]),
        ("本报11月29日讯 记者甘文报道：近日，天晴。截至11月26日，收了九成。", ["2024-11-29"]),
        ("本报11月29日讯 记者甘文报道：天晴了，村民们都很高兴，还记得11月2日的雨。", ["2024-11-29", "2024-11-02"]),
        ("会议于11月28日召开。", ["2024-11-28"]),
        ("去年12月5日开工。11月28日，记者来到村里。", ["2024-11-28", "2023-12-05"]),
        ("30日上午，开会。", ["2024-11-30"]),
        ("从12月9日起停水，请相互转告。", ["2024-12-09"]),
        ("本报讯 从11月18日起，夜校开课。11月20日，记者来到教室。", ["2024-11-18", "2024-11-20"]),
        ("本报讯 自12月18日起，夜校开课。11月20日，记者来到教室。", ["2024-11-20"]),
        ("1921年7月1日的事，人们都记得。", []),
        ("本报讯（记者 甘文）11月1日起，新办法施行。11月28日，记者来到路口。", ["2024-11-01", "2024-11-28"]),
        ("本报讯（记者 甘文）日前，工作会议召开，任务将于12月20日前完成。", []),
        ("本报讯（记者 甘文）2024年3月8日，工厂签约，11月28日，开工。", ["2024-11-28", "2024-03-08"]),
        ("本报讯 11月28日是世界下棋日，区里于11月26日至28日办棋会。", ["2024-11-26/2024-11-28", "2024-11-28"]),
        ("本报讯 11月28日是世界下棋日。当天，区里办棋会。", ["2024-11-28"]),
        ("本报11月29日讯 人多车多。从11月23日到25日，古镇来客八万。", ["2024-11-23/2024-11-25", "2024-11-29"]),
        ("本报11月29日讯 天晴。从12月23日到25日，古镇有灯会。", ["2024-11-29"]),
        ("昨日，灯会开幕，持续到12月20日。", []),
        ("记者11月29日从区水利局获悉，泵站11月26日建成投用。", ["2024-11-26", "2024-11-29"]),
        ("11月23日晚至24日凌晨，大雪封路。", ["2024-11-23/2024-11-24"]),
        ("节气当天，也就是11月22日，村里打糍粑。", ["2024-11-22"]),
        ("村民打糍粑（摄于11月22日）。", ["2024-11-22"]),
        ("11月4至6日，开会。", ["2024-11-04/2024-11-06"]),
        ("去年12月6日，大桥开工。今年11月6日，大桥通车。", ["2024-11-06", "2023-12-06"]),
        ("11月中旬，柿子红了。", []),
    ],
)
def test_the_days_that_an_article_reports(text, dates):
    issue = IssueDate(date(2024, 12, 2), DateSource.MASTHEAD, 2024, date(2024, 11, 30))
    assert [str(span) for span in article_dates([text], issue)] == dates


@pytest.mark.parametrize("signature", ["2024年11月30日", "临江区供电公司 2024年11月30日"])
def test_the_day_under_a_notice_is_its_day(signature):
    issue = IssueDate(date(2024, 12, 2), DateSource.MASTHEAD, 2024, date(2024, 11, 30))
    spans = article_dates(["11月29日起检修，请注意。", "12月4日 甲村", signature], issue)
    assert str(spans[0]) == "2024-11-30"


@pytest.mark.parametrize(
    ("deck", "dates"),
    [
        ("（11月8日在区三届人大四次会议上）", ["2024-11-08", "2024-11-01"]),
        ("——11月8日下午在全区教育大会上的讲话", ["2024-11-08", "2024-11-01"]),
        ("——11月8日见闻", ["2024-11-01"]),
    ],
)
def test_a_deck_says_when_a_speech_was_held(deck, dates):
    issue = IssueDate(date(2024, 12, 2), DateSource.MASTHEAD, 2024, date(2024, 11, 30))
    assert [str(span) for span in article_dates(["各位代表：", "11月1日，桥通车。"], issue, "报告", [deck])] == dates


def test_the_paragraph_of_the_headline_goes_before_a_strange_one():
    issue = IssueDate(date(2024, 12, 2), DateSource.MASTHEAD, 2024, date(2024, 11, 30))
    texts = ["11月20日，老戏台开锣。", "11月29日下午，区政协第九次主席会议举行。"]
    assert str(article_dates(texts, issue, "区政协第九次主席会议举行")[0]) == "2024-11-29"
    assert str(article_dates(texts, issue, "老戏台又热闹起来")[0]) == "2024-11-20"


def test_a_wrong_weekday_is_a_warning():
    assert weekday_warnings([HEAD]) == ()
    (warning,) = weekday_warnings([Masthead(7, date(2023, 5, 16), 2)])
    assert "第 7 行" in warning
