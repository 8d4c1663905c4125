"""Photos that are not there: captions, credits, and captions that stand inside a paragraph."""

import re
from dataclasses import dataclass

from articles.parsing import bylines
from articles.parsing.wordlists import ends_in

GAP = " \u3000\t"
DOT = "·•・‧．"
NAMED = rf"(?:[\u3400-\u9fff]{{1,8}}(?:[{DOT}][\u3400-\u9fff]{{1,10}}){{1,3}}|[\u3400-\u9fff]{{2,5}})"
SPACED = rf"[\u3400-\u9fff](?:[{GAP}][\u3400-\u9fff]){{1,2}}(?![\u3400-\u9fff])"
SIGNER = rf"(?:(?:本报|本刊|全媒体|融媒体?|见习|实习|首席|特约)*(?:记者|通讯员)[{GAP}：:]*)?"
WHO = rf"{SIGNER}(?:{NAMED}|{SPACED})(?:[、{GAP}]+{NAMED}|[{GAP}]+{SPACED}){{0,3}}"
CREDIT = re.compile(
    rf"[（(【]?[{GAP}]*(?P<who>(?:(?P<of>[^，。（(：、]{{2,16}}[{GAP}])?{WHO}))[{GAP}]*[/／]?(?:摄影报道|摄影|摄|供图|图/文)[{GAP}]*[）)】]?"
    rf"|[（(【]?(?:摄[{GAP}]?影|图片来源|图片|图源|供图|图|摄)[{GAP}]*[：:/／|｜丨][{GAP}]*(?P<who2>[^，。：]{{2,16}}?)[）)】]?"
    # 摄影 某某, 某某 图: names alone tell a credit from other words.
    rf"|[（(【]?(?:摄影|供图|图片|图)[{GAP}]+(?P<named>{WHO})[）)】]?"
    rf"|[（(【]?(?P<named2>{WHO})[{GAP}/／]+(?:图片|图)[{GAP}]*[）)】]?"
    rf"|[（(](?P<body>[^，。（）()]{{2,20}}?)(?:供图|提供图片)[）)]"
    rf"|[（(]?(?:图片|照片|本图|图)[{GAP}]*(?:均)?由[{GAP}]*(?P<giver>[^，。（）()]{{2,24}}?)[{GAP}]*(?:提供|供图|拍摄)[）)]?"
    rf"|[（(]?(?P<org>[^，。（）()：、]{{2,20}}?)[{GAP}]*供图[）)]?"
    rf"|[（(]?(?P<file>(?:本报)?资料(?:图片?|照片)?|网络图片)[）)]?|[（(]?供图[{GAP}]+(?P<giver2>[^，。（）()]{{2,20}})[）)]?"
)
TAIL = re.compile(
    rf"(?:(?<=[。！？”）…])[{GAP}]*|[{GAP}]+|(?=[（(]))(?P<credit>[（(]?[^，。！？；：（）()”“《》]{{2,40}}?[{GAP}]?(?:摄影报道|摄影|摄|供图)[）)]?"
    rf"|[（(]?[^，。！？；：（）()”“《》]{{2,24}}?[{GAP}/／](?:图片|图)[）)]?"
    rf"|[（(]?(?:摄[{GAP}]?影|图片来源|供图|图|摄)[{GAP}]*[：:/／|｜丨{GAP}][^，。！？；：（）()”“《》]{{2,24}}[）)]?"
    rf"|[（(]?(?:图片|照片|图)(?:均)?由[^，。！？；：（）()”“《》]{{2,24}}(?:提供|拍摄|供图)[）)]?|[（(]资料(?:图片?|照片)[）)])[{GAP}]*$"
)
CAPTION_START = re.compile(
    r"[（(【▲△▼◀▶►◄←→↑↓☝👆 \u3000]*(?:图[ \u3000]?为|[【\[]?(?:图片|照片)说明[】\]：:]"
    r"|[【\[［〔<](?:图片?|照片)[】\]］〕>]|照片[：:]"
    r"|图\d[ \u3000]|图[①②③④⑤⑥⑦⑧⑨⑩一二三四]|[上下左右本大小](?:[两三]?幅)?图[：:为，]"
    r"|[图題题]图[：:]|图[片]?[：:]|图\d[：:]|图中|如图)"
)
# 图 is often misread as 因 (国, 囡); with a day after it the sentence is a caption all the same.
INSIDE = re.compile(r"(?<=[。！？”])(?P<mark>[图因囡国]为|[上下左右]图[：:为])(?=[^。]{4,160}(?:。|$))")
# 话里有笑声。”　柏青（右）和儿子查看长势。: a gap after a full stop, and one sentence more.
GAPPED = re.compile(rf"(?<=[。！？”])[{GAP}]+(?=[^。！？]{{6,90}}。?$)")
DATED_START = re.compile(
    r"(?:近日|日前|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日)(?:上午|下午|中午|晚上?|清晨|傍晚|凌晨)?[，,]"
)
LEAST_PROSE = 40
# Shorter text before 图为 is prose where somebody says something in it.
LEAST_TOLD = 16
TELLS = re.compile("介绍|表示|告诉|说|“")
MARKS = "▲△▼▽◀▶►◄←→↑↓■◆●"
# 某某（左）和徒弟在路上: who stands where in a picture.
STANDS = re.compile(
    r"[\u3400-\u9fff]（(?:[前后]排)?(?:左|右|中|前|后)(?:[一二三四五六12345]|起|排[左右中]?[一二三四]?)?）"
)
LONGEST_POINTED = 90
LONGEST_SCENE = 50
SCENE = re.compile(r"[^，。；：“”]{2,16}?(?:正在|正|在)[^。；：“”]{4,34}。?$")
ALONE = re.compile(
    r"^(?:摄[ \u3000]?影|供图|图片来源|资料图|资料照|(?:图片|照片)(?:均)?由)(?!报道)"
    r"|(?<![文/／并])[ \u3000](?:图片|图|摄影)$"
)
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
    bare = text.strip(GAP + MARKS)
    if len(bare) > 40 or bare.endswith(("。", "！", "？")):
        return None
    found = CREDIT.fullmatch(bare)
    if not found:
        return None
    return _who(found)


def is_credit_alone(text: str) -> bool:
    """Whether a line that might be a byline too credits nothing but a picture: 本报记者 某某 图, 摄影 某某."""
    return bool(ALONE.search(text.strip(GAP + "（）()"))) and credit_of(text) is not None


def _who(found: re.Match[str]) -> str | None:
    if found["org"]:
        return found["org"] if ends_in(found["org"], "organisation_endings") else None
    if giver := found["body"] or found["giver"] or (found["giver2"] and not found["named"] and found["giver2"]):
        return re.sub(rf"^(?:本报)?(?:记者|通讯员)[{GAP}]*", "", giver.strip())
    if named := found["named"] or found["named2"]:
        return _signer(named)
    # 志愿者在桥头扫雪 某某 摄 is a caption with its credit.
    return None if found["of"] and re.search("[在着了]", found["of"]) else found["file"] or _photographers(found)


def _signer(named: str) -> str | None:
    """Who is named where names alone tell a credit from other words."""
    people = bylines.credits(named, 0)
    signers = "、".join(person.name for person in people if bylines.is_signer(person.name, named))
    return signers or (named.strip() if ends_in(named, "organisation_endings") else None)


def _photographers(found: re.Match[str]) -> str | None:
    people = bylines.credits(found["who"] or found["who2"], 0)
    if not people and found["who2"] and ends_in(found["who2"], "organisation_endings"):
        return found["who2"].strip()
    if not people and found["who"] and found[0].rstrip("）) ").endswith("供图"):
        return found["who"].strip()
    return "、".join(credit.name for credit in people) or None


def split_caption(text: str) -> tuple[str, str | None]:
    """A caption without its credit, and the credit, where the line ends in one."""
    # 【图为某村。某某摄】: the brackets around all of it are the paper's.
    bare = text.rstrip(GAP + "】]") if text.startswith(("【", "[")) else text
    found = TAIL.search(bare[-60:])
    if not found:
        return text, None
    who = credit_of(found["credit"])
    if who is None:
        return text, None
    return bare[: max(0, len(bare) - 60) + found.start("credit")].rstrip(GAP + "（("), who


def is_caption(text: str) -> bool:
    """Whether a whole line is a caption by its own words: 图为…, or a text that ends in a credit."""
    if CAPTION_START.match(text[:12]) or (len(text) <= LONGEST_POINTED and STANDS.search(text)):
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
    """Whether the caption of a credited line is only its end: prose, then 图为… or, behind a gap, the last sentence."""
    found = INSIDE.search(text) or GAPPED.search(text)
    if found is None:
        return False
    before = text[: found.start()]
    is_told = len(before) >= LEAST_TOLD and not (DATED_START.match(before[:24]) or CAPTION_START.match(before[:12]))
    return len(before) >= LEAST_PROSE or (is_told and TELLS.search(before) is not None)


def looks_like_caption(text: str) -> bool:
    """Whether a short line may be a caption when a credit stands next to it."""
    return len(text) <= 260 and (
        bool(DATED_START.match(text[:24])) or bool(SHOWS.search(text[-80:])) or len(text) <= 60
    )


def is_scene(text: str) -> bool:
    """Whether a short sentence shows somebody at something: 志愿者在桥头清理积雪."""
    return len(text) <= LONGEST_SCENE and bool(SCENE.match(text))


def interrupts(text: str) -> bool:
    """Whether a line after a broken paragraph may be a caption when a credit stands next to it: one short sentence."""
    is_short = len(text) <= LONGEST_POINTED and not re.search("[。！？”].", text)
    return is_short and (bool(SHOWS.search(text) or DATED_START.match(text[:24])) or "在" in text or len(text) <= 40)


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
        start += len(text[start:]) - len(text[start:].lstrip(GAP))
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
