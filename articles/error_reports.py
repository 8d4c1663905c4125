"""What readers say is wrong in an article: it becomes a suggestion to the editors and is shown to nobody else.

Nobody needs an account for it. What one sender, one article and one day can take is bounded.
"""

import ipaddress
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles.anchoring import fingerprint
from articles.models import Article, Byline, Photo, ReaderReport, Suggestion
from articles.parsing.markup import SUBHEADING
from articles.proofing.quotes import quote_of
from articles.proofing.records import Field, Kind
from articles.proofreading.issues import PUBLIC

# A reader is about as often right as not; an editor looks at each.
CONFIDENCE = 0.5
BLANK_LINES = re.compile(r"\r?\n[ \t\u3000]*\r?\n\s*")
# Some proxies tell the port as well: 203.0.113.7:50123, [2001:db8::7]:50123, or only the brackets.
PORT = re.compile(r"^(?:\[([^]]+)\](?::\d+)?|([\d.]+):\d+)$")
SHOWN = 24
# From one sender in an hour, waiting for one article, from everybody in a day.
MOST_AN_HOUR, MOST_AN_ARTICLE, MOST_A_DAY = 6, 30, 500
FORGOTTEN_AFTER = timedelta(days=1)


class TooMany(Exception):
    """No more reports are taken for now; the message says of what there are too many."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article that a reader can point at. `text` is the field's whole text, of which the part is the
    characters from `start` to `end`; `photo` has the caption, `at` is the position of a byline."""

    name: str
    label: str
    field: Field
    text: str
    start: int
    end: int
    photo: Photo | None = None
    at: int = 0

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def parts(article: Article, bylines: Iterable[Byline], photos: Iterable[Photo]) -> list[Part]:
    """The parts of the article in the order in which they are read."""
    heads = {Field.KICKER: _("kicker"), Field.HEADLINE: _("headline"), Field.DECK: _("deck")}
    found = [_whole(field, label, getattr(article, field)) for field, label in heads.items() if getattr(article, field)]
    found += [
        Part(
            f"byline{byline.position}", f"{_('byline')} · {byline.name}", Field.BYLINE, byline.name, 0,
            len(byline.name), at=byline.position,
        )
        for byline in bylines
    ]  # fmt: skip
    found += _paragraphs(article.text)
    for photo in photos:
        if photo.caption:
            label = f"{_('caption')} · {_shown(photo.caption)}"
            found.append(
                Part(f"photo{photo.position}", label, Field.CAPTION, photo.caption, 0, len(photo.caption), photo)
            )
    return found


def _whole(field: Field, label: str, text: str) -> Part:
    return Part(str(field), f"{label} · {_shown(text)}", field, text, 0, len(text))


def _paragraphs(text: str) -> Iterator[Part]:
    """The blocks of a running text (see articles.models.article.blocks), each where it stands."""
    ends = [(found.start(), found.end()) for found in BLANK_LINES.finditer(text)] + [(len(text), len(text))]
    start = number = 0
    for end, following in ends:
        begin = start + len(text[start:end]) - len(text[start:end].lstrip())
        if text.startswith(SUBHEADING, begin):
            begin += len(SUBHEADING)
        last = begin + len(text[begin:end].rstrip())
        start = following
        if begin < last:
            number += 1
            label = _("paragraph %(number)d") % {"number": number}
            yield Part(f"p{number}", f"{label} · {_shown(text[begin:last])}", Field.TEXT, text, begin, last)


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def find(words: str, part: Part, others: Iterable[Part], before: str = "") -> tuple[Part, int] | None:
    """Where the words stand: in the part, else in the first other that has them. Of several places in a part the one
    behind `before`. None where they stand nowhere."""
    for one in (part, *others):
        places = [found.start() for found in re.finditer(re.escape(words), one.words)]
        if places:
            best = next((at for at in places if before and one.words[:at].endswith(before)), places[0])
            return one, one.start + best
    return None


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader says of the characters from `start` to `end` of a part's text: what would be right (None where
    they do not know), and why."""

    part: Part
    start: int
    end: int
    correct: str | None
    why: str


def report(article: Article, said: Said, address: str) -> None:
    """Keeps what a reader says as a suggestion. What was said before in the same words is not kept twice.

    `address` is that of the sender's machine, of which only a digest is kept for a day. Raises TooMany.
    """
    sender = digest(address)
    with transaction.atomic():
        ReaderReport.objects.filter(created__lt=timezone.now() - FORGOTTEN_AFTER).exclude(sender="").update(sender="")
        _check(article, sender)
        row = _suggestion(article, said)
        known = Suggestion.objects.filter(fingerprint=row.fingerprint, state__in=["open", "rejected"]).first()
        if known is None:
            try:
                with transaction.atomic():
                    row.save()
            except IntegrityError:  # sent twice in the same moment
                return
        ReaderReport.objects.create(suggestion=known or row, sender=sender)


def _suggestion(article: Article, said: Said) -> Suggestion:
    part = said.part
    quote = quote_of(part.text, said.start, said.end)
    row = Suggestion(
        issue=article.issue, article=article, photo=part.photo, field=part.field.value,
        prefix=quote.prefix, exact=quote.exact, suffix=quote.suffix, start=part.at or quote.start,
        replacement=said.correct, kind=Kind.READER.value, detector=PUBLIC, confidence=CONFIDENCE, reason=said.why,
    )  # fmt: skip
    row.fingerprint = fingerprint(row)
    return row


def _check(article: Article, sender: str) -> None:
    now = timezone.now()
    recent = ReaderReport.objects.filter(created__gt=now - timedelta(hours=1), sender=sender).count()
    waiting = article.suggestions.open().filter(kind=Kind.READER).count()
    today = ReaderReport.objects.filter(created__gt=now - timedelta(days=1)).count()
    if recent >= MOST_AN_HOUR:
        raise TooMany(_("You have sent much within an hour. Please send the rest a little later."))
    if waiting >= MOST_AN_ARTICLE:
        raise TooMany(_("The editors have many reports on this article already and are looking through them."))
    if today >= MOST_A_DAY:
        raise TooMany(_("Very many reports have come in today. Please send yours tomorrow."))


def digest(address: str) -> str:
    """Stands for a sender without telling who it is: with the key and the day nobody finds the address from it. Of
    IPv6 the network counts: every household has one, and as many addresses in it as it likes."""
    try:
        machine = ipaddress.ip_address(PORT.sub(r"\1\2", address))
    except ValueError:
        network = address
    else:
        machine = getattr(machine, "ipv4_mapped", None) or machine
        network = str(ipaddress.ip_network((machine, 64), strict=False)) if machine.version == 6 else str(machine)
    day = timezone.localdate().isoformat()
    return salted_hmac("articles.error_reports", f"{day} {network}", algorithm="sha256").hexdigest()
