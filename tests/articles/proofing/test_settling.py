"""All detectors together: what an editor is shown, and what is left to ask after everything was accepted."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import proofing
from articles.parsing import parse_issue
from articles.proofing.galleys import galley_of
from articles.proofing.records import Field, Finding, Galley, Kind, Place
from articles.proofing.settling import LEAST_CONFIDENCE, settle
from tests.articles.proofing.galleys import NOTHING_ELSE, found_again, galley

SAMPLES = sorted((Path(__file__).parents[3] / "fixtures" / "issues").glob("*.txt"))
TEXT = Place(1, Field.TEXT)
PIECES = [
    "区长阮知秋", "院知秋", "强调，", "产业产业园", "末来", "，，", "（", "”", "“", "第二次会议", "第三次会议", "一是",
    "三是", "图为", "因为11月28日", "2024年2月30日", "星期一", "、", "。", "\n\n", "\n", "## ", "说", "船港", "的的",
    "本报讯（记者 强 声）",
]  # fmt: skip


def finding(start: int, end: int, confidence: float, replacement: str | None = "港") -> Finding:
    return Finding("names", Kind.NAME, TEXT, start, end, replacement, confidence, "测试")


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        ([finding(0, 2, 0.5), finding(1, 3, 0.9)], [(1, 3)]),
        ([finding(0, 3, 0.5), finding(1, 2, 0.5)], [(1, 2)]),
        ([finding(2, 3, 0.5), finding(0, 2, 0.5)], [(0, 2), (2, 3)]),
        ([finding(0, 2, LEAST_CONFIDENCE - 0.01)], []),
        ([finding(3, 3, 0.9), finding(3, 9, 0.9), finding(-1, 1, 0.9)], []),
        ([finding(0, 1, 0.9, "甲")], []),
    ],
)
def test_one_finding_a_place(found, kept):
    settled = settle(galley("甲乙丙丁"), found)
    assert [(one.start, one.end) for one in settled] == kept


def all_detectors(issue: Galley, archive: object) -> list[Finding]:
    return proofing.proofread(issue, archive)


def check(issue: Galley) -> None:
    found = all_detectors(issue, NOTHING_ELSE)
    lengths = {part.place: len(part.text) for part in issue.parts}
    assert all(0 <= one.start < one.end <= lengths[one.place] for one in found)
    assert all(a.place != b.place or a.end <= b.start for a, b in pairwise(found)), "two proposals for one character"
    assert not found_again(all_detectors, issue)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES) | st.text("区长说船港，。\n“”（1", max_size=6), max_size=40))
def test_what_was_accepted_is_not_asked_again(pieces):
    check(galley_of(parse_issue("测试.txt", ("昨天码头上来了一条新船。\n\n" + "".join(pieces)).encode())))


@pytest.mark.parametrize("sample", SAMPLES, ids=[file.stem for file in SAMPLES])
def test_what_was_accepted_in_a_sample_is_not_asked_again(sample):
    check(galley_of(parse_issue(sample.name, sample.read_bytes())))
