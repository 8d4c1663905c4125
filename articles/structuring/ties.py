"""What hangs on a text follows it to another article, and goes back when the step is undone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.models import Appearance, Article, Conflict, Fragment, Photo, Suggestion
from articles.proofing.quotes import quote_of
from articles.structuring.blocks import Piece

EventTie = Article.events.through
MODELS = {
    model._meta.label_lower: model for model in (Appearance, Article, Conflict, EventTie, Fragment, Photo, Suggestion)
}


@dataclass(slots=True)
class Ties:
    """Rows that a step moved, [model, row, field, before, after], and rows that it made, [model, row]."""

    moved: list[list] = field(default_factory=list)
    made: list[list] = field(default_factory=list)

    def move(self, rows: Iterable, name: str, after: int | str | None) -> None:
        """Sets a column of rows of one model."""
        rows = list(rows)
        if not rows:
            return
        model = type(rows[0])
        for row in rows:
            self.moved.append([model._meta.label_lower, row.pk, name, getattr(row, name), after])
            setattr(row, name, after)
        model._base_manager.filter(pk__in=[row.pk for row in rows]).update(**{name: after})

    def make(self, row: object) -> None:
        self.made.append([row._meta.label_lower, row.pk])


def follow_whole(gone: Article, into: Article) -> Ties:
    """All that hangs on an article goes to the one that takes it in. What that has already stays."""
    ties = Ties()
    for model in (Suggestion, Conflict, Photo):
        ties.move(model.objects.filter(article=gone), "article_id", into.pk)
    has = set(Appearance.objects.filter(article=into).values_list("person", flat=True))
    ties.move(Appearance.objects.filter(article=gone).exclude(person__in=has), "article_id", into.pk)
    has = set(EventTie.objects.filter(article=into).values_list("event", flat=True))
    ties.move(EventTie.objects.filter(article=gone).exclude(event__in=has), "article_id", into.pk)
    _follow_jumps(ties, gone, into)
    return ties


def _follow_jumps(ties: Ties, gone: Article, into: Article) -> None:
    before, rest = gone.continues_id, gone.rest
    if before:
        ties.move([gone], "continues_id", None)
        if before != into.pk and not into.continues_id:
            ties.move([into], "continues_id", before)
    if rest:
        free = rest.pk != into.pk and not Article.every.filter(continues=into).exclude(pk=rest.pk).exists()
        ties.move([rest], "continues_id", into.pk if free else None)


def follow_part(source: Article, target: Article, spans: Sequence[tuple[int, int]], moved: str, left: str) -> Ties:
    """What points into the spans of the text of `source` goes with them; people go with the text that names them.

    `moved` and `left` are the two texts that come of it. Before the texts are written: afterwards what is quoted is
    looked for where it then belongs.
    """
    ties = Ties()
    for model in (Suggestion, Conflict):
        rows = model.objects.open().filter(article=source, photo=None, field="text")
        ties.move((row for row in rows if _is_in(row.start, spans)), "article_id", target.pk)
    has = set(Appearance.objects.filter(article=target).values_list("person", flat=True))
    for row in Appearance.objects.filter(article=source).exclude(person__in=has).prefetch_related("offices"):
        if not any(name in moved for name in row.printed):
            continue
        if any(name in left for name in row.printed) or "byline" in row.kinds:
            _copy(ties, row, target)
        else:
            ties.move([row], "article_id", target.pk)
    return ties


def into_part(ties: Ties, article: Article, block: Piece, part: str, whole: str) -> None:
    """The suggestions of a block follow its words, with which `whole` ends, into another part of the article."""
    shift = len(whole) - len(block.words) - block.start - (len(block.text) - len(block.words))
    for row in Suggestion.objects.open().filter(article=article, photo=None, field="text"):
        at = row.start + shift
        if not block.start <= row.start < block.end or whole[at : at + len(row.exact)] != row.exact:
            continue
        quote = quote_of(whole, at, at + len(row.exact))
        places = {"field": part, "prefix": quote.prefix, "suffix": quote.suffix, "start": at}
        for name, value in places.items():
            ties.move([row], name, value)


def _copy(ties: Ties, row: Appearance, target: Article) -> None:
    offices = list(row.offices.all())
    other = Appearance.objects.create(
        article=target, person_id=row.person_id, kinds=row.kinds, printed=row.printed, places=row.places
    )
    other.offices.set(offices)
    ties.make(other)


def _is_in(start: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(begin <= start < end for begin, end in spans)


def put_back(moved: Iterable[Sequence], made: Iterable[Sequence]) -> None:
    """Takes back what a step moved, where it still is where the step put it, and what it made beside it."""
    for label, pk in made:
        MODELS[label]._base_manager.filter(pk=pk).delete()
    for label, pk, name, before, after in reversed(list(moved)):
        # A quote is put right from its old place afterwards; what it belongs to may have been changed by others.
        where = {} if name in {"prefix", "suffix", "start"} else {name: after}
        MODELS[label]._base_manager.filter(pk=pk, **where).update(**{name: before})
