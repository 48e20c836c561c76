"""Text without what says nothing of who is meant: case, accents, marks."""

import re
from unicodedata import combining, normalize

APOSTROPHES = re.compile("['’‘ʼ`´′]")
DASHES = re.compile("[‐‑‒–—−]")
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
"""Latin letters that Unicode does not take apart."""


def fold(text: str) -> str:
    """Text in small letters without accents and apostrophes, every dash a hyphen.

    Accents are taken off Latin letters only: elsewhere they make another letter.

    >>> fold("Ångström–O’Łĳ"), fold("ЙОД")
    ('angstrom-olij', 'йод')
    """
    small = DASHES.sub("-", APOSTROPHES.sub("", text)).casefold()
    if small.isascii():
        return small
    once = normalize("NFKC", normalize("NFKC", small).casefold())
    return normalize("NFC", "".join(_without_marks(normalize("NFD", once)))).translate(PLAIN)


def _without_marks(text: str) -> list[str]:
    kept: list[str] = []
    for char in text:
        if not (combining(char) and kept and kept[-1].isascii()):
            kept.append(char)
    return kept


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, hyphens taken for spaces, letters with full stops for one word.

    >>> words_of("The U.N.'s  Harbour-Board & Co.")
    ('the', 'uns', 'harbour', 'board', 'and', 'co')
    """
    spaced = fold(text).replace("&", " and ").replace("-", " ").replace("/", " ")
    pieces = ("".join(filter(str.isalnum, piece)) for piece in spaced.split())
    return tuple(piece for piece in pieces if piece)
