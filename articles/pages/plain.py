"""Articles and whole issues as plain text, to be kept or read by programs."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from articles.models import Article, Byline, Issue, Photo

RULE = "－" * 20


def plain_issue(issue: Issue, articles: Iterable[Article], photos: Iterable[Photo]) -> str:
    """The issue in print order, an article after the other. The rows have their bylines; captions of photos that
    belong to no article come last."""
    articles, photos = list(articles), list(photos)
    own: dict[int | None, list[Photo]] = {}
    for photo in photos:
        own.setdefault(photo.article_id, []).append(photo)
    number = f" 第{issue.number}期" if issue.number else ""
    parts = [source(issue) + number]
    page = None
    for article in articles:
        words = plain_article(article, article.byline_rows, own.get(article.pk, ()))
        parts.append(f"【第{article.page}版】\n\n{words}" if article.page and article.page != page else words)
        page = article.page
    numbers = {article.pk for article in articles}
    parts += [plain_caption(photo) for photo in photos if photo.article_id not in numbers]
    return f"\n\n{RULE}\n\n".join(parts) + "\n"


def plain_article(article: Article, bylines: Iterable[Byline], photos: Iterable[Photo] = ()) -> str:
    """Kicker, headline, deck, byline, text and captions, a blank line between two parts."""
    names = " ".join(f"{byline.get_role_display()} {byline.name}" for byline in bylines)
    lost = f"（{_('Text lost')}）" if article.lost else ""
    heads = [article.section, article.kicker, article.title if article.headline else "", article.deck, names]
    text = [block.text for block in article.blocks()]
    captions = [plain_caption(photo) for photo in photos]
    return "\n\n".join(part for part in (*heads, *text, *captions, lost) if part)


def source(issue: Issue, page: int | None = None) -> str:
    """Where it stood: 《区报》2031年3月3日 第1版."""
    day = issue.date
    return f"《{issue.publication.name}》{day.year}年{day.month}月{day.day}日{f' 第{page}版' if page else ''}"


def plain_caption(photo: Photo) -> str:
    return f"［图］{photo.caption}{f'（{photo.credit} 摄）' if photo.credit else ''}"
