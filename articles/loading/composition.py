"""Records -> rows of an issue, not yet saved: articles with their text and bylines, photos, fragments."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext as _

from articles.loading.accounts import source_lines
from articles.models import Article, Byline, Fragment, ImportedFile, Photo
from articles.parsing.markup import running_text
from articles.parsing.records import Fragment as ParsedFragment
from articles.parsing.records import ParsedArticle, ParsedIssue, ParsedPhoto, RefusedFile

# The largest number that a PositiveSmallIntegerField holds on every database.
MOST_ROWS = 32_767


@dataclass(slots=True)
class Composition:
    """What one file adds to an issue. `numbers` leads from the parser's article numbers to those in the issue,
    `rows` to the articles themselves."""

    articles: list[Article] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    rows: dict[int | None, Article] = field(default_factory=dict)

    def article(self, number: int | None) -> Article | None:
        """The row of the article that the parser numbered `number`."""
        return self.rows.get(number)

    def line_places(self, parsed: ParsedIssue) -> dict[str, list]:
        """Source line -> [number of the article in the issue or None, role]."""
        return {
            str(line): [self.numbers.get(label.article), label.role.value]
            for line, label in sorted(parsed.lines.items())
        }


def compose(
    parsed: ParsedIssue,
    file: ImportedFile,
    *,
    articles: int,
    photos: int,
    fragments: int,
    known: Mapping[int, int] | None = None,
) -> Composition:
    """The rows of a file whose issue already has so many articles, photos and fragments. `known` leads from the
    parser's numbers to those of articles that the issue has already.

    Raises RefusedFile when the issue would have more of them than a database can number.
    """
    known = known or {}
    new = [record.number for record in parsed.articles if record.number not in known]
    if max(articles + len(new), photos + len(parsed.photos), fragments + len(parsed.fragments)) > MOST_ROWS:
        raise RefusedFile(
            _("An issue of more than %(most)d parts is none. Split the file by its issues.") % {"most": MOST_ROWS}
        )
    made = Composition()
    raw = RawText(parsed)
    made.numbers = {**known, **{number: at for at, number in enumerate(new, articles + 1)}}
    for record in parsed.articles:
        article = _article(record, made, parsed, raw)
        article.issue, article.source_file = file.issue, file
        made.articles.append(article)
        made.rows[record.number] = article
        made.bylines += _bylines(record, article)
    for position, photo in enumerate(parsed.photos, photos + 1):
        made.photos.append(_photo(photo, position, made, raw, file))
    for position, fragment in enumerate(parsed.fragments, fragments + 1):
        made.fragments.append(_fragment(fragment, position, made, raw, file))
    return made


class RawText:
    """The lines of a file as they stand in it."""

    def __init__(self, parsed: ParsedIssue):
        self._lines = dict(source_lines(parsed))
        self._of_article: dict[int, list[int]] = {}
        for line, label in parsed.lines.items():
            if label.article is not None:
                self._of_article.setdefault(label.article, []).append(line)

    def of(self, lines: Iterable[int]) -> str:
        return "\n".join(self._lines[line] for line in sorted(set(lines)) if line in self._lines)

    def of_article(self, number: int) -> str:
        return self.of(self._of_article.get(number, ()))


def _article(record: ParsedArticle, made: Composition, parsed: ParsedIssue, raw: RawText) -> Article:
    start = record.dates[0].start if record.dates else None
    end = record.dates[0].end if record.dates else None
    notes, spilled = list(record.notes), []
    fields = {}
    for name, value, most in (("kicker", record.kicker, 200), ("headline", record.headline or "", 300)):
        fields[name] = cut(value, most)
        if len(value) > most:
            spilled.append(value)
            notes.append(_("The %(part)s was too long: it stands in full at the beginning of the text.")
                         % {"part": Article._meta.get_field(name).verbose_name})  # fmt: skip
    if len(record.section) > 60:
        notes.append(_("The section label was too long. In full: %(label)s") % {"label": record.section})
    text = running_text(spilled, record.passages).text
    return Article(
        number=made.numbers[record.number],
        page=small(record.page if record.page is not None else parsed.page),
        section=cut(record.section, 60),
        deck="\n".join(" ".join(deck.splitlines()) for deck in record.decks),
        kind=record.kind.value,
        date_start=start,
        date_end=end if start and end and end >= start else None,
        truncated=record.truncated.value,
        truncated_reason=record.truncated_reason,
        raw_text=raw.of_article(record.number),
        parsed_text=text,
        text=text,
        parsed=_record(record, notes, made, parsed),
        **fields,
    )


def _record(record: ParsedArticle, notes: list[str], made: Composition, parsed: ParsedIssue) -> dict[str, object]:
    """All that the machine read of the article, as JSON can hold it; `candidates` are numbers of the issue."""
    own = {
        "notes": notes,
        "candidates": _numbered(record.candidates, made),
        "events": [asdict(event) for event in parsed.events if event.article == record.number],
    }
    return json.loads(json.dumps({**asdict(record), **own}, default=str))


def _numbered(candidates: Iterable[int], made: Composition) -> list[int]:
    """The parser's numbers of articles as those in the issue."""
    return [made.numbers[number] for number in candidates if number in made.numbers]


def _photo(record: ParsedPhoto, position: int, made: Composition, raw: RawText, file: ImportedFile) -> Photo:
    return Photo(
        issue=file.issue,
        article=made.article(record.article),
        position=position,
        page=small(record.page if record.page is not None else file.page),
        caption=record.caption,
        parsed_caption=record.caption,
        credit=cut(record.credit or "", 80),
        date=record.date,
        source_file=file,
        raw_text=raw.of(record.lines),
        lines=list(record.lines),
    )


def _fragment(record: ParsedFragment, position: int, made: Composition, raw: RawText, file: ImportedFile) -> Fragment:
    return Fragment(
        issue=file.issue,
        position=position,
        source_file=file,
        raw_text=raw.of(record.lines),
        lines=list(record.lines),
        reason=record.reason,
        candidates=_numbered(record.candidates, made),
    )


def _bylines(record: ParsedArticle, article: Article) -> list[Byline]:
    """Each name once in a role. Photographers stand under photos."""
    signed = dict.fromkeys((cut(credit.name, 80), credit.role.value) for credit in record.bylines if credit.name)
    return [
        Byline(article=article, position=position, name=name, role=role)
        for position, (name, role) in enumerate(((n, r) for n, r in signed if r in Byline.Role.values), 1)
    ]


def cut(text: str, most: int) -> str:
    """At most `most` characters; an ellipsis shows that there were more."""
    return text if len(text) <= most else text[: most - 1] + "…"


def small(number: int | None) -> int | None:
    """A page number; None for what no newspaper has."""
    return number if number is not None and 0 < number <= MOST_ROWS else None
