"""The language model: what it says, and how it is made from a word model."""

import math

import numpy as np
import pytest

from articles.proofing.lookalikes import expectation
from articles.proofing.lookalikes.language import FILE, Language, language, numbers, pack, save, unpacked

ARPA = """
\\data\\
ngram 1=5
ngram 2=3
ngram 3=1

\\1-grams:
-1.0\t<unk>\t0
-0.6\t码头\t-0.3
-0.6\t上\t-0.3
-0.6\t的\t-0.3
-0.6\t船\t-0.3

\\2-grams:
-0.1\t码头 上\t-0.2
-0.1\t上 的\t-0.2
-0.2\t的 船\t0

\\3-grams:
-0.01\t码头 上 的

\\end\\
"""


def odds(model: Language, text: str) -> float:
    return float(model.odds(np.pad(numbers(text), 3)[None]).sum())


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("未来发展", "末来发展"),
        ("干干净净", "千千净净"),
        ("已经完成", "己经完成"),
        ("人民群众", "入民群众"),
        ("上午九点", "土午九点"),
    ],
)
def test_ordinary_chinese_is_likelier(better, worse):
    assert odds(language(), better) > odds(language(), worse) + 2


def test_chances_are_chances():
    rows = np.random.default_rng(1).integers(0, 6_764, (200, 9))
    assert (language().odds(rows) <= 0).all()


def test_listed_pairs_are_told_from_others():
    rows = np.random.default_rng(2).integers(1, 6_764, (2, 5_000))
    found = language().found(2, *rows) >= 0
    assert found.any() and (language().together(*rows) == found).all()


def test_the_file_is_small():
    assert FILE.stat().st_size <= 6_200_000


def test_everything_outside_the_table_is_one_sign():
    assert numbers("a1。\ud800𠮷 ").tolist() == [0] * 6
    assert numbers("啊").tolist() == [1]


@pytest.fixture(scope="module")
def arrays():
    return expectation.model(ARPA.splitlines(keepends=True), [("码头", 3), ("渡船", 1)])


def test_strings_are_expected_inside_words_and_over_them(arrays):
    model = Language(arrays)
    assert odds(model, "码头上的船") > odds(model, "船的上头码") + 3
    listed = {tuple(pair) for pair in zip(*np.divmod(arrays["keys2"], 6_764), strict=True)}
    assert {tuple(numbers(pair).tolist()) for pair in ("码头", "头上", "上的", "的船", "渡船")} <= listed


def test_words_settle_into_how_often_they_stand():
    """的 follows 上, which follows 码头: each stands oftener than its own weight says."""
    words = expectation.read(ARPA.splitlines(keepends=True))
    shares = expectation.stationary(words)
    assert math.isclose(shares.sum(), 1) and shares[1] > shares[0] and shares[2] > shares[0]


def test_packing_loses_nothing(arrays, tmp_path):
    again = unpacked(pack(arrays))
    assert again.keys() == arrays.keys()
    assert all((again[name] == arrays[name]).all() for name in arrays)
    save(arrays, tmp_path / "one.npz")
    save(arrays, tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
