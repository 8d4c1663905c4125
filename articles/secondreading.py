"""The second reader's sample of an issue (编校差错率): drawing it, marking the errors left, ending it."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.anchoring import fingerprint
from articles.models import Article, Issue, Photo, Sample, SampleError, SampleExcerpt, Suggestion
from articles.proofing.quotes import Quote, quote_of
from articles.proofing.records import Field, Kind
from articles.proofreading.issues import READER
from articles.publishing import NotPossible, corrected_by
from articles.sampling.drawing import LONGEST, characters, draw
from articles.sampling.interval import needed
from articles.sampling.weights import ErrorKind, Found, tenths, total

HEADINGS = {Field.KICKER, Field.HEADLINE, Field.DECK}
SEED_BITS = 53
LONGEST_WORDS = 200
SUGGESTED = {ErrorKind.CHARACTERS: Kind.LOOKALIKE, ErrorKind.PUNCTUATION: Kind.PUNCTUATION}


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an issue that is read: a part of an article, a byline or a caption."""

    field: Field
    text: str
    article: Article | None = None
    photo: Photo | None = None


def texts_of(issue: Issue) -> list[Text]:
    """Headlines, bylines, texts and captions of an issue as they stand; three queries."""
    found = []
    for article in (
        issue.articles.in_print_order().defer("raw_text", "parsed_text", "parsed").prefetch_related("bylines")
    ):
        heads = [(field, getattr(article, field)) for field in (Field.KICKER, Field.HEADLINE, Field.DECK)]
        bylines = [(Field.BYLINE, byline.name) for byline in article.bylines.all()]
        found += [Text(field, text, article) for field, text in [*heads, *bylines, (Field.TEXT, article.text)] if text]
    found += [Text(Field.CAPTION, photo.caption, photo.article, photo)
              for photo in issue.photos.select_related("article") if photo.caption]  # fmt: skip
    return found


def population(issue: Issue) -> int:
    """How many characters of the issue can be read."""
    return sum(characters(one.text) for one in texts_of(issue))


def advised(of: int) -> int:
    """How many characters to draw of so many, so that a sample without an error proves the limit to be kept."""
    return min(of, needed(of) + LONGEST) if of else 0


def check_reader(issue: Issue, user: AbstractBaseUser) -> None:
    """Raises NotPossible for one who may not read a sample of the issue: who corrected it looks past what is left."""
    if not user.has_perm("articles.add_sample"):
        raise NotPossible(_("You have no permission to read samples."))
    if corrected_by(issue, user):
        raise NotPossible(_("You corrected this issue or handed it in. A second person has to read the sample."))


def draw_sample(issue: Issue, user: AbstractBaseUser, size: int, seed: int | None = None) -> Sample:
    """Draws about `size` characters of the issue for the user to read. Raises NotPossible with what to do."""
    check_reader(issue, user)
    seed = secrets.randbits(SEED_BITS) if seed is None else seed
    texts = texts_of(issue)
    of = sum(characters(one.text) for one in texts)
    if size < 1 or not of:
        raise NotPossible(_("There is nothing to draw: give a number of characters of an issue that has text."))
    drawn = draw([one.text for one in texts], size, seed)
    if not drawn:
        raise NotPossible(_("So few characters hold no sentence. Ask for more."))
    read = sum(len("".join(texts[one.text].text[one.start : one.end].split())) for one in drawn)
    try:
        with transaction.atomic():
            sample = Sample.objects.create(
                issue=issue, reader=user, seed=seed, size=size, characters=read, population=of
            )
            SampleExcerpt.objects.bulk_create(
                _excerpt(sample, n, texts[one.text], one.start, one.end) for n, one in enumerate(drawn, 1)
            )
    except IntegrityError:
        raise NotPossible(_("A sample of this issue is being read already. Finish it or set it aside.")) from None
    return sample


def _excerpt(sample: Sample, position: int, text: Text, start: int, end: int) -> SampleExcerpt:
    version = text.article.version if text.article and not text.photo else None
    return SampleExcerpt(
        sample=sample, position=position, article=text.article, photo=text.photo, field=text.field, version=version,
        start=start, end=end, exact=text.text[start:end],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """An error as the reader marks it: `words` of the excerpt, at `start` if they stand in it more than once."""

    words: str
    kind: ErrorKind
    right: str = ""
    is_important: bool = False
    start: int | None = None


def mark(excerpt: SampleExcerpt, user: AbstractBaseUser, given: Mark) -> SampleError:
    """Keeps an error of an excerpt. What is right there, if it is given, becomes a suggestion for the editors; the
    sample's own text stays as it was drawn."""
    check_open(excerpt.sample, user)
    start = _place(excerpt.exact, given)
    is_double = given.is_important or excerpt.field in HEADINGS
    with transaction.atomic():
        try:
            with transaction.atomic():
                error = SampleError.objects.create(
                    excerpt=excerpt, start=start, end=start + len(given.words), words=given.words, right=given.right,
                    kind=given.kind, is_important=given.is_important,
                    tenths=tenths(given.kind, given.words, given.right, is_double=is_double),
                )  # fmt: skip
        except IntegrityError:
            raise NotPossible(_("These characters are marked already.")) from None
        if given.right:
            error.suggestion = _suggest(excerpt, error)
            error.save(update_fields=["suggestion"])
    return error


def _place(text: str, given: Mark) -> int:
    """Where the words stand in the text; NotPossible where that is not plain."""
    if not given.words.strip():
        raise NotPossible(_("Say which characters are wrong: select them in the text or type them."))
    if len(given.words) > LONGEST_WORDS or len(given.right) > LONGEST_WORDS:
        raise NotPossible(_("Mark fewer characters at once."))
    if given.right == given.words:
        raise NotPossible(_("What is right there is the same as what stands there."))
    if given.start is not None and text.startswith(given.words, given.start):
        return given.start
    times = text.count(given.words)
    if not times:
        raise NotPossible(_("“%(words)s” does not stand in this excerpt.") % {"words": given.words})
    if times > 1:
        raise NotPossible(
            _("“%(words)s” stands there more than once. Type some characters beside it too.") % {"words": given.words}
        )
    return text.index(given.words)


def _suggest(excerpt: SampleExcerpt, error: SampleError) -> Suggestion | None:
    """A suggestion at the place of the error, if its excerpt still stands in the text as it was drawn."""
    found = _quoted(excerpt, error)
    if found is None:
        return None
    quote, start = found
    row = Suggestion(
        issue=excerpt.sample.issue, article=excerpt.article, photo=excerpt.photo, field=excerpt.field,
        prefix=quote.prefix, exact=quote.exact, suffix=quote.suffix, start=start, replacement=error.right,
        kind=SUGGESTED.get(error.kind, Kind.AGREEMENT), detector=READER, confidence=1.0,
        reason=_("Found by the second reader of a sample"),
    )  # fmt: skip
    row.fingerprint = fingerprint(row)
    known = Suggestion.objects.filter(fingerprint=row.fingerprint, state__in=["open", "rejected"]).first()
    if known is None:
        row.save()
    return known or row


def _quoted(excerpt: SampleExcerpt, error: SampleError) -> tuple[Quote, int] | None:
    """The error as a quote of the text as it stands, and its place; a byline's place is its position."""
    if excerpt.field == Field.BYLINE:
        byline = excerpt.article and excerpt.article.bylines.filter(name__contains=excerpt.exact).first()
        if not byline:
            return None
        at = byline.name.index(excerpt.exact) + error.start
        return quote_of(byline.name, at, at + len(error.words)), byline.position
    owner = excerpt.photo if excerpt.field == Field.CAPTION else excerpt.article
    text = getattr(owner, excerpt.field, "")
    at = excerpt.start if text.startswith(excerpt.exact, excerpt.start) else text.find(excerpt.exact)
    if at < 0:
        return None
    return quote_of(text, at + error.start, at + error.end), at + error.start


def unmark(error: SampleError, user: AbstractBaseUser) -> None:
    """Takes a mark back, and with it the suggestion that it made if nobody has decided it."""
    check_open(error.excerpt.sample, user)
    with transaction.atomic():
        Suggestion.objects.open().filter(pk=error.suggestion_id, detector=READER).delete()
        error.delete()


def check_open(sample: Sample, user: AbstractBaseUser) -> None:
    """Raises NotPossible unless the user is reading the sample."""
    if not sample.is_open:
        raise NotPossible(_("This sample is no longer being read."))
    if sample.reader_id != user.pk:
        raise NotPossible(_("This sample is read by somebody else."))


def finish(sample: Sample, user: AbstractBaseUser) -> Sample:
    """Ends the reading and keeps what was found. Not by one who has corrected the issue meanwhile."""
    with transaction.atomic():
        current = Sample.objects.select_for_update(of=("self",)).select_related("issue").get(pk=sample.pk)
        check_open(current, user)
        check_reader(current.issue, user)
        errors = list(_found(current))
        current.places, current.tenths = len(errors), total(errors)
        current.state, current.finished_at = Sample.State.FINISHED, timezone.now()
        current.save()
    return current


def set_aside(sample: Sample, user: AbstractBaseUser) -> None:
    """Gives a sample up: it is kept and does not count. By its reader, or by whoever may read another."""
    if sample.reader_id != user.pk:
        check_reader(sample.issue, user)
    Sample.objects.reading().filter(pk=sample.pk).update(state=Sample.State.SET_ASIDE, finished_at=timezone.now())


def _found(sample: Sample) -> Iterator[Found]:
    for error in SampleError.objects.filter(excerpt__sample=sample).order_by("excerpt__position", "start"):
        yield Found(ErrorKind(error.kind), error.words, error.right, error.tenths)
