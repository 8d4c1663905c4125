"""The demonstration: the samples of fixtures/ imported, put right by an editor, published by a reviewer.

Everything goes the way it goes at work: through the import, the revisions and the steps of publishing.
What was made by an earlier call, or changed by hand since, stays as it is.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.utils.translation import gettext as _

from articles import gate, publishing, revisions
from articles.models import Article, ImportedFile, Issue, Photo, Publication
from articles.pictures import keeping
from articles.proofreading.issues import proofread
from articles.rereading import reread
from articles.scanning.filing import REFUSED, file_scans
from people.models import Event, Person
from people.register import confirm_form

FIXTURES = settings.BASE_DIR / "fixtures"
PASSWORD = "bulletin-demo"
# Errors inside a line; lost lines and wrong order are for an editor with the print before them.
IN_A_LINE = {"substitution", "duplication", "omission", "insertion", "punctuation", "factual", "headline-mismatch"}
HALF_WIDTH = str.maketrans("，（）：；！？．％", ",():;!?.%")


@dataclass(frozen=True, slots=True)
class Planted:
    """An error that was planted in a sample on purpose, with the right text."""

    file: str
    line: int
    printed: str
    correct: str

    def core(self) -> "Planted":
        """The same error with no more around it than a character on each side, for texts that quote it in part."""
        before = alike(self.printed, self.correct)
        after = alike(self.printed[before:][::-1], self.correct[before:][::-1])
        start, end = max(0, before - 1), max(0, after - 1)
        return replace(
            self,
            printed=self.printed[start : len(self.printed) - end],
            correct=self.correct[start : len(self.correct) - end],
        )


def alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginnings."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def planted(path: Path = FIXTURES / "planted.json") -> Iterator[Planted]:
    """The planted errors that stand inside a line and have one right text."""
    for entry in json.loads(path.read_text(encoding="utf-8")):
        if entry["kind"] in IN_A_LINE and entry["correct"]:
            yield Planted(entry["file"], entry["line"], entry["printed"], entry["correct"])


def corrected(text: str, errors: list[Planted]) -> str:
    """`text` with each error put right that stands in it exactly once, whatever the width of its punctuation."""
    for error in errors:
        folded, printed = text.translate(HALF_WIDTH), error.printed.translate(HALF_WIDTH)
        if folded.count(printed) == 1:
            start = folded.index(printed)
            text = text[:start] + error.correct + text[start + len(printed) :]
    return text


def build() -> list[Issue]:
    """Makes the demonstration, or completes it. Returns all its issues, newest first."""
    editor, reviewer = account("editor", "editors"), account("reviewer", "reviewers")
    publication = name_the_bulletin()
    before = set(ImportedFile.objects.filter(outcome=ImportedFile.Outcome.NEW).values_list("pk", flat=True))
    call_command("import_issues", os.path.relpath(FIXTURES / "issues"))
    fresh = ImportedFile.objects.filter(outcome=ImportedFile.Outcome.NEW).exclude(pk__in=before)
    for file in fresh.select_related("issue"):
        correct_file(file, editor, half=not file.issue.date_confirmed)
    for file in ImportedFile.objects.filter(outcome=ImportedFile.Outcome.NEW).select_related("issue").order_by("name"):
        attach_scans(file, editor)
        attach_pictures(file, editor)
    issues = Issue.objects.filter(files__in=fresh).select_related("publication").distinct()
    for issue in issues:
        reread(issue, editor)
    decide_names(editor)
    for issue in issues:
        proofread(issue)
    for issue in issues.filter(date_confirmed=True):
        approved = publishing.approve(publishing.submit(issue, editor), reviewer)
        for obstacle in gate.in_the_way(approved):
            gate.waive(approved, obstacle.name, reviewer, _("left for those who try the demonstration"))
        publishing.publish(approved, reviewer)
    return list(publication.issues.select_related("publication").newest_first())


def attach_scans(file: ImportedFile, editor: User) -> None:
    """Files the drawn pages of a sample with its issue, behind those that the issue has; not where an editor has
    taken one away or put another in its place."""
    drawn = sorted((FIXTURES / "pages").glob(f"{Path(file.name).stem}-*.png"))
    known = set(file.issue.scans.values_list("name", flat=True))
    files = [(path.name, path.read_bytes()) for path in drawn if path.name not in known]
    for filed in file_scans(file.issue, files, first=file.page or 1, user=editor):
        if filed.outcome == REFUSED:
            raise ValueError(f"{filed.name}: {filed.reason}")


def attach_pictures(file: ImportedFile, editor: User) -> None:
    """Gives photos of a sample their drawn pictures; not where an editor has taken one away or put another there."""
    told = json.loads((FIXTURES / "photos" / "alternative.json").read_text(encoding="utf-8"))
    for photo in file.issue.photos.filter(source_file=file, picture=None):
        path = FIXTURES / "photos" / f"{Path(file.name).stem}-{photo.position}.jpg"
        if path.exists() and not photo.history.exclude(picture=None).exists():
            photo.picture = keeping.keep(file.issue, path.name, path.read_bytes(), editor)
            photo.alternative_text = told[path.name]
            photo._history_user = editor
            photo.save()


def account(username: str, group: str) -> User:
    """The account, made with the password of the demonstration if it is not there yet."""
    user, created = User.objects.get_or_create(username=username, defaults={"is_staff": True})
    if created:
        user.set_password(PASSWORD)
        user.save()
        user.groups.add(Group.objects.get(name=group))
    return user


def name_the_bulletin() -> Publication:
    """Gives the main bulletin the samples' name and district, unless somebody has named it."""
    publication = Publication.objects.default()
    if not publication.district:
        about = json.loads((FIXTURES / "publication.json").read_text(encoding="utf-8"))
        publication.name, publication.district = about["name"], about["district"]
        publication.save()
    return publication


def decide_names(editor: User) -> None:
    """Gives people who were read under a misread name their true one, where nobody has it yet."""
    misread = misread_names()
    known = set(Person.objects.filter(name__in=misread.values()).values_list("name", flat=True))
    for person in Person.objects.filter(name__in=misread).order_by("pk"):
        true = misread[person.name]
        if true not in known:
            confirm_form(person, true, user=editor, misread=[wrong for wrong in misread if misread[wrong] == true])
            known.add(true)


def misread_names() -> dict[str, str]:
    """Names as the samples misread them, with the true ones."""
    names = json.loads((FIXTURES / "names.json").read_text(encoding="utf-8"))
    return {wrong: true for true, wrongs in names.items() for wrong in wrongs}


def correct_file(file: ImportedFile, editor: User, *, half: bool) -> None:
    """Puts the planted errors of a sample right, or those of its first half, and marks what was checked."""
    errors = [error for error in planted() if error.file == Path(file.name).name]
    misread = misread_names()
    articles = list(Article.objects.filter(source_file=file).order_by("page", "number"))
    for article in articles[: len(articles) // 2] if half else articles:
        changes = {
            name: corrected(getattr(article, name), errors)
            for name in ("kicker", "headline", "deck", "section", "text")
        }
        revisions.save(
            article,
            changes,
            bylines=[(misread.get(byline.name, byline.name), byline.role) for byline in article.bylines.all()],
            base_version=article.version,
            author=editor,
            checked=True,
            reason=_("first reading"),
        )
    for event in Event.objects.filter(articles__source_file=file).distinct():
        event.name = corrected(event.name, [error.core() for error in errors])
        event._history_user = editor
        event.save()
    if half:
        return
    for photo in Photo.objects.filter(source_file=file):
        photo.caption = corrected(photo.caption, errors)
        photo._history_user = editor
        photo.save()
