"""Captions and credits of the drafts -> photos, each with the article it shows or as an article of its own."""

import re
from collections.abc import Sequence

from articles.parsing import bylines, photos
from articles.parsing.coherence import Vocabulary
from articles.parsing.drafts import Draft, Placed, Snapshot, in_order
from articles.parsing.records import LineRole

KINDRED = 0.10
SHARED = 9.0
QUOTED = 10
# 记者 某某 文/图: who signs took the pictures too.
PICTURED = re.compile("文[/／]?[图摄]|图[/／]文|摄影报道")
MARKS = re.compile("[“”‘’…]")
PICTURE = (LineRole.CAPTION, LineRole.CREDIT)


def take_photos(drafts: Sequence[Draft], vocabulary: Vocabulary) -> tuple[Draft, ...]:
    """Drafts with their photos found; a photo that shows another thing becomes a draft of its own."""
    found: list[Draft] = []
    for draft in drafts:
        found += _divided(_with_inner_captions(draft), vocabulary)
    return in_order(_sent_home(found, vocabulary))


def _sent_home(drafts: list[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """A caption inside the body of an article that it does not show goes to the one article that it clearly shows."""
    inner = [(at, photo) for at, draft in enumerate(drafts) for photo in _inner_photos(draft)]
    if len(drafts) > 300 or len(inner) > 40:
        return drafts
    texts = [f"{draft.headline or ''}\n{draft.text}" for draft in drafts]
    for at, photo in inner:
        kin = [vocabulary.affinity(photo.caption, text) for text in texts]
        best = max(range(len(kin)), key=lambda place: kin[place])
        if kin[at] < KINDRED and kin[best] >= 2 * KINDRED and drafts[best].body:
            drafts[at] = drafts[at].with_(photos=tuple(other for other in drafts[at].photos if other is not photo))
            drafts[best] = drafts[best].with_(photos=(*drafts[best].photos, photo))
    return drafts


def _inner_photos(draft: Draft) -> list[Snapshot]:
    """The photos whose captions stand inside body lines."""
    body = {line.number for line in draft.placed if line.role is LineRole.BODY}
    return [photo for photo in draft.photos if photo.lines[0] in body]


def _with_inner_captions(draft: Draft) -> Draft:
    """Cut captions out of body lines: a credit line right after gives them their photographer."""
    placed, taken = list(draft.placed), list(draft.photos)
    notes: dict[str, None] = {}
    for at, line in enumerate(placed):
        if line.role is not LineRole.BODY or not (tail := photos.inside(line.line.text)):
            continue
        credit, numbers = tail.credit, (line.number,)
        is_last = tail.end >= len(line.line.text.rstrip())
        if credit is None and is_last and at + 1 < len(placed) and placed[at + 1].role is LineRole.CREDIT:
            credit = photos.credit_of(placed[at + 1].text)
            numbers = (line.number, placed[at + 1].number)
        if tail.start == 0 and is_last:
            continue
        placed[at] = Placed(line.line, line.role, (*line.cuts, (tail.start, tail.end)))
        whole = len(line.line.text)
        end = tail.start + len(tail.caption)
        part = Placed(
            line.line, LineRole.CAPTION, tuple(cut for cut in ((0, tail.start), (end, whole)) if cut[0] < cut[1])
        )
        taken.append(Snapshot(numbers, tail.caption, credit, (part,)))
        notes[_inner_note(line, tail)] = None
    return draft.with_(placed=tuple(placed), photos=tuple(taken), notes=(*draft.notes, *notes))


def _inner_note(line: Placed, tail: photos.Tail) -> str:
    """What an editor reads of a caption that stood inside a paragraph: the words beside which it stood."""
    text = line.line.text
    caption = _run(text[tail.start : tail.end][: 2 * QUOTED])[:QUOTED]
    before, after = _run(text[max(0, tail.start - QUOTED) : tail.start], -1), _run(text[tail.end :][:QUOTED])
    beside = f"“…{before}”之后" if len(before) >= 2 else f"“{after}…”之前"
    return f"第 {line.number} 行{beside}混进了图片说明（{caption}…），已归到照片"


def _run(text: str, at: int = 0) -> str:
    """The first or last words of a text that no quotation mark parts."""
    runs = [run for run in MARKS.split(text) if len(run.strip()) >= 2]
    return runs[at].strip() if runs else ""


def _divided(draft: Draft, vocabulary: Vocabulary) -> list[Draft]:
    """The draft with the photos that show what it tells, and a draft for each other photo."""
    groups = _groups(draft)
    if not groups and not draft.photos:
        return [draft]
    own, strangers = list(draft.photos), []
    away: set[int] = set()
    inner = [_inner_stranger(draft, photo, vocabulary) for photo in own]
    for photo, stranger in zip(list(own), inner, strict=True):
        if stranger:
            own.remove(photo)
            strangers.append(stranger)
            away.update(line.number for line in stranger.placed)
            draft = draft.with_(ends_cut="末段里混进了另一张照片的说明，原来的结尾可能丢失")
    claimed = {number for photo in draft.photos for number in photo.lines}
    subject = _Subject(draft, vocabulary)
    for group in groups:
        if group[0].number in claimed:
            continue
        photo = _snapshot(group)
        if subject.is_shown_by(photo):
            own.append(photo)
        else:
            away.update(line.number for line in group)
            strangers.append(_alone(draft, group, photo))
    stays = tuple(line for line in draft.placed if line.number not in away)
    return [draft.with_(placed=stays, photos=tuple(own)), *strangers]


def _inner_stranger(draft: Draft, photo: Snapshot, vocabulary: Vocabulary) -> Draft | None:
    """A caption that stands inside a body line, has its credit on a line of its own and tells of another thing."""
    if len(photo.lines) < 2 or _Subject(_without_tail(draft, photo), vocabulary).is_shown_by(photo):
        return None
    credit = tuple(line for line in draft.placed if line.number == photo.lines[1])
    return Draft(
        credit, section=draft.section, page=draft.page, photos=(photo,), starts_cut="图片说明的开头混在另一篇文字里"
    )


def _without_tail(draft: Draft, photo: Snapshot) -> Draft:
    """The draft without the 200 characters before the caption: they may be the caption's first sentences."""
    placed = []
    for line in draft.placed:
        cuts = line.cuts
        if line.number == photo.lines[0] and cuts:
            cuts = (*cuts[:-1], (max(0, cuts[-1][0] - 200), cuts[-1][1]))
        placed.append(Placed(line.line, line.role, cuts, line.is_repeat))
    return draft.with_(placed=tuple(placed))


def _groups(draft: Draft) -> list[list[Placed]]:
    """Caption lines with the credit lines after (or before) them."""
    groups: list[list[Placed]] = []
    last: Placed | None = None
    for line in draft.placed:
        if line.role in PICTURE:
            joins = last is not None and last.role in PICTURE and not _is_complete(groups[-1], line)
            groups[-1].append(line) if joins else groups.append([line])
        last = line
    return groups


def _is_complete(group: Sequence[Placed], line: Placed) -> bool:
    """Whether a photo has its caption and its credit, so that the next line belongs to the next photo."""
    if len(group) >= 4:
        return True
    has_caption = any(placed.role is LineRole.CAPTION for placed in group)
    has_credit = any(placed.role is LineRole.CREDIT or photos.split_caption(placed.text)[1] for placed in group)
    return has_caption and (has_credit or line.role is LineRole.CAPTION)


def _snapshot(group: Sequence[Placed]) -> Snapshot:
    captions, parts, credit = [], [], None
    for line in group:
        if line.role is LineRole.CREDIT:
            credit = credit or photos.credit_of(line.text)
        else:
            caption, who = photos.split_caption(line.text)
            captions.append(caption if "】" in caption else caption.lstrip("【"))
            cuts = ((len(caption), len(line.text)),) if len(caption) < len(line.text) else ()
            parts.append(Placed(line.line, LineRole.CAPTION, cuts))
            credit = credit or who
    return Snapshot(tuple(line.number for line in group), "".join(captions), credit, tuple(parts))


class _Subject:
    """What an article tells, to be compared with its photos."""

    def __init__(self, draft: Draft, vocabulary: Vocabulary):
        self.vocabulary = vocabulary
        self.headline = draft.headline or ""
        self.has_body = bool(draft.body)
        self.signed = "".join(line.text for line in draft.placed[:200] if line.role is LineRole.BYLINE)
        self.signers = _signers(draft)
        self.text = "\n".join([self.headline, draft.kicker, *draft.decks, draft.text])

    def is_shown_by(self, photo: Snapshot) -> bool:
        """Whether a photo shows what the article tells."""
        if not self.has_body and not self.headline:
            return True
        if not photo.caption or self._is_taken_by_its_author(photo):
            return self.has_body
        if self.vocabulary.shared(photo.caption, self.headline) >= SHARED:
            return True
        return self.has_body and self.vocabulary.affinity(photo.caption, self.text) >= KINDRED

    def _is_taken_by_its_author(self, photo: Snapshot) -> bool:
        """Whether who signs the text took the picture; a picture without a credit is theirs who sign 文/图."""
        if photo.credit is None:
            return bool(PICTURED.search(self.signed))
        return any(name in self.signers for name in photo.credit.split("、"))


def _signers(draft: Draft) -> frozenset[str]:
    """Who signs a text: in bylines, in its opening formula, in the note at its end."""
    found = {credit.name for line in draft.placed[:200] if line.role is LineRole.BYLINE
             for credit in bylines.credits(line.text, 0)}  # fmt: skip
    for line in draft.body[:1]:
        found |= {credit.name for credit in bylines.opening_credits(line.text, 0)}
    for line in draft.body[-1:]:
        found |= {credit.name for credit in bylines.credits(bylines.closing_note(line.text) or "", 0)}
    return frozenset(found)


def _alone(draft: Draft, group: Sequence[Placed], photo: Snapshot) -> Draft:
    return Draft(tuple(group), section=draft.section, page=draft.page, photos=(photo,))
