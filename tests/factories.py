"""Rows for tests: each function makes one valid row and takes what the test cares about."""

from datetime import date, timedelta
from itertools import count

from django.contrib.auth.models import Group, User
from django.utils import timezone

from articles import gate, publishing
from articles.anchoring import fingerprint
from articles.models import (
    Appearance,
    Article,
    Byline,
    Capacity,
    Fragment,
    Issue,
    Photo,
    Picture,
    Publication,
    Question,
    Sample,
    Suggestion,
)
from articles.pictures import keeping
from articles.proofing.quotes import quote_of
from articles.publishing import recount
from articles.revisions import first_revision
from people.models import Event, Office, Person
from people.models.naming import free_slug
from tests.articles.scanning.drawing import picture as drawn

numbers = count(1)


def make_user(username: str, group: str | None = None, **fields) -> User:
    """A member of staff; `group` is editors or reviewers."""
    user = User.objects.create_user(username, password="a-long-password-1", is_staff=True, **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_issue(day: date | None = date(2031, 3, 4), *, published: bool = False, **fields) -> Issue:
    fields.setdefault("publication", Publication.objects.default())
    fields.setdefault("date_source", Issue.Dating.MASTHEAD)
    fields.setdefault("date_confirmed", day is not None)
    if published:
        fields.update(status=Issue.Status.PUBLISHED, published_at=timezone.now(), approved_at=timezone.now())
    if fields.get("status") in {Issue.Status.APPROVED, Issue.Status.PUBLISHED}:
        fields.setdefault("approved_at", timezone.now())
    return Issue.objects.create(date=day, **fields)


def publish(issue: Issue, editor: User, reviewer: User) -> Issue:
    """Takes an issue all the way to the readers; what may be waived is."""
    issue = publishing.approve(publishing.submit(issue, editor), reviewer)
    for obstacle in gate.in_the_way(issue):
        if obstacle.is_waivable:
            gate.waive(issue, obstacle.name, reviewer, "急件")
    return publishing.publish(issue, reviewer)


def make_issues(how_many: int, **fields) -> list[Issue]:
    """Issues of successive days."""
    return [make_issue(date(2031, 3, 4) + timedelta(days=n), **fields) for n in range(how_many)]


def make_article(issue: Issue | None = None, *, bylines: list[tuple[str, str]] = (), **fields) -> Article:
    """An article with its first revision. `bylines` are (name, role)."""
    issue = issue or make_issue()
    fields.setdefault("number", issue.articles.count() + 1)
    fields.setdefault("headline", f"云岫区第{fields['number']}届社区运动会开幕")
    fields.setdefault("text", "本报讯 3月2日，社区运动会在云岫广场开幕。\n\n来自八个社区的居民参加了比赛。")
    fields.setdefault("raw_text", fields["text"])
    fields.setdefault("parsed_text", fields["text"])
    article = Article.objects.create(issue=issue, **fields)
    rows = [Byline(article=article, position=n, name=name, role=role) for n, (name, role) in enumerate(bylines, 1)]
    Byline.objects.bulk_create(rows)
    first_revision(article, rows).save()
    return article


def make_person(name: str = "苗禾", *, offices: list[str] = (), **fields) -> Person:
    person = Person.objects.create(name=name, slug=free_slug(Person, name), **fields)
    Office.objects.bulk_create(Office(person=person, title=title) for title in offices)
    return person


def make_appearance(article: Article, person: Person, *, kinds: list[str] = ("subject",), **fields) -> Appearance:
    """Puts a person into an article and keeps right what is counted and noted of appearances."""
    appearance = Appearance.objects.create(
        article=article, person=person, kinds=list(kinds), printed=[person.name], **fields
    )
    Capacity.objects.note([appearance], article.issue.publication)
    recount(article.issue)
    return appearance


def make_event(name: str = "", articles: list[Article] = (), **fields) -> Event:
    name = name or f"第{next(numbers)}次工作会议"
    fields.setdefault("start", date(2031, 3, 2))
    event = Event.objects.create(name=name, slug=free_slug(Event, f"{fields['start']}-{name}"), **fields)
    for article in articles:
        article.events.add(event)
        recount(article.issue)
    return event


def make_photo(issue: Issue, article: Article | None = None, **fields) -> Photo:
    fields.setdefault("position", issue.photos.count() + 1)
    fields.setdefault("caption", "图为3月2日，居民在云岫广场参加拔河比赛。")
    fields.setdefault("credit", "佟远")
    return Photo.objects.create(
        issue=issue, article=article, raw_text=fields["caption"], parsed_caption=fields["caption"], **fields
    )


def make_picture(photo: Photo, *, width: int = 900, height: int = 600, seed: int = 1) -> Picture:
    """Gives the photo a picture, as an upload does."""
    photo.picture = keeping.keep(photo.issue, f"{seed}.png", drawn(width, height, mode="RGB", seed=seed))
    photo.save()
    return photo.picture


def make_fragment(issue: Issue, **fields) -> Fragment:
    fields.setdefault("position", issue.fragments.count() + 1)
    return Fragment.objects.create(
        issue=issue, raw_text="的积极作用,受到居民好评。", lines=[9], reason="begins mid-sentence", **fields
    )


def make_question(cause: str = "name:苗和/苗禾", **fields) -> Question:
    """A question about the forms that its cause names."""
    fields.setdefault("kind", cause.partition(":")[0])
    return Question.objects.create(cause=cause, forms=cause.partition(":")[2].split("/"), **fields)


def make_sample(issue: Issue, *, places: int = 0, **fields) -> Sample:
    """A sample that a second reader has read to its end, and found errors at `places`."""
    fields.setdefault("characters", 10_000)
    fields.setdefault("population", 10_000)
    return Sample.objects.create(
        issue=issue, seed=1, size=fields["characters"], places=places, tenths=10 * places,
        **{"state": "finished", "finished_at": timezone.now(), **fields},
    )  # fmt: skip


def make_suggestion(article: Article | None, words: str, replacement: str | None = "", **fields) -> Suggestion:
    """Points at the first place of `words` in a part of the article, or in the caption of `photo`."""
    photo = fields.get("photo")
    fields.setdefault("field", "caption" if photo else "text")
    text = photo.caption if photo else getattr(article, fields["field"])
    at = text.index(words)
    quote = quote_of(text, at, at + len(words))
    if fields.get("state", "open") != "open":
        fields.setdefault("decided_at", timezone.now())
    for name, value in {"kind": "repetition", "detector": "repeats", "confidence": 0.8, "reason": "疑有误"}.items():
        fields.setdefault(name, value)
    row = Suggestion(
        issue=(article or photo).issue, article=article, prefix=quote.prefix, exact=words, suffix=quote.suffix,
        start=at, replacement=replacement, **fields,
    )  # fmt: skip
    row.fingerprint = fingerprint(row)
    row.save()
    return row
