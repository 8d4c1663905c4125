import pytest

from articles.parsing.photos import credit_of, inside, is_caption, split_caption


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("甘文 摄", "甘文"),
        ("甘 文 摄", "甘文"),
        ("通讯员 甘文 摄", "甘文"),
        ("（记者 甘文 摄影报道）", "甘文"),
        ("甘文 卫朗 摄", "甘文、卫朗"),
        ("摄影：甘文", "甘文"),
        ("帕提·卡德 摄", "帕提·卡德"),
        ("通讯员 买买提·艾山 摄", "买买提·艾山"),
        ("（图片由临江区文化馆提供）", "临江区文化馆"),
        ("（区文化馆供图）", "区文化馆"),
        ("摄影 甘文远", "甘文远"),
        ("摄影｜甘文远", "甘文远"),
        ("摄 影：甘文远", "甘文远"),
        ("本报记者 甘文远 图", "甘文远"),
        ("甘文远/图", "甘文远"),
        ("图 甘文远", "甘文远"),
        ("叶 知 秋 摄", "叶知秋"),
        ("▲甘文远 摄", "甘文远"),
        ("供图：区文化馆", "区文化馆"),
        ("供图 区文化馆", "区文化馆"),
        ("（资料图片）", "资料图片"),
        ("图 发展势头", None),
        ("志愿者在桥头扫雪 甘文 摄", None),
        ("他拿起相机开始拍摄", None),
        ("甘文远走他乡。", None),
    ],
)
def test_a_credit_alone(text, who):
    assert credit_of(text) == who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月1日，村民在田里插秧。甘文 摄", ("3月1日，村民在田里插秧。", "甘文")),
        ("村民在田里插秧。（通讯员 甘文 摄）", ("村民在田里插秧。", "甘文")),
        ("村民在田里插秧。", ("村民在田里插秧。", None)),
        ("【图为甲村新貌。甘文摄】", ("【图为甲村新貌。", "甘文")),
        ("村民在田里插秧。图/甘文远", ("村民在田里插秧。", "甘文远")),
        ("村民在田里插秧。（摄影：甘文远）", ("村民在田里插秧。", "甘文远")),
        ("村民在田里插秧。本报记者 甘文远 图", ("村民在田里插秧。", "甘文远")),
        ("村民在田里插秧。区融媒体中心供图", ("村民在田里插秧。", "区融媒体中心")),
    ],
)
def test_a_caption_and_its_credit(text, expected):
    assert split_caption(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("图为村民在插秧。", True),
        ("▲图为村民在插秧。", True),
        ("村民在田里插秧。甘文 摄", True),
        ("［图片］村民在插秧。", True),
        ("照片：村民在插秧。", True),
        ("方大伯（左）和徒弟在田里插秧。", True),
        ("图书馆开门了。", False),
        (
            "厂里造出了新船，最粗的管子直径超过十米，工人们管这里叫做森林，从早到晚都在忙着焊接。图为船坞一角。甘文 摄",
            False,
        ),
    ],
)
def test_a_line_that_is_a_caption(text, expected):
    assert is_caption(text) is expected


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("收成好。图为3月1日，村民在插秧。", "图为3月1日，村民在插秧。", None),
        ("收成好。因为3月1日，村民在插秧。", "因为3月1日，村民在插秧。", None),
        ("收成好。3月1日，村民在插秧。（甘文 摄）今年雨水足。", "3月1日，村民在插秧。", "甘文"),
        ("收成好。3月1日，村民在插秧。甘文 摄今年雨水足。", "3月1日，村民在插秧。", "甘文"),
        (
            f"{'田里的水满了，' * 6}收成好。 李花（右）和儿子查看秧苗。 通讯员 甘文 摄",
            "李花（右）和儿子查看秧苗。",
            "甘文",
        ),
    ],
)
def test_a_caption_inside_a_paragraph(text, caption, credit):
    found = inside(text)
    assert (found.caption, found.credit) == (caption, credit)
    assert text[found.start : found.end].startswith(caption)


@pytest.mark.parametrize("text", ["收成好。因为雨水足，村民很高兴。", "收成好。他摄影多年。", "图为村民。"])
def test_prose_holds_no_caption(text):
    assert inside(text) is None
