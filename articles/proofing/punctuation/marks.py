"""Single marks that are wrong by what stands beside them -> findings.

Each rule was silent on the samples as they were printed and raised at most three places in 1.9 million characters of a
national newspaper of 1998; of 18 places in OCR text 18 were errors. Source of the marks' use: GB/T 15834-2011.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from articles.proofing.records import Field, Finding, Kind, Part

HAN = "[\u3400-\u9fff]"
MEASURES = "个条声辈季批步次件层级位名项种样家户天年月日切些起直定般旦时"
# 一路, 一直, 一样 …: a road that goes on so is no dash between two roads.
AFTER_ONE = "直带侧边样起定段条头般旦共并时些切号期年个次路线位名面方处度把级律体步系批流家户偏"


@dataclass(frozen=True, slots=True)
class Rule:
    """What the pattern matches, or its group `at`, is replaced by `replacement(match)`. `field`: in such parts only."""

    pattern: re.Pattern[str]
    replacement: Callable[[re.Match[str]], str]
    reason: str
    confidence: float = 0.9
    field: Field | None = None


def _rule(pattern: str, replacement: str, reason: str, confidence: float = 0.9, field: Field | None = None) -> Rule:
    return Rule(re.compile(pattern), lambda match: match.expand(replacement), reason, confidence, field)


FULL = dict(zip(",;:!?.", "，；：！？。", strict=True))
# Of two marks the one that closes more stays.
STRENGTH = "、，：；。"

RULES = (
    Rule(
        re.compile(r"([，。；：、])\1+|[，、；：]。|。[，、；：]|[，；：]、|、[，；：]|，[；：]|[；：]，"),
        lambda match: max(match[0], key=STRENGTH.index),
        "标点重复",
    ),
    Rule(
        re.compile(rf"(?<={HAN})[,;:!?](?={HAN}|\n|$)|(?<={HAN})\.(?={HAN})"),
        lambda match: FULL[match[0]],
        "汉字之间用全角标点",
    ),
    _rule(rf"(?<!—)—(?!—)(?=[{MEASURES}])|(?<=[第十])—(?!—)(?={HAN})", "一", "“一”误作破折号"),
    _rule(r"(?<=[有的是了下在这那])——(?=[个条声辈层位名项种样家户天])", "一", "“一”误作破折号", 0.8),
    _rule(rf"(?<=([路街道巷站桥]))一(?![{AFTER_ONE}])(?={HAN}{{1,4}}\1)", "—", "两地之间的连接号误作“一”"),
    _rule(r"(?<=\d)一(?=\d)|(?<=\d[年月日时分元%])一(?=\d)", "—", "数字之间的连接号误作“一”"),
    _rule(rf"^一(?=[“《从为用把让以在对])(?!以)|^一(?=一[“{HAN}])", "——", "副题前的破折号误作“一”", 0.9, Field.DECK),
    _rule(r"(?<=\d[条个人元家户名件次亩吨项处])其中|(?<=\d[亿万千百][元人亩吨户])其中", "，其中", "“其中”前可能缺逗号"),
    _rule(r"(?<=\d[亿万][元人亩吨户])占(?=[全总年当])", "，占", "“占”前可能缺逗号", 0.8),
    _rule(r"(\d[个家项条所座处])并(?=[建培设成新改举开])", r"\1，并", "“并”前可能缺逗号", 0.6),
    _rule(
        r"(召开|举行|举办|开幕|启动|开赛|开工|闭幕)，(?=(?:此次|本次|这次)(?:会议|活动|大会|比赛|论坛|培训|行动))",
        r"\1。",
        "前一句已经说完，逗号可能应为句号",
        0.7,
    ),
    _rule(
        rf"“({HAN}{{1,4}})、{HAN}{{1,4}}(?:、{HAN}{{1,4}}){{0,4}}”[^。；“”\n]{{0,12}}(?P<at>，)\1，",
        "。",
        "前面总说，后面分说，之间的逗号可能应为句号",
        0.7,
    ),
    _rule(
        rf"(?<=就|对)({HAN}{{2,8}}、{HAN}{{2,8}})，(?={HAN}{{2,10}}(?:以及|及){HAN}{{2,14}}等)",
        r"\1、",
        "并列成分之间应为顿号",
        0.7,
    ),
)


def marks(part: Part) -> Iterator[Finding]:
    """Findings of single marks; each has a replacement."""
    for rule in RULES:
        if rule.field not in (None, part.place.field):
            continue
        for found in rule.pattern.finditer(part.text):
            yield Finding(
                "punctuation",
                Kind.PUNCTUATION,
                part.place,
                *found.span("at" if "at" in rule.pattern.groupindex else 0),
                rule.replacement(found),
                rule.confidence,
                rule.reason,
            )
