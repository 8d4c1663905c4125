"""The stages of parsing in their order: bytes of a file -> the record of the issue."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from articles.parsing import assembly, dating, signs
from articles.parsing.briefs import mark_unsigned
from articles.parsing.coherence import Vocabulary
from articles.parsing.decode import decode
from articles.parsing.displaced import Loss, put_home
from articles.parsing.drafts import Draft, in_order
from articles.parsing.furniture import Masthead, read_masthead
from articles.parsing.glued import mark_glued
from articles.parsing.joins import find_joins
from articles.parsing.lines import read_lines
from articles.parsing.natures import Nature, SortedLine
from articles.parsing.picturing import take_photos
from articles.parsing.records import Decoded, LineRole, ParsedArticle, ParsedIssue, ParsedPhoto, RefusedFile
from articles.parsing.repeats import keep_once
from articles.parsing.segmentation import segment
from articles.parsing.sorting import sort_lines
from articles.parsing.titles import merge_twins, part_titles
from people.reading import NO_ADVICE, Advice, read
from people.reading.places import places_of
from people.reading.records import Credit, Role, Story

# A longer giver of a photo is a body.
LONGEST_NAME = 4


def parse(
    source: str, content: bytes, *, encoding: str | None, day: date | None, district: str, advice: Advice | None
) -> ParsedIssue:
    """What a file holds: see parse_issue."""
    decoded = decode(source, content, encoding)
    page = _read_page(source, decoded.text)
    return _finished(source, decoded, page, day, district, advice or NO_ADVICE)


@dataclass(frozen=True, slots=True)
class _Read:
    """A text read into drafts: its lines with their natures, the page heads, what belongs to no article."""

    known: tuple[SortedLine, ...]
    heads: tuple[Masthead, ...]
    drafts: tuple[Draft, ...]
    loose: Mapping[int, LineRole]
    loss: Loss


def _read_page(source: str, text: str) -> _Read:
    """The stages from lines to drafts."""
    lines = read_lines(text)
    known = sort_lines(lines)
    _refuse_bare_furniture(source, known)
    vocabulary = Vocabulary(line.text for line in lines)
    segmented = segment(known, vocabulary)
    drafts = merge_twins(part_titles(segmented.drafts, vocabulary))
    drafts = keep_once(take_photos(drafts, vocabulary), vocabulary)
    drafts, loss = put_home(in_order(drafts), vocabulary)
    drafts = mark_glued(mark_unsigned(drafts))
    furniture = (line.line for line in known if line.nature is Nature.FURNITURE)
    heads = tuple(head for line in furniture if (head := read_masthead(line.text, line.number)))
    return _Read(known, heads, drafts, segmented.loose, loss)


def _finished(
    source: str, decoded: Decoded, read_page: _Read, day: date | None, district: str, advice: Advice
) -> ParsedIssue:
    """The drafts as records, dated and read for people and events."""
    prose = _prose(read_page.known)
    issue = dating.date_issue(source, read_page.heads, day, prose)
    page = dating.file_page(source) or _only_page(read_page.heads)
    drafts = tuple(draft.with_(page=draft.page or page) for draft in read_page.drafts)
    is_indented = _marks_paragraphs(read_page.known)
    joins = [find_joins(draft, is_indented) for draft in drafts]
    numbers = {line.number: number for number, draft in enumerate(drafts, 1) for line in draft.placed}
    articles = tuple(
        assembly.article(number, draft, joined, issue, numbers)
        for number, (draft, joined) in enumerate(zip(drafts, joins, strict=True), 1)
    )
    photos = tuple(photo for number, draft in enumerate(drafts, 1) for photo in assembly.photos(number, draft, issue))
    reading = read(
        _stories(drafts, articles, photos),
        year=issue.year,
        month=issue.day.month if issue.day else None,
        district=_district(district, prose) or _named_by_masthead(read_page.known, prose),
        advice=advice,
    )
    return ParsedIssue(
        source=source,
        decoded=decoded,
        date=issue,
        page=page,
        number=next((head.number for head in read_page.heads if head.number), None),
        lines=assembly.labels(drafts, {**read_page.loose, **read_page.loss.labels}),
        joins=tuple(sorted(pair for joined in joins for pair in joined)),
        articles=articles,
        photos=photos,
        fragments=read_page.loss.fragments,
        characters=sum(not sign.isspace() for sign in decoded.text),
        persons=reading.persons,
        events=reading.events,
        warnings=_warnings(decoded, read_page.known, read_page.heads),
    )


def _refuse_bare_furniture(source: str, known: Sequence[SortedLine]) -> None:
    if all(line.nature is Nature.FURNITURE for line in known):
        raise RefusedFile(
            f"{source}：从第 1 行到第 {known[-1].line.number} 行只有报头、页码、二维码提示等版面附属文字，没有文章。"
            "请检查是否漏了正文页"
        )


def _district(known: str, texts: Sequence[str]) -> str:
    """The caller's district; where no text names it, the one that the texts speak of instead, if any: the file may
    be another bulletin's."""
    if not known or any(known in text for text in texts):
        return known
    return places_of(texts).district or known


def _named_by_masthead(known: Sequence[SortedLine], texts: Sequence[str]) -> str:
    """The district that the page furniture names as the publisher's, if the texts name it too: 某区融媒体中心主办."""
    named = places_of([line.text for line in known if line.nature is Nature.FURNITURE]).district
    return named if named and sum(named in text for text in texts) >= 2 else ""


def _prose(known: Sequence[SortedLine]) -> list[str]:
    """The texts that may name the issue's days and district: no furniture, no lists (they announce)."""
    return [line.text for line in known if line.nature not in (Nature.FURNITURE, Nature.LIST)]


def _marks_paragraphs(known: Sequence[SortedLine]) -> bool:
    """Whether the file sets the beginning of each paragraph in: most lines where blank lines part them, a good
    many where one line of print is one line of the file."""
    body = [line.line for line in known if line.nature is Nature.BODY and len(line.text) > 20]
    indented = sum(line.indented for line in body)
    least = 0.75 if sum(line.gap > 0 for line in body) * 2 > len(body) else 0.1
    return len(body) >= 6 and indented >= least * len(body)


def _only_page(heads: Sequence[Masthead]) -> int | None:
    """The page the whole file stands for, where its heads name one page."""
    pages = {head.page for head in heads if head.page}
    return pages.pop() if len(pages) == 1 else None


def _stories(drafts: Sequence[Draft], articles: Sequence[ParsedArticle], photos: Sequence[ParsedPhoto]) -> list[Story]:
    """What is read for people: each article with the photographers of its photos."""
    shown: dict[int | None, list[ParsedPhoto]] = {}
    for photo in photos:
        shown.setdefault(photo.article, []).append(photo)
    return [
        Story(
            article.number,
            article.headline or "",
            article.passages + assembly.decks(draft) + assembly.captions(draft),
            article.bylines + assembly.photographers_of(draft) + _photographers(shown.get(article.number, ())),
            article.dates,
            article.decks,
        )
        for draft, article in zip(drafts, articles, strict=True)
    ]


def _photographers(photos: Iterable[ParsedPhoto]) -> tuple[Credit, ...]:
    """Who took the photos of an article; a body that gave them (县气象局供图) is no person."""
    return tuple(
        Credit(name, Role.CONTRIBUTOR if _is_giver(name) else Role.PHOTOGRAPHER, photo.lines[-1], name)
        for photo in photos
        if photo.credit
        for name in photo.credit.split("、")
    )


def _is_giver(name: str) -> bool:
    return signs.is_body_of_people(name) or name == "受访者" or (len(name) > LONGEST_NAME and "·" not in name)


def _warnings(decoded: Decoded, known: Sequence[SortedLine], heads: Sequence[Masthead]) -> tuple[str, ...]:
    found = [*dating.weekday_warnings(heads), *dating.differing_days(heads)]
    natures = {line.nature for line in known} - {Nature.FURNITURE}
    if Nature.HEADING not in natures:
        found.append("文件里没有标题，各段只能按“本报讯”等开头分篇")
    if natures == {Nature.HEADING}:
        found.append("文件里只有标题，没有正文")
    if decoded.damaged:
        line, column = decoded.damaged[0]
        found.append(f"有 {len(decoded.damaged)} 处字节损坏，第一处在第 {line} 行第 {column} 字，已标出待补")
    return tuple(found)
