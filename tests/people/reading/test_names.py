"""Where a text names people: one table a frame, one table for what only looks like a name."""

import pytest

from people.reading.names import find_names
from people.reading.punctuation import full_width


def names(text):
    return [span.name for span in find_names(full_width(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本报讯(记者汪小棠 通讯员 邓一苇)5月6日,", ["汪小棠", "邓一苇"]),
        ("见习记者欧阳知秋报道", ["欧阳知秋"]),
        ("□ 柳 青 禾", ["柳青禾"]),
    ],
)
def test_bylines(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区委书记樊若松出席会议", ["樊若松"]),
        ("镇长简云帆在会上说", ["简云帆"]),
        ("副局长阙晓冬,科长卜远", ["阙晓冬", "卜远"]),
        ("校长令狐望舒表示", ["令狐望舒"]),
        ("区长苗向北强调,", ["苗向北"]),
        ("主任逯野介绍", ["逯野"]),
        ("董事长䶮成说", []),
    ],
)
def test_after_an_office(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("种粮大户邹有田看着麦苗", ["邹有田"]),
        ("骑手闵小北送完最后一单", ["闵小北"]),
        ("居民卞秋菊把钥匙交给网格员", ["卞秋菊"]),
        ("邮递员谈春山每天走二十里", ["谈春山"]),
        ("妻子喻兰芝在家", ["喻兰芝"]),
    ],
)
def test_after_what_somebody_is(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("区领导洪亮节、俞晚晴、路远山、鲍春生等出席", ["洪亮节", "俞晚晴", "路远山", "鲍春生"]),
        ("一等奖:章子墨、云小舟、苏禾", ["章子墨", "云小舟", "苏禾"]),
        ("汤立夏和季微凉当选。", ["汤立夏", "季微凉"]),
        ("区领导洪亮节、雷雨、时建国、路远山、宁静出席", ["洪亮节", "雷雨", "时建国", "路远山", "宁静"]),
    ],
)
def test_lists(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("摊主阿卜杜拉·热合曼说", ["阿卜杜拉·热合曼"]),
        ("热合曼•吐尔逊笑了", ["热合曼·吐尔逊"]),
        ("强 声 摄", ["强声"]),
    ],
)
def test_dots_and_spaces(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "高质量发展,全方位服务,安全感提升",
        "会议强调,要提高政治站位",
        "干部和群众给他送来",
        "老师傅用扁担挑水",
        "记者从区教育局获悉",
        "“惠民生”“暖民心”",
        "李家沟、王庄村、张桥镇",
        "村民宿和白鹭镇观鸟点",
        "走基层·身边的好人",
        "《王小二过年》上演",
        "陈阿姨每天来",
        "鲁班路小学",
        "应当是万无一失",
        "向前进一步",
    ],
)
def test_no_names(text):
    assert names(text) == []


def test_another_source_adds_evidence():
    text = "女儿阿依古丽考上了"
    assert "阿依古丽" in [span.name for span in find_names(text, {(2, 6): 4.0})]


def test_the_dictionary_binds_other_sources():
    assert find_names("提高质量水平", {(1, 4): 3.0}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("学生樊若、阙晓、单子昂组成的小队", ["樊若", "阙晓", "单子昂"]),
        ("老伴儿卜桂芳起初不肯", ["卜桂芳"]),
        ("渔嫂阙春花的手艺", ["阙春花"]),
        ("摄影爱好者说,这里好看", []),
        ("谢幕时,他鞠了三个躬", []),
        ("宋家兄弟在病房里相见", []),
        ("编导卜连山带着演员", ["卜连山"]),
        ("县领导包乡、乡干部包村,", []),
        ("林下种的黄芪、白芷、连翘都长出了芽", []),
    ],
)
def test_people_in_plain_prose_and_what_only_looks_like_them(text, expected):
    assert names(text) == expected
