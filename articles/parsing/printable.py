"""What a text may hold: the characters that XML 1.0 has, so that feeds and books can be made of it."""

import re

# https://www.w3.org/TR/xml/#charsets
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text without control characters and halves of characters, which nobody sees and no XML may have."""
    return FORBIDDEN.sub("", text)


def typed(text: str) -> str:
    """What somebody typed, as it is stored: browsers send the lines of a text area with CRLF."""
    return printable(text.replace("\r\n", "\n"))
