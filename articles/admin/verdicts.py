"""Accepting and rejecting suggestions for a request, and telling what became of each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Suggestion
from articles.proofreading import decisions
from articles.proofreading.decisions import Result

ACCEPT, REJECT = "_accept", "_reject"
MOST_PROBLEMS = 10
MOST_WORDS = 60


def may_decide(user: AbstractBaseUser) -> bool:
    return user.has_perm("articles.change_suggestion")


def why_not(row: Suggestion, user: AbstractBaseUser) -> str:
    """Why the person may not decide the suggestion; empty where they may."""
    if not may_decide(user):
        return _("You may read suggestions but not decide them.")
    return decisions.why_not(row, user)


def decide(request: HttpRequest, rows: Iterable[Suggestion], *, accepting: bool) -> Sequence[Result]:
    """Accepts or rejects the suggestions and says in the request's messages what became of them."""
    results = (decisions.accept if accepting else decisions.reject)(rows, request.user)
    tell(request, results, accepting=accepting)
    return results


def tell(request: HttpRequest, results: Sequence[Result], *, accepting: bool) -> None:
    for level, said in words(results, accepting=accepting):
        messages.add_message(request, level, said)


def words(results: Sequence[Result], *, accepting: bool) -> Iterator[tuple[int, str]]:
    """How many were decided, how many of them wait for the editor's own words, and the first of the problems; each
    with its level of django.contrib.messages."""
    done = [result.suggestion for result in results if not result.problem]
    if done:
        yield from _words_of(done, accepting=accepting)
    problems = Counter(result.problem for result in results if result.problem)
    for problem, times in list(problems.items())[:MOST_PROBLEMS]:
        yield messages.WARNING, problem if times == 1 else f"{problem} × {times}"
    more = sum(list(problems.values())[MOST_PROBLEMS:])
    if more:
        said = ngettext("%(count)d more was left as it is.", "%(count)d more were left as they are.", more)
        yield messages.WARNING, said % {"count": more}


def _words_of(done: Sequence[Suggestion], *, accepting: bool) -> Iterator[tuple[int, str]]:
    if len(done) == 1:
        said = _("Accepted: %(words)s.") if accepting else _("“%(words)s” is left as it stands.")
        yield messages.SUCCESS, said % {"words": str(done[0] if accepting else done[0].exact)[:MOST_WORDS]}
    else:
        said = _("%(count)d places are accepted.") if accepting else _("%(count)d places are left as they stand.")
        yield messages.SUCCESS, said % {"count": len(done)}
    open_ends = sum(row.replacement is None for row in done) if accepting else 0
    if open_ends:
        said = ngettext(
            "Of %(count)d place the machine knows no better words: put it right by hand.",
            "Of %(count)d places the machine knows no better words: put them right by hand.",
            open_ends,
        )
        yield messages.WARNING, said % {"count": open_ends}
