"""Articles and photos that a changed file has on top of an issue which others have before them: kept as a record until
an editor adds them."""

from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max

from articles.models import Article, Byline, Conflict, ImportedFile, Photo
from articles.parsing.records import ParsedIssue
from articles.revisions import content_of, first_revision

OWN = ("raw_text", "parsed_text", "parsed")
PHOTO = ("caption", "credit", "page", "raw_text", "parsed_caption", "lines")


def record_of(article: Article, bylines: list[Byline], parsed: ParsedIssue, number: int) -> dict[str, object]:
    """All that a row of an article would have; `number` is the parser's."""
    lines = [line for line, label in parsed.lines.items() if label.article == number]
    own = {name: getattr(article, name) for name in OWN}
    return {"content": content_of(article, bylines), "lines": lines, **own}


def photo_record_of(photo: Photo) -> dict[str, object]:
    """The same of a photo."""
    day = photo.date.isoformat() if photo.date else None
    return {"photo": {name: getattr(photo, name) for name in PHOTO}, "date": day, "article": photo.article_id}


def add(conflict: Conflict, user: AbstractBaseUser) -> Article | Photo:
    """Adds at the end of the issue what the conflict keeps, in the caller's transaction, which has locked the issue."""
    return _add_photo(conflict, user) if "photo" in conflict.record else _add_article(conflict, user)


def _add_article(conflict: Conflict, user: AbstractBaseUser) -> Article:
    """Its people and events are not read: “Find the people again” does, where the issue is not public."""
    record, issue = conflict.record, conflict.issue
    content = dict(record["content"])
    names = content.pop("bylines")
    for name in ("date_start", "date_end"):
        content[name] = date.fromisoformat(content[name]) if content[name] else None
    number = (issue.articles(manager="every").aggregate(last=Max("number"))["last"] or 0) + 1
    own = {name: record[name] for name in OWN}
    article = Article.objects.create(issue=issue, number=number, source_file=conflict.file, **content, **own)
    bylines = [Byline(article=article, position=at, **name) for at, name in enumerate(names, 1)]
    Byline.objects.bulk_create(bylines)
    first = first_revision(article, bylines)
    first.author = user
    first.save()
    _place(conflict.file, record["lines"], number)
    return article


def _place(file: ImportedFile, lines: list[int], number: int) -> None:
    """The file's lines stand in the article from now on."""
    for line in lines:
        _number, role = file.lines[str(line)]
        file.lines[str(line)] = [number, role]
    file.save(update_fields=["lines"])


def _add_photo(conflict: Conflict, user: AbstractBaseUser) -> Photo:
    record, issue = conflict.record, conflict.issue
    position = (issue.photos.aggregate(last=Max("position"))["last"] or 0) + 1
    photo = Photo(
        issue=issue, position=position, source_file=conflict.file,
        article=issue.articles.filter(pk=record["article"]).first(),
        date=date.fromisoformat(record["date"]) if record["date"] else None, **record["photo"],
    )  # fmt: skip
    photo._history_user, photo._change_reason = user, "import"
    photo.save()
    return photo
