"""Amounts that cannot be -> findings: parts that do not make the whole, impossible shares, money without 万 or 亿."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from articles.proofing.records import Finding, Galley, Kind, Part

# Bounded, so that no text of figures takes more than its length in time.
AMOUNT = r"(?<![\d.])(\d{1,9}(?:\.\d{1,4})?)"
PERSONS = "(?:名|人|位)"
SEXES = re.compile(
    rf"{AMOUNT}{PERSONS}[^。；\n]{{0,20}}?男[\u3400-\u9fff]{{0,4}}{AMOUNT}{PERSONS}[，、]女[\u3400-\u9fff]{{0,4}}{AMOUNT}{PERSONS}"
)
WHOLE = re.compile(r"(?<![\d.])(\d{1,5})(名|人)(?=[。：，])")
ITEM = re.compile(r"^- [^\n]*?(\d{1,5})(?:名|人)[^\n]*$")
# Growth may be above 100%.
GROWTH = "(?<!增长)(?<!增收)(?<!增幅)(?<!增速)(?<!增产)(?<!完成)(?<!回报)(?<!增)"
SHARE = re.compile(
    rf"(?:{GROWTH}率|占[\u3400-\u9fff]{{0,12}}?|完成[\u3400-\u9fff]{{0,12}}?的?)(?:为|达到?|的)?{AMOUNT}%"
)
# 132% of a plan may be done; no rate is above 100.
MOST_OF_PLAN = 300
MONEY = re.compile(rf"(?:总投资|投资额?|产值|税收|营收|销售额|预算|贷款)(?:约|达到?|为|近)?{AMOUNT}(?=元)")
LEAST_MONEY = 1000
TOTAL = re.compile(rf"总投资(?:约|达到?|为|近|超)?{AMOUNT}亿?元")
YEARLY = re.compile(rf"(?:年度|今年|当年)[\u3400-\u9fff]{{0,4}}投资{AMOUNT}亿元")


def sums(galley: Galley) -> Iterator[Finding]:
    """Findings of amounts in the running texts and captions."""
    scaled = {
        f"{found[1]}{found[2]}" for part in galley.parts for found in re.finditer(rf"{AMOUNT}([万亿])", part.text)
    }
    for part in galley.parts:
        yield from _sexes(part)
        yield from _listed(part)
        yield from _shares(part)
        yield from _money(part, scaled)
        yield from _yearly(part)


def _sexes(part: Part) -> Iterator[Finding]:
    for found in SEXES.finditer(part.text):
        whole, men, women = float(found[1]), float(found[2]), float(found[3])
        if whole != men + women:
            reason = f"男{men:g}加女{women:g}等于{men + women:g}，不是{whole:g}"
            yield _finding(part, found.span(1), None, 0.7, reason)


def _listed(part: Part) -> Iterator[Finding]:
    """30名 before a list of posts of 12, 9 and 6."""
    lines = part.text.split("\n")
    items = [ITEM.match(line) for line in lines]
    start = 0
    for number, line in enumerate(lines):
        if items[number] and not (number and items[number - 1]):
            block = [int(item[1]) for item in takewhile(bool, islice(items, number, None)) if item]
            announced = list(WHOLE.finditer(part.text, max(0, start - 120), start))
            if len(block) >= 3 and announced and int(announced[-1][1]) != sum(block):
                reason = f"下面各项相加是{sum(block)}，不是{announced[-1][1]}"
                yield _finding(part, announced[-1].span(1), str(sum(block)), 0.6, reason)
        start += len(line) + 1


def _shares(part: Part) -> Iterator[Finding]:
    for found in SHARE.finditer(part.text):
        value = float(found[1])
        is_rate = found[0][0] == "率"
        if value > (100 if is_rate else MOST_OF_PLAN):
            shifted = f"{found[1][:-1]}.{found[1][-1]}" if found[1].isdigit() else None
            is_likely = shifted is not None and float(shifted) <= 100
            yield _finding(
                part, found.span(1), shifted if is_likely else None, 0.7, f"{found[1]}%不像是比率，可能漏了小数点"
            )


def _money(part: Part, scaled: set[str]) -> Iterator[Finding]:
    for found in MONEY.finditer(part.text):
        if float(found[1]) >= LEAST_MONEY or ("." not in found[1] and float(found[1]) >= 100):
            continue
        scales = [scale for scale in "亿万" if found[1] + scale in scaled]
        replacement = found[1] + scales[0] if len(scales) == 1 else None
        yield _finding(part, found.span(1), replacement, 0.6, "金额太小，可能漏了“万”或“亿”")


def _yearly(part: Part) -> Iterator[Finding]:
    """What is spent in a year is less than each whole sum of which it is a part."""
    totals = [float(found[1]) for found in TOTAL.finditer(part.text)]
    for found in YEARLY.finditer(part.text):
        printed = found[1]
        if totals and printed.isdigit() and len(printed) > 1 and float(printed) > max(totals):
            reason = f"年度投资{printed}亿元多于总投资{max(totals):g}亿元，可能漏了小数点"
            yield _finding(part, found.span(1), f"{printed[:-1]}.{printed[-1]}", 0.7, reason)


def _finding(part: Part, span: tuple[int, int], replacement: str | None, confidence: float, reason: str) -> Finding:
    return Finding("agreement", Kind.AGREEMENT, part.place, *span, replacement, confidence, reason)
