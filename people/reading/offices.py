"""Offices before and after a name, and to which body they belong.

A title is read from the name to the left: phrases joined by 、 count while each ends in the word
for an office. 区委副书记、区长 in an issue of X区 becomes X区委副书记 and X区区长.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from people.reading.dictionary import dictionary
from people.reading.localities import completed
from people.reading.places import Places
from people.reading.wordlists import entries, word_after, word_before, words

REACH = 90
LONGEST_TITLE = 40
LONGEST_LABEL = 12
SENTENCE_STOPS = re.compile(r"[，。；：！？“”‘’《》…—\n]")
APPOINTED = re.compile(
    r"(?:(?:兼任|担任|所任|原任)?的(?=[^，。；：！？“”]{2,40}职务)|当选为?|担任|出任|兼任|升任|被任命为|任命为|受聘为|被聘为|是|任|为)(?=[^，。；：！？“”]{2,40})"
)
# 老牧民 is a 牧民; 老师 and 老板 are words of their own.
AGED = re.compile(r"^(?:\d+岁的?)?老(?=..)(?!老)")
NOUN_OF_A_PERSON = re.compile(r"[\u4e00-\u9fff][\u4e00-\u9fff][员师匠工]$")
# 原区委书记: whose it was is told after 原.
FORMER = re.compile(r"(?:原|前)(?=[区县市省州旗镇乡村].)")
# ——访某局局长某某
TOLD_OF = re.compile(r"^(?:记|访|专访|追记|走近|对话|致|追忆)(?=..)")
AGE = re.compile(r"\d+岁的?")
IN_BRACKETS = re.compile(r"（([^（）]{2,40})）")
DEPUTY = re.compile(r"(?:常务|第一|名誉|执行|助理|副|原|代理|代|总)+$")
PARTY_BODY = re.compile(r"(?:党组|党委|党工委|党总支|党支部|党支部委员会|机关党委)$")
HEADS = re.compile(r"(?:常务|第一|代理|代|原|副)*([区县市省州旗])长(?:助理)?$")
LIVES_IN = re.compile(r"(?:家住|居住在|住在)([^，。；：！？“”的]{2,30})的$")
AND_LEADERS = re.compile(r"等([区县市旗州]?领导|[区县市旗州]委常委|副[区县市旗州]长)")
# 宣传部宣传部部长: a body that the print, or its reader, has twice.
TWICE = re.compile(r"([\u4e00-\u9fff]{2,8})\1")
# 同种粮大户焦大勇拉家常: with whom somebody speaks.
OF_ECONOMY = re.compile("经(?:开|信|贸|发|济)")
WITH = "同向与和对给为让请由"


@dataclass(frozen=True, slots=True)
class OfficeReader:
    """Reads the titles around names in an issue whose own regions are `places`; `local` are an article's towns."""

    places: Places
    local: Mapping[str, str] = field(default_factory=dict)

    def before(self, text: str, start: int, after: int = 0) -> list[str]:
        """The resolved titles that end at `start`; nothing before the offset `after` is looked at."""
        if start and text[start - 1] == "：" and self._heads_row(text, start):
            start -= 1
        lives_in = LIVES_IN.search(text, max(after, start - REACH), start)
        if lives_in:
            return [lives_in[1] + "居民"]
        if start and text[start - 1] == "的" and word_before(text, start - 1, "offices"):
            start -= 1
        phrases = _phrases(_segment(text, start, after))
        titles: list[str] = []
        body = ""
        for phrase in phrases:
            title = self.resolve(phrase, body)
            titles.append(title)
            body = body if _own_body(phrase) == "" and body else body_of(title) or body
        return titles

    @staticmethod
    def _heads_row(text: str, start: int) -> bool:
        """Whether what ends in a colon at `start` heads a row of names: 种粮大户：某某、某某."""
        label = text[: start - 1]
        known = word_before(label, len(label), "occupations") or word_before(label, len(label), "offices")
        return len(label) <= LONGEST_LABEL and bool(known) and not word_before(label, len(label), "no_titles")

    def after(self, text: str, end: int) -> list[str]:
        """The resolved titles that follow a name: 当选…主席, （…局长）, …总书记, 同志任…书记."""
        if text.startswith("同志", end):
            end += 2
        word = word_after(text, end, "offices")
        if word in words("postposed_offices"):
            return ["中共中央总书记" if word == "总书记" else word]
        appointed = APPOINTED.match(text, end)
        bracket = IN_BRACKETS.match(text, end)
        if appointed:
            rest = text[appointed.end() : appointed.end() + LONGEST_TITLE]
            phrase = SENTENCE_STOPS.split(rest, maxsplit=1)[0]
        elif bracket:
            phrase = bracket[1]
        else:
            return []
        phrase = phrase.removesuffix("职务").removesuffix("一职")
        return [self.resolve(part, "") for part in _phrases(phrase) if word_before(part, len(part), "offices")]

    def leaders_after(self, text: str, end: int) -> str:
        """区领导 where the list that ends here is followed by 等区领导."""
        match = AND_LEADERS.match(text, end)
        return self.resolve(match[1], "") if match else ""

    def resolve(self, phrase: str, body: str) -> str:
        """The title with the region, the town or the body that it leaves out."""
        former = FORMER.match(phrase)
        if former:
            return former[0] + self.resolve(phrase[former.end() :], body)
        in_town = completed(phrase, self.local)
        if in_town != phrase:
            return in_town
        head = HEADS.fullmatch(phrase)
        if head:
            return self.places.whole(head[1]) + phrase
        is_own = phrase[0] in "区县市省州旗" and not phrase.startswith(entries("own_levels"))
        region = self.places.whole(phrase[0]) if is_own else ""
        if region:
            return region + phrase[1:]
        if body and not _own_body(phrase) and phrase not in words("personal_ranks"):
            return body + phrase
        return phrase


def spreads(title: str) -> bool:
    """Whether an office may head a list of several who hold it."""
    office = word_before(title, len(title), "offices")
    deputy = bool(DEPUTY.search(title[: len(title) - len(office)]))
    return deputy or office not in words("singular_offices")


def body_of(title: str) -> str:
    """市总工会 for 市总工会党组成员."""
    office = word_before(title, len(title), "offices") or word_before(title, len(title), "occupations")
    rest = DEPUTY.sub("", title[: len(title) - len(office)])
    return PARTY_BODY.sub("", rest)


@cache
def _clutter() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(entries("title_clutter"), key=len, reverse=True))))


def _own_body(phrase: str) -> str:
    """What a phrase says of its body; 政法委 and 组织 (部长) are parts of another one."""
    body = body_of(phrase)
    return "" if body in ("政法委", "组织", "宣传", "统战", "组织部", "宣传部", "统战部", "纪委", "办公室") else body


def _segment(text: str, start: int, after: int) -> str:
    first = max(after, start - REACH)
    stops = [match.end() for match in SENTENCE_STOPS.finditer(text, first, start)]
    begin = stops[-1] if stops else first
    segment = text[begin:start].strip(" ")
    if text[max(0, begin - 1) : begin] in ("—", "－"):
        segment = TOLD_OF.sub("", segment)
    opened = segment.rfind("（")
    return segment[opened + 1 :] if opened > segment.rfind("）") else segment


def _phrases(segment: str) -> list[str]:
    """The phrases at the end of a segment that end in an office, the first one without clutter."""
    kept: list[str] = []
    for phrase in reversed(re.split(r"[、 ]|兼(?!职)|暨|(?<=[长任记])和", TWICE.sub(r"\1", segment))):
        if not _is_title(phrase):
            break
        title = _without_age(_alone(_without_clutter(phrase.lstrip("和与及"))))
        if len(title) > 1:
            kept.append(title)
        if title != phrase and not AGE.fullmatch(phrase.removesuffix(title)):
            break
    return [phrase for phrase in reversed(kept) if len(phrase) <= LONGEST_TITLE and not _says_no_office(phrase)]


def _is_title(phrase: str) -> bool:
    known = word_before(phrase, len(phrase), "offices") or word_before(phrase, len(phrase), "occupations")
    return bool(known) or bool(NOUN_OF_A_PERSON.search(phrase))


def _says_no_office(phrase: str) -> bool:
    """带着徒弟, 民宿的主人: only how somebody stands to somebody else."""
    return bool(word_before(phrase, len(phrase), "no_titles")) and not phrase.endswith(("领导", "班子成员"))


def _alone(title: str) -> str:
    """An office or an occupation without the word before it that leads up to it."""
    rest = title[1:]
    is_known = rest in words("occupations") or rest in words("offices")
    return rest if title[:1] in WITH and is_known else title


def _without_age(title: str) -> str:
    aged = AGED.match(title)
    if not aged or title in words("no_titles"):
        return title
    rest = title[aged.end() :]
    is_known = rest in words("occupations") or rest in words("offices")
    return rest if is_known and title not in words("set_phrases") else title


def _without_clutter(phrase: str) -> str:
    """What is left of a phrase after the last word that cannot belong to a title."""
    begin = 0
    for match in _clutter().finditer(phrase):
        is_inside = len(match[0]) == 1 and dictionary().most_frequent_over(phrase, match.end())
        is_inside = is_inside or OF_ECONOMY.match(phrase, match.start()) is not None
        if not is_inside and len(phrase) - match.end() >= 2:
            begin = match.end()
    return phrase[begin:]
