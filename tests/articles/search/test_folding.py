import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.search.folding import fold, fold_with_places


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＡＢＣ１２", "abc12"),
        ("强 声", "强声"),
        ("强　声", "强声"),
        ("张 三\n李 四", "张三\n李四"),
        ("G 312 国道", "g 312 国道"),
        ("臺灣羣衆", "台湾群众"),
        ("㈱", "(株)"),
        ("𠮷野家", "𠮷野家"),
        ("Cafe\u0301", "café"),
        ("，：", ",:"),
    ],
)
def test_folds(text, folded):
    assert fold(text) == folded


@given(st.text(alphabet=st.one_of(st.sampled_from("强声 臺，\u3000\n\u0301ﬁA１𠮷"), st.characters())))
def test_places_are_those_of_the_same_text(text):
    found = fold_with_places(text)
    assert found.text == fold(text)
    assert len(found.starts) == len(found.ends) == len(found.text)
    assert all(0 <= start < end <= len(text) for start, end in zip(found.starts, found.ends, strict=True))
    assert found.starts == sorted(found.starts)
