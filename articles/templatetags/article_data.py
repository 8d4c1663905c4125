"""What an article's page tells search engines about it."""

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from articles.models import Article, Byline
from articles.pictures.addresses import usual_address
from people.structured import block

register = template.Library()
LONGEST_DESCRIPTION = 200


@register.simple_tag(takes_context=True)
def article_data(context: Context, article: Article) -> SafeString:
    """schema.org NewsArticle: what was printed where and when, by whom, about whom."""
    absolute = context["request"].build_absolute_uri
    issue, paper = article.issue, {"@type": "Periodical", "name": article.issue.publication.name}
    changed = getattr(article, "changed", None)
    return block(
        {
            "@type": "NewsArticle",
            "headline": article.title,
            "alternativeHeadline": " ".join(article.decks),
            "description": article.opening[:LONGEST_DESCRIPTION],
            "url": absolute(article.get_absolute_url()),
            "datePublished": issue.date.isoformat(),
            "dateModified": changed.isoformat() if changed else "",
            "inLanguage": "zh-Hans",
            "isAccessibleForFree": True,
            "articleSection": article.section,
            "pageStart": article.page,
            "image": [absolute(usual_address(photo.picture)) for photo in context.get("photos", ()) if photo.picture],
            "author": [
                _author(byline) for group in context.get("bylines", ()) for byline in group if not byline.is_private
            ],
            "publisher": {"@type": "Organization", "name": issue.publication.name},
            "isPartOf": {
                "@type": "PublicationIssue",
                "datePublished": issue.date.isoformat(),
                "issueNumber": issue.number,
                "url": absolute(issue.get_absolute_url()),
                "isPartOf": paper,
            },
            "mentions": [
                {"@type": "Person", "name": one.person.name, "url": absolute(one.person.get_absolute_url())}
                for one in context.get("named", ())
                if one.person.is_public
            ],
            "about": [
                {"@type": "Event", "name": event.name, "startDate": event.start.isoformat()}
                for event in context.get("events", ())
                if event.start
            ],
        }
    )


def _author(byline: Byline) -> dict[str, str]:
    return {"@type": "Person" if byline.person else "Organization", "name": byline.name}
