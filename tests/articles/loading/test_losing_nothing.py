"""Imports, edits, decisions, splits, merges and steps in any order: no editor's character is lost, and the source is
accounted for.

`MERGE_EXAMPLES=500 pytest tests/articles/loading/test_losing_nothing.py` tries more of them.
"""

import os
from dataclasses import dataclass

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from articles import publishing, revisions
from articles.editability import NotEditable
from articles.loading import load
from articles.merging.threeway import Bearing, differences
from articles.models import (
    Article,
    Batch,
    BatchRow,
    Conflict,
    Fragment,
    ImportedFile,
    Issue,
    Publication,
    Revision,
    Suggestion,
)
from articles.parsing.records import LineRole, ParsedIssue
from articles.proofing.quotes import anchor
from articles.proofreading import conflicts, decisions
from articles.publishing import NotPossible
from articles.structuring import between, undoing
from articles.structuring.blocks import pieces
from tests.articles.loading.parsed_issues import Story, new_run, parsed_issue
from tests.factories import make_user

Outcome = ImportedFile.Outcome
WORDS = ("kicker", "headline", "deck", "text")
SENTENCES = [
    "3月3日，云岫区在云岫广场举行春季运动会。", "来自八个社区的居民参加了比赛。", "松林社区图书室举办读书会。",
    "三十名读者到场听讲。", "区图书馆每晚开放到九点。", "读者可以在网上预约座位。", "柏青主持会议并作讲话。",
    "会议要求做好绿化工作。", "气象台预报明日有小雨。", "学校组织师生清扫街道。",
]  # fmt: skip
HEADLINES = ["运动会开幕", "松林社区读书会", "图书馆延长开放", "绿化工作会议", ""]
SIGNS = "未末来春舂。"
CHANGES = [
    "damage",
    "damage",
    "damage",
    "damage",
    "headline",
    "drop",
    "add",
    "swap",
    "split",
    "join",
    "paragraph",
    "photo",
]


@dataclass
class Print:
    """An article on the page, as it is scanned now."""

    headline: str
    paragraphs: list[str]
    photo: str = ""

    def story(self) -> Story:
        photo = (self.photo, "佟远 摄") if self.photo else None
        return Story(self.headline or None, list(self.paragraphs), photo=photo)


class Newsroom(RuleBasedStateMachine):
    """An issue of one page, a scanner that reads it ever anew, and one editor who may do everything."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.editor = make_user("editor", is_superuser=True)
        self.saved: list[tuple[int, dict]] = []
        self.machine: dict[int, dict] = {}
        self.decided: set[int] = set()
        self.standing: dict[int, dict] = {}
        self.scans: dict[int, ParsedIssue] = {}
        self.attached: set[int] = set()

    def teardown(self):
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    # What the page is

    @initialize(data=st.data())
    def first_import(self, data):
        self.page = [Print(head, SENTENCES[at * 2 : at * 2 + 2]) for at, head in enumerate(HEADLINES[:3])]
        assert self.load().outcome == Outcome.NEW
        self.remember()

    @rule(data=st.data(), changes=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3))
    def scan_again(self, data, changes):
        for change in changes:
            self.alter(change, data)
        self.scan()

    @rule(data=st.data(), at=st.integers(0, 5), signs=st.permutations(SIGNS))
    def meet_the_scanner(self, data, at, signs):
        """The editor changes a character, and the next scan reads the same one in yet another way."""
        article = self.pick(Article.objects, data)
        first = article.parsed_text.split("\n")[0]
        one = next((one for one in self.page if one.paragraphs[0] == first), None)
        if one is None:
            return
        text = article.text[:at] + signs[0] + article.text[at + 1 :]
        revisions.save(article, {"text": text}, base_version=article.version, author=self.editor)
        self.remember(by_editor=True)
        one.paragraphs[0] = first[:at] + signs[1] + first[at + 1 :]
        self.scan()

    def scan(self):
        before = {article.pk: article for article in Article.every.order_by("pk")}
        free = {pk for pk in before if self.is_free(pk)}
        file = self.load()
        assert file.outcome in {Outcome.MERGED, Outcome.UNCHANGED}, file.reason
        after = {article.pk: article for article in Article.every.order_by("pk")}
        assert before.keys() <= after.keys()
        for pk, article in after.items():
            content = revisions.content_of(article)
            if pk not in before or (pk in free and content != self.standing[pk]):
                assert self.issue.is_with_editors
                assert article.revisions.first().author is None
                self.machine[pk] = self.standing[pk] = content
            if pk in before and article.source_file_id == file.pk and pk not in free:
                self.check_told(before[pk], article)
        assert {row.pk for row in after.values()} == set(self.standing)

    def alter(self, change, data):
        at = data.draw(st.integers(0, len(self.page) - 1))
        one = self.page[at]
        if change in {"damage", "paragraph"}:
            row = data.draw(st.integers(0, len(one.paragraphs) - 1))
            if change == "paragraph":
                one.paragraphs.insert(row, data.draw(st.sampled_from(SENTENCES)))
            else:
                one.paragraphs[row] = self.damaged(one.paragraphs[row], data)
        elif change == "headline":
            one.headline = self.damaged(one.headline, data) if one.headline else "又一题"
        elif change == "drop" and len(self.page) > 1:
            self.page.pop(at)
        elif change == "add" and len(self.page) < 5:
            first = data.draw(st.integers(0, len(SENTENCES) - 2))
            fresh = Print(data.draw(st.sampled_from(HEADLINES)), SENTENCES[first : first + 2])
            self.page.insert(at, fresh)
        elif change == "swap":
            self.page.append(self.page.pop(at))
        elif change == "split" and len(one.paragraphs) > 1:
            self.page.insert(at + 1, Print("", [one.paragraphs.pop()]))
        elif change == "join" and at:
            self.page.pop(at)
            self.page[at - 1].paragraphs += one.paragraphs
        elif change == "photo":
            one.photo = self.damaged(one.photo, data) if one.photo else "图为活动现场。"

    @staticmethod
    def damaged(text: str, data) -> str:
        # Near the beginning, so that scanner and editor often meet.
        at, sign = data.draw(st.integers(0, min(5, len(text)))), data.draw(st.sampled_from(["", *SIGNS]))
        return text[:at] + sign + text[at + data.draw(st.integers(0, 1)) :]

    def load(self) -> ImportedFile:
        fragments = ["残文一行。"] if len(self.page) % 2 else []
        parsed = parsed_issue(*(one.story() for one in self.page), fragments=fragments)
        file = load(parsed, parsed.decoded.text.encode(), **self.run())
        if file.outcome in {Outcome.NEW, Outcome.MERGED}:
            self.scans[file.pk] = parsed
        return file

    @staticmethod
    def run() -> dict:
        return new_run()

    @property
    def issue(self) -> Issue:
        return Issue.objects.get(publication=Publication.objects.default())

    # What the editor does

    def remember(self, *, by_editor: bool = False):
        """What stands now is what has to stand until somebody acts again."""
        for article in Article.every.all():
            content = revisions.content_of(article)
            if by_editor and content != self.standing.get(article.pk):
                self.saved.append((article.pk, content))
            elif article.pk not in self.machine:
                self.machine[article.pk] = content
            self.standing[article.pk] = content

    def is_free(self, pk: int) -> bool:
        return (
            self.issue.is_with_editors
            and self.standing[pk] == self.machine.get(pk)
            and pk not in self.decided
            and Article.objects.filter(pk=pk).exists()
        )

    def pick(self, rows, data):
        keys = list(rows.order_by("pk").values_list("pk", flat=True))
        return rows.model.objects.get(pk=data.draw(st.sampled_from(keys))) if keys else None

    @rule(data=st.data(), name=st.sampled_from(["text", "text", "headline", "section"]))
    def edit(self, data, name):
        article = self.pick(Article.objects, data)
        text = self.damaged(getattr(article, name), data)
        revisions.save(article, {name: text}, base_version=article.version, author=self.editor)
        self.remember(by_editor=True)

    @rule(data=st.data())
    def undo(self, data):
        article = self.pick(Article.objects, data)
        content = dict(self.pick(Revision.objects.filter(article=article), data).content)
        content.pop("bylines")
        revisions.save(article, content, base_version=article.version, author=self.editor)
        self.remember(by_editor=True)

    @rule(data=st.data())
    def mark_as_checked(self, data):
        article = self.pick(Article.objects, data)
        revisions.save(article, {}, base_version=article.version, author=self.editor, checked=True)
        self.decided.add(article.pk)

    @rule(data=st.data(), accepting=st.booleans())
    @precondition(lambda self: Suggestion.objects.open().exists())
    def decide(self, data, accepting):
        row = self.pick(Suggestion.objects.open(), data)
        (result,) = (decisions.accept if accepting else decisions.reject)([row], self.editor)
        if not result.problem and row.photo_id is None:
            self.decided.add(row.article_id)
        self.remember(by_editor=True)

    @rule(data=st.data(), taking=st.booleans())
    @precondition(lambda self: Conflict.objects.open().exists())
    def settle(self, data, taking):
        row = self.pick(Conflict.objects.open(), data)
        try:
            row = (conflicts.take if taking else conflicts.keep)(row, self.editor)
        except NotPossible:
            return
        if row.field and row.photo_id is None:
            self.decided.add(row.article_id)
        self.remember(by_editor=True)

    # How the editor makes up the issue

    def reshape(self, step, *given, **named):
        """A structure step; whatever it refuses, nothing has changed."""
        try:
            with transaction.atomic():
                step(*given, user=self.editor, **named)
        except (NotPossible, NotEditable):
            return
        self.remember(by_editor=True)

    @rule(data=st.data())
    def split(self, data):
        article = self.pick(Article.objects, data)
        at = data.draw(st.integers(0, max(0, len(pieces(article.text)) - 1)))
        self.reshape(between.split, article, at, base_version=article.version)

    @rule(data=st.data())
    def merge_two(self, data):
        one, two = self.pick(Article.objects, data), self.pick(Article.objects, data)
        self.reshape(between.merge, one, two, base_version=one.version, into_version=two.version)

    @rule(data=st.data(), at=st.integers(0, 1))
    def move(self, data, at):
        one, two = self.pick(Article.objects, data), self.pick(Article.objects, data)
        self.reshape(between.move, one, {at}, two, base_version=one.version, target_version=two.version)

    @rule(data=st.data(), alone=st.booleans())
    @precondition(lambda self: Fragment.objects.exists())
    def place_a_fragment(self, data, alone):
        fragment, article = self.pick(Fragment.objects, data), self.pick(Article.objects, data)
        self.attached.add(fragment.pk)
        if alone:
            self.reshape(between.found_article, fragment)
        else:
            self.reshape(between.attach, fragment, article, target_version=article.version)

    @rule(data=st.data())
    @precondition(lambda self: undoing.steps_of(self.issue).exists())
    def undo_a_step(self, data):
        self.reshape(undoing.undo, self.pick(undoing.steps_of(self.issue), data))

    @rule(step=st.sampled_from(["submit", "approve", "publish", "withdraw", "reopen", "send_back"]))
    def take_step(self, step):
        given = {"reason": "why"} if step in {"withdraw", "send_back", "approve"} else {}
        try:
            getattr(publishing, step)(self.issue, self.editor, **given)
        except NotPossible:
            return

    # What always holds

    def check_told(self, before: Article, now: Article):
        """Each difference of the new scan that the text has not is pointed at, or was decided before."""
        if now.merged_into_id or BatchRow.objects.filter(batch__kind=Batch.Kind.STRUCTURE, article=now).exists():
            self.check_told_somewhere(before.parsed_text, now.parsed_text)
            return
        ours = now.text
        for one in differences(before.parsed_text, ours, now.parsed_text):
            if one.bearing is Bearing.AGREED:
                continue
            rows = [
                *now.suggestions.filter(field="text").exclude(state="superseded"),
                *now.conflicts.filter(field="text").exclude(taken="overtaken"),
            ]
            assert any(points_at(row, ours, one) for row in rows), (one, [str(row) for row in rows])

    def check_told_somewhere(self, before: str, now: str):
        """Of an article that an editor has made up anew the words may stand in any other by now: there they are
        pointed at, unless they read so already."""
        texts = [now_standing.text for now_standing in Article.objects.all()]
        rows = [
            *Suggestion.objects.filter(field="text").exclude(state="superseded"),
            *Conflict.objects.filter(field="text").exclude(taken="overtaken"),
        ]
        for one in differences(before, before, now):
            if any(one.theirs and in_context(before, one) in text for text in texts):
                continue
            assert any(is_about(row, one) for row in rows), (one, texts, [str(row) for row in rows])

    @invariant()
    def what_an_editor_saved_is_in_a_version(self):
        kept: dict[int, list[dict]] = {}
        for row in Revision.objects.all():
            kept.setdefault(row.article_id, []).append(row.content)
        assert all(content in kept[pk] for pk, content in self.saved)

    @invariant()
    def texts_change_by_an_act_only_and_each_is_a_version(self):
        for article in Article.every.all():
            content = revisions.content_of(article)
            assert content == self.standing[article.pk]
            newest = article.revisions.first()
            assert (newest.version, newest.content) == (article.version, content)

    @invariant()
    def the_source_is_accounted_for(self):
        numbers = set(Article.objects.values_list("number", flat=True))
        for file in ImportedFile.objects.filter(outcome__in=[Outcome.NEW, Outcome.MERGED]):
            assert file.characters_in == file.characters_placed
            parsed = self.scans[file.pk]
            assert bytes(file.content).decode() == parsed.decoded.text
            if hasattr(file, "replaced_by"):
                continue
            waiting = {line for row in Conflict.objects.filter(file=file) for line in row.record.get("lines", ())}
            waiting.update(line for row in self.issue.fragments.filter(source_file=file) for line in row.lines)
            for line, label in parsed.lines.items():
                number, role = file.lines[str(line)]
                assert number in numbers or line in waiting or label.role == LineRole.FURNITURE, (line, role)
        stale = self.issue.fragments.filter(source_file__replaced_by__isnull=False)
        assert not stale.exclude(pk__in=self.attached).exists()


def in_context(before: str, one) -> str:
    """What a text has that reads as the new scan does: the new words with what stands beside them."""
    return before[max(0, one.start - 3) : one.start] + one.theirs + before[one.end : one.end + 3]


def is_about(row: Suggestion | Conflict, one) -> bool:
    """Whether a row proposes the new words of a difference, or that the old ones go. Where a paragraph is told, the
    blank lines about it may be told with the one before or behind."""
    if isinstance(row, Suggestion):
        old, new = row.exact, row.replacement or ""
    else:
        old, new = row.base + row.ours, row.theirs
    return one.theirs.strip() in new and (bool(one.theirs) or one.base.strip() in old)


def points_at(row: Suggestion | Conflict, text: str, one) -> bool:
    """Whether a row is about the place of a difference and has its new words."""
    exact, new = (row.exact, row.replacement) if isinstance(row, Suggestion) else (row.ours, row.theirs)
    if one.theirs not in (new or ""):
        return False
    at = anchor(text, row.quote) if exact else 0
    return at is not None and at <= one.end and one.start <= at + len(exact)


@pytest.mark.django_db
def test_no_character_of_an_editor_is_ever_lost():
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=int(os.environ.get("MERGE_EXAMPLES", "20")),
            # The same examples each time, so that no run fails by chance; MERGE_EXAMPLES=500 searches at random.
            derandomize="MERGE_EXAMPLES" not in os.environ,
            stateful_step_count=15,
            suppress_health_check=list(HealthCheck),
        ),
    )
