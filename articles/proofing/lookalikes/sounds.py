"""How characters are read -> which sound alike. Runs when the list is made anew, never when texts are proofread.

listing() -> the text of data/homophones.txt
"""

from __future__ import annotations

from articles.proofing.lookalikes.glyphs import candidates

HEADER = (
    "# Computed from the character readings of pypinyin (MIT) by manage.py list_homophones; a syllable without its\n"
    "# tone, then the characters of GB2312 that are mostly read so."
)


def listing() -> str:
    """The list as text. Raises ImportError where pypinyin is not installed."""
    from pypinyin import Style, pinyin

    syllables: dict[str, str] = {}
    for sign in candidates():
        syllable = pinyin(sign, style=Style.NORMAL)[0][0]
        syllables[syllable] = syllables.get(syllable, "") + sign
    return "\n".join([HEADER, *(f"{syllable} {syllables[syllable]}" for syllable in sorted(syllables))]) + "\n"
