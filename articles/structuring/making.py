"""A new article of an issue, made by an editor of text that stood elsewhere."""

from django.db.models import Max

from articles import revisions
from articles.models import Article, ImportedFile, Issue
from articles.models.article import printed_place
from articles.structuring.work import Work, reason


def make_article(
    issue: Issue, *, origin: Article | None, headline: str, text: str, work: Work, raw: str,
    file: ImportedFile | None = None,
) -> Article:  # fmt: skip
    """A row with its first version, on the page of its origin and behind it, or else last on the page of the file.

    Its number is the next free one: numbers are addresses, and those of others have to stay.
    """
    last = issue.articles(manager="every").aggregate(last=Max("number"))["last"] or 0
    file = origin.source_file if origin else file
    likeness = {"kind": origin.kind, "section": origin.section, "page": origin.page} if origin else {}
    fields = {"page": file.page if file else None, **likeness, "headline": headline, "text": text}
    article = Article.objects.create(
        issue=issue, number=last + 1, place=_behind(origin) if origin else None, by_hand=True, source_file=file,
        raw_text=raw, parsed_text="", **fields,
    )  # fmt: skip
    revision = revisions.first_revision(article, [])
    revision.author, revision.reason = work.user, reason(work.label)
    revision.save()
    return article


def _behind(origin: Article) -> float:
    """A place between an article and the one that stands behind it."""
    here = origin.number if origin.place is None else origin.place
    rows = origin.issue.articles(manager="every").annotate(at=printed_place()).filter(at__gt=here)
    behind = rows.order_by("at").values_list("at", flat=True).first() or here + 1
    return (here + behind) / 2
