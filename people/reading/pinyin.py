"""How names are read aloud, in Hanyu Pinyin (GB/T 16159, ISO 7098).

Readings come from pypinyin. Surnames that are read otherwise than their character by itself (单 Shàn, 解 Xiè,
尉迟 Yùchí) stand in `data/surname_readings.txt`.
"""

import re
from functools import cache
from unicodedata import normalize

from people.reading.punctuation import is_han
from people.reading.wordlists import DATA, words

LONGEST_SURNAME = 2
TONES = "12345"
# Behind all syllables, in whatever order a database has letters.
LAST = "zzzz"
SYLLABLE = re.compile(r"[a-z]{1,6}[1-5]")
READ = re.compile(r"([a-z]+[1-5])([^\sa-z0-9])")
MARKS = {1: "\u0304", 2: "\u0301", 3: "\u030c", 4: "\u0300"}
NEUTRAL, LAST_COMMON_ROW = 5, 55


@cache
def surname_readings() -> dict[str, list[str]]:
    """Surname -> the syllable of each of its characters, with the number of the tone."""
    lines = (DATA / "surname_readings.txt").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {surname: read.split() for surname, read in rows}


def syllables(name: str) -> list[str]:
    """The reading of each character of a person's name, as `shan4`; a character that has none is itself.

    The name begins with the surname, as Chinese names do; in one with a dot (买买提·艾山) there is none.
    """
    surname = _surname(name)
    known = surname_readings().get(surname)
    return [*(known or _read(surname)), *_read(name[len(surname) :])]


def given_syllables(name: str, reading: str) -> list[str]:
    """The syllables of a reading that somebody has written down for a name, as `le4 yi4 fan1`.

    Raises ValueError, in words for no reader, where it is not one syllable with the number of its tone for each
    character of the name.
    """
    given = reading.casefold().replace("ü", "v").split()
    if len(given) != sum(sign.isalnum() for sign in name) or not all(map(SYLLABLE.fullmatch, given)):
        raise ValueError(f"not the syllables of {name!r}: {reading!r}")
    return given


def sort_key(name: str, reading: str = "") -> str:
    """Under which a name is sorted as in a Chinese dictionary: character by character, by sound, tone, and sign.

    `reading` is how it is read where that is known (see given_syllables); one that does not fit the name is passed by.
    It begins with a small letter from a to z, or with LAST where the name has no sound that is known.
    """
    signs = [sign for sign in name if sign.isalnum()]
    try:
        read = given_syllables(name, reading)
    except ValueError:
        read = syllables("".join(signs)) if "·" not in name else _read("".join(signs))
    key = " ".join(
        syllable if syllable == sign.casefold() else f"{syllable}{sign}"
        for syllable, sign in zip(read, signs, strict=True)
    )
    return key if key[:1].isascii() and key[:1].isalpha() else f"{LAST}{key}"


def readings(name: str, key: str) -> list[tuple[str, str]]:
    """Each character of a name with its reading as `shé` where it is rare, else with "".

    `key` is the name's sort key, which holds the readings: showing a name needs no library.
    """
    read = {sign: marked(syllable) for syllable, sign in READ.findall(key)}
    return [(sign, read.get(sign, "") if is_rare(sign) else "") for sign in name]


def spoken(key: str) -> str:
    """How the name of a sort key is read, with marks of tones: `shàn fú hǎi`."""
    return " ".join(marked(syllable) for syllable, _sign in READ.findall(key))


def is_rare(sign: str) -> bool:
    """Whether a Chinese character is none of the 3,755 common ones (GB/T 2312, level 1)."""
    if not is_han(sign):
        return False
    try:
        row = sign.encode("gb2312")[0] - 0xA0
    except UnicodeEncodeError:
        return True
    return row > LAST_COMMON_ROW


def marked(syllable: str) -> str:
    """A syllable with the mark of its tone (Scheme for the Chinese Phonetic Alphabet, section 4): `she2` is `shé`."""
    letters, tone = syllable[:-1].replace("v", "ü"), int(syllable[-1])
    if tone == NEUTRAL:
        return letters
    at = next((letters.index(vowel) for vowel in ("a", "o", "e") if vowel in letters), -1)
    if at < 0:  # of i, u and ü the last
        at = max(letters.rfind(vowel) for vowel in "iuü")
    if at < 0:
        return letters
    return normalize("NFC", letters[: at + 1] + MARKS[tone] + letters[at + 1 :])


def _surname(name: str) -> str:
    if "·" in name:
        return ""
    for width in range(LONGEST_SURNAME, 0, -1):
        head = name[:width]
        if len(name) > width and (head in surname_readings() or (width > 1 and head in words("compound_surnames"))):
            return head
    return ""


def _read(text: str) -> list[str]:
    """A syllable for each character."""
    from pypinyin import Style, pinyin

    if not text:
        return []
    found = pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=list)
    read = [row[0] for row in found]
    return [
        (syllable if syllable[-1:] in TONES and syllable[:-1].isalpha() and syllable[:1].isascii() else sign).casefold()
        for syllable, sign in zip(read, text, strict=True)
    ]
