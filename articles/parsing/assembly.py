"""Drafts -> the records of the interface: passages, credits, articles, photos, labels."""

from collections.abc import Mapping, Sequence

from articles.parsing import bylines, completeness, dating, kinds
from articles.parsing.drafts import Draft, Placed
from articles.parsing.records import IssueDate, LineLabel, LineRole, ParsedArticle, ParsedPhoto
from articles.parsing.width import pair_quotes
from people.reading.records import Credit, Passage, Piece, Role


def passages(draft: Draft, joins: Sequence[tuple[int, int]]) -> tuple[Passage, ...]:
    """The running text, broken paragraphs made whole; every character knows its place in the source."""
    goes_on = {second for _, second in joins}
    groups: list[list[Placed]] = []
    for line in draft.placed:
        if line.is_running:
            groups[-1].append(line) if line.number in goes_on and groups else groups.append([line])
    return tuple(_passage(group) for group in groups)


def captions(draft: Draft) -> tuple[Passage, ...]:
    """The captions of a draft's photos as passages, for reading."""
    return tuple(_passage(photo.parts) for photo in draft.photos if photo.parts)


def decks(draft: Draft) -> tuple[Passage, ...]:
    """The deck lines of a draft as passages, for the people whom they introduce."""
    return tuple(_passage([line]) for line in draft.placed if line.role is LineRole.DECK and not line.is_repeat)


def _passage(group: Sequence[Placed]) -> Passage:
    pieces = tuple(piece for line in group for piece in _pieces(line))
    return Passage(pair_quotes("".join(line.text for line in group)), pieces, group[0].role.value)


def _pieces(line: Placed) -> list[Piece]:
    """The parts of a line's text that remain after its cuts, as places in the source line."""
    pieces, at = [], 0
    for start, end in [*sorted(line.cuts), (len(line.line.text), 0)]:
        if start > at:
            pieces.append(Piece(line.number, line.line.start + at, start - at))
        at = end
    return pieces


def article(
    number: int, draft: Draft, joins: Sequence[tuple[int, int]], issue: IssueDate, numbers: Mapping[int, int]
) -> ParsedArticle:
    """The finished record of a draft; `numbers` are those of the articles by their lines."""
    verdict = completeness.judge(draft)
    own = passages(draft, joins)
    texts = [passage.text for passage in own if passage.role != "subheading"]
    return ParsedArticle(
        number=number,
        headline=draft.headline,
        kicker=draft.kicker,
        decks=draft.decks,
        section=draft.section,
        kind=kinds.kind_of(draft),
        page=draft.page,
        bylines=credits_of(draft),
        dates=dating.article_dates(
            [*texts, *(photo.caption for photo in draft.photos)], issue, draft.headline or "", draft.decks
        ),
        truncated=verdict.truncated,
        truncated_reason=verdict.reason,
        passages=own,
        notes=(*draft.notes, *filter(None, [completeness.unpaired(draft.text)])),
        candidates=_candidates(number, draft, numbers),
    )


def _candidates(number: int, draft: Draft, numbers: Mapping[int, int]) -> tuple[int, ...]:
    """The numbers of the articles that a text without a headline may belong to, the best first."""
    found = dict.fromkeys(numbers[line] for line in draft.homes if line in numbers)
    return tuple(other for other in found if other != number) if draft.headline is None else ()


def credits_of(draft: Draft) -> tuple[Credit, ...]:
    """The bylines of an article: its opening formula, byline lines, the note in brackets at its end."""
    return tuple(credit for credit in _signed(draft) if credit.role is not Role.PHOTOGRAPHER)


def photographers_of(draft: Draft) -> tuple[Credit, ...]:
    """Whom the bylines name for the pictures: 文/A 图/B."""
    return tuple(credit for credit in _signed(draft) if credit.role is Role.PHOTOGRAPHER)


def _signed(draft: Draft) -> tuple[Credit, ...]:
    found: list[Credit] = []
    for line in draft.placed:
        if line.role is LineRole.BYLINE:
            found += _line_credits(line)
    body = draft.body
    if body:
        found += bylines.opening_credits(body[0].text, body[0].number)
        for at, line in enumerate(body, 1):
            note = bylines.closing_note(line.text)
            # Names alone sign only where the text ends; 记者 and 通讯员 sign anywhere.
            if note and (at >= len(body) - 1 or bylines.is_labelled(note)):
                found += bylines.credits(note, line.number)
        found += _letter_writer(body[-1])
    unique = {(credit.name, credit.role): credit for credit in reversed(found)}
    return tuple(reversed(unique.values()))


def _line_credits(line: Placed) -> list[Credit]:
    return list(bylines.credits(line.text, line.number)) or _letter_writer(line)


def _letter_writer(line: Placed) -> list[Credit]:
    if not bylines.is_signed_letter(line.text):
        return []
    name = bylines.names(line.text)[-1:]
    return [Credit(name[0], Role.AUTHOR, line.number, line.text)] if name else []


def photos(number: int, draft: Draft, issue: IssueDate) -> list[ParsedPhoto]:
    """The photos of a draft as records, each dated by its caption."""
    found = []
    for photo in draft.photos:
        dates = dating.article_dates([photo.caption], issue)
        found.append(
            ParsedPhoto(photo.lines, photo.caption, photo.credit, number, dates[0].start if dates else None, draft.page)
        )
    return found


def labels(drafts: Sequence[Draft], loose: Mapping[int, LineRole]) -> dict[int, LineLabel]:
    """The one place of every line."""
    found = {number: LineLabel(None, role) for number, role in loose.items()}
    for number, draft in enumerate(drafts, 1):
        for line in draft.placed:
            found[line.number] = LineLabel(number, line.role)
    return dict(sorted(found.items()))
