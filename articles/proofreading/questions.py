"""What editors decide of a question: once, for all its places in all issues."""

from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.anchoring import fingerprint
from articles.models import Article, Batch, Photo, Question, Suggestion
from articles.proofing.quotes import quote_of
from articles.proofing.records import Field, Kind
from articles.proofreading import decisions, learning
from articles.proofreading.decisions import Result
from articles.publishing import NotPossible
from articles.uniting.recording import Record
from articles.uniting.union import locked, unite
from people.models import ListedWord, Person
from people.register import keep_apart, settle_forms

State = Suggestion.State
Verdict = Question.Verdict
NAMES = "names"
# An editor has said so; only the place can still be a namesake's.
DECIDED = 0.99
FIELDS = (Field.KICKER, Field.HEADLINE, Field.DECK, Field.TEXT)


def one_person(question: Question, true_form: str, user: AbstractBaseUser) -> Batch:
    """The printed forms are one person's, and `true_form` is the name.

    The others become known misreadings, rows of the person are united, and every place in all issues where a
    misreading stands becomes a suggestion of this question; nothing is replaced yet. Returns all of it as one batch
    that can be undone; its `state` has the number of the person under "keep". Raises NotPossible where the name is
    none of the forms, or where it is not clear who of several namesakes is meant.
    """
    if true_form not in question.forms:
        raise NotPossible(_("“%(name)s” is none of the forms of this question.") % {"name": true_form})
    with transaction.atomic():
        current = _locked(question)
        others = [form for form in current.forms if form != true_form]
        people = list(dict.fromkeys(one for form in (true_form, *others) if (one := _person(form, current))))
        if not people:
            raise NotPossible(_("Nobody of this name is known any more. Find the people of the issue again."))
        locked(*(one.pk for one in people))
        record = Record([one.pk for one in people], forms=others, causes=[current.cause])
        keep = people[0]
        for other in people[1:]:
            keep = unite(keep, other, user=user)
        settle_forms(keep, true_form, others, user=user)
        answer_one(current, true_form, others, user)
        return record.close(Batch.Kind.UNITE, f"{'、'.join(others)} = {true_form}", user, keep=keep.pk)


def answer_one(question: Question, true_form: str, misread: Iterable[str], user: AbstractBaseUser) -> None:
    """Keeps that the forms are one person's, and asks at every place of a misreading for the true form."""
    _decide(question, Verdict.ONE_PERSON, user, true_form)
    question.suggestions.open().filter(exact=true_form).update(
        state=State.SUPERSEDED, decided_by=user, decided_at=timezone.now()
    )
    for form in misread:
        _propose(question, form, true_form)


def two_people(question: Question, user: AbstractBaseUser) -> None:
    """The forms are names of different people. It is remembered for good, whatever prints them."""
    with transaction.atomic():
        current = _locked(question)
        for at, one in enumerate(current.forms):
            for other in current.forms[at + 1 :]:
                keep_apart(one, other, user=user)
        _decide(current, Verdict.TWO_PEOPLE, user)
        _refuse(current, user)


def not_a_name(question: Question, words: Iterable[str], user: AbstractBaseUser) -> None:
    """Some of the forms are no names at all: the reading is told so, from the next import on."""
    words = [word for word in question.forms if word in set(words)]
    if not words:
        raise NotPossible(_("Say which of the forms is not a name."))
    with transaction.atomic():
        current = _locked(question)
        for word in words:
            ListedWord.objects.get_or_create(list=ListedWord.List.REFUSED, word=word[:30], defaults={"added_by": user})
        _decide(current, Verdict.NOT_A_NAME, user)
        _refuse(current, user)


def proposed(question: Question, chosen: Iterable[int] | None = None) -> QuerySet[Suggestion]:
    """The open suggestions of the question that propose something: all, or those `chosen` by number."""
    rows = question.suggestions.open().exclude(replacement=None).select_related("article", "photo")
    if chosen is not None:
        rows = rows.filter(pk__in=list(chosen))
    return rows.order_by("issue", "article", "start")


def reject_everywhere(question: Question, user: AbstractBaseUser) -> list[Result]:
    """Keeps that the words are right wherever the question points at them."""
    results = decisions.reject(question.suggestions.open(), user)
    close(question, Verdict.REJECTED, user)
    return results


def close(question: Question, verdict: str, user: AbstractBaseUser) -> None:
    """Keeps the verdict where all places of a question that nobody has decided are."""
    with transaction.atomic():
        current = _locked(question, may_be_decided=True)
        if current.verdict == Verdict.OPEN and not current.suggestions.open().exists():
            _decide(current, verdict, user)


def ask_again(suggestions: Iterable[Suggestion]) -> None:
    """Opens the questions again that were answered by accepting suggestions which are open again."""
    asked = {row.question_id for row in suggestions if row.question_id}
    answered = Question.objects.filter(pk__in=asked, verdict=Verdict.ACCEPTED)
    answered.update(verdict=Verdict.OPEN, decided_by=None, decided_at=None)


def _locked(question: Question, *, may_be_decided: bool = False) -> Question:
    current = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if current.verdict != Verdict.OPEN and not may_be_decided:
        raise NotPossible(
            _("“%(question)s” was decided before: %(verdict)s.")
            % {"question": current, "verdict": current.get_verdict_display()}
        )
    return current


def _decide(question: Question, verdict: str, user: AbstractBaseUser, true_form: str = "") -> None:
    question.verdict, question.true_form = verdict, true_form
    question.decided_by, question.decided_at = user, timezone.now()
    question.save(update_fields=["verdict", "true_form", "decided_by", "decided_at"])


def _refuse(question: Question, user: AbstractBaseUser) -> None:
    """Rejects all places at once. For the record of the detector the question counts as one decision."""
    rows = list(question.suggestions.open())
    if rows:
        learning.count(rows[0], is_right=False)
    pks = [row.pk for row in rows]
    Suggestion.objects.filter(pk__in=pks).update(state=State.REJECTED, decided_by=user, decided_at=timezone.now())


def _person(form: str, question: Question) -> Person | None:
    """Who has the form. Of namesakes it is the one whom the issues in question name; more than one is no answer."""
    people = Person.objects.filter(forms__form=form).distinct()
    found = list(people.order_by("pk")[:2])
    if len(found) <= 1:
        return found[0] if found else None
    issues = question.suggestions.values("issue")
    found = list(people.filter(appearances__article__issue__in=issues).distinct().order_by("pk")[:2])
    if len(found) != 1:
        raise NotPossible(
            _("Several people are called “%(name)s”. Open the one who is meant and mark the forms there.")
            % {"name": form}
        )
    return found[0]


def _propose(question: Question, wrong: str, right: str) -> None:
    """A suggestion at every place of all issues where the misreading stands; those that are there point to `right`."""
    question.suggestions.open().filter(exact=wrong).update(
        replacement=right, confidence=DECIDED, reason=_reason(wrong, right)
    )
    inside = Q()
    for name in (*FIELDS, "bylines__name"):
        inside |= Q(**{f"{name}__contains": wrong})
    articles = Article.objects.filter(inside).distinct().prefetch_related("bylines")
    made = [row for article in articles.defer("raw_text", "parsed_text", "parsed") for row in _in(article, wrong)]
    made += [row for photo in Photo.objects.filter(caption__contains=wrong) for row in _in_text(photo, wrong)]
    for row in made:
        row.replacement, row.confidence, row.reason = right, DECIDED, _reason(wrong, right)
        row.kind, row.detector, row.question = Kind.NAME, NAMES, question
        row.fingerprint = fingerprint(row)
    known = Suggestion.objects.filter(
        fingerprint__in=[row.fingerprint for row in made], state__in=[State.OPEN, State.REJECTED]
    )
    taken = set(known.values_list("fingerprint", flat=True))
    Suggestion.objects.open().filter(fingerprint__in=taken).update(
        question=question, replacement=right, confidence=DECIDED, reason=_reason(wrong, right)
    )
    new = {row.fingerprint: row for row in made if row.fingerprint not in taken}
    Suggestion.objects.bulk_create(new.values(), batch_size=500)


def _in(article: Article, words: str) -> Sequence[Suggestion]:
    rows = []
    for name in FIELDS:
        rows += _in_field(getattr(article, name), words, name, article=article, issue_id=article.issue_id)
    for byline in article.bylines.all():
        for row in _in_field(byline.name, words, Field.BYLINE, article=article, issue_id=article.issue_id):
            row.start = byline.position
            rows.append(row)
    return rows


def _in_text(photo: Photo, words: str) -> Sequence[Suggestion]:
    return _in_field(
        photo.caption, words, Field.CAPTION, photo=photo, article_id=photo.article_id, issue_id=photo.issue_id
    )


def _in_field(text: str, words: str, name: Field, **owner: object) -> list[Suggestion]:
    rows, at = [], text.find(words)
    while at >= 0:
        quote = quote_of(text, at, at + len(words))
        rows.append(
            Suggestion(field=name.value, prefix=quote.prefix, exact=words, suffix=quote.suffix, start=at, **owner)
        )
        at = text.find(words, at + len(words))
    return rows


def _reason(wrong: str, right: str) -> str:
    return f"编辑已确认“{right}”为正确姓名，“{wrong}”是误认"
