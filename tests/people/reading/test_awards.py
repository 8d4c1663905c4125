import pytest

from people.reading.awards import is_winner


@pytest.mark.parametrize(
    ("text", "name", "wins"),
    [
        ("柏青获一等奖。", "柏青", True),
        ("柏青、苗禾分别荣获少年组冠军。", "柏青", True),
        ("护士长苗禾被评为“最美医者”。", "苗禾", True),
        ("大会授予柏青、苗禾“云岫好人”称号。", "苗禾", True),
        ("会上表彰了柏青等十名先进工作者。", "柏青", True),
        ("柏青获悉后赶到现场，苗禾得了奖。", "柏青", False),
        ("柏青为获得一等奖的学生颁奖。", "柏青", False),
        ("记者从柏青处获得消息。", "柏青", False),
        ("柏青主持会议。会上宣读了获奖名单。", "柏青", False),
    ],
)
def test_who_wins(text, name, wins):
    start = text.index(name)
    assert is_winner(text, start, start + len(name)) is wins
