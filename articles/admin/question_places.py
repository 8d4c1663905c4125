"""What the page of a question shows: its forms side by side, whose they are, and every place where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q

from articles.admin import marks
from articles.admin.evidence import Witness, gather
from articles.admin.excerpts import BESIDE, Excerpt, excerpt
from articles.merging.difference import Piece
from articles.models import Appearance, Article, Issue, Question, Suggestion
from articles.proofing.records import Field, Kind
from people.models import NameForm

State = Suggestion.State
# Of places without a suggestion so many articles a form are shown; the others are counted.
MOST_ELSEWHERE = 12
MOST_REASONS = 3
TEXTS = (Field.HEADLINE, Field.KICKER, Field.DECK, Field.TEXT)


@dataclass(slots=True)
class Elsewhere:
    """An article that prints a form and in which nothing is suggested."""

    article: Article
    excerpt: Excerpt | None


@dataclass(slots=True)
class InIssue:
    """The places of one form in one issue."""

    issue: Issue
    day: str
    places: list[Suggestion] = field(default_factory=list)


@dataclass(slots=True)
class Form:
    """One of the printed forms: who is known by it, in how many articles and issues the archive names them so, and
    the places that the question points at."""

    text: str
    known: list[NameForm]
    articles: int = 0
    issues: int = 0
    groups: list[InIssue] = field(default_factory=list)
    elsewhere: list[Elsewhere] = field(default_factory=list)
    more: int = 0
    replace: str = ""

    @property
    def places(self) -> int:
        return sum(len(group.places) for group in self.groups)

    @property
    def others(self) -> int:
        """In how many articles it stands without a suggestion."""
        return len(self.elsewhere) + self.more


@dataclass(slots=True)
class Places:
    forms: list[Form]
    reasons: list[str]
    witnesses: list[Witness]
    rows: list[Suggestion]

    @property
    def open_count(self) -> int:
        return sum(row.state == State.OPEN for row in self.rows)

    @property
    def can_be_accepted(self) -> bool:
        return any(row.can_be_ticked and not row.is_locked for row in self.rows)


def places_of(question: Question, user: AbstractBaseUser) -> Places:
    """All that the page shows; the number of queries does not depend on how many places there are."""
    rows = gather(_shown(question))
    is_settled = question.kind != Kind.NAME or question.verdict == Question.Verdict.ONE_PERSON
    for row in rows:
        # While nobody has said which form is right, none is shown as the other's correction.
        row.excerpt = excerpt(row, proposing=is_settled)
        row.state_mark = marks.mark(row.state, row.get_state_display())
        row.is_locked = row.issue.is_published and not user.has_perm("articles.publish_issue")
        row.can_be_ticked = is_settled and row.state == State.OPEN and row.replacement is not None
    reasons = list(dict.fromkeys(row.reason for row in rows if row.reason))[:MOST_REASONS]
    forms = _forms(question, rows) if question.kind == Kind.NAME else _spellings(question, rows)
    return Places(forms, reasons, _once(rows), rows)


def _shown(question: Question) -> list[Suggestion]:
    """All places but those that went away by themselves."""
    decided = ~Q(state=State.SUPERSEDED) | (Q(decided_by__isnull=False) & ~Q(exact=question.true_form))
    rows = question.suggestions.for_list().filter(decided)
    return list(rows.order_by("-issue__date", "-issue", "article__number", "field", "start", "pk"))


def _spellings(question: Question, rows: Sequence[Suggestion]) -> list[Form]:
    texts = list(dict.fromkeys([*question.forms, *(row.exact for row in rows)]))
    return [Form(text, [], groups=_groups(rows, text)) for text in texts]


def _forms(question: Question, rows: Sequence[Suggestion]) -> list[Form]:
    """The forms of a name with the people who are known by them."""
    known = NameForm.objects.filter(form__in=question.forms).select_related("person")
    known = list(known.prefetch_related("person__offices").order_by("person"))
    people = {row.person_id for row in known}
    texts = list(dict.fromkeys([*question.forms, *(row.exact for row in rows)]))
    forms = {text: Form(text, [row for row in known if row.form == text], groups=_groups(rows, text)) for text in texts}
    _count(forms, people, rows)
    return list(forms.values())


def _groups(rows: Iterable[Suggestion], text: str) -> list[InIssue]:
    groups: dict[int, InIssue] = {}
    for row in rows:
        if row.exact == text:
            group = groups.setdefault(row.issue_id, InIssue(row.issue, marks.day(row.issue)))
            group.places.append(row)
    return list(groups.values())


def _count(forms: dict[str, Form], people: set[int], rows: Sequence[Suggestion]) -> None:
    """How often the archive names the people by each form, and the newest of the articles where nothing is asked."""
    named = Appearance.objects.filter(person__in=people).order_by("-article__issue__date", "-article__issue")
    printed = list(named.values_list("article", "article__issue", "printed"))
    asked = {(row.article_id, row.exact) for row in rows}
    wanted: dict[str, list[int]] = {}
    for text, form in forms.items():
        found = {article: issue for article, issue, names in printed if text in names}
        form.articles, form.issues = len(found), len(set(found.values()))
        others = [article for article in found if (article, text) not in asked]
        wanted[text], form.more = others[:MOST_ELSEWHERE], len(others[MOST_ELSEWHERE:])
    articles = {row.pk: row for row in Article.objects.for_list().filter(pk__in=set(chain(*wanted.values())))}
    for text, pks in wanted.items():
        forms[text].elsewhere = [Elsewhere(articles[pk], _standing(articles[pk], text)) for pk in pks]


def _standing(article: Article, text: str) -> Excerpt | None:
    """The first place of the article where the form stands; None where only a byline or a credit has it."""
    for name in TEXTS:
        words = getattr(article, name)
        at = words.find(text)
        if at >= 0:
            before, after = words[:at].rpartition("\n")[2], words[at + len(text) :].partition("\n")[0]
            return Excerpt(before[-BESIDE:], (Piece("doubted", text),), after[:BESIDE])
    return None


def _once(rows: Iterable[Suggestion]) -> list[Witness]:
    """The evidence of all places, each piece once."""
    return list(dict.fromkeys(witness for row in rows for witness in row.witnesses))
