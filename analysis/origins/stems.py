"""Words without their endings, so that "ignored", "ignores" and "ignoring" are one."""

from functools import cache

from analysis import words

SHORTEST = 3
"""Letters that stay at least."""
ENDINGS = (("sses", "ss"), ("ies", "y"), ("ied", "y"), ("ing", ""), ("edly", ""), ("ed", ""))
PLURALS = ("ss", "us", "is")
"""An "s" at the end of these is no ending."""


@cache
def stem(word: str) -> str:
    """What the forms of a word have in common: no word itself, and not always right.

    Only endings of verbs and plurals are taken off, so different nouns of one verb stay apart.

    >>> stem("ignored"), stem("warnings"), stem("told"), stem("planned"), stem("companies")
    ('ignor', 'warn', 'tell', 'plan', 'company')
    """
    listed = words.load("origins")
    word = listed["alike"].get(word, word)
    word = listed["irregular"].get(word, word)
    return _undoubled(_without_ending(_without_plural(word)))


def _without_plural(word: str) -> str:
    if word.endswith("s") and not word.endswith((*PLURALS, "ies", "sses")) and len(word) > SHORTEST:
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word.removesuffix(ending) + instead
    return word


def _undoubled(word: str) -> str:
    if len(word) > SHORTEST and word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST else word
