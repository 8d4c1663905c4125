"""What of an article or an issue can be taken along: its raw lines, its text, its citation."""

from operator import attrgetter
from typing import TypedDict

from articles.models import Article, Byline, Issue, Photo, Publication
from articles.models.article import ArticleQuerySet
from articles.models.issue import IssueQuerySet
from articles.pages.article import BYLINE_FIELDS
from articles.pages.issue import PHOTO_FIELDS
from articles.pages.plain import plain_article, plain_issue, source
from articles.rawlines import Line, raw_lines
from people.models.rows import Rows

BYLINES = Rows(Byline.objects.all(), "article", BYLINE_FIELDS)


class RawPage(TypedDict):
    publication: Publication
    issue: Issue
    article: Article
    lines: list[Line]


def raw_page(one: ArticleQuerySet) -> RawPage:
    """The raw lines of the article that `one` is narrowed to. Raises Article.DoesNotExist, also where editors have
    hidden them. One query."""
    article = one.filter(hides_raw=False).select_related("issue__publication", "source_file").get()
    return RawPage(
        publication=article.issue.publication, issue=article.issue, article=article, lines=raw_lines(article)
    )


def signed(one: ArticleQuerySet) -> Article:
    """The article that `one` is narrowed to, with its bylines in order as `byline_rows`. Raises Article.DoesNotExist.
    One query."""
    article = one.for_list().with_jumps().annotate(byline_rows=BYLINES).get()
    article.byline_rows.sort(key=attrgetter("position"))
    return article


def article_text(one: ArticleQuerySet) -> str:
    """The article that `one` is narrowed to, as plain text with its captions. Raises Article.DoesNotExist."""
    article = signed(one.annotate(photo_rows=Rows(Photo.objects.all(), "article", PHOTO_FIELDS)))
    photos = sorted(article.photo_rows, key=attrgetter("position"))
    return f"{plain_article(article, article.byline_rows, photos)}\n\n{source(article.issue, article.page)}\n"


def issue_text(one: IssueQuerySet) -> str:
    """The issue that `one` is narrowed to, as plain text. Raises Issue.DoesNotExist. Two queries."""
    issue = one.select_related("publication").annotate(photo_rows=Rows(Photo.objects.all(), "issue", PHOTO_FIELDS))
    issue = issue.get()
    return plain_issue(issue, whole_articles(issue), sorted(issue.photo_rows, key=attrgetter("position")))


def whole_articles(issue: Issue) -> list[Article]:
    """All articles of the issue as printed, each with its `byline_rows`, and knowing this very issue. One query."""
    rows = issue.articles.defer("raw_text", "parsed_text", "parsed").with_jumps().annotate(byline_rows=BYLINES)
    articles = list(rows.in_print_order())
    for article in articles:
        article.issue = issue
        article.byline_rows.sort(key=attrgetter("position"))
    return articles
