"""Bylines: who signed a text, as what. Reads the forms of Chinese local papers.

本报讯（记者A 通讯员B）… · 本报11月29日讯 记者A、通讯员B报道： · 本报记者 A · □ 强 声 · 文/图 A · （记者 A 文/图） ·
（某某局提供） · （A B） · 文|A 图|B · A/文 B/图 · 某某融媒记者 A · （A 摄影报道） · A 文并摄
"""

import re
from dataclasses import replace
from functools import cache

from articles.parsing.signs import TRAILING_NOTE, UNCLOSED_NOTE
from articles.parsing.wordlists import ends_in, words
from people.reading.candidates import own_weight
from people.reading.dictionary import dictionary
from people.reading.records import Credit, Role
from people.reading.wordlists import word_before
from people.reading.wordlists import words as surnames

SPACE = " \u3000\t\u00a0"
NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·•・‧．][\u3400-\u9fff]{1,10}){1,3}")
SQUARES = "□■◇◆◎○●▢☐〇口"
AFTERWORDS = re.compile(
    r"(?:(?:综合|联合)?(?:摄影|采写|撰写)?报道|撰文|撰稿|执笔|(?<=[\u3400-\u9fff]{2}[ \u3000])文$"
    r"|文[/／并]?[图摄]|图[/／]?文|摄影|[/／]?摄|[/／]文|整理|采写|编辑|编译|供稿|提供|来稿|投稿)+[：:]?$"
)
# 文|A for 文/A; A/文 B/图, where the words follow the names.
PIPE = re.compile(r"[ \u3000]*[|｜丨︱][ \u3000]*")
# Who took a picture signs no text.
TAKEN = r"(?<!文[/并])摄[）)]?$"
NAME_FIRST = re.compile(
    r"(?P<name>[\u3400-\u9fff·]{2,10})[ \u3000]?[/／]"
    r"(?P<does>文[/／]?图|图[/／]?文|文字|文|图片|图|摄影|摄)(?=$|[ \u3000、，）)])"
)
# What a medium is called before 记者: 某某融媒, 区融媒体中心, 某某日报.
MEDIUM = r"(?:[\u3400-\u9fff]{0,8}?(?:融媒体?(?:中心)?|报社?|电视台|新闻中心|广播台|新华社|社))?"
SIGNER = r"(?:本报|本刊|全媒体|融媒体?|首席|特约|见习|实习)*(?:记者|通讯员|实习生)"
DAYLINE = r"[【\[〔]?(?:本报|本刊|[\u4e00-\u9fff]{0,10}?)[^，。；：（\u3000 ]{0,14}?[ \u3000]?(?:讯|消息|电)[】\]〕]?"
FORMULA = re.compile(rf"{DAYLINE}[ \u3000]*[（(](?P<inner>[^（）()]{{1,60}})[）)]")
HEADED = re.compile(rf"[（(](?P<inner>{SIGNER}[^（）()，。]{{2,48}})[）)]")
SPOKEN = re.compile(
    rf"(?:{DAYLINE})?[ \u3000，]*(?P<inner>{SIGNER}[^。；（]{{1,48}}?)(?:摄影)?报道(?:[：:]|[ \u3000]+)"
)
LED = re.compile(
    rf"(?:本报|本刊)(?:讯|消息)?[ \u3000]*(?P<inner>{SIGNER}[^，。；（]{{2,40}})[ \u3000]{{1,}}(?=\d|近日|日前|昨)"
)
GIVEN = re.compile(r"(?:图文)?(?:由)?(?P<who>[^，。；：]{2,24}?)(?:供稿|提供|供图|发布|宣)$")
SOURCE = re.compile(r"(?:来源|供稿|稿源|资料来源)[：:][ \u3000]*(?P<who>[^，。；]{2,24})$")
# How much a name alone on its line must look like one, in natural logarithms.
LIKELY = 3.0
# 柳川市民, 某某村民: of whom a writer is one.
ANYBODY = ("市民", "居民", "村民", "读者", "网友", "学生", "家长", "业主", "职工")
OF_AUTHOR = re.compile(r"[（(]作者(?:单位|简介)?(?:[：:]|[系为是])")
NOBODY = re.compile(r"(?:本报|本刊|特约)*(?:特约)?(?:评论员|编辑部|综合(?:报道|消息|整理)?)$")


@cache
def role_words() -> tuple[re.Pattern[str], dict[str, Role | None]]:
    """The pattern of all role words, the longest first, and the role of each; None for work that signs nothing."""
    entries = (entry.split("\t") for entry in words("byline_roles"))
    roles = {word: None if role == "nobody" else Role(role) for word, role in entries}
    longest = sorted(roles, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest))), roles


def credits(text: str, line: int) -> tuple[Credit, ...]:
    """The names that a byline text names, with their roles; spaced names closed up.

    `text` is the byline alone (what stands in the brackets after 本报讯, or a line of its own).
    """
    bare = _names_last(text.strip(SPACE + "()（）【】[]").lstrip("—–―-"))
    if given := GIVEN.match(bare) or SOURCE.match(bare):
        return _given(given["who"], line, text)
    bare = bare.lstrip(SQUARES + SPACE)
    if is_officer(bare):
        return tuple(_names(bare.split()[-1], Role.AUTHOR, line, text))
    found, role, at = [], Role.AUTHOR, 0
    pattern, roles = role_words()
    for match in _role_places(pattern, bare):
        before = bare[at : match.start()]
        if not at and before[-1:].strip(SPACE + "、，/") and match[0].endswith(("记者", "通讯员")):
            before = ""  # 某某记者: the medium's name.
        found += _names(before, role, line, text)
        role, at = roles[match[0]], match.end()
    found += _names(bare[at:], role, line, text)
    return tuple(dict.fromkeys(_as_author(credit) for credit in found))


def _as_author(credit: Credit) -> Credit:
    """供稿 某某: a body contributes, a person writes."""
    is_person = credit.role is Role.CONTRIBUTOR and is_name(credit.name)
    return replace(credit, role=Role.AUTHOR) if is_person else credit


def _names_last(text: str) -> str:
    """A byline with the words for what its names did before them: 文/A 图/B for A/文 B/图."""

    def turned(found: re.Match[str]) -> str:
        is_picture = found["does"] in ("图片", "图", "摄影", "摄")
        return f" 图/{found['name']}" if is_picture else found["name"]

    return NAME_FIRST.sub(turned, PIPE.sub("/", text)).strip(SPACE)


def _role_places(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Role words that govern what follows; 文/图 after a name governs nothing."""
    places = []
    for match in pattern.finditer(text):
        rest = text[match.end() :].strip(SPACE + "：:/／")
        one_sign = len(match[0]) == 1
        if not rest or AFTERWORDS.fullmatch(text[match.start() :].strip(SPACE)):
            continue
        if one_sign and not (match.start() == 0 or text[match.start() - 1] in SPACE + "/／、，"):
            continue
        if one_sign and match.end() < len(text) and text[match.end()] not in SPACE + "：:/／":
            continue
        places.append(match)
    return places


def _given(who: str, line: int, printed: str) -> tuple[Credit, ...]:
    """Who provided a text: a body, or a person."""
    name = re.sub(r"[ \u3000]+", "", who.strip("：:" + SPACE))
    pattern, _ = role_words()
    if pattern.match(name) and (rest := pattern.sub("", name, count=1)):
        return credits(who, line) if NAME.fullmatch(rest) else ()
    if "供稿" in printed and is_name(name):
        return (Credit(name, Role.AUTHOR, line, printed.strip()),)
    return (Credit(name, Role.CONTRIBUTOR, line, printed.strip()),) if name else ()


def _names(text: str, role: Role | None, line: int, printed: str) -> list[Credit]:
    return [Credit(name, role, line, printed.strip()) for name in names(text)] if role else []


def names(text: str) -> list[str]:
    """The names in a list with 、 or spaces; single characters next to each other are one spaced name."""
    text = AFTERWORDS.sub("", text.strip(SPACE + "：:/／，。—-"))
    found: list[str] = []
    for part in re.split(r"[、，,/／；;]+", text):
        tokens = [token.strip("：:") for token in re.split(rf"[{SPACE}]+", part.strip(SPACE)) if token.strip("：:")]
        found += _closed_up(tokens)
    clean = (AFTERWORDS.sub("", name) for name in found)
    return [name for name in clean if NAME.fullmatch(name) and not _is_body(name) and not NOBODY.match(name)]


def _closed_up(tokens: list[str]) -> list[str]:
    """[强, 声] -> [强声]; [王, 小, 明] -> [王小明]; four single characters are two names."""
    found, singles = [], ""
    for token in [*tokens, ""]:
        if len(token) == 1:
            singles += token
            continue
        found += [singles[:2], singles[2:]] if len(singles) == 4 else [singles] if singles else []
        singles = ""
        if token:
            found.append(token)
    return found


def _is_body(name: str) -> bool:
    return (
        (len(name) >= 3 and (ends_in(name, "organisation_endings") or name.endswith(ANYBODY)))
        or name in ANYBODY
        or name in words("not_names")
        or name in words("section_names")
    )


def opening_credits(text: str, line: int) -> tuple[Credit, ...]:
    """The names in the opening formula of a news item."""
    head = text[:120]
    for form in (FORMULA, HEADED, SPOKEN, LED):
        if found := form.match(head):
            return credits(found["inner"], line)
    return ()


def closing_note(text: str) -> str | None:
    """The note in brackets that ends a text and signs it; None where the brackets belong to the prose."""
    found = TRAILING_NOTE.search(text[-90:]) or UNCLOSED_NOTE.search(text[-90:])
    if not found:
        return None
    before = text[-90:][: found.start()].rstrip(SPACE)
    inner = found[1].strip(SPACE)
    if before and before[-1] not in "。！？!?…”’；）":
        return inner if _signs_broken(before, inner) else None
    return inner if is_signature(inner) else None


def _signs_broken(before: str, inner: str) -> bool:
    """Whether names in brackets sign a text whose last sentence is lost: prose puts no bracket after a comma, and
    a signature that says 记者 or 提供 is one anywhere after a long line."""
    if before[-1] in "，、：":
        return is_signature(inner)
    return len(before) >= 60 and is_labelled(inner) and is_signature(inner)


def is_labelled(note: str) -> bool:
    """Whether a note says as what its names sign: 记者, 通讯员."""
    return note.startswith(("记者", "通讯员", "本报记者", "见习记者", "实习记者", "全媒体记者", "融媒体记者"))


def is_signature(inner: str) -> bool:
    """Whether the text of a note in brackets names who wrote or gave something."""
    if len(inner) > 60 or re.search(rf"[。！？；]|{TAKEN}", inner):
        return False
    if GIVEN.fullmatch(inner) or SOURCE.match(inner):
        return True
    if LINE_FORMS.match(PIPE.sub("/", inner)) and credits(inner, 0) and _is_mostly_names(inner):
        return True
    _pattern, _ = role_words()
    if re.match(r"(?:本报|区|市|县)?[^，]{0,8}(?:记者|通讯员|作者|文[/／]?图|撰稿|整理)", inner) or inner.endswith(
        ("文/图", "整理", "文图")
    ):
        return bool(credits(inner, 0))
    tokens = names(inner)
    # 某某社区 甘文: the body that the writer belongs to stands before the name.
    inner = AFTERWORDS.sub("", inner)
    own = " ".join(part for part in inner.split() if not _is_body(part)) if " " in inner.strip() else inner
    shape = re.sub(rf"[{SPACE}、，]", "", own)
    return bool(tokens) and "".join(tokens) == shape and all(has_surname(name) for name in tokens)


def has_surname(name: str) -> bool:
    """Whether a name begins with a surname, or has the dot of a minority's name."""
    return name[0] in surnames("surnames") or name[:2] in surnames("compound_surnames") or "·" in name


def is_signer(name: str, printed: str) -> bool:
    """Whether a name signs a picture: one that is likely a name, or that 记者 or 通讯员 stands before."""
    return is_name(name) or "·" in name or (has_surname(name) and "记者" in printed) or "通讯员" in printed


def is_name(text: str) -> bool:
    """Whether a short text alone is likely a person's name and no other word: by its surname and its characters."""
    if not 2 <= len(text) <= 4 or not has_surname(text) or _is_body(text) or dictionary().is_word(text, 1):
        return False
    width = 2 if text[:2] in surnames("compound_surnames") else 1
    return width < len(text) <= width + 2 and own_weight(text, width) >= LIKELY


def is_officer(text: str) -> bool:
    """Whether a short line is an office and a name: 副区长 某某, as the speaker of a report signs it."""
    office, _, name = text.strip(SPACE).partition(" ")
    return 2 <= len(office) <= 14 and bool(word_before(office, len(office), "offices")) and is_name(name.strip(SPACE))


def are_names(text: str) -> bool:
    """Whether a short line is nothing but names: 王小明 李大为, as it stands between a headline and its text."""
    tokens = names(text)
    shape = re.sub(rf"[{SPACE}、]", "", text)
    return 1 <= len(tokens) <= 4 and "".join(tokens) == shape and all(map(is_name, tokens))


LINE_FORMS = re.compile(
    rf"[（(【]?[—–―-]*(?:[{SQUARES[:-2]}][{SPACE}]*[\u3400-\u9fff]"
    rf"|{MEDIUM}(?:{SIGNER}|(?:本报|特约)*评论员)[ \u3000：:/]*[\u3400-\u9fff]"
    rf"|文[{SPACE}]+[\u3400-\u9fff]{{2,4}}[{SPACE}]+图[{SPACE}]+[\u3400-\u9fff]{{2,4}}$"
    r"|文[/／]?[图摄][ \u3000：:/／]*[\u3400-\u9fff]|图[/／]?文[ \u3000：:/]*[\u3400-\u9fff]"
    r"|[文图][ \u3000]*[/／：:][ \u3000]*[\u3400-\u9fff]"
    r"|(?:作者|撰文|撰稿|整理|口述|文字|策划|统筹)[ \u3000]*[：:/／][ \u3000]*[\u3400-\u9fff]"
    r"|(?:来源|供稿|稿源)[：:])"
)
# 撰稿 某某, 某某 文: words for writing beside a name, no sign between them.
WROTE = r"(?:作者|撰文|撰稿|采写|执笔|整理|编辑整理|供稿|文)"
WRITTEN = re.compile(
    rf"{WROTE}[{SPACE}：:/／]+(?P<after>[\u3400-\u9fff{SPACE}、]{{2,14}})|(?P<before>[\u3400-\u9fff{SPACE}、]{{2,14}})[{SPACE}]+{WROTE}"
    rf"|[—–―]{{1,2}}[{SPACE}]*(?P<dashed>[\u3400-\u9fff]{{2,4}})"
)


def is_byline(text: str) -> bool:
    """Whether a whole line is a byline."""
    if len(text) > 60 or re.search(rf"[。！？；]|{TAKEN}|(?:责任|本版|美术)编辑", text):
        return False
    if NOBODY.match(text.strip("（）()□■ \u3000")) or OF_AUTHOR.match(text):
        return True
    return _has_form(text)


def _has_form(text: str) -> bool:
    bare = PIPE.sub("/", text.strip(SPACE))
    if NAME_FIRST.search(bare) and all(map(has_surname, names(NAME_FIRST.sub(r"\g<name>", bare)))):
        return _is_mostly_names(bare)
    if bare[:1] in "（(" and bare[-1:] in "）)":
        return is_signature(bare[1:-1].strip(SPACE))
    if bare[:1] in SQUARES and any(len(credit.name) == 4 and not is_name(credit.name) for credit in credits(bare, 0)):
        return False  # ■基层传真
    if LINE_FORMS.match(bare):
        if re.match(r"(?:记者|通讯员)[\u3400-\u9fff]", bare) and not has_surname(bare[2:].removeprefix("员")):
            return False
        is_list = all(role_words()[0].match(part.lstrip(SPACE)) for part in bare.split("，")[1:])
        return is_list and bool(credits(bare, 0)) and _is_mostly_names(bare)
    return _has_word_beside(bare)


def _has_word_beside(bare: str) -> bool:
    """Whether a word for writing or giving stands beside a name or a body, and nothing else."""
    if written := WRITTEN.fullmatch(bare):
        return are_names((written["after"] or written["before"] or written["dashed"]).strip(SPACE))
    if bare.endswith(("供稿", "提供")) and (given := GIVEN.fullmatch(bare)):
        return ends_in(given["who"].strip(SPACE), "organisation_endings")
    return bool(re.fullmatch(rf"[^，：]{{2,16}}[{SPACE}]+(?:文[/／并]?[图摄]|图[/／]文|整理|供稿)", bare)) and bool(
        names(bare)
    )


def _is_mostly_names(text: str) -> bool:
    """No byline is longer than its names and role words explain."""
    pattern, _ = role_words()
    rest = pattern.sub("", text)
    named = sum(len(credit.name) for credit in credits(text, 0))
    return len(re.sub(rf"[{SPACE}{SQUARES}（）()、/／：:本报刊特约首席]", "", AFTERWORDS.sub("", rest))) <= named + 6


def is_signed_letter(text: str) -> bool:
    """Whether a short last line is where a letter's writer signs: 古渡街道居民 佟守田, or a spaced name alone."""
    if re.fullmatch(rf"[\u3400-\u9fff](?:[{SPACE}]{{1,4}}(?!摄)[\u3400-\u9fff]){{1,2}}", text):
        return has_surname(text) and re.sub(rf"[{SPACE}]", "", text) not in words("section_names")
    found = re.fullmatch(
        rf"(?P<who>[^，。：；！？\d]{{2,14}})[{SPACE}]+(?P<name>[\u3400-\u9fff]{{2,4}}|[\u3400-\u9fff][{SPACE}][\u3400-\u9fff])",
        text,
    )
    if not found:
        return False
    name = re.sub(rf"[{SPACE}]", "", found["name"])
    if ends_in(found["who"], "organisation_endings") and is_name(name):
        return True
    return bool(
        re.search(
            r"(?:居民|村民|市民|读者|业主|学生|家长|老师|职工|员工|社区|村|街道|镇|学校|小学|中学)$", found["who"]
        )
    ) and has_surname(name)
