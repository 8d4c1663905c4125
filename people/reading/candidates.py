"""One possible name and what speaks for and against it.

A score is a sum of natural logarithms: what the characters say, what stands on either side, and
what the dictionary and the neighbours hold against it.
"""

import re
from dataclasses import dataclass

from people.reading.contexts import Context, Side
from people.reading.dictionary import dictionary
from people.reading.wordlists import word_after, words

# Most given names have two characters.
FULL_GIVEN = 0.8
# Lists are mostly lists of things: an item that only has the shape of a name needs a neighbour that is one.
ALONE_IN_A_LIST = 1.5
# What stands alone in quotation marks is a term or a motto.
QUOTED_ALONE = 3.0
# 任命X为…, 选举X担任…
APPOINTED = 3.0
APPOINTED_AS = re.compile("为|担任|任|同志|当选")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The characters of `text` from `start` to `end`, of which the first `width` are the surname."""

    text: str
    start: int
    end: int
    width: int
    left: Context
    right: Context

    @property
    def name(self) -> str:
        return self.text[self.start : self.end]

    @property
    def given(self) -> str:
        return self.text[self.start + self.width : self.end]

    def score(self) -> float:
        """How much likelier than not this is a name, at least in this place."""
        odds = own_weight(self.name, self.width)
        score = odds + self.left.weight + self.right.weight - self._vetoes(odds) - self._alone()
        if len(self.given) > 1:
            score += FULL_GIVEN
        if self.left.side is Side.VERB and APPOINTED_AS.match(self.text, self.end):
            score += APPOINTED
        return score

    def _is_framed(self) -> bool:
        """Whether both sides say that a name stands here, as between an office and a comma."""
        is_titled = self.left.side in (Side.BYLINE, Side.OFFICE)
        return is_titled and self.right.side in (Side.STOP, Side.SPEECH, Side.AND_OTHERS)

    def _alone(self) -> float:
        before = self.text[self.start - 1 : self.start]
        if self.left.side is Side.CLAUSE and "、" in (self.right.word, before):
            return ALONE_IN_A_LIST
        return QUOTED_ALONE if before == "“" and self.right.word == "”" else 0.0

    def _vetoes(self, odds: float) -> float:
        veto = 2.0 if odds < 0 and dictionary().is_word(self.given, 1000) else 0.0
        veto += self._is_itself_a_word() + self._cuts_words()
        if self._belongs_to_a_place():
            veto += 6.0
        has_clear_frame = self.left.weight >= 4.0 and self.right.weight >= 2.0
        return veto if has_clear_frame else veto + self._looks_like_a_word()

    def _is_itself_a_word(self) -> float:
        known = dictionary()
        is_address = bool(word_after(self.text, self.start + self.width, "address_forms"))
        is_moment = self.name[-1] == "时" and self.left.side is Side.CLAUSE and self.right.word == "，"
        if is_moment or self.given == "家":  # 谢幕时, 宋家
            return 8.0
        is_office = self.given in words("offices") or self.name in words("offices") or self.name in words("occupations")
        if self.name in words("not_names") or self.given == "老" or is_office or is_address:
            return 8.0
        if not known.is_word(self.name, 2):
            return 0.0
        frequency = known.frequencies[self.name]
        if self._is_framed():
            return 7.0 if frequency >= 500 else 2.0 if frequency >= 60 else 0.0
        return 7.0 if known.is_word(self.name) else 3.0

    def _cuts_words(self) -> float:
        cost = 0.0
        if self.left.weight < 3.0 or self.left.side is Side.OCCUPATION:
            cost += _cost_of_cutting(dictionary().most_frequent_over(self.text, self.start))
        if self.right.weight < 3.0 or not self._is_framed():
            first = self.start + 1
            at_end = _cost_of_cutting(dictionary().most_frequent_over(self.text, self.end, first))
            cost += at_end * (0.5 if self.right.weight >= 2.0 else 1.0)
        return cost

    def _belongs_to_a_place(self) -> bool:
        after = word_after(self.text, self.end, "place_names_after")
        after = after or word_after(self.text, self.end, "organisation_endings")
        is_verb = dictionary().tag(self.text[self.end : self.end + 2]).startswith(("v", "d"))
        return bool(after) and not (len(after) == 1 and is_verb)

    def _looks_like_a_word(self) -> float:
        """Doubts about shape, which a clear frame on both sides would outweigh."""
        return self._doubtful_ending() + self._doubtful_surname() + self._doubtful_given()

    def _doubtful_ending(self) -> float:
        last, known = self.name[-1], dictionary()
        is_village = self.given.startswith("家") and last in words("place_names_after")
        doubt = 3.0 if last in words("not_last") or is_village else 0.0
        if len(self.name) == 3 and known.frequencies.get(self.name[:2], 0) >= 100:
            doubt += 2.5
        if self.left.weight < 4.0 and known.name_like.get(self.name, 0) >= 30:
            doubt += 2.5
        return doubt

    def _doubtful_surname(self) -> float:
        surname, doubt = self.name[: self.width], 0.0
        if surname in words("doubtful_surnames") and self.left.weight < 2.5:
            doubt += 2.5
        if surname in words("function_surnames"):
            if self.left.side is not Side.OFFICE:
                doubt += 3.0
            if self.right.side is not Side.STOP and dictionary().is_common(self.given):
                doubt += 3.0
        return doubt

    def _doubtful_given(self) -> float:
        doubt = 1.5 if self.left.weight < 1.5 and self.right.weight < 2.0 else 0.0
        if self.left.weight < 2.5 and dictionary().is_word(self.given, 1000):
            doubt += 1.5
        return doubt


def own_weight(name: str, width: int) -> float:
    """What the characters say, bounded: rare ones must not outweigh the context, common ones count more."""
    odds = dictionary().name_odds(name[:width], name[width:])
    return max(-6.0, min(4.0 + odds / 50, odds if odds > 0 else 1.5 * odds))


def _cost_of_cutting(frequency: int) -> float:
    """What it costs to cut through a word of that frequency."""
    if frequency < 20:
        return 0.0
    if frequency < 200:
        return 1.5
    return 3.0 if frequency < 1000 else 4.5
