"""Steps inside one article: what a paragraph is, and where it begins and ends."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max, TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Photo
from articles.parsing.markup import LIST_ITEM, SUBHEADING
from articles.parsing.records import LineRole
from articles.publishing import NotPossible
from articles.structuring import printed, ties
from articles.structuring.blocks import Piece, joined, pieces, replaced
from articles.structuring.work import Result, Work, block_of, opened


class Part(TextChoices):
    """What a paragraph can be turned into."""

    HEADLINE = "headline", gettext_lazy("headline")
    KICKER = "kicker", gettext_lazy("kicker")
    DECK = "deck", gettext_lazy("deck")
    SUBHEADING = "subheading", gettext_lazy("subheading")
    PARAGRAPH = "body", gettext_lazy("paragraph")
    CAPTION = "caption", gettext_lazy("caption")
    FURNITURE = "furniture", gettext_lazy("furniture")


# The parts above the text, and what stands between two printed lines of each.
HEADS = {Part.HEADLINE: " ", Part.KICKER: " ", Part.DECK: "\n"}


def turn(article: Article, at: int, part: str, *, base_version: int, user: AbstractBaseUser) -> Result:
    """Makes the block `at` (from 0) of the text a `Part`. What stood in that part stays before it.

    A caption becomes a photo of the article; furniture leaves the text. Raises NotPossible, EditClash, NotEditable.
    """
    part = Part(part)
    with transaction.atomic():
        article = opened({article.pk: base_version}, user)[article.pk]
        block = block_of(article, at)
        work = Work(user, _("“%(words)s” made %(part)s") % {"words": block.words[:40], "part": part.label})
        lines = printed.lines_of_blocks(article, [piece.text for piece in pieces(article.text)])[at]
        changes = _turned(article, at, block, part)
        if part in HEADS:
            ties.into_part(work.ties, article, block, part.value, changes[part.value])
        if part is Part.CAPTION:
            photo = _make_photo(article, block, lines)
            work.captions[str(photo.pk)] = photo.caption
        owner = None if part is Part.FURNITURE else article.number
        work.lines += printed.place(article.source_file, lines, owner, LineRole(part.value).value)
        work.write(article, changes)
        if not work.rows:
            raise NotPossible(_("This paragraph is that already."))
        return work.close(article)


def join(article: Article, at: int, *, base_version: int, user: AbstractBaseUser) -> Result:
    """Makes one paragraph of the block `at` and the one behind it. Raises NotPossible, EditClash, NotEditable."""
    with transaction.atomic():
        article = opened({article.pk: base_version}, user)[article.pk]
        first, second = block_of(article, at), block_of(article, at + 1)
        if first.kind == "list" or second.kind == "list":
            raise NotPossible(_("A list is not joined to a paragraph."))
        work = Work(user, _("joined to “%(words)s”") % {"words": first.words[:40]})
        found = [piece.text for piece in pieces(article.text)]
        one = first.text + second.words
        work.write(article, {"text": joined(*found[:at], one, *found[at + 2 :])})
        return work.close(article)


def cut(article: Article, at: int, offset: int, *, base_version: int, user: AbstractBaseUser) -> Result:
    """Makes two paragraphs of the block `at`, the second from its character `offset` (markup counts) on.

    Raises NotPossible, EditClash, NotEditable.
    """
    with transaction.atomic():
        article = opened({article.pk: base_version}, user)[article.pk]
        block = block_of(article, at)
        before, behind = block.text[:offset].strip(), block.text[max(offset, 0) :].strip()
        if not 0 < offset < len(block.text) or not before or not behind or block.kind == "list":
            raise NotPossible(_("Say within a paragraph where the next one is to begin."))
        if before == SUBHEADING.strip():
            raise NotPossible(_("Say within a paragraph where the next one is to begin."))
        work = Work(user, _("paragraph begun at “%(words)s”") % {"words": behind[:40]})
        work.write(article, {"text": replaced(article.text, at, before, behind)})
        return work.close(article)


def _turned(article: Article, at: int, block: Piece, part: Part) -> dict[str, object]:
    if part is Part.SUBHEADING:
        return {"text": replaced(article.text, at, SUBHEADING + block.words)}
    if part is Part.PARAGRAPH:
        return {"text": replaced(article.text, at, block.words if block.kind != "paragraph" else block.text)}
    text = replaced(article.text, at)
    if part not in HEADS:
        return {"text": text}
    whole = HEADS[part].join(filter(None, [getattr(article, part.value), block.words]))
    most = Article._meta.get_field(part.value).max_length
    if most and len(whole) > most:
        raise NotPossible(_("This is too long for that part: it has room for %(most)d characters.") % {"most": most})
    return {"text": text, part.value: whole}


def _make_photo(article: Article, block: Piece, lines: list[int]) -> Photo:
    # Without a source file: an import would take a photo that its file does not have for one that vanished.
    last = article.issue.photos.aggregate(last=Max("position"))["last"] or 0
    return Photo.objects.create(
        issue=article.issue, article=article, position=last + 1, page=article.page, caption=block.words,
        raw_text=block.text.removeprefix(LIST_ITEM), parsed_caption="", lines=lines,
    )  # fmt: skip
