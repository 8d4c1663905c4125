"""What is told of a difference."""

import pytest

from articles.merging.likelihood import confidence, kind_of, reason_of
from articles.merging.threeway import Bearing, Difference
from articles.proofing.records import Kind


def difference(ours: str, theirs: str) -> Difference:
    return Difference(Bearing.NEW, 0, len(ours), ours, ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "kind", "share", "reason"),
    [
        ("末", "未", Kind.LOOKALIKE, 0.27, "这里作“未”。"),
        ("，", "、", Kind.PUNCTUATION, 0.27, "这里作“、”。"),
        ("做", "做好", Kind.LOST_TEXT, 0.29, "这里作“做好”。"),
        ("产业产业", "产业", Kind.REPETITION, 0.27, "这里作“产业”。"),
        ("业", "", Kind.REPETITION, 0.27, "这里没有这些字。"),
        ("甲\n\n乙", "甲乙", Kind.BROKEN_PARAGRAPH, 0.25, "这里的分段或空格不同。"),
        ("。", "。来自八个社区的居民参加了比赛。", Kind.LOST_TEXT, 0.9, "这里作“。来自八个社区的居民参加了比赛。”。"),
        ("。来自八个社区的居民。", "。", Kind.REPETITION, 0.05, "这里作“。”。"),
    ],
)
def test_a_difference_is_told(ours, theirs, kind, share, reason):
    one = difference(ours, theirs)
    assert (kind_of(one), confidence(one, is_edited=True)) == (kind, share)
    assert reason_of(one, "a.txt") == f"重新导入的文件（a.txt）{reason}"


def test_a_scan_of_a_text_that_nobody_edited_is_more_often_right():
    assert confidence(difference("末", "未"), is_edited=False) == 0.63
