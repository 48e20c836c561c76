"""Sources of which only a pointer is known, such as "he": nobody can be counted by it."""

from analysis.words import load


def is_pointer(source: str) -> bool:
    """Whether the source's words point at somebody without saying who.

    >>> is_pointer("He"), is_pointer("He Jiankui")
    (True, False)
    """
    return source.casefold() in load("pointers")["words"]
