import json
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.parsing import RefusedFile, parse_issue
from articles.parsing.records import DateSource, LineRole
from articles.parsing.report import structure_report
from articles.parsing.width import widen

ISSUE = """今日临江 2023年5月16日 星期二 第1版 总第12期

# 临江区老桥修缮一新

本报讯(记者 甘文 通讯员 卫 朗)5月12日,临江区老桥修缮完工,桥面重新铺了石板,栏杆也换了新的,两岸的居

民又能从桥上走过。

5月12日,居民走过修好的老桥。

甘文 摄

# 科普角

## 春捂捂到几时

天气忽冷忽热,衣服不要一下子脱光,早晚添一件薄衫最好。

(临江区科协提供)

扫一扫 关注我们
"""


def test_a_whole_issue():
    issue = parse_issue("a.txt", ISSUE.encode())
    assert (issue.date.day, issue.date.source, issue.page, issue.number) == (
        date(2023, 5, 16),
        DateSource.MASTHEAD,
        1,
        12,
    )
    assert [article.headline for article in issue.articles] == ["临江区老桥修缮一新", "春捂捂到几时"]
    assert issue.joins == ((5, 7),)
    assert [str(span) for span in issue.articles[0].dates] == ["2023-05-12"]
    assert [(credit.name, credit.role.value) for article in issue.articles for credit in article.bylines] == [
        ("甘文", "reporter"),
        ("卫朗", "correspondent"),
        ("临江区科协", "contributor"),
    ]
    assert [(photo.lines, photo.credit, photo.article) for photo in issue.photos] == [((9, 11), "甘文", 1)]
    assert issue.articles[1].section == "科普角"
    assert {line: label.role.value for line, label in issue.lines.items()} == {
        1: "furniture", 3: "headline", 5: "body", 7: "body", 9: "caption", 11: "credit",
        13: "section", 15: "headline", 17: "body", 19: "byline", 21: "furniture",
    }  # fmt: skip


def test_the_report_is_json():
    report = structure_report([parse_issue("a.txt", ISSUE.encode())], [{"source": "b.txt", "message": "空的"}])
    (issue,) = json.loads(json.dumps(report))["issues"]
    assert report["format"] == "bulletin.structure/1"
    assert (issue["date"], issue["estimated_date"], issue["joins"]) == ("2023-05-16", None, [[5, 7]])
    assert issue["lines"]["3"] == {"article": 1, "role": "headline"}
    assert issue["lines"]["21"] == {"article": None, "role": "furniture"}
    assert report["errors"] == [{"source": "b.txt", "message": "空的"}]


def test_the_page_in_the_file_name_is_that_of_its_articles():
    issue = parse_issue("2023-05-16_03.txt", "# 天晴的一天\n\n天晴了，人们走出家门。".encode())
    assert (issue.page, issue.articles[0].page) == (3, 3)


def test_only_furniture_is_refused():
    with pytest.raises(RefusedFile, match="只有"):
        parse_issue("a.txt", "扫一扫 关注我们\n\n第2版".encode())


@pytest.mark.parametrize(
    ("text", "warning"),
    [("天晴了，人们走出家门，看云去。", "没有标题"), ("# 天晴了\n\n# 人们出门去", "只有标题"), ("# 天晴", "只有标题")],
)
def test_odd_files_are_taken_with_a_warning(text, warning):
    assert any(warning in said for said in parse_issue("a.txt", text.encode()).warnings)


@pytest.mark.parametrize(
    ("district", "title"), [("临江区", "临江区区长"), ("", "临江区区长"), ("海角区", "临江区区长")]
)
def test_the_district_of_the_offices(district, title):
    text = "# 临江区召开大会\n\n" + "本报讯（记者 甘文）3月1日，临江区召开大会。区长柏青主持会议并讲话。\n\n" * 2
    issue = parse_issue("a.txt", text.encode(), district=district)
    assert title in [office.title for person in issue.persons for office in person.offices]


def test_importing_the_package_reads_no_list_and_loads_no_stage():
    code = "import sys, articles.parsing; print([name for name in sys.modules if name.startswith('articles.parsing.')])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "['articles.parsing.records']"


PARTS = [
    "# 临江区开市",
    "## ——老街见闻",
    "#### 一、糖画",
    "本报讯(记者 甘文)3月1日,临江区开市。",
    "本报记者 甘文",
    "甘文 摄",
    "图为3月1日,村民在插秧。甘文 摄",
    "天晴了,人们走出",
    "家门。",
    "(上接第1版)天晴了。",
    "天晴了。(下转第2版)",
    "第2版",
    "2023年5月16日 星期二 第1版",
    "扫一扫 关注我们",
    "- 一项",
    "1.一项。",
    "2.两项。",
    "简讯",
    "# 科普角",
    "(甘文 卫朗)",
    "  ",
    "会议听取了汇报。",
    "●近日,天晴了。(甘文)",
    "前三名如下:",
    "男单 甘文 女单 卫朗 混双 方圆",
    "收成好。因为3月1日,村民在插秧。",
    "**糖画**",
    "天晴了  ",
    '他说"好"',
    "\ufffd\u200b",
    "| 甲 | 乙 |",
    "上接第1版",
    "▲3月1日,甲村修好了通往学校的水泥路,孩子们走得稳。",
    "▲3月2日,乙村的老年食堂开张了,六十岁以上的老人每餐",
    "的孩子们走远了。",
    "临江讯 3月1日,临江区开市,客商当场签下订单八百万元,农民忙着装车",
    "# 养老食堂飘出饭菜香",
    "#### 新年新气象",
    "甲村 12 乙村 15",
    "临江区供电公司 2024年11月30日",
    "庆祝新中国成立75周年,10月1日（星期二）升旗。",
]
lines = st.lists(st.sampled_from(PARTS) | st.text(max_size=40), max_size=40)


@settings(max_examples=300)
@given(lines, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_nothing_is_swallowed(parts, between):
    content = between.join(parts).encode("utf-8", "replace")
    try:
        issue = parse_issue("a.txt", content)
    except RefusedFile:
        return
    source = issue.decoded.text.split("\n")
    assert set(issue.lines) == {number for number, line in enumerate(source, 1) if line.strip()}
    numbers = {article.number for article in issue.articles}
    in_fragments = [line for fragment in issue.fragments for line in fragment.lines]
    for number, label in issue.lines.items():
        homeless = label.article is None and label.role not in (LineRole.FURNITURE, LineRole.SECTION)
        assert label.article in numbers or label.article is None
        assert in_fragments.count(number) == homeless
    for article in issue.articles:
        for passage in article.passages:
            printed = "".join(source[p.line - 1][p.start : p.start + p.length] for p in passage.pieces)
            assert len(passage.text) == sum(piece.length for piece in passage.pieces)
            assert all(a in (b, widen(b)) or b in ',():;!?"' for a, b in zip(passage.text, printed, strict=True))
            assert all(issue.lines[piece.line].article == article.number for piece in passage.pieces)


@settings(max_examples=100)
@given(st.binary(max_size=400))
def test_any_bytes_are_parsed_or_refused(content):
    try:
        parse_issue("a.txt", content)
    except RefusedFile as refusal:
        assert "请" in str(refusal)


def test_a_text_without_a_headline_names_its_candidates_by_number():
    lost = "风筝是竹篾和棉纸扎的，放风筝的人沿着湖堤一路跑，线轴在手里转得飞快，湖面上全是影子。"
    text = (
        "# 风筝节在南湖公园开幕\n\n本报讯（记者 甘文）3月1日，风筝节开幕，竹篾和棉纸扎的风筝升空，线轴转得飞快。\n\n"
        f"# 简讯\n\n▲3月1日，甲村修好了通往学校的水泥路，孩子们走得稳。（甘文）\n\n{lost}"
    )
    articles = parse_issue("2024-03-02.txt", text.encode()).articles
    assert [article.candidates for article in articles] == [(), (), (1,)]


def test_who_took_the_pictures_of_a_text_is_a_person_but_no_byline():
    text = "# 老桥的早晨\n\n文丨叶知秋 图丨卫晓朗\n\n桥上的早市开张了，卖菜的把萝卜码得整整齐齐，买菜的一早就来了。"
    issue = parse_issue("2024-03-02.txt", text.encode())
    assert [(credit.name, credit.role.value) for credit in issue.articles[0].bylines] == [("叶知秋", "author")]
    assert {person.name: person.kinds[0].value for person in issue.persons} == {
        "叶知秋": "author",
        "卫晓朗": "photographer",
    }
