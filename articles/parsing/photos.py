"""Photos that are not there: captions, credits, and captions that stand inside a paragraph."""

import re
from dataclasses import dataclass

from articles.parsing import bylines

GAP = " \u3000\t"
DOT = "·•・‧．"
NAMED = rf"(?:[\u3400-\u9fff]{{1,8}}(?:[{DOT}][\u3400-\u9fff]{{1,10}}){{1,3}}|[\u3400-\u9fff]{{2,5}})"
WHO = (
    rf"(?:(?:本报|本刊|全媒体|融媒体?|见习|实习|首席|特约)*(?:记者|通讯员)[{GAP}]*)?"
    rf"(?:{NAMED}|[\u3400-\u9fff][{GAP}][\u3400-\u9fff])"
    rf"(?:[、{GAP}]+{NAMED}|[{GAP}]+[\u3400-\u9fff][{GAP}][\u3400-\u9fff]){{0,3}}"
)
CREDIT = re.compile(
    rf"[（(【]?[{GAP}]*(?P<who>(?:(?:[^，。（(：、]{{2,16}}[{GAP}])?{WHO}))[{GAP}]*[/／]?(?:摄影报道|摄影|摄|供图|图/文)[{GAP}]*[）)】]?"
    rf"|[（(【]?(?:摄影|图片|图|摄)[{GAP}]*[：:/／][{GAP}]*(?P<who2>[^，。：]{{2,16}}?)[）)】]?"
    rf"|[（(](?P<body>[^，。（）()]{{2,20}}?)(?:供图|提供图片)[）)]"
    rf"|[（(]?(?:图片|照片|本图|图)[{GAP}]*(?:均)?由[{GAP}]*(?P<giver>[^，。（）()]{{2,24}}?)[{GAP}]*(?:提供|供图|拍摄)[）)]?"
)
TAIL = re.compile(
    rf"(?:(?<=[。！？”）…])[{GAP}]*|[{GAP}]+|(?=[（(]))(?P<credit>[（(]?[^，。！？；：（）()”“《》]{{2,40}}?[{GAP}]?(?:摄影报道|摄影|摄|供图)[）)]?)[{GAP}]*$"
)
CAPTION_START = re.compile(
    r"[（(▲△▼◀▶←→↑↓☝👆 \u3000]*(?:图为|图[①②③④⑤⑥⑦⑧⑨⑩一二三四]|[上下左右本大小](?:[两三]?幅)?图[：:为，]"
    r"|[图題题]图[：:]|图[片]?[：:]|图\d[：:]|图中|如图)"
)
# 图 is often misread as 因 (国, 囡); with a day after it the sentence is a caption all the same.
INSIDE = re.compile(r"(?<=[。！？”])(?P<mark>[图因囡国]为|[上下左右]图[：:为])(?=[^。]{4,160}(?:。|$))")
DATED_START = re.compile(
    r"(?:近日|日前|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日)(?:上午|下午|中午|晚上?|清晨|傍晚|凌晨)?[，,]"
)
LEAST_PROSE = 40
# (某人 摄影报道) signs a text as well as the photos with it.
REPORTED = re.compile(r"(?:摄影报道|文[/并]摄)[）)]?$")
SHOWS = re.compile(
    r"正在|在[^，。]{2,24}?(?:上|里|中|内|前|下|口|边|现场|田间|车间)?[^，。]{0,12}(?:展示|参观|体验|制作|采摘|安装|检查|学习|表演|比赛|演练|整理|分拣|巡查|庆祝|挥手|指导)|(?:现场|场景|画面|一角|外景|合影)。?$"
)


@dataclass(frozen=True, slots=True)
class Tail:
    """A caption inside a body line: it takes the characters from `start` to `end` of the line's text."""

    start: int
    end: int
    caption: str
    credit: str | None


def credit_of(text: str) -> str | None:
    """The photographer (or the body that gave the picture) whom a line that is only a credit names."""
    bare = text.strip()
    if len(bare) > 40 or bare.endswith(("。", "！", "？")):
        return None
    found = CREDIT.fullmatch(bare)
    if not found:
        return None
    return _who(found)


def _who(found: re.Match[str]) -> str | None:
    if giver := found["body"] or found["giver"]:
        return re.sub(rf"^(?:本报)?(?:记者|通讯员)[{GAP}]*", "", giver.strip())
    people = bylines.credits(found["who"] or found["who2"], 0)
    if not people and found["who"] and found[0].rstrip("）) ").endswith("供图"):
        return found["who"].strip()
    return "、".join(credit.name for credit in people) or None


def split_caption(text: str) -> tuple[str, str | None]:
    """A caption without its credit, and the credit, where the line ends in one."""
    found = TAIL.search(text[-60:])
    if not found:
        return text, None
    who = credit_of(found["credit"])
    if who is None:
        return text, None
    return text[: max(0, len(text) - 60) + found.start("credit")].rstrip(GAP + "（("), who


def is_caption(text: str) -> bool:
    """Whether a whole line is a caption by its own words: 图为…, or a text that ends in a credit."""
    if CAPTION_START.match(text[:12]):
        return True
    caption, credit = split_caption(text)
    if REPORTED.search(text[-8:]) and not (DATED_START.match(text[:24]) or INSIDE.search(text)):
        return False
    return (
        credit is not None
        and 6 <= len(caption) <= 400
        and not caption.startswith(("本报讯", "本报记者"))
        and not _ends_in_caption(caption)
    )


def _ends_in_caption(text: str) -> bool:
    """Whether the caption of a credited line is only its end: prose, then 图为… in the middle of the line."""
    found = INSIDE.search(text)
    return found is not None and found.start() >= LEAST_PROSE


def looks_like_caption(text: str) -> bool:
    """Whether a short line may be a caption when a credit stands next to it."""
    return len(text) <= 260 and (
        bool(DATED_START.match(text[:24])) or bool(SHOWS.search(text[-80:])) or len(text) <= 60
    )


def inside(text: str) -> Tail | None:
    """The caption that stands inside a body paragraph: a sentence with 图为, or one that ends in (某人 摄)."""
    if found := _credited(text):
        return found
    for match in INSIDE.finditer(text):
        if match["mark"][0] != "图" and not re.match(
            r"为(?:\d{4}年)?\d{1,2}月\d{1,2}日", text[match.start() + 1 : match.start() + 16]
        ):
            continue
        stop = text.find("。", match.end())
        end = stop + 1 if stop >= 0 else len(text)
        caption, credit = split_caption(text[match.start() : end])
        return Tail(match.start(), end, caption, credit)
    return None


CREDIT_INSIDE = re.compile(
    rf"(?<=[。！？”])[{GAP}]*(?:[（(](?P<credit>[^（）()，。]{{2,20}}?[{GAP}]?摄)[）)]。?"
    rf"|(?P<bare>(?:(?:本报)?(?:记者|通讯员)[{GAP}]*)?"
    rf"(?:[\u3400-\u9fff]{{1,8}}[{DOT}][\u3400-\u9fff]{{1,10}}|[\u3400-\u9fff]{{2,4}}|[\u3400-\u9fff][{GAP}][\u3400-\u9fff])[{GAP}]*摄)(?![影像取制入氏下于录自])[）)]?)"
)


def _credited(text: str) -> Tail | None:
    """A caption that a credit in brackets closes: the sentence before it, from its date or from 图为."""
    for match in CREDIT_INSIDE.finditer(text):
        who = credit_of(match["credit"] or match["bare"])
        if match["bare"] and (who is None or not all(bylines.has_surname(name) for name in who.split("、"))):
            continue
        before = text[max(0, match.start() - 400) : match.start()]
        start = match.start() - len(before) + _caption_start(before)
        if who and (start > 0 or match.end() < len(text)):
            return Tail(start, match.end(), text[start : match.start()], who)
    return None


def _caption_start(before: str) -> int:
    """Where the sentence that a credit closes begins; a caption's second sentence belongs to it too."""
    stops = [found.end() for found in re.finditer(r"[。！？]”?", before[:-1])]
    for start in (stops[-2:] or [0])[::-1]:
        if DATED_START.match(before, start) or CAPTION_START.match(before, start):
            return start
    return stops[-1] if stops else 0
