"""Bytes to characters: what the file says itself, then UTF-8, then the likeliest of the others."""

import codecs
import re

from charset_normalizer import from_bytes

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
WIDE = ("utf-16", "utf-32")
LATIN = frozenset({"iso8859-1", "ascii", "latin-1"})
"""Pages that declare these mean Windows' own encoding, as the standard for the web has it."""
NOT_ASCII = re.compile(r"[^\x00-\x7f]")

LOOK_AT = 65_536
LEAST_NULS = 0.05
"""Share of 16-bit units with a NUL half: nearly all in Latin text, the blanks alone elsewhere."""
MOST_STRAY_NULS = 0.01
LEAST_UNITS = 8
MOST_DAMAGE = 0.02
"""Share of the characters that show the encoding which may be damaged without giving it up."""
MOST_ACCENTS = 0.2
FEW_ACCENTS = 4
"""Of the letters: with more, the text is not in a language that Windows-1252 was made for."""
NOT_WESTERN = re.compile(r"[A-Za-z][¡¤¦¨¬¯±¶¸¹³¼½¾¿×÷]|[¡¤¦¨¬¯±¶¸¹³¼½¾×÷][a-z]")
"""Signs inside words: letters of another encoding, such as the Polish one, read in this one."""
REPLACEMENT = "\ufffd"


def decode(data: bytes, *, is_page: bool = False) -> str:
    """The characters, a byte order mark dropped, a NUL shown as damage. Raises ValueError.

    >>> decode("café".encode("cp1252"))
    'café'
    """
    text = _said(data, _marked(data) or _unmarked_wide(data))
    if text is None and is_page:
        text = _said(data, _declared(data))
    if text is None and not is_wide(data):
        text = _said(data, "utf-8")
        text = text if text is not None else _guessed(data)
    if text is None:
        raise ValueError("no encoding fits")
    return text.replace("\x00", REPLACEMENT)


def is_wide(data: bytes) -> bool:
    """Whether the bytes are text in units of two or four bytes, where NUL bytes are no surprise."""
    encoding = _marked(data) or _unmarked_wide(data)
    return encoding is not None and encoding != "utf-8-sig"


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _unmarked_wide(data: bytes) -> str | None:
    """UTF-16 without a mark, told by NULs in one half of the units and hardly any in the other."""
    start = data[:LOOK_AT]
    n_units = len(start) // 2
    if n_units < LEAST_UNITS or len(data) % 2:
        return None
    first, second = start[0::2].count(0) / n_units, start[1::2].count(0) / n_units
    if second >= LEAST_NULS and first <= MOST_STRAY_NULS:
        return "utf-16-le"
    if first >= LEAST_NULS and second <= MOST_STRAY_NULS:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii", "ignore")).name
    except LookupError:
        return None
    if name.startswith(WIDE):  # the declaration itself could not be read, were it true
        return "utf-8"
    return "cp1252" if name in LATIN else name


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _said(data: bytes, encoding: str | None) -> str | None:
    """The text in the encoding it is said to be in, if it is, a few damaged places apart."""
    if encoding is None:
        return None
    text = _try(data, encoding)
    return text if text is not None else _nearly(data, encoding)


def _nearly(data: bytes, encoding: str) -> str | None:
    """The text with its damage shown, such as of a file that was cut off inside a character."""
    if not encoding.startswith("utf"):
        return None
    text = data.decode(encoding, "replace")
    damaged = text.count(REPLACEMENT)
    telling = text if encoding.startswith(WIDE) else NOT_ASCII.findall(text)
    sound = len(telling) - damaged
    return text if damaged < sound and damaged <= max(1, MOST_DAMAGE * sound) else None


def _guessed(data: bytes) -> str | None:
    western = _try(data, "cp1252")
    if western and _is_western(western[:LOOK_AT]):
        return western
    best = from_bytes(data[:LOOK_AT]).best()
    return _try(data, best.encoding) if best else None


def _is_western(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    n_accents = sum(not sign.isascii() for sign in letters)
    is_rare = n_accents <= max(FEW_ACCENTS, MOST_ACCENTS * len(letters))
    return is_rare and not NOT_WESTERN.search(text)
