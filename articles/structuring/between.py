"""Steps between articles of one issue: split, merge, move paragraphs, give a fragment a home."""

from collections.abc import Collection

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.anchoring import follow
from articles.models import Article, Fragment, Issue
from articles.parsing.markup import SUBHEADING
from articles.publishing import NotPossible
from articles.structuring import printed, ties
from articles.structuring.blocks import Piece, joined, pieces, without
from articles.structuring.making import make_article
from articles.structuring.work import Result, Work, block_of, check_open, opened

LONGEST_HEADLINE = 300


def split(article: Article, at: int, *, base_version: int, user: AbstractBaseUser) -> Result:
    """Makes an article of its own of the blocks from `at` (from 0) on. A subheading there becomes its headline.

    It gets the issue's next free number, so that no address changes, and stands behind its origin in print. Raises
    NotPossible, EditClash, NotEditable.
    """
    with transaction.atomic():
        article = opened({article.pk: base_version}, user)[article.pk]
        first = block_of(article, at)
        if at == 0:
            raise NotPossible(_("The first paragraph is where the article begins: split it at a later one."))
        found = pieces(article.text)
        chosen = set(range(at, len(found)))
        has_headline = first.kind == "subheading" and len(first.words) <= LONGEST_HEADLINE
        text = joined(*(piece.text for piece in found[at + has_headline :]))
        work = Work(user, _("“%(article)s” split at “%(words)s”")
                    % {"article": article.title[:60], "words": first.words[:40]})  # fmt: skip
        target = make_article(
            article.issue, origin=article, headline=first.words if has_headline else "", text=text, work=work,
            raw=joined(*(piece.text for piece in found[at:])),
        )  # fmt: skip
        _hand_over(work, article, target, found, chosen)
        if has_headline:
            ties.into_part(work.ties, target, first, "headline", first.words)
        work.write(article, {"text": without(article.text, chosen)})
        work.made(target)
        follow(target)
        return work.close(article, target)


def move(
    article: Article, blocks: Collection[int], target: Article, *, base_version: int, target_version: int,
    user: AbstractBaseUser,
) -> Result:  # fmt: skip
    """Puts blocks (numbers from 0) of an article at the end of another of the issue, in their order.

    Raises NotPossible, EditClash, NotEditable.
    """
    if article.pk == target.pk:
        raise NotPossible(_("The paragraphs are in this article already. Choose another one."))
    with transaction.atomic():
        locked = opened({article.pk: base_version, target.pk: target_version}, user)
        article, target = locked[article.pk], locked[target.pk]
        chosen = set(blocks)
        if not chosen:
            raise NotPossible(_("Choose the paragraphs first."))
        words = [block_of(article, at).words for at in sorted(chosen)]
        found = pieces(article.text)
        moved = joined(*(found[at].text for at in sorted(chosen)))
        label = ngettext("%(count)d paragraph (“%(words)s”) moved to “%(target)s”",
                         "%(count)d paragraphs (“%(words)s”) moved to “%(target)s”", len(chosen))  # fmt: skip
        work = Work(user, label % {"count": len(chosen), "words": words[0][:30], "target": target.title[:60]})
        _hand_over(work, article, target, found, chosen)
        work.write(target, {"text": joined(target.text, moved)})
        work.write(article, {"text": without(article.text, chosen)})
        return work.close(article, target)


def merge(article: Article, into: Article, *, base_version: int, into_version: int, user: AbstractBaseUser) -> Result:
    """Puts all of an article behind the text of another of the issue, which takes over what hangs on it.

    Its kicker, headline and deck become a subheading and paragraphs; its row, versions and address stay, but it stands
    in no list and its address leads to the other. Raises NotPossible, EditClash, NotEditable.
    """
    if article.pk == into.pk:
        raise NotPossible(_("An article is not merged with itself. Choose another one."))
    with transaction.atomic():
        locked = opened({article.pk: base_version, into.pk: into_version}, user)
        article, into = locked[article.pk], locked[into.pk]
        work = Work(user, _("“%(article)s” merged into “%(into)s”")
                    % {"article": article.title[:80], "into": into.title[:80]})  # fmt: skip
        work.ties = ties.follow_whole(article, into)
        work.ties.move([article], "merged_into_id", into.pk)
        work.hidden.append(article.pk)
        if article.source_file:
            file = article.source_file
            lines = printed.numbers_of(file, article.number)
            work.lines += printed.place(file, lines, into.number)
        _hide_raw(article, into)
        bylines = [(row.name, row.role) for one in (into, article) for row in one.bylines.all()]
        work.write(into, {"text": joined(into.text, *_heads(article), article.text)}, bylines)
        return work.close(into)


def previous(article: Article) -> Article | None:
    """The article before one in printed order."""
    rows = list(article.issue.articles.only("issue", "version", "headline", "text", "kind").in_print_order())
    at = next((n for n, row in enumerate(rows) if row.pk == article.pk), 0)
    return rows[at - 1] if at else None


def attach(fragment: Fragment, target: Article, *, target_version: int, user: AbstractBaseUser) -> Result:
    """Puts a fragment at the end of an article of its issue. Raises NotPossible, EditClash, NotEditable."""
    with transaction.atomic():
        target = opened({target.pk: target_version}, user)[target.pk]
        fragment = _taken(fragment)
        if fragment.issue_id != target.issue_id:
            raise NotPossible(_("Both have to be of one issue."))
        work = Work(user, _("fragment “%(words)s” put into “%(article)s”")
                    % {"words": fragment.raw_text[:40], "article": target.title[:80]})  # fmt: skip
        _settle(work, fragment, target)
        work.write(target, {"text": joined(target.text, _paragraphs(fragment))})
        return work.close(target)


def found_article(fragment: Fragment, *, user: AbstractBaseUser) -> Result:
    """Makes an article of its own of a fragment. Raises NotPossible, NotEditable."""
    with transaction.atomic():
        fragment = _taken(fragment)
        work = Work(user, _("article made of the fragment “%(words)s”") % {"words": fragment.raw_text[:40]})
        target = make_article(
            fragment.issue, origin=None, headline="", text=_paragraphs(fragment), work=work, raw=fragment.raw_text,
            file=fragment.source_file,
        )  # fmt: skip
        check_open(target, user)
        _settle(work, fragment, target)
        work.made(target)
        return work.close(target)


def _hand_over(work: Work, article: Article, target: Article, found: list[Piece], chosen: set[int]) -> None:
    """The source lines of the chosen blocks, and what points at them, go to the other article."""
    lines = printed.lines_of_blocks(article, [piece.text for piece in found])
    taken = [line for at in sorted(chosen) for line in lines[at]]
    work.lines += printed.place(article.source_file, taken, target.number)
    moved = joined(*(found[at].text for at in sorted(chosen)))
    left = joined(article.kicker, article.headline, article.deck, without(article.text, chosen))
    spans = [(found[at].start, found[at].end) for at in sorted(chosen)]
    work.ties = ties.follow_part(article, target, spans, moved, left)
    _hide_raw(article, target)


def _hide_raw(article: Article, target: Article) -> None:
    """Raw lines that editors have hidden stay so in the article that gets them, also when the step is undone."""
    if article.hides_raw and not target.hides_raw:
        target.hides_raw = True
        target.save(update_fields=["hides_raw"])


def _taken(fragment: Fragment) -> Fragment:
    """The fragment, with its issue locked. Raises NotPossible where it is no longer there."""
    Issue.objects.select_for_update(of=("self",)).filter(pk=fragment.issue_id).first()
    found = Fragment.objects.select_related("issue", "source_file").filter(pk=fragment.pk).first()
    if found is None:
        raise NotPossible(_("This fragment has found its place meanwhile. Load the page again."))
    return found


def _settle(work: Work, fragment: Fragment, target: Article) -> None:
    work.ties.move([fragment], "article_id", target.pk)
    work.lines += printed.place(fragment.source_file, fragment.lines, target.number)


def _paragraphs(fragment: Fragment) -> str:
    """The lines of a fragment as paragraphs; what the OCR took for a heading becomes a subheading."""
    found = []
    for line in filter(None, map(str.strip, fragment.raw_text.splitlines())):
        words = line.lstrip("#").strip()
        if words:
            found.append(SUBHEADING + words if line.startswith("#") else words)
    return joined(*found)


def _heads(article: Article) -> list[str]:
    headline = SUBHEADING + article.headline if article.headline else ""
    return [article.kicker, headline, *article.decks]
