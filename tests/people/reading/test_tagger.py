import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from people.reading import tagger as module
from people.reading.tagger import PACK, sentences, tagger
from people.reading.weights import UnknownPackage, pack

needs_pack = pytest.mark.skipif(not PACK.is_file(), reason="no pack of the tagger: run `make tagger`")


@pytest.fixture
def read():
    return tagger()


@needs_pack
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("区委书记柯望山主持会议并讲话。", ["柯望山"]),
        ("昨天，司徒明月和艾力·买买提一起去了镇上。", ["司徒明月", "艾力·买买提"]),
        ("今年秋天的橘子比去年甜。", []),
        ("", []),
    ],
)
def test_finds_names_of_people(read, text, names):
    assert [text[word.start : word.end] for word in read.tag([text])[0] if word.tag == "PER"] == names


@needs_pack
def test_a_text_is_read_the_same_alone_and_among_others(read):
    texts = ["苗禾说，今年不一样。", "会议由区长佘望主持，" * 30, "好。"]
    assert read.tag(texts) == [read.tag([text])[0] for text in texts]


@needs_pack
@given(st.text(max_size=300))
@settings(max_examples=50)
def test_words_cover_any_text_without_gaps(text):
    words = tagger().tag([text])[0]
    assert "".join(text[word.start : word.end] for word in words) == text


@given(st.text(max_size=400))
def test_sentences_cover_any_text_and_are_bounded(text):
    parts = sentences(text)
    assert "".join(part for _start, part in parts) == text
    assert all(text.startswith(part, start) and len(part) <= module.LONGEST_SENTENCE for start, part in parts)


def test_there_is_no_tagger_without_a_pack(tmp_path):
    assert tagger(tmp_path / "tagger.npz") is None


def test_only_the_known_package_is_packed(tmp_path):
    (tmp_path / "LAC-2.1.2.tar.gz").write_bytes(b"something else")
    with pytest.raises(UnknownPackage, match=r"LAC-2\.1\.2\.tar\.gz has SHA-256"):
        pack(tmp_path / "LAC-2.1.2.tar.gz", tmp_path / "tagger.npz")
    assert not (tmp_path / "tagger.npz").exists()
