"""What an act does to people and all that hangs on them, kept row by row, so that it can be taken back."""

from collections.abc import Collection, Iterable
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max, Model, Q, QuerySet

from articles.batches.recording import open_batch
from articles.models import Appearance, Batch, Byline, Question, Suggestion, Unnamed
from people.models import Event, FormerAddress, NameForm, Office, Person, TwoPeople

Named = Appearance.offices.through
Took = Event.participants.through
# In an order in which rows can be put in again: what is pointed at first. What can be counted anew, as capacities and
# the keys of forms, is not kept.
MODELS: tuple[type[Model], ...] = (
    Person, NameForm, Office, Appearance, Named, Byline, Took, FormerAddress, TwoPeople, Unnamed, Question, Suggestion,
)  # fmt: skip
LABELS = {model._meta.label_lower: model for model in MODELS}
# Of these only what an act on people changes; the rest is not its own.
COLUMNS = {
    Byline: ("person_id",),
    Question: ("verdict", "true_form", "decided_by_id", "decided_at"),
    Suggestion: ("question_id", "replacement", "confidence", "reason", "state", "decided_by_id", "decided_at"),
}
COUNTED = {Person: ("published_count",)}
State = dict[str, dict[int, dict[str, object]]]


def columns(model: type[Model]) -> list[str]:
    """The columns of a row that are kept, without its number."""
    every = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    return list(COLUMNS.get(model) or [name for name in every if name not in COUNTED.get(model, ())])


def values(rows: QuerySet) -> dict[int, dict[str, object]]:
    """What JSON can hold of the rows, by number."""
    return {
        row.pop("pk"): {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
        for row in rows.order_by().values("pk", *columns(rows.model))
    }


class Record:
    """What hangs on some people, as it is before an act. The people are locked (see union.locked).

    `forms` are the words of open suggestions, and `causes` those of questions, that the act may change; `articles` are
    those in which it may tie a byline that nobody had, or say that words name nobody: who takes the act back has to be
    allowed to change them.
    """

    def __init__(
        self, people: Iterable[int], *, forms: Collection[str] = (), causes: Collection[str] = (),
        articles: Collection[int] = (),
    ):  # fmt: skip
        self.people, self.articles = list(people), list(articles)
        self.forms, self.causes = list(forms), list(causes)
        self.last = Appearance.objects.aggregate(last=Max("pk"))["last"] or 0
        self.before = self._read()

    def _read(self) -> State:
        people = self.people
        about = Question.objects.filter(cause__in=self.causes)
        words = Q(question__cause__in=self.causes) | Q(exact__in=self.forms, state=Suggestion.State.OPEN)
        rows: dict[type[Model], QuerySet] = {
            Person: Person.objects.filter(pk__in=people),
            Named: Named.objects.filter(appearance__person__in=people),
            TwoPeople: TwoPeople.objects.filter(Q(one__in=people) | Q(other__in=people)),
            Byline: Byline.objects.filter(Q(person__in=people) | Q(article__in=self.articles)),
            Unnamed: Unnamed.objects.filter(article__in=self.articles),
            Question: about, Suggestion: Suggestion.objects.filter(words),
        }  # fmt: skip
        for model in (NameForm, Office, Appearance, Took, FormerAddress):
            rows[model] = model.objects.filter(person__in=people)
        return {model._meta.label_lower: values(rows[model]) for model in MODELS if self._may_touch(model)}

    def _may_touch(self, model: type[Model]) -> bool:
        return model not in {Question, Suggestion} or bool(self.causes or self.forms)

    def close(self, kind: str, label: str, user: AbstractBaseUser, *, made: Iterable[int] = (), **facts) -> Batch:
        """Keeps what has become of it since, as a batch. `made` are people who were not there before, `facts` are kept
        with the batch."""
        self.people += made
        after = self._read()
        changes = [
            change
            for name in self.before
            for pk in dict.fromkeys([*self.before[name], *after[name]])
            if (change := _change(name, pk, self.before[name].get(pk), after[name].get(pk)))
        ]
        state = {
            "people": self.people, "articles": self.articles, "last": self.last, "changes": changes, **facts,
        }  # fmt: skip
        batch = open_batch(kind, label, user, state)
        Batch.objects.filter(pk=batch.pk).update(places=_articles(changes, self.before, after))
        batch.refresh_from_db()
        return batch


def _change(label: str, pk: int, before: dict | None, after: dict | None) -> list | None:
    """[model, row, before, after]: whole rows where one of them is None, else what differs; None where nothing does."""
    if before == after:
        return None
    if before is None or after is None:
        return [label, pk, before, after]
    names = [name for name in before if before[name] != after[name]]
    return [label, pk, {name: before[name] for name in names}, {name: after[name] for name in names}]


def _articles(changes: Iterable[list], before: State, after: State) -> int:
    """In how many articles an appearance was changed."""
    label = Appearance._meta.label_lower
    named = {**before[label], **after[label]}
    return len({named[pk]["article_id"] for name, pk, _before, _after in changes if name == label})
