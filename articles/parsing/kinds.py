"""What kind of piece an article is, by its opening, its byline, its section and its length."""

from articles.parsing import signs
from articles.parsing.drafts import Draft
from articles.parsing.records import ArticleKind, LineRole
from articles.parsing.signs import NOTICE_WORDS
from articles.parsing.wordlists import any_of


def kind_of(draft: Draft) -> ArticleKind:
    """The kind of a draft; news where nothing speaks for another."""
    if not draft.body:
        return ArticleKind.PHOTO if draft.photos else ArticleKind.NEWS
    title = f"{draft.section} {draft.kicker} {draft.headline or ''}"
    if (draft.headline or "").endswith(NOTICE_WORDS) and not draft.has_opening:
        return ArticleKind.NOTICE
    if not draft.has_opening and _is_opinion(draft, title):
        return ArticleKind.COMMENTARY
    if signs.is_opening(draft.body[0].text):
        return ArticleKind.BRIEF if len(draft.text) < 180 and len(draft.body) == 1 else ArticleKind.NEWS
    return _of_its_body(draft)


def _is_opinion(draft: Draft, title: str) -> bool:
    """By its label, or by a deck 写在…之际 where no reporter signs."""
    if any_of("commentary_words").search(title):
        return True
    is_reported = any(line.role is LineRole.BYLINE and "记者" in line.text for line in draft.placed)
    return not is_reported and any(deck.lstrip("—").startswith("写在") for deck in draft.decks)


def _of_its_body(draft: Draft) -> ArticleKind:
    is_item = draft.headline is None and len(draft.body) == 1
    if is_item and (draft.body[0].line.bullet or (draft.section and draft.has_lead)):
        return ArticleKind.BRIEF
    listed = sum(line.role is LineRole.LIST for line in draft.placed)
    if listed >= 4 and listed * 2 > len(draft.body):
        return ArticleKind.LISTING
    subheadings = sum(line.role is LineRole.SUBHEADING for line in draft.placed)
    return ArticleKind.REPORT if subheadings >= 5 else ArticleKind.FEATURE
