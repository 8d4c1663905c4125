from datetime import date

import pytest

from articles.parsing.furniture import is_furniture, read_masthead


@pytest.mark.parametrize(
    "text",
    [
        "扫一扫 关注我们",
        "扫描二维码 了解更多资讯",
        "临江区报 2023年5月16日 星期二 农历三月廿七 第3版 总第123期",
        "2023年5月16日 星期二",
        "责任编辑：甲乙 美编：丙丁",
        "第2版",
        "— 3 —",
        "下转第2版",
        "（上接第1版）",
        "临江报 要闻 2",
        "A1 要闻",
        "![图](images/a.jpg)",
        "![图片：集市](images/a_1.jpg)",
        "----",
        "第二版",
        "今日四版",
        "中共临江区委宣传部主办",
        "（详见2版）",
        "公益广告",
        "LINJIANG DAILY",
        "临江报 2024年3月5日",
        "本报地址：临江区文化街1号 电话：000000",
        "第3版 临江新闻 观点·民生",
        "本版校对：叶知秋",
        "国内统一连续出版物号CN00-0000",
    ],
)
def test_furniture(text):
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "5月16日，临江区召开大会，2023年5月16日星期二上午开幕。",
        "他扫描二维码，付了钱，拿着豆腐走了，心里很高兴。",
        "微信公众号里的邻里事，件件有回音，个个有着落。",
        "临江区召开大会",
        "编辑同志：",
        "地址：临江区文化街1号",
        "2023年，数字里的成绩",
    ],
)
def test_text_is_no_furniture(text):
    assert not is_furniture(text)


def test_the_masthead_is_read():
    head = read_masthead("今日临江 2023年5月16日 星期二 第3版 总第123期", 1)
    assert (head.day, head.weekday, head.page, head.number, head.name) == (date(2023, 5, 16), 1, 3, 123, "今日临江")


@pytest.mark.parametrize(("text", "page"), [("第2版", 2), ("A3版 综合", 3), ("临江报 要闻 4", 4)])
def test_a_folio_gives_the_page(text, page):
    assert read_masthead(text, 1).page == page


def test_the_number_of_pages_is_no_page():
    assert read_masthead("2023年5月16日 星期二 今日4版 总第9期", 1).page is None


def test_a_jump_line_is_no_page_head():
    assert read_masthead("上接第1版", 1) is None
