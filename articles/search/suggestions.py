"""What a reader who is typing may mean: names of people and words of headlines."""

from articles.models import Article
from articles.search.candidates import newest
from articles.search.folding import fold
from articles.search.index import HEADING
from articles.search.language import parse
from people.models import NameForm
from people.models.person import readable

NAMES, HEADLINES = 5, 5
# Forms of one person are one name.
FORMS = 40


def suggestions(text: str) -> list[str]:
    """Up to NAMES names that begin so, the most often named first, and the newest HEADLINES headlines that have the
    words; at most three queries."""
    query = parse(text)
    if not query:
        return []
    forms = (
        NameForm.objects.filter(readable("person__"), form__startswith=fold(text.strip()))
        .order_by("-person__published_count", "form")
        .values_list("person__name", flat=True)[:FORMS]
    )
    names = list(dict.fromkeys(forms))[:NAMES]
    numbers = newest(query, HEADING, HEADLINES)
    found = dict(Article.objects.published().filter(pk__in=numbers).values_list("pk", "headline")) if numbers else {}
    headlines = [found[number] for number in numbers if found.get(number)]
    return list(dict.fromkeys([*names, *headlines]))
