"""What a line shows by its own characters: an opening formula, an end, a start in mid-sentence, a number.

All patterns read widened text (full-width punctuation) and only its ends, so that their time does not
grow with the line.
"""

import re

from articles.parsing.wordlists import ends_in, starts_with, words
from people.reading.candidates import own_weight
from people.reading.dictionary import dictionary
from people.reading.wordlists import words as surnames

HEAD = 80
# 本报讯(记者 …) · 本报11月29日讯 · 【本报讯】 · 某某融媒讯 · 本报记者 A 报道: — the formulas of agencies and papers.
OPENING = re.compile(
    r"[【\[（(〔]?(?:本报|本刊|本台|本网)(?:综合|消息|专)?(?:[^，。；：]{0,12}?\d{1,2}[ ]?月\d{1,2}[ ]?日)?"
    r"(?:综合)?[ \u3000]?(?:讯|电|消息)"
    r"|[【\[]?[\u4e00-\u9fff]{2,10}(?:融媒体?(?:中心)?|报)?[ \u3000]?讯[】\]]?"
    r"[ \u3000]?[（(](?=[^）)]{0,30}(?:记者|通讯员)|[\u4e00-\u9fff \u3000、]{2,12}[）)])"
    r"|[【\[]?[\u4e00-\u9fff]{2,10}?讯(?:[】\]]|[ \u3000：，]*(?=\d{1,2}[ ]?[月日]|近日|日前|连日来|昨日)"
    r"|(?<![资通喜简短快捷音新要]讯)[ \u3000]+(?=[\u4e00-\u9fff“‘《（(]))"
    r"|[\u4e00-\u9fff]{0,10}\d{1,2}月\d{1,2}日(?:讯|电)"
    r"|[（(](?:本报|本刊|全媒体|融媒体?|见习|实习)*(?:记者|通讯员)[^（）()，。]{2,40}[）)](?=[\u4e00-\u9fff\d“])"
    r"|新华社[^，。]{0,12}电"
    r"|(?:本报|本刊)?(?:全媒体|融媒体?|见习|实习)*(?:记者|通讯员)[ \u3000]?[^，。：]{2,30}?"
    r"(?:摄影)?报道(?:[：:]|[ \u3000])"
)
DATED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,10}(?:镇|乡|街道|社区|村|局|委|会|学|校|院|公司|中心)[ \u3000：:]+"
    r"|[〔【\[][\u4e00-\u9fff]{2,10}[〕】\]][ \u3000]*)?"
    r"[〔【（(]?(?:近日|近期|近段时间|日前|连日来?|前不久|本周|上周|昨日|昨天|今日|\d{1,2}月(?:[上中下]旬|初|底|末|以来)|\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{1,2}[ ]?月[ ]?\d{1,2}[ ]?日|\d{1,2}日(?:上午|下午|晚)?[，,])"
)
NUMBERED = re.compile(
    r"(?:(?P<cn>[一二三四五六七八九十]{1,3})[、．.]|[（(](?P<cnb>[一二三四五六七八九十]{1,3})[）)]"
    r"|(?P<ar>\d{1,2})(?:[、．]|\.(?!\d))|[（(](?P<arb>\d{1,2})[）)]|(?P<ring>[①-⑳])"
    r"|第(?P<di>[一二三四五六七八九十]{1,3})[章节条、：，]"
    r"|[^，。：；]{2,6}(?P<kind>[一二三四五六七八九十]{1,2})[：])"
)
PLACE_NAMED = re.compile("[\u4e00-\u9fff]{1,8}(?:镇|乡|街道|社区|村|区|县|局|委|学|校|院|公司|中心)[：:]")
ORDER = "一二三四五六七八九十"
COUNTED = re.compile(f"第(?P<n>[{ORDER}])(?P<what>[\u4e00-\u9fff]{{1,3}})")
CLOSERS = "”’」』）)】》〉］]\"'"
# A full stop of half width, as some programs write it.
HALF_STOP = re.compile("[\u4e00-\u9fff]\\.$")
FULL_STOPS = "。！？!?…"
TRAILING_NOTE = re.compile(r"[ \u3000]*[（(【\[]([^（）()【】\[\]]{1,60})[）)】\]][ \u3000]*$")
# 。（某某 at the end of a text: the closing bracket is lost.
UNCLOSED_NOTE = re.compile(r"(?<=[。！？”])[ \u3000]*[（(]([\u4e00-\u9fff \u3000、]{2,16})$")
PLACE_LED = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:镇|乡|街道|社区|村|局|法院|检察院|公司|学校|小学|中学|医院)[ \u3000：]+(?=[^ \u3000]{20})"
)
JUMP = re.compile(
    r"[（(【\[]?[ \u3000]*(?P<way>下转|转|上接|接|上转)[ \u3000]*"
    r"(?:第?[ \u3000]*(?P<page>[A-Za-z]?[\d一二三四五六七八九十]{1,3})[ \u3000]*版|[^（）()，。]{1,8}版)"
    r"[^（）()]{0,12}[）)】\]]?"
)
# Times, adverbs, conjunctions, pronouns, places.
OPENING_TAGS = ("t", "d", "c", "r", "s", "f")
LIKE_A_NAME = 1.4
WITHOUT_QUOTES = str.maketrans("", "", "“”‘’「」")
# What names of bodies end in.
AUTHORITIES = ("街道", *"镇乡局委会院校联处办队", "社区", "中心", "小学", "中学")
NOTICE_WORDS = (
    "通知",
    "公告",
    "启事",
    "公示",
    "通告",
    "声明",
    "讣告",
    "须知",
    "安排",
    "名单",
    "感谢信",
    "公开信",
    "倡议书",
    "慰问信",
)


def is_opening(text: str) -> bool:
    """Whether the text begins with the formula of a news item."""
    return bool(OPENING.match(text[:HEAD]))


def is_dated_start(text: str) -> bool:
    return bool(DATED.match(text[:HEAD]))


def is_place_led(text: str) -> bool:
    """Whether the text begins with the name of the body or the place it tells of, as items of a column do: 某某镇 …"""
    return bool(PLACE_LED.match(text[:HEAD]))


def is_place_named(text: str) -> bool:
    """Whether a heading says first whose news it is: 某某镇：…"""
    return bool(PLACE_NAMED.match(text[:HEAD]))


def is_next(text: str, other: str) -> bool:
    """Whether two headings count the same things, and the first comes after the second: 第一本账：…, 第三本账：…"""
    one, before = COUNTED.match(text[:HEAD]), COUNTED.match(other[:HEAD])
    return bool(one and before) and one["what"] == before["what"] and ORDER.index(one["n"]) > ORDER.index(before["n"])


def without_note(tail: str) -> str:
    """The end of a text without the note in brackets that closes it."""
    return UNCLOSED_NOTE.sub("", TRAILING_NOTE.sub("", tail))


def is_closed(text: str) -> bool:
    """Whether the text ends as a paragraph ends: a full stop, its closing marks, perhaps a note in brackets."""
    tail = text[-90:].rstrip(" \u3000")
    bare = without_note(tail)
    return _ends_full(tail) or (bare != tail and _ends_full(bare))


def _ends_full(text: str) -> bool:
    bare = text.rstrip(CLOSERS + " \u3000")
    return bare.endswith(tuple(FULL_STOPS)) or bool(HALF_STOP.search(bare[-2:]))


def is_pausing(text: str) -> bool:
    """Whether it ends in : or ; as the item of an enumeration may."""
    return text[-20:].rstrip(CLOSERS + " \u3000").endswith(("：", "；", ":", ";"))


def starts_weakly(text: str) -> bool:
    """Whether the text begins in the middle of a sentence.

    Signs: a mark that cannot come first, a particle or conjunction that leans on what is lost, one or
    two characters that are no sentence opener and end at a comma (桥，给两岸…).
    """
    if not text:
        return False
    if text[0] in "，。；：、！？）)”’》】…,;:!?":
        return True
    if is_opening(text) or is_numbered(text):
        return False
    first = re.match(r"[\u4e00-\u9fff]{1,2}(?=[，、；。）”])", text)
    is_list = first and text[first.end()] == "、" and dictionary().is_word(first[0], 20)  # 外卖、快递越来越多
    if first and not is_list and not _may_stand_alone(first[0]):
        return True
    if not starts_with(text, "weak_starts") or starts_with(text, "weak_start_exceptions"):
        return False
    return not (text[0] in surnames("surnames") and own_weight(text[:3], 1) >= LIKE_A_NAME)  # 于春华


def _may_stand_alone(word: str) -> bool:
    """Whether a word may stand before a paragraph's first comma: 近期, 途中, 终于; a noun leans on what is lost."""
    tag = dictionary().tag(word)
    return word in words("sentence_openers") or tag.startswith(OPENING_TAGS)


def begins_broken(text: str) -> bool:
    """Whether the text begins inside a sentence beyond doubt: with a mark or a particle that cannot come first, or
    inside a quotation."""
    if not text or is_opening(text) or is_numbered(text):
        return False
    if text[:1] in "，。；：、！？）)”’》】" or closes_before_opening(text):
        return True
    return text[:1] in "的了着过们吗呢" and not starts_with(text, "weak_start_exceptions")


def closes_before_opening(text: str) -> bool:
    """Whether a quotation or bracket is closed in the first sentence that was never opened."""
    for sign in text[:HEAD]:
        if sign in "“「『（《【":
            return False
        if sign in "”」』》】":
            return True
        if sign in "。！？":
            return False
    return False


def is_numbered(text: str) -> bool:
    return bool(NUMBERED.match(text[:20]))


def jump(text: str) -> re.Match[str] | None:
    """The jump line (下转第2版, 上接第1版) that the whole of a short text is."""
    return JUMP.fullmatch(text.strip()) if len(text) <= 40 else None


def close_up(text: str) -> str:
    """简 讯 -> 简讯: short words that are spaced out for looks."""
    parts = re.split(r"[ \u3000]+", text)
    return "".join(parts) if len(parts) > 1 and all(len(part) == 1 for part in parts) else text


def is_label(text: str) -> bool:
    """Whether a short text is the label of a column (科普角, 基层动态)."""
    bare = close_up(text.strip("【】[]《》「」『』■□●◆★☆▲ \u3000·—-|丨")).translate(WITHOUT_QUOTES)
    if not 2 <= len(bare) <= 8 or re.search(r"[，。！？：；]", bare):
        return False
    if bare in words("section_names"):
        return True
    if "的" in bare or "了" in bare:  # 老街的记忆 is an essay.
        return False
    return len(bare) >= 3 and (ends_in(bare, "section_endings") or (len(bare) <= 5 and bare.endswith("评")))


def is_body_of_people(text: str) -> bool:
    """Whether a short text is only the name of an organisation."""
    return 3 <= len(text) <= 18 and ends_in(text, "organisation_endings") and not has_verb(text.replace("建设局", "局"))


def has_verb(text: str) -> bool:
    return any(verb in text for verb in words("headline_verbs"))
