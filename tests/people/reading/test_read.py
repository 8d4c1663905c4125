"""The whole reading of an issue."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from people.reading import Advice, read
from people.reading.records import Credit, Kind, Passage, Piece, Role, Story
from tests.people.reading.readings import passage, read_texts, story


def test_one_record_for_each_person():
    first = story("区委书记樊若松讲话。", number=1)
    second = story("樊若松说,好。", number=2)
    (person,) = read([first, second], year=2024, district="梧桐区").persons
    assert list(person.articles()) == [1, 2]
    assert [office.title for office in person.offices] == ["梧桐区委书记"]


def test_mentions_stand_where_they_are_printed():
    joined = Passage("区委书记樊若松讲话。", (Piece(3, 2, 6), Piece(5, 0, 4)))
    (person,) = read([Story(1, "", (joined,))], year=2024).persons
    assert [(m.line, m.start, m.printed) for m in person.mentions] == [(3, 6, "樊若松")]


def test_credits_and_text_forms_are_one_person():
    credit = Credit("柳青", Role.PHOTOGRAPHER, 1, "柳 青")
    reading = read_texts("5月6日,孩子们在放风筝。柳 青 摄", credits=[credit])
    (person,) = reading.persons
    assert (person.name, person.kinds, person.printed) == ("柳青", (Kind.PHOTOGRAPHER,), ("柳 青",))
    assert [office.title for office in person.offices] == ["摄影"]


def test_a_byline_as_a_whole_is_no_form_of_a_name():
    credits = [Credit(name, Role.AUTHOR, 9, "（柳 青 汪小棠）") for name in ("柳青", "汪小棠")]
    assert [person.printed for person in read_texts("春天来了。", credits=credits).persons] == [("柳 青",), ("汪小棠",)]


def test_organisations_are_no_people():
    assert read_texts("春天来了。", credits=[Credit("梧桐区科协", Role.CONTRIBUTOR, 1)]).persons == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("居民卞秋菊说:“饭菜很香。”", (Kind.SUBJECT, Kind.QUOTED)),
        ("区长樊若松出席。", (Kind.SUBJECT,)),
        ("见习记者汪小棠报道", (Kind.TRAINEE,)),
        ("演唱:葛晚晴", (Kind.PERFORMER,)),
    ],
)
def test_kinds(text, kinds):
    (person,) = read_texts(text).persons
    assert person.kinds == kinds


def test_somebody_known_by_surname_counts_when_quoted():
    assert [p.name for p in read_texts("“真好。”家住柳荫街的陶阿姨高兴地说。").persons] == ["陶阿姨"]
    assert read_texts("他帮陶阿姨提水。").persons == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“真好。”陶阿姨说。", ["陶阿姨"]),
        ("茶嫂阿兰婶一边炒茶一边回头:“火候要看天。”", ["阿兰婶"]),
        ("棋友卞老伯守着空盘等到天黑。“明天还来。”老人收起棋子。", ["卞老伯"]),
        ("他帮陶阿姨提水,又给卞老伯劈柴。", []),
    ],
)
def test_who_is_known_by_surname_or_pet_name(text, names):
    assert [person.name for person in read_texts(text).persons] == names


def test_a_misread_name_is_seen_where_its_surname_is_lost():
    (person,) = read_texts("局长管若松说,要干。", "大家看见菅若松站在雨里。").persons
    assert (person.name, set(person.printed)) == ("管若松", {"管若松", "菅若松"})


def test_a_name_found_once_is_seen_everywhere():
    (person,) = read_texts("局长阙晓冬说,要干。", "大家都看见阙晓冬站在雨里。").persons
    assert len(person.mentions) == 2


def test_the_editor_has_the_last_word():
    texts = [story("局长阙晓冬说,要干。大家听水清源唱歌。")]
    advice = Advice(taken=frozenset(["水清源"]), refused=frozenset(["阙晓冬"]))
    found = read(texts, year=2024, advice=advice).persons
    assert [person.name for person in found] == ["水清源"]


def test_a_refused_name_is_not_taken_in_a_misread_form_either():
    texts = [story("局长管若松说,要干。大家看见菅若松站在雨里。")]
    assert read(texts, year=2024, advice=Advice(refused=frozenset(["管若松"]))).persons == ()


def test_doctrines_are_no_people():
    assert read_texts("以习近平新时代中国特色社会主义思想为指导。").persons == ()
    (person,) = read_texts("学习习近平总书记重要讲话。").persons
    assert [office.title for office in person.offices] == ["中共中央总书记"]


def test_the_beginning_of_a_place_is_no_person():
    assert read_texts("柳荫指出方向。", "柳荫区很美,柳荫区很大。").persons == ()


SIGNS = "区委书记长王李张欧阳小明说、,。:：()（）“”《》· 在召开会议5月6日至本报讯记者等领导\n\u3000的和Aa1"


@given(st.lists(st.one_of(st.text(max_size=40), st.text(alphabet=SIGNS, max_size=120)), max_size=4))
@settings(max_examples=150)
def test_any_text(texts):
    reading = read([story(*texts, headline="".join(texts[:1]))], year=2024, month=5)
    lines = dict(enumerate(texts, 1))
    for person in reading.persons:
        for mention in person.mentions:
            assert lines[mention.line][mention.start :].startswith(mention.printed)


@pytest.mark.parametrize(
    "unit", ["张三丰、", "区委书记", "召开大会", "买·", "“", "在", "书记樊若松说，", "会后签约", "王 "]
)
def test_time_is_linear(unit):
    def seconds(size):
        text = (unit * size)[:size]
        begin = time.process_time()
        read([Story(1, text, (passage(text),))], year=2024, month=5)
        return time.process_time() - begin

    read_texts("热身")
    short = max(seconds(10_000), 0.02)
    assert seconds(40_000) < 9 * short
