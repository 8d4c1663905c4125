"""Page furniture: what a printed page carries that belongs to no article, and the masthead's facts."""

import re
from dataclasses import dataclass
from datetime import date

from articles.parsing import signs
from articles.parsing.signs import jump
from articles.parsing.wordlists import any_of, words

DAY = re.compile(r"(?P<y>20\d\d|19\d\d)[ ]?(?:年|[-./])[ ]?(?P<m>\d{1,2})[ ]?(?:月|[-./])[ ]?(?P<d>\d{1,2})[ ]?日?")
CHINESE_DAY = re.compile(
    r"(?P<y>二[〇○零0O]二[一二三四五六七八九〇○零])年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
WEEKDAY = re.compile(r"(?:星期|周|礼拜)(?P<day>[一二三四五六日天])")
PAGE = re.compile(
    r"第[ \u3000]?(?P<a>\d{1,2}|[一二三四五六七八九十])[ \u3000]?版"
    r"|(?<![\dA-Za-z今日期共])[A-D]?(?P<b>0?\d{1,2})[ \u3000]?版(?!面|本|权|图|画|块|式|税)"
)
ISSUE = re.compile(r"(?:总第|第|总)[ \u3000]?(?P<n>\d{1,6})[ \u3000]?期")
LUNAR = re.compile(r"农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年")
FOLIO = re.compile(
    r"[-—–·•\s]*(?:第\s*)?[A-D]?\d{1,3}\s*(?:版|页)?[-—–·•\s]*(?:[\u4e00-\u9fff]{2,4})?|[-—_=*~·•.\s]{3,}|Page\s*\d+.*",
    re.IGNORECASE,
)
STAFF = re.compile(
    r"(?:本版)?(?:责任编辑|责编|本版编辑|本版责编|美术编辑|美编|版式|校对|审核|编审|监制|总编辑?|值班[编总]\w{0,2}"
    r"|执行[主总]?编|主编|排版|组版|检校|编辑|一读|二读|终审|出版)[ \u3000]*[：:/／丨|]"
)
IMPRINT = re.compile(
    r"(?:主办|主管|承办|出版|印刷|承印|地址|邮编|电话|热线|邮箱|网址|投稿|订阅|零售|刊号|准印证号?)[^，。]{0,6}[：:]"
)
PAGE_HEAD = re.compile(r"第[ \u3000]?(?:\d{1,2}|[一二三四五六七八九十])[ \u3000]?版[ \u3000]+\S")
OWN_IMPRINT = re.compile(
    r"(?:本报|本刊|报社|编辑部|新闻)(?:地址|社址|邮编|电话|热线|邮箱|网址|投稿)[^，。：:]{0,6}[：:]"
)
IMAGE = re.compile(
    r"!\[[^\]]{0,200}\]\([^)]{0,500}\)|</?[a-zA-Z][^<>]{0,300}/?>|<!--.{0,300}-->|https?://\S{1,300}|www\.\S{1,200}"
)
PICTURE = re.compile(r"[!！]\[[^\]]{0,200}\][(（][^)）]{0,500}[)）]|<img[^<>]{0,300}/?>", re.IGNORECASE)
# What a paper prints of itself: who publishes it, how many pages it has, what stands on another page, advertisements
# of the state, its name in Latin letters.
PRINTED = re.compile(
    r"(?:第|本)?[一二三四五六七八九十]{1,2}版|[今本]日[一二三四五六七八九十\d]{1,2}版"
    r"|第\d{1,3}页(?:[ \u3000]*共\d{1,3}页)?|\[\d{1,3}\]"
    r"|[（(]?(?:详见|见|详情见)第?[A-D]?[\d一二三四五六七八九十]{1,3}版[）)]?"
    r"|[>＞》◆▶■→]*[ \u3000]*(?:下转|紧转|上接|紧接)第?[A-D]?[\d一二三四五六七八九十]{1,3}版"
    r"|(?:中共)?[\u4e00-\u9fff]{2,16}(?:委员会|区委|县委|市委|镇委|宣传部|融媒体中心|人民政府|报社|新闻中心)"
    r"(?:主管|主办|承办|出版|编印|编|主编){1,3}"
    r"|[（(]?(?:讲文明[ \u3000，]*树新风)?[ \u3000]*公益广告[）)]?|广告"
    r"|更多(?:新闻|精彩|资讯)[^，。]{0,6}扫码[^，。]{0,6}"
    r"|(?:CN|ISSN)[ \u3000]?\d[\d\-/A-Z（）()]{3,20}.{0,24}"
    r"|[\u4e00-\u9fff]{2,8}(?:报|讯|新闻|时讯|周刊)[ \u3000]+(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
)
LATIN = re.compile(r"(?=.{0,20}[A-Za-z]{4})[A-Z][A-Za-z.'’]*(?:[ ·&,\-]+[A-Z][A-Za-z.'’]*){0,7}(?:[ ][\d.\-/ ]{4,12})?")
PAPER = re.compile(
    r"(?:今日|新|魅力)?[\u4e00-\u9fff]{2,6}(?:区报|县报|市报|时报|日报|周报|晚报|晨报|讯报|通讯|新闻)|今日[\u4e00-\u9fff]{2,4}"
)
NUMERALS = {sign: value for value, sign in enumerate("〇一二三四五六七八九十")} | {"零": 0, "○": 0, "0": 0, "O": 0}
WEEKDAYS = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of a page says. `weekday` counts from Monday 0, as printed."""

    line: int
    day: date | None = None
    weekday: int | None = None
    page: int | None = None
    number: int | None = None
    name: str = ""


def is_furniture(text: str, marked: bool = False) -> bool:
    """Whether a line is furniture by its own words. `marked`: the file calls it a heading."""
    bare = text.strip()
    if jump(bare) or IMAGE.fullmatch(bare) or is_image(bare) or (FOLIO.fullmatch(bare) and not marked):
        return True
    if not re.search(r"[\w]", bare):
        return True
    if len(bare) > 120:
        return False
    if STAFF.match(bare) or is_masthead(bare) or is_running_head(bare):
        return True
    return bool(PRINTED.fullmatch(bare) or (LATIN.fullmatch(bare) and not marked)) or _is_service_line(bare)


def is_image(text: str) -> bool:
    """Whether a line is where a program that reads print leaves a picture out: ![…](…), <img …>."""
    return bool(PICTURE.fullmatch(text.strip()))


def is_running_head(text: str) -> bool:
    """The line over a page: the paper's name, the page's name, the page number, in any order (临江报 要闻 2)."""
    if len(text) > 30 or not any(sign.isdigit() for sign in text):
        return False
    words_ = text.replace("·", " ").replace("|", " ").replace("丨", " ").split()
    kinds = [_head_word(word) for word in words_]
    return len(words_) >= 2 and all(kinds) and "number" in kinds and len(set(kinds)) >= 2


def _head_word(word: str) -> str:
    if re.fullmatch(r"第?[A-D]?0?\d{1,2}版?", word):
        return "number"
    if word in words("section_names"):
        return "page"
    if DAY.fullmatch(word) or WEEKDAY.fullmatch(word):
        return "day"
    return "paper" if PAPER.fullmatch(word) or re.fullmatch(r"[\u4e00-\u9fff]{2,7}报", word) else ""


def _is_service_line(text: str) -> bool:
    """扫一扫 关注我们 and the like: short, no sentence, mostly the phrase itself."""
    if (text.endswith("。") and len(text) > 24) or len(text) > 60:
        return False
    if OWN_IMPRINT.match(text) or (PAGE_HEAD.match(text) and len(text) <= 30 and "，" not in text):
        return True
    found = any_of("furniture_phrases").findall(text)
    if not found:
        return False
    return len("".join(found)) * 3 >= len(text) or bool(IMPRINT.match(text)) or (len(text) <= 24 and "，" not in text)


def is_bare_day(text: str) -> bool:
    """Whether a line is a day and nothing else."""
    return bool(DAY.fullmatch(text.strip()) or CHINESE_DAY.fullmatch(text.strip()))


def is_paper(text: str) -> bool:
    """Whether the whole of a line is the name of a newspaper. 民生新闻 is the name of a column."""
    return bool(PAPER.fullmatch(text)) and not signs.is_label(text)


def is_masthead(text: str) -> bool:
    """Whether a line is the head of a page: a day with a weekday, the lunar day, a page or issue number."""
    if len(text) > 120 or text.endswith(("。", "！", "？")):
        return False
    day = DAY.search(text) or CHINESE_DAY.search(text)
    others = [bool(sign.search(text)) for sign in (WEEKDAY, LUNAR, PAGE, ISSUE)]
    if "，" in text and sum(others) < 2:
        return False
    if day:
        rest = re.sub(r"[^\u4e00-\u9fff]", "", text[: day.start()])
        return (any(others) and len(rest) <= 16) or (day.end() - day.start() == len(text.strip()))
    return (sum(others) >= 2 and len(text) <= 60) or (
        len(text) <= 16
        and bool(
            re.fullmatch(
                r"[\u4e00-\u9fff]{0,6}[ \u3000]*(?:第?[A-D]?\d{1,2}版|总?第\d+期)[ \u3000]*[\u4e00-\u9fff]{0,6}", text
            )
        )
    )


def read_masthead(text: str, line: int) -> Masthead | None:
    """The facts of a page head; None where the line is none."""
    if jump(text.strip()):
        return None
    if is_running_head(text.strip()):
        return _read_running_head(text, line)
    if not is_masthead(text.strip()):
        return None
    found = DAY.search(text) or CHINESE_DAY.search(text)
    page, number, weekday = PAGE.search(text), ISSUE.search(text), WEEKDAY.search(text)
    return Masthead(
        line,
        _day(found) if found else None,
        WEEKDAYS.index(weekday["day"].replace("天", "日")) if weekday else None,
        _number(page["a"] or page["b"]) if page else None,
        int(number["n"]) if number else None,
        name[0] if (name := PAPER.search(text[:24])) else "",
    )


def _read_running_head(text: str, line: int) -> Masthead:
    number = next(
        word
        for word in text.replace("·", " ").replace("|", " ").replace("丨", " ").split()
        if _head_word(word) == "number"
    )
    found = DAY.search(text)
    name = PAPER.search(text)
    return Masthead(
        line, _day(found) if found else None, page=int(re.sub(r"\D", "", number)), name=name[0] if name else ""
    )


def _day(found: re.Match[str]) -> date | None:
    year = found["y"] if found["y"].isdigit() else "".join(str(NUMERALS[sign]) for sign in found["y"])
    try:
        return date(int(year), _number(found["m"]), _number(found["d"]))
    except ValueError:
        return None


def _number(printed: str) -> int:
    """12 for 12 or 十二."""
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    if not ten:
        return NUMERALS.get(printed[0], 0)
    return NUMERALS.get(tens, 1) * 10 + NUMERALS.get(ones, 0)
