"""One-to-one full-width punctuation, so that every rule needs one form of each sign and offsets stay."""

_FULL_WIDTH = str.maketrans(
    ",:;!?()\u3000\xa0﹐﹒｡［］〔〕•・‧．",
    "，：；！？（）  ，。。（）（）····",
)

STOPS = frozenset("，。；：！？、（）“”‘’《》〈〉【】—…·|/\n\t□■●◆▲△☆★")


def full_width(text: str) -> str:
    """The text with full-width punctuation and plain spaces; it keeps its length."""
    return text.translate(_FULL_WIDTH)


def is_han(sign: str) -> bool:
    """Whether one character is a Chinese ideograph."""
    return "\u4e00" <= sign <= "\u9fff" or "\u3400" <= sign <= "\u4dbf" or "\U00020000" <= sign <= "\U0003134f"
