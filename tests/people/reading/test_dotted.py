"""Names with a dot: where they begin and end, and who is called by one part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.reading.dotted import find_calls, find_dotted, shortest_forms
from tests.people.reading.readings import read_texts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("花匠吐尔洪·阿西木正给月季浇水", ["吐尔洪·阿西木"]),
        ("裁判努尔兰·巴合提、阿曼古丽·热西提入场", ["努尔兰·巴合提", "阿曼古丽·热西提"]),
        ("扎西·卓玛端着糌粑进屋", ["扎西·卓玛"]),
        ("找到吐尔洪·阿西木，天已大亮", ["吐尔洪·阿西木"]),
        ("全班的组长努尔兰·巴合提先交卷", ["努尔兰·巴合提"]),
        ("作家玛丽·约翰逊写道", ["玛丽·约翰逊"]),
        # A dot that parts something else.
        ("走基层·身边的好人", []),
        ("平安·和谐·美丽", []),
        ("江畔夜话·第三期", []),
        ("回望“十四五”·巨变", []),
        ("·", []),
    ],
)
def test_ends_of_names(text, names):
    assert [found.name for found in find_dotted(text)] == names


def test_a_form_that_took_a_word_along_is_cut():
    forms = shortest_forms(["吐尔洪·阿西木", "找到吐尔洪·阿西木", "扎西·卓玛"])
    assert forms == {"吐尔洪·阿西木": "吐尔洪·阿西木", "找到吐尔洪·阿西木": "吐尔洪·阿西木", "扎西·卓玛": "扎西·卓玛"}


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("吐尔洪说，好。", ["吐尔洪·阿西木"]),
        # Father and son: the part that both have is nobody's.
        ("阿西木说，好。", []),
        ("吐尔洪·阿西木说，好。", []),
    ],
)
def test_calls(text, called):
    names = ["吐尔洪·阿西木", "阿西木·肉孜"]
    assert [found.name for found in find_calls(text, names)] == called


def test_somebody_called_by_the_first_part_is_one_person():
    (person,) = read_texts("馕铺老板茹克娅·帕尔提在揉面。", "茹克娅说,面要醒够。").persons
    assert (person.name, person.printed) == ("茹克娅·帕尔提", ("茹克娅·帕尔提", "茹克娅"))


@given(st.text(alphabet="·阿依古丽买提说，的张三 ", max_size=60))
def test_any_text(text):
    for found in find_dotted(text):
        assert text[found.start : found.end] == found.name
