"""Whether readers would notice a change of what is printed, and a notice that tells them of it.

What they do not notice: spaces, line breaks, the width of signs, and punctuation other than inside a figure.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from articles.merging.hunks import Hunk, applied, hunks
from articles.models import Byline
from articles.models.article import BLANK_LINES
from articles.parsing.markup import SUBHEADING

Content = Mapping[str, object]
# The parts of an article, and of a photo, that readers see.
SEEN = ("kicker", "headline", "deck", "bylines", "text", "caption", "credit")
MARKUP = re.compile(r"^(?:## |- )", re.MULTILINE)
SIGNS = r"""[-,.:;!?'"()\[\]<>~、。·…—–‘’“”「」『』《》〈〉【】〔〕・]"""
QUIET = re.compile(rf"(?<!\d){SIGNS}|{SIGNS}(?!\d)")
CLAUSE_ENDS = frozenset("，。；：！？、“”‘’《》（）,;:!?()\n")
# A clause of so many characters is quoted whole, of a longer one what stands so near to the change.
CLAUSE, BESIDE = 16, 6
# A notice quotes no more words than that, and names no more places.
LONGEST_QUOTE = 60
MOST_PLACES = 5


def is_noticeable(before: Content, after: Content) -> bool:
    """Whether readers would notice that `before` became `after`: contents of an article (revisions.content_of), or of
    a photo as {caption, credit}."""
    return any(_plain(shown(before, name)) != _plain(shown(after, name)) for name in SEEN)


def may_be_noticed(before: str, after: str) -> bool:
    """Whether readers would notice it somewhere that one word became another, be it inside a figure."""
    return _plain(f"0{before}0") != _plain(f"0{after}0")


def proposed(before: Content, after: Content) -> str:
    """A notice of the change in the language of the bulletin: 第2段“……”应为“……”。 Empty where readers notice none."""
    with translation.override(settings.LANGUAGE_CODE):
        found = [sentence for name in SEEN for sentence in _sentences(name, before, after)]
        return "".join(found)


def replaced(before: str, after: str) -> str:
    """A notice for many articles in which one word stood for another."""
    with translation.override(settings.LANGUAGE_CODE):
        if not after:
            return _("The words “%(before)s” do not belong there.") % {"before": before}
        return _("“%(before)s” should read “%(after)s”.") % {"before": before, "after": after}


def shown(content: Content, name: str) -> str:
    """A part of a content as readers see it."""
    value = content.get(name) or ""
    if name == "bylines":
        return "、".join(f"{Byline.Role(row['role']).label} {row['name']}" for row in value)
    return str(value)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", MARKUP.sub("", text))
    return QUIET.sub("", "".join(plain.split()))


def _sentences(name: str, before: Content, after: Content) -> list[str]:
    old, new = shown(before, name), shown(after, name)
    if _plain(old) == _plain(new):
        return []
    if name == "text":
        return _of_text(old, new)
    if not old:
        return [_("%(part)s: “%(after)s” was missing.") % {"part": _part(name), "after": _cut(new)}]
    if not new:
        return [_("%(part)s: “%(before)s” does not belong there.") % {"part": _part(name), "before": _cut(old)}]
    return [
        _("%(part)s: “%(before)s” should read “%(after)s”.")
        % {"part": _part(name), "before": _cut(old), "after": _cut(new)}
    ]


def _part(name: str) -> str:
    parts = {
        "kicker": _("Kicker"), "headline": _("Headline"), "deck": _("Deck"), "bylines": _("Byline"),
        "caption": _("Caption of the photo"), "credit": _("Credit of the photo"),
    }  # fmt: skip
    return parts[name]


def _of_text(old: str, new: str) -> list[str]:
    places = list(_places(old, hunks(old, new)))
    if len(places) > MOST_PLACES:
        return [_("The text was corrected at several places.")]
    return [_of_place(*place) for place in places]


def _of_place(paragraph: int, before: str, after: str) -> str:
    words = {"n": paragraph, "before": _cut(before), "after": _cut(after)}
    if not before:
        return _("After paragraph %(n)d “%(after)s” was missing.") % words
    if not after:
        return _("Paragraph %(n)d: “%(before)s” does not belong there.") % words
    if max(len(before), len(after)) > LONGEST_QUOTE:
        return _("Paragraph %(n)d was corrected.") % words
    return _("Paragraph %(n)d: “%(before)s” should read “%(after)s”.") % words


def _places(old: str, changes: Sequence[Hunk]) -> Iterator[tuple[int, str, str]]:
    """Each noticeable change with the words beside it that tell it apart: its paragraph, and what stood and stands."""
    windows: list[list[int]] = []
    for hunk in changes:
        start, end = _window(old, hunk)
        if windows and start <= windows[-1][1] and "\n" not in old[windows[-1][1] - 1 : end]:
            windows[-1][1] = end
        elif windows:
            windows.append([max(start, windows[-1][1]), end])
        else:
            windows.append([start, end])
    for start, end in windows:
        inside = [hunk for hunk in changes if start <= hunk.start and hunk.end <= end]
        before, after = old[start:end], applied(old, inside, start, end)
        if _plain(f"0{before}") != _plain(f"0{after}"):
            yield _paragraph(old[: end if before.strip() else start]), _one_line(before), _one_line(after)


def _window(text: str, hunk: Hunk) -> tuple[int, int]:
    """The change with what stands beside it in its clause; a whole paragraph that came or went stands alone."""
    start, end = hunk.start, hunk.end
    if "\n" in hunk.words + text[start:end]:
        return start, end
    while start and text[start - 1] not in CLAUSE_ENDS:
        start -= 1
    while end < len(text) and text[end] not in CLAUSE_ENDS:
        end += 1
    if end - start <= CLAUSE:
        return start, end
    return max(start, hunk.start - BESIDE), min(end, hunk.end + BESIDE)


def _paragraph(text: str) -> int:
    """The number of the paragraph in which a text ends."""
    return sum(bool(chunk.strip()) and not chunk.strip().startswith(SUBHEADING) for chunk in BLANK_LINES.split(text))


def _one_line(text: str) -> str:
    return " ".join(MARKUP.sub("", text).split())


def _cut(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
