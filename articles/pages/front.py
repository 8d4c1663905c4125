"""The newest issue as a newspaper's front page."""

from collections import Counter
from datetime import date
from typing import TypedDict

from articles.models import Article, Issue, Photo, Publication
from articles.models.issue import IssueQuerySet
from articles.pages.back import looking_back
from articles.pages.issue import Section, has_words, issue_articles, page_count, tie, with_leads

NEWS_ON_FRONT = 5
PHOTOS_ON_FRONT = 4
# Fewer photos than fill a row stand in a column, as a section of their own.
PHOTOS_IN_STRIP = 3
PAST_ON_FRONT = 8
# What two columns beside five headlines take.
LEAD_CHARACTERS = 560


class FrontPage(TypedDict, total=False):
    """`issue` is None before anything is published; then only `past`, empty, is there."""

    publication: Publication
    issue: Issue | None
    page_count: int
    lead: Article | None
    lead_text: list[str]
    lead_photos: list[Photo]
    news: list[Article]
    sections: list[Section]
    photos: list[Photo]
    strip: bool
    back: list[Issue]
    past: list[Issue]


def front_page(issues: IssueQuerySet, today: date) -> FrontPage:
    """The newest of `issues` as a front page, those of this day in earlier years, and those before it."""
    newest, *past = [*with_leads(issues).newest_first()[: PAST_ON_FRONT + 1]] or [None]
    if newest is None:
        return FrontPage(issue=None, past=[])
    articles = issue_articles(newest)
    worded = [article for article in articles if has_words(article)]
    lead = next((article for article in worded if article.headline), worded[0] if worded else None)
    rest = [article for article in worded if article is not lead]
    news = [article for article in rest if article.headline and not article.section][:NEWS_ON_FRONT]
    photos = list(newest.photos.worth_showing().select_related("picture").defer("raw_text", "parsed_caption", "lines"))
    tie(photos, articles)
    others = [photo for photo in photos if not lead or photo.article_id != lead.pk][:PHOTOS_ON_FRONT]
    return FrontPage(
        publication=newest.publication,
        issue=newest,
        page_count=page_count([*articles, *photos]),
        lead=lead,
        lead_text=first_paragraphs(lead, LEAD_CHARACTERS) if lead else [],
        lead_photos=sorted(
            (photo for photo in photos if lead and photo.article_id == lead.pk),
            key=lambda photo: photo.picture is None,
        ),
        news=news,
        sections=front_sections([article for article in rest if article not in news]),
        photos=others,
        strip=len(others) >= PHOTOS_IN_STRIP,
        back=looking_back(with_leads(issues), today),
        past=past,
    )


def first_paragraphs(article: Article, characters: int) -> list[str]:
    """Whole paragraphs from the beginning: the first, and those after it that `characters` still hold."""
    found: list[str] = []
    for block in article.blocks():
        if block.kind != "paragraph" or (found and len("".join(found)) + len(block.text) > characters):
            break
        found.append(block.text)
    return found


def front_sections(articles: list[Article]) -> list[Section]:
    """Articles by section wherever it stands; those without one come last."""
    names = sorted(Counter(article.section for article in articles), key=lambda name: not name)
    return [Section(name, [article for article in articles if article.section == name]) for name in names]
