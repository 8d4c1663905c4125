"""Parsed issues for tests of loading: made by hand, so that they say exactly what a test is about."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from articles.models import ImportRun, Publication
from articles.parsing.records import (
    DateSource,
    Decoded,
    Fragment,
    IssueDate,
    LineLabel,
    LineRole,
    ParsedArticle,
    ParsedIssue,
    ParsedPhoto,
)  # fmt: skip
from people.reading.records import EventFound, Kind, Mention, OfficeHeld, Passage, PersonFound, Piece

DAY = date(2031, 3, 4)
FIRST = "本报讯（记者 苗禾）3月3日，云岫区在云岫广场举行春季运动会。"
SECOND = "来自八个社区的居民参加了比赛。"


@dataclass
class Story:
    """An article to be: its lines are the headline, the paragraphs and a photo's caption and credit."""

    headline: str | None = "云岫区春季运动会开幕"
    paragraphs: Sequence[str] = (FIRST, SECOND)
    roles: Sequence[str] = ()
    photo: tuple[str, str] | None = None
    fields: dict = field(default_factory=dict)


class Builder:
    """Collects lines as a file has them, a blank one between two."""

    def __init__(self):
        self.text: list[str] = []
        self.labels: dict[int, LineLabel] = {}

    def add(self, text: str, article: int | None, role: LineRole) -> int:
        self.text += [text, ""]
        line = len(self.text) - 1
        self.labels[line] = LineLabel(article, role)
        return line


def parsed_issue(
    *stories: Story,
    name: str = "2031-03-04.txt",
    day: date | None = DAY,
    origin: DateSource = DateSource.FILENAME,
    fragments: Sequence[str] = (),
    **fields,
) -> ParsedIssue:
    """A file of these stories; without any, of one."""
    made = Builder()
    made.add("今日云岫  2031年3月4日  第1版", None, LineRole.FURNITURE)
    articles, photos, loose = [], [], []
    for number, story in enumerate(stories or (Story(),), 1):
        articles.append(_article(number, story, made))
        if story.photo:
            lines = [
                made.add(story.photo[0], number, LineRole.CAPTION),
                made.add(story.photo[1], number, LineRole.CREDIT),
            ]
            photos.append(ParsedPhoto(tuple(lines), story.photo[0], story.photo[1].removesuffix("摄").strip(), number))
    for text in fragments:
        loose.append(Fragment((made.add(text, None, LineRole.BODY),), "begins mid-sentence", (1,)))
    text = "\n".join(made.text)
    return ParsedIssue(
        source=name,
        decoded=Decoded(text, "utf-8", hashlib.sha256(text.encode()).hexdigest()),
        date=IssueDate(day, origin, day.year if day else None, None, f"evidence of {name}"),
        page=fields.pop("page", None),
        number=fields.pop("number", None),
        lines=made.labels,
        joins=(),
        articles=tuple(articles),
        photos=tuple(photos),
        fragments=tuple(loose),
        characters=sum(not sign.isspace() for sign in text),
        **fields,
    )


def _article(number: int, story: Story, made: Builder) -> ParsedArticle:
    if story.headline is not None:
        made.add(f"# {story.headline}", number, LineRole.HEADLINE)
    passages = []
    for at, paragraph in enumerate(story.paragraphs):
        role = story.roles[at] if at < len(story.roles) else "body"
        line = made.add(paragraph, number, LineRole(role))
        passages.append(Passage(paragraph, (Piece(line, 0, len(paragraph)),), role))
    return ParsedArticle(number, story.headline, passages=tuple(passages), **story.fields)


def person(name: str, *titles: str, kinds: Sequence[Kind] = (Kind.SUBJECT,), articles=(1,), printed=()) -> PersonFound:
    """A person whom the articles name once each."""
    forms = tuple(printed) or (name,)
    return PersonFound(
        name,
        forms,
        tuple(kinds),
        tuple(OfficeHeld(title, tuple(articles)) for title in titles),
        tuple(Mention(number, 5, at, form) for number in articles for at, form in enumerate(forms)),
    )


def event(
    name: str, start: date | None = date(2031, 3, 3), *, article: int = 1, participants=(), **fields
) -> EventFound:
    return EventFound(
        article, name, start, fields.get("end"), fields.get("place"), tuple(participants), fields.get("lines", (5,))
    )


def new_run() -> dict:
    """The keyword arguments that every load takes."""
    return {"run": ImportRun.objects.create(), "publication": Publication.objects.default()}
