"""Bytes of a file -> its text, with every byte that could not be read kept as a marked place.

The ladder: byte order mark, else UTF-8, else GB18030 (which contains GBK and GB2312); other encodings by
name. Limits are those of a printed issue: 8 MB is about four hundred times a bulletin of 7,000 characters.
"""

import codecs
import hashlib
import re
import unicodedata

from articles.parsing.records import Decoded, RefusedFile

MOST_BYTES = 8 * 1024 * 1024
LONGEST_LINE = 200_000
MOST_LINES = 20_000
MOST_DAMAGE = 0.005

SIGNATURES = (
    (b"%PDF", "PDF 文件", "请先用 OCR 程序把它转成文本"),
    (b"\x89PNG", "PNG 图片", "请先用 OCR 程序识别成文本"),
    (b"\xff\xd8\xff", "JPEG 图片", "请先用 OCR 程序识别成文本"),
    (b"GIF8", "GIF 图片", "请先用 OCR 程序识别成文本"),
    (b"II*\x00", "TIFF 图片", "请先用 OCR 程序识别成文本"),
    (b"MM\x00*", "TIFF 图片", "请先用 OCR 程序识别成文本"),
    (b"BM", "BMP 图片", "请先用 OCR 程序识别成文本"),
    (b"PK\x03\x04", "压缩包（zip、docx 等）", "请解压，或以 .zip 文件名导入；Word 文档请另存为纯文本"),
    (b"PK\x05\x06", "空压缩包", "请检查压缩包"),
    (b"Rar!", "RAR 压缩包", "请先解压"),
    (b"7z\xbc\xaf", "7z 压缩包", "请先解压"),
    (b"\x1f\x8b", "gzip 压缩文件", "请先解压"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文档", "请另存为纯文本"),
    (b"{\\rtf", "RTF 文档", "请另存为纯文本"),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
ESCAPED = re.compile("[\udc80-\udcff]+")
HAN = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")


def decode(source: str, content: bytes, encoding: str | None = None) -> Decoded:
    """The text of `content`, its line ends as \\n, in NFC.

    `source` is the file's name for messages, `encoding` an editor's word that goes before the ladder.
    Raises RefusedFile for what is no text, for more than 0.5 % of damaged bytes, for two encodings in
    one file and for sizes that no issue has.
    """
    _refuse_what_is_no_text(source, content)
    name, text = _marked(source, content) or _named(source, content, encoding) or _guessed(source, content)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    _refuse_sizes(source, text)
    return Decoded(text, name, hashlib.sha256(content).hexdigest(), _damaged(text))


def _refuse_what_is_no_text(source: str, content: bytes) -> None:
    if not content:
        raise RefusedFile(f"{source}：文件是空的（0 字节）。请检查 OCR 是否成功，换一个有文字的文件")
    if len(content) > MOST_BYTES:
        raise RefusedFile(f"{source}：文件有 {len(content):,} 字节，超过 8 MB。请按期、按版拆开后导入")
    for signature, what, remedy in SIGNATURES:
        # "BM" may begin a text too; a bitmap has zero bytes in its header.
        if content.startswith(signature) and (signature != b"BM" or b"\0" in content[2:16]):
            raise RefusedFile(f"{source}：这是{what}，不是文本（从第 1 字节看出）。{remedy}")
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        raise RefusedFile(f"{source}：这是 WebP 图片，不是文本（从第 1 字节看出）。请先用 OCR 程序识别成文本")


def _marked(source: str, content: bytes) -> tuple[str, str] | None:
    """Name and text of a file that begins with a byte order mark."""
    mark, name = next(((mark, name) for mark, name in MARKS if content.startswith(mark)), (b"", ""))
    if not mark:
        return None
    body = content[len(mark) :]
    if name == "utf-8":
        return _within_damage(source, body, name, len(mark))
    text = body.decode(name, "replace")
    lost = text.count("\ufffd")
    if lost > MOST_DAMAGE * len(text):
        offset = _first_bad(body, name)
        raise RefusedFile(f"{source}：文件标明 {name}，但第 {offset + len(mark)} 字节起无法识读。请另存为 UTF-8")
    _refuse_nul_characters(source, text)
    return name, text


def _refuse_nul_characters(source: str, text: str) -> None:
    if (at := text.find("\0")) >= 0:
        raise RefusedFile(f"{source}：第 {at} 个字符是 NUL，文件不是纯文本。请重新导出为 UTF-8 纯文本")


def _named(source: str, content: bytes, encoding: str | None) -> tuple[str, str] | None:
    """Name and text in the encoding that an editor gave."""
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except LookupError:
        raise RefusedFile(f"{source}：不认识编码“{encoding}”。可用 utf-8、gb18030、big5、utf-16 等") from None
    if name.startswith(("utf-16", "utf-32")):
        text = content.decode(name, "replace")
        _refuse_nul_characters(source, text)
        return name, text
    _refuse_binary(source, content)
    return _within_damage(source, content, name)


def _guessed(source: str, content: bytes) -> tuple[str, str]:
    _refuse_binary(source, content)
    text = content.decode("utf-8", "surrogateescape")
    damage = sum(map(len, ESCAPED.findall(text)))
    if not damage:
        return "utf-8", text
    _refuse_mixture(source, content)
    if damage <= MOST_DAMAGE * len(content):
        return "utf-8", ESCAPED.sub("\ufffd", text)
    return _within_damage(source, content, "gb18030")


def _refuse_binary(source: str, content: bytes) -> None:
    if (at := content.find(b"\0")) >= 0:
        raise RefusedFile(
            f"{source}：第 {at} 字节是 NUL（空字节），不是纯文本（二进制文件，或不带 BOM 的 UTF-16）。"
            "请另存为 UTF-8 纯文本"
        )
    controls = CONTROLS.findall(content)
    if len(controls) > max(1, 0.01 * len(content)):
        at = CONTROLS.search(content).start()
        raise RefusedFile(f"{source}：第 {at} 字节起有大量控制字符，是二进制文件，不是文本。请导出为 UTF-8 纯文本")


def _within_damage(source: str, body: bytes, name: str, skipped: int = 0) -> tuple[str, str]:
    """The text with its damaged bytes as U+FFFD; a refusal when they are more than 0.5 %."""
    text = body.decode(name, "surrogateescape")
    damage = sum(map(len, ESCAPED.findall(text)))
    if damage > MOST_DAMAGE * len(body):
        at = _first_bad(body, name) + skipped
        line = body[: at - skipped].count(b"\n") + 1
        raise RefusedFile(
            f"{source}：按 {name} 有 {damage} 个字节（{damage / len(body):.1%}）无法识读，"
            f"从第 {at} 字节（第 {line} 行）起。"
            "请用 --encoding 指明编码（如 big5），或重新导出为 UTF-8"
        )
    return name, ESCAPED.sub("\ufffd", text)


def _first_bad(body: bytes, name: str) -> int:
    try:
        body.decode(name)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _refuse_mixture(source: str, content: bytes) -> None:
    """Refuse a file of which some lines are UTF-8 and some GB18030: either reading would ruin the other part."""
    first, offset = None, 0
    for number, line in enumerate(content.split(b"\n"), 1):
        kind = _encoding_of(line)
        if kind and first and kind != first:
            raise RefusedFile(
                f"{source}：一个文件里有两种编码：前面是 {first}，从第 {number} 行（第 {offset} 字节）起是 {kind}。"
                "请把各部分分别转成 UTF-8 后再合并导入"
            )
        first = first or kind
        offset += len(line) + 1


def _encoding_of(line: bytes) -> str | None:
    """utf-8 or gb18030 where a line shows it beyond doubt, else None."""
    high = sum(byte >= 0x80 for byte in line)
    if high < 6:
        return None
    as_utf8 = line.decode("utf-8", "surrogateescape")
    bad = sum(map(len, ESCAPED.findall(as_utf8)))
    if bad * 10 <= high and len(HAN.findall(as_utf8)) >= 2:
        return "utf-8"
    if bad * 2 < high:
        return None
    try:
        as_gb = line.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "gb18030" if len(HAN.findall(as_gb)) * 2 >= high * 0.8 else None


def _refuse_sizes(source: str, text: str) -> None:
    if not text.strip().strip("\ufeff\u200b"):
        raise RefusedFile(f"{source}：文件里只有空白，没有文字。请检查 OCR 是否成功")
    filled = 0
    for number, line in enumerate(text.split("\n"), 1):
        filled += bool(line.strip())
        if len(line) > LONGEST_LINE:
            raise RefusedFile(
                f"{source}：第 {number} 行有 {len(line):,} 个字符，超过 {LONGEST_LINE:,}。请按段分行后导入"
            )
        if filled > MOST_LINES:
            raise RefusedFile(
                f"{source}：到第 {number} 行已有超过 {MOST_LINES:,} 个非空行，不像一期报纸。请按期拆开后导入"
            )


def _damaged(text: str) -> tuple[tuple[int, int], ...]:
    if "\ufffd" not in text:
        return ()
    return tuple(
        (number, column)
        for number, line in enumerate(text.split("\n"), 1)
        for column, sign in enumerate(line, 1)
        if sign == "\ufffd"
    )
