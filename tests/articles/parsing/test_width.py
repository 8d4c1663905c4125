import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.parsing.width import widen


@pytest.mark.parametrize(
    ("printed", "wide"),
    [
        ("会上,他说:好!", "会上，他说：好！"),
        ("常委会(扩大)会议;通过了吗?", "常委会（扩大）会议；通过了吗？"),
        ("投资1,234.5万元,增长", "投资1,234.5万元，增长"),
        ("10:30开始,3:1获胜", "10:30开始，3:1获胜"),
        ("2,3号楼", "2，3号楼"),
        ("甙A,郁金香", "甙A，郁金香"),
        ("Hello, world", "Hello, world"),
        ("f(x)", "f(x)"),
        ("5G(NR)网络", "5G（NR）网络"),
        ("见https://a.cn/b?c=1,谢谢", "见https://a.cn/b?c=1,谢谢"),
        ("寄a.b@c.cn,谢谢", "寄a.b@c.cn，谢谢"),
        ('他说"好"。', "他说“好”。"),
        ('三"个"号"', '三"个"号"'),
        ("", ""),
    ],
)
def test_punctuation_gets_its_chinese_form_outside_numbers_and_latin(printed, wide):
    assert widen(printed) == wide


@given(st.text())
def test_one_character_stays_one_character(text):
    wide = widen(text)
    assert len(wide) == len(text)
    assert all(a == b or a in ',():;!?"' for a, b in zip(text, wide, strict=True))
