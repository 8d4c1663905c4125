"""Rows of suggestions for tests, as detectors would leave them."""

from articles.anchoring import fingerprint
from articles.models import Article, Photo, Question, Suggestion
from articles.proofing.quotes import quote_of


def suggest(
    row: Article | Photo, words: str, replacement: str | None = "", *, field: str = "text", nth: int = 0, **fields
) -> Suggestion:
    """An open suggestion at the `nth` place (from 0) where the words stand in a field of an article or a caption."""
    if isinstance(row, Photo):
        field, owner = "caption", {"photo": row, "article": row.article}
    else:
        owner = {"article": row}
    if field == "byline":
        byline = next(byline for byline in row.bylines.all() if words in byline.name)
        text = byline.name
    else:
        text = getattr(row, field)
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    quote = quote_of(text, at, at + len(words))
    fields = {"kind": "repetition", "detector": "repeats", "confidence": 0.9, "reason": "叠字", **fields}
    made = Suggestion(
        issue=row.issue,
        field=field,
        prefix=quote.prefix,
        exact=words,
        suffix=quote.suffix,
        start=byline.position if field == "byline" else at,
        replacement=replacement,
        **owner,
        **fields,
    )
    made.fingerprint = fingerprint(made)
    made.save()
    return made


def ask(*forms: str, kind: str = "name", **fields) -> Question:
    """An open question about forms of a name."""
    return Question.objects.create(cause=f"{kind}:{'/'.join(sorted(forms))}", kind=kind, forms=sorted(forms), **fields)
