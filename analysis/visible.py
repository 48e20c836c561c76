"""Words without what does not show: two that look the same are then the same."""

import unicodedata

_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that are drawn as nothing."""
_SELECTORS = (("\u180b", "\u180f"), ("\ufe00", "\ufe0f"), ("\U000e0100", "\U000e01ef"))
"""First and last of the signs that choose between forms of the sign before them."""


def visible(words: str) -> str:
    """The words without characters that do not show, that turn how the others show, or end a line.

    >>> visible("pier\\u200b\\u202e\\nhead")
    'pierhead'
    """
    return "".join(filter(_shows, words)).strip()


def _shows(sign: str) -> bool:
    category = unicodedata.category(sign)
    if category[0] == "C" or category in ("Zl", "Zp"):
        return False
    return sign not in _BLANK and not any(first <= sign <= last for first, last in _SELECTORS)
