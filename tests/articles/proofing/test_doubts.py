from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.records import CONTINUED_ELSEWHERE, Truncation
from articles.proofing.doubts import find
from articles.proofing.records import Doubt, Field, Galley, Kind, Part, Place
from tests.articles.proofing.galleys import NOTHING_ELSE, accepted, found_again, galley, marked

HEADLINES = ["新码头明年开春完工通船", "新码头开工", "新码头，明年开春完工通船", "老码头明年秋天停用改造"]
LONG = "渔民把船停进新港池，缆绳系在新换的系船柱上，港外浪高五米"


@pytest.mark.parametrize(
    ("text", "doubt", "found"),
    [
        (
            "码头通了。大家说，路好走了，两头",
            Doubt(1, Truncation.END, "最后一句没有说完：“…好走了，两头”"),
            [("好走了，两头", None)],
        ),
        (
            "码头通了。大家都来了。",
            Doubt(1, Truncation.END, "同栏其他各条末尾都有署名，结尾可能丢失"),
            [("大家都来了。", None)],
        ),
        ("的船开走了，港里静了。", Doubt(1, Truncation.START, "正文从半句开始：“的船开走…”"), [("的船开走", None)]),
        ("那天，船开走了。", Doubt(1, Truncation.START, "标题和开头不见了"), [("那天", None)]),
        ("船开走了。", Doubt(1, Truncation.END, CONTINUED_ELSEWHERE), []),
        ("船开走了。", Doubt(1), []),
        ("", Doubt(7, Truncation.BOTH, "只有标题，没有正文"), []),
    ],
)
def test_a_doubt_points_at_the_words_beside_the_gap(text, doubt, found):
    assert marked(find, galley(text, doubts=[doubt])) == found


def test_a_headline_without_a_text_and_one_that_was_printed_twice():
    doubt = Doubt(1, Truncation.BOTH, "只有标题，没有正文")
    (finding,) = find(galley(headline="码头通了", doubts=[doubt]), NOTHING_ELSE)
    assert (finding.kind, finding.start, finding.end, finding.replacement) == (Kind.LOST_TEXT, 0, 4, None)
    doubt = Doubt(1, notes=("标题在第 9 行又印了一次",))
    (finding,) = find(galley("码头通了。", headline="码头通了", doubts=[doubt]), NOTHING_ELSE)
    assert finding.kind is Kind.DUPLICATE


@pytest.mark.parametrize(
    ("note", "field", "kind", "found"),
    [
        ("第 9 行是重复的段落，只保留一次：“大家说，路好走了…”", Field.TEXT, Kind.DUPLICATE, "大家说，路好走了"),
        ("第 9、12 行是重复的段落，只保留一次：“大家说，路好走了…”", Field.TEXT, Kind.DUPLICATE, "大家说，路好走了"),
        ("第 9 行是重复的段落，只保留一次：“编辑已改掉的话…”", Field.HEADLINE, Kind.DUPLICATE, "码头通了"),
        ("第 3 行“…码头通了。”之后混进了图片说明（图为新码…），已归到照片", Field.TEXT, Kind.DISPLACED, "码头通了。"),
        ("第 3 行“大家说，路…”之前混进了图片说明（图为新码…），已归到照片", Field.TEXT, Kind.DISPLACED, "大家说，路"),
        ("第 3 行“…编辑已改掉的话。”之后混进了图片说明（图为…），已归到照片", None, None, ""),
    ],
)
def test_a_note_points_at_the_words_that_it_quotes(note, field, kind, found):
    issue = galley("码头通了。大家说，路好走了。", headline="码头通了", doubts=[Doubt(1, notes=(note,))])
    findings = list(find(issue, NOTHING_ELSE))
    texts = {part.place: part.text for part in issue.parts}
    shown = [(one.place.field, one.kind, texts[one.place][one.start : one.end]) for one in findings]
    assert shown == ([(field, kind, found)] if field else [])


def test_a_text_without_a_headline_names_the_articles_that_it_may_belong_to():
    doubt = Doubt(2, Truncation.START, "标题和开头不见了", candidates=(1,))
    issue = galley("码头通了。", "那天，船开走了。", headline="新码头通了", doubts=[doubt], day=date(2024, 5, 1))
    (finding,) = find(issue, NOTHING_ELSE)
    assert finding.kind is Kind.DISPLACED
    assert "《新码头通了》" in finding.reason
    assert [evidence.article for evidence in finding.evidence] == [1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{LONG}，\n\n港里的水轻轻地晃，大家在船上睡了一个囫囵觉，天亮才醒来。", 1),
        (f"{LONG}。\n\n港里的水轻轻地晃，大家在船上睡了一个囫囵觉，天亮才醒来。", 0),
        (f"{LONG}，\n\n本报讯（记者甘文）港里的水轻轻地晃，大家在船上睡了一觉。", 0),
        ("江边有一条船，\n\n船上有一个人。", 0),
    ],
)
def test_a_torn_paragraph_is_joined(text, found):
    issue = galley(text)
    findings = list(find(issue, NOTHING_ELSE))
    assert len(findings) == found
    if found:
        assert "\n" not in accepted(issue, findings).parts[0].text


def test_a_paragraph_that_stands_almost_the_same_twice_is_taken_out():
    issue = galley(f"{LONG}。", f"另有其事。\n\n{LONG.replace('渔民', '渔夫')}。")
    (finding,) = find(issue, NOTHING_ELSE)
    assert (finding.kind, finding.replacement) == (Kind.DUPLICATE, "")
    assert [part.text for part in accepted(issue, [finding]).parts] == [f"{LONG}。", "另有其事。"]


def test_a_headline_that_stands_almost_the_same_twice():
    parts = [Part(Place(number, Field.HEADLINE), text) for number, text in enumerate(HEADLINES, 1)]
    (finding,) = find(Galley("测试", None, tuple(parts)), NOTHING_ELSE)
    assert (finding.kind, finding.place.article, finding.replacement) == (Kind.DUPLICATE, 3, None)


@given(
    st.lists(st.text("船港，。、\n“”- #", max_size=80), min_size=1, max_size=3),
    st.sampled_from(list(Truncation)),
    st.text("“”…船港", max_size=12),
)
def test_any_text_and_doubt_give_findings_inside_the_text(texts, truncated, reason):
    notes = (f"第 3 行“…{reason}”之后混进了图片说明（图为…）", f"第 3 行是重复的段落，只保留一次：“{reason}…”")
    issue = galley(*texts, headline="船", doubts=[Doubt(1, truncated, reason, candidates=(1,), notes=notes)])
    lengths = {part.place: len(part.text) for part in issue.parts}
    for finding in find(issue, NOTHING_ELSE):
        assert 0 <= finding.start < finding.end <= lengths[finding.place]
    assert not found_again(find, issue)


@pytest.mark.parametrize("text", ["港" * 500_000, f"{LONG}，\n\n" * 20_000, "（“" * 200_000])
def test_hostile_texts_take_time_by_their_length(text):
    list(find(galley(text, doubts=[Doubt(1, Truncation.BOTH)]), NOTHING_ELSE))
