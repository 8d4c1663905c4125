import pytest

from articles.parsing.decode import decode
from articles.parsing.records import RefusedFile

TEXT = "# 临江区召开大会\n\n本报讯（记者 甲乙）临江区召开大会，部署下一步工作。\n" * 5


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
        (TEXT.encode("gbk"), "gb18030"),
    ],
)
def test_the_ladder_finds_the_encoding(content, encoding):
    decoded = decode("a.txt", content)
    assert (decoded.text, decoded.encoding, decoded.damaged) == (TEXT, encoding, ())


def test_an_editor_names_big5():
    text = "臨江區召開大會。"
    assert decode("a.txt", text.encode("big5"), "big5").text == text


def test_an_unknown_encoding_is_refused():
    with pytest.raises(RefusedFile, match="klingon"):
        decode("a.txt", b"abc", "klingon")


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_all_line_ends_become_one(ends):
    assert decode("a.txt", ends.join("甲乙").encode()).text == "甲\n乙"


def test_text_is_composed():
    assert decode("a.txt", "Cafe\u0301 开业".encode()).text == "Caf\u00e9 开业"


def test_few_damaged_bytes_are_kept_as_places():
    content = ("甲乙丙丁。\n" * 100).encode()
    content = content[:80] + b"\xff" + content[80:]
    decoded = decode("a.txt", content)
    line = decoded.text.split("\n")[decoded.damaged[0][0] - 1]
    assert len(decoded.damaged) == 1
    assert line[decoded.damaged[0][1] - 1] == "\ufffd"


def test_many_damaged_bytes_name_the_first():
    with pytest.raises(RefusedFile, match=r"第 \d+ 字节.*--encoding"):
        decode("a.txt", "甲乙丙丁。\n".encode() * 3 + b"\xff\xff\x81\xff" * 30)


MANY = "临江区召开大会，部署下一步工作。\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "空的"),
        (b" \n\t\n", "空白"),
        (b"%PDF-1.7 text", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"II*\x00", "TIFF"),
        (b"RIFF....WEBP", "WebP"),
        (b"BM\x00\x00\x00\x00\x00\x00", "BMP"),
        (b"PK\x03\x04...", "zip"),
        ("甲乙\0丙".encode(), "第 6 字节是 NUL"),
        (b"\x01\x02\x03\x04abc", "控制字符"),
        (b"a" * (8 * 1024 * 1024 + 1), "8 MB"),
        (("甲" * 200_001).encode(), "第 1 行"),
        (b"a\n" * 20_001, "非空行"),
        (MANY.encode() * 3 + MANY.encode("gb18030") * 3, r"第 4 行（第 147 字节）"),
        (MANY.encode() * 300 + MANY.encode("gb18030"), "两种编码"),
    ],
)
def test_what_cannot_be_an_issue_is_refused_with_a_remedy(content, says):
    with pytest.raises(RefusedFile, match=says) as refusal:
        decode("某期.txt", content)
    assert str(refusal.value).startswith("某期.txt：")
    assert "请" in str(refusal.value)
