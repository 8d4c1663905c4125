"""Who is named for winning something."""

import re
from functools import cache

from people.reading.wordlists import entries

# Names of a list stand between the first winner and the verb; beyond this a clause says something else.
REACH = 30


def is_winner(text: str, start: int, end: int) -> bool:
    """Whether the name from `start` to `end` wins or is given a prize in its own clause: 授予A、B“…”称号, A获一等奖."""
    wins, conferred, prize = _patterns()
    before = text[max(0, start - REACH) : start]
    won = wins.match(text, end)
    return bool(won or (conferred.search(before) and prize.match(text, end, end + REACH)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    verbs = "|".join(sorted(map(re.escape, entries("award_verbs")), key=len, reverse=True))
    prizes = "|".join(sorted(map(re.escape, entries("prizes")), key=len, reverse=True))
    inside = r"[^，。；：！？\n]"
    # 为获得一等奖的学生颁奖 tells of others.
    between = r"[^，。；：！？\n为向给对]"
    return (
        re.compile(rf"{between}{{0,{REACH}}}?(?:{verbs}){inside}{{0,{REACH}}}?(?:{prizes})"),
        re.compile(rf"(?:授予|表彰|颁给|颁发给){inside}*$"),
        re.compile(rf"{inside}*?(?:{prizes})"),
    )
