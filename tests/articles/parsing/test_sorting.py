import pytest

LONG = "正月里的集市热闹极了，糖画、剪纸、花灯摆满了一条街，孩子们挤在最前面看师傅吹糖人。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# 集市开张\n\n{LONG}", ["heading", "body"]),
        (f"集市开张\n\n本报讯（记者 甘文）{LONG}", ["heading", "body"]),
        (f"凝心聚力 赶集去\n集市今日开张\n——老街见闻\n\n本报讯（记者 甘文）{LONG}", ["heading"] * 3 + ["body"]),
        (f"{LONG}\n\n糖画的滋味\n\n{LONG}", ["body", "heading", "body"]),
        (f"# 集市\n开张了  \n{LONG}", ["heading", "heading", "body"]),
        (f"{LONG[:-1]}，人们都说\n\n明年还来\n\n{LONG}", ["body", "body", "body"]),
        ("# 集市\n\n1.带好零钱。\n\n2.看好孩子。", ["heading", "list", "list"]),
        ("5路　由一桥改道　首班6:00\n18路　增设一站　首班6:20", ["list", "list"]),
        ("甲 一等 乙 二等 丙 三等 丁 四等", ["list"]),
        (f"{LONG}\n\n3月1日，村民在集市上挑花灯。\n\n甘文 摄", ["body", "caption", "credit"]),
        (f"{LONG}\n\n编者按语写在这里，\n\n甘文 摄", ["body", "caption", "credit"]),
        ("# 图说临江\n\n▲3月1日，村民在插秧。（甘文 摄）", ["heading", "caption"]),
        (f"{LONG}{LONG}{LONG}{LONG}{LONG}{LONG}{LONG}\n\n甘 文 摄", ["body", "credit"]),
        (f"# 老屋\n\n甘 小 文\n\n{LONG}", ["heading", "byline", "body"]),
        (f"# 老屋的记忆\n\n叶知秋 卫晓朗\n\n{LONG}", ["heading", "byline", "body"]),
        (f"# 老屋的记忆\n\n{LONG}\n\n叶知秋\n\n# 又一篇", ["heading", "body", "byline", "heading"]),
        (f"# 老屋的记忆\n\n{LONG}（记者 叶知秋 摄影报道）", ["heading", "body"]),
        (f"# 老屋的记忆\n\n{LONG}\n\n▲孩子们在老屋前放风筝。\n\n{LONG}", ["heading", "body", "caption", "body"]),
        (f"{LONG}\n\n图片新闻\n3月1日，村民在插秧。\n甘文 摄", ["body", "heading", "caption", "credit"]),
        ("青石融媒\n2023年5月16日 星期二", ["furniture", "furniture"]),
        ("# 3月1日，孩子们在老屋前学包饺子，感受年味。\n\n甘文 摄", ["caption", "credit"]),
        ("# 停水通知\n\n停水时间：3月1日9时至17时\n停水范围：老街以东", ["heading", "list", "list"]),
        (f"问：集市开到几时？\n\n答：{LONG}", ["body", "body"]),
        (f"{LONG}\n\n老街居民 甘文远\n\n# 又一篇", ["body", "byline", "heading"]),
        ("# 启事\n\n有人拾到钱包一个，请失主前来认领，凭身份证。\n\n2023年5月16日", ["heading", "body", "body"]),
        ("临江区报\n2023年5月16日 星期二", ["furniture", "furniture"]),
        # Captions without 图为: in a broken paragraph, under a picture's place, over a credit.
        (f"{LONG[:-1]}，还有\n\n村民在田里插秧。\n\n甘文 摄\n\n{LONG}", ["body", "caption", "credit", "body"]),
        (f"{LONG[:-1]}，还有\n\n村民在田里插秧。\n\n的孩子{LONG}", ["body", "caption", "body"]),
        (f"{LONG[:-1]}，还有\n\n村民在田里插秧。\n\n{LONG}", ["body", "body", "body"]),
        (f"{LONG}\n\n![](a.jpg)\n\n村民在田里插秧。\n\n{LONG}", ["body", "furniture", "caption", "body"]),
        (f"{LONG}\n\n村民在田里插秧。\n\n图/甘文远\n\n{LONG}", ["body", "caption", "credit", "body"]),
        (
            "# 道德模范名单\n\n樊若松 卫晓朗 苗雨田\n\n"
            "# 优秀教师名单\n\n樊若松（东校）、卫晓朗（西校）、苗雨田（北校）",
            ["heading", "list"] * 2,
        ),
        (
            f"{LONG}\n\n第一步：扫。把落叶清出园外。\n\n第二步：刮。把粗皮刮干净。\n\n{LONG}",
            ["body", "list", "list", "body"],
        ),
        (f"{LONG}\n\n临江县住房和城乡建设局\n\n2031年3月7日\n\n扫一扫 关注临江", ["body", "body", "body", "furniture"]),
        (f"# 老屋\n\n王小米\n\n门前有一棵皂角树。\n\n{LONG}", ["heading", "byline", "body", "body"]),
        # Files without any marks: titles stand after broken paragraphs too.
        (
            f"{LONG[:-1]}，还有\n\n聚焦赶集日\n一条街上\n三代手艺\n\n本报记者 甘文\n\n{LONG}",
            ["body"] + ["heading"] * 3 + ["byline", "body"],
        ),
        (f"{LONG[:-1]}，还有\n\n集市糖画剪纸摆满街\n\n{LONG}", ["body", "heading", "body"]),
        # What somebody says over a credit is no caption; a headline set wide is no table.
        (
            f"{LONG}\n\n“人很多。”村支书甘文说，村里新建了停车场。\n\n照片由柳河镇政府提供\n\n{LONG}",
            ["body", "body", "credit", "body"],
        ),
        (f"{LONG}\n\n老 街 集 市 开 张 了\n\n本报讯（记者 甘文）{LONG}", ["body", "heading", "body"]),
        (f"{LONG}\n\n糖画师傅腿脚不好，李花把离\n\n{LONG}", ["body"] * 3),
        (f"{LONG[:-1]}，还有\n\n糖画的滋味\n\n{LONG}", ["body", "body", "body"]),
        (
            f"{LONG}\n\n临江区新春集市暨非物质文化遗产展示展销系列活动在南湖公园热闹启幕\n\n本报讯（记者 甘文）{LONG}",
            ["body", "heading", "body"],
        ),
        (
            f"{LONG}\n\n有问有答\n摊位怎么租？\n\n问：租金多少？\n\n答：{LONG}",
            ["body"] + ["heading"] * 2 + ["body"] * 2,
        ),
        ("关于老街停水的通告\n\n3月1日9时停水，请储水。\n\n一、停水范围\n\n老街以东。", ["heading", "body"] * 2),
        (f"{LONG}\n\n# 集市\n\n记者：集市开到几时？\n\n甘文：{LONG}", ["body", "heading", "body", "body"]),
    ],
)
def test_a_line_is_sorted_by_its_words_and_neighbours(natures, text, expected):
    assert natures(text) == expected


def test_verse_is_text_and_no_row_of_headings(natures):
    verse = "雨落在青石板上\n\n伞开成一朵花\n\n卖糖的人不吆喝\n\n等雨停下来\n\n等你走过来"
    assert natures(f"# 雨\n\n□ 甘 文\n\n{verse}") == ["heading", "byline"] + ["body"] * 5
