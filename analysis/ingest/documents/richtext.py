"""RTF: words between control words, in groups. Pictures, tables of fonts and fields stay unread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from analysis.ingest import problems
from analysis.ingest.documents.writing import Properties, complete, write_article
from analysis.models import Article

TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<code>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|[\r\n\x00]+|(?P<words>[^\\{}\r\n\x00]+)",
    re.DOTALL,
)
SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "column": "\n", "row": "\n",
    "softline": "\n", "tab": " ", "cell": " | ", "nestcell": " | ", "emdash": "—",
    "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "emspace": " ", "enspace": " ",
}  # fmt: skip
SINGLE = {"~": "\u00a0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
LEFT_OUT = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "objdata", "fldinst",
    "datafield", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "footnote", "annotation", "atnid", "atnauthor", "atntime", "atnref", "listtable",
    "listoverridetable", "revtbl", "rsidtbl", "generator", "themedata", "colorschememapping",
    "latentstyles", "xmlnstbl", "bkmkstart", "bkmkend", "pntext", "pn", "pntxta", "pntxtb",
    "filetbl", "xe", "tc", "do", "nonshppict", "userprops", "mmathPr", "background", "template",
    "private",
})  # fmt: skip
HIDING = frozenset({"v", "deleted"})
SHOWN_ANYWAY = frozenset({"shptxt"})
ENCODINGS = {
    128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
"""By the number that a font has for its characters; others are Western."""
FONT = re.compile(rb"\\f(\d{1,5})(?!\d)[^;{}]{0,200}?\\fcharset(\d{1,3})")
TABLE_OF_FONTS = 200_000
INFO = re.compile(rb"\{\\info\b.{0,5000}", re.DOTALL)
CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group."""

    is_left_out: bool = False
    is_hidden: bool = False
    encoding: str = "cp1252"
    n_fallback: int = 1
    """Characters that stand in for one that older programs do not know."""


class Reading:
    """The words of a file as its control words come."""

    def __init__(self, encoding: str, fonts: dict[int, str]) -> None:
        """`encoding` where no font says another."""
        self.pieces: list[str] = []
        self.state = State(encoding=encoding)
        self._outer: list[State] = []
        self._fonts, self._encoding = fonts, encoding
        self._codes = bytearray()
        self._skip = 0
        self._is_optional = False

    def take(self, token: re.Match[bytes]) -> None:
        """Goes on by one token."""
        if code := token["code"]:
            self._take_code(int(code, 16))
            return
        self._write_codes()
        if brace := token["brace"]:
            self._turn(brace)
        elif word := token["word"]:
            number = int(token["number"]) if token["number"] else None
            self._take_word(word.decode("ascii"), number)
        elif sign := token["sign"]:
            self._take_sign(sign.decode("latin-1"))
        elif words := token["words"]:
            skipped, self._skip = self._skip, max(0, self._skip - len(words))
            self._write(words[skipped:].decode(self.state.encoding, "replace"))

    def finish(self) -> str:
        """All words."""
        self._write_codes()
        return "".join(self.pieces)

    def _turn(self, brace: bytes) -> None:
        self._skip, self._is_optional = 0, False
        if brace == b"{":
            self._outer.append(self.state)
        elif self._outer:
            self.state = self._outer.pop()

    def _take_code(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        elif not self.state.is_left_out:
            self._codes.append(code)

    def _write_codes(self) -> None:
        if self._codes:
            self._write(bytes(self._codes).decode(self.state.encoding, "replace"))
            self._codes.clear()

    def _take_sign(self, sign: str) -> None:
        self._is_optional = sign == "*"
        self._write(SINGLE.get(sign, ""))

    def _take_word(self, word: str, number: int | None) -> None:
        if word in LEFT_OUT or (self._is_optional and word not in SHOWN_ANYWAY):
            self.state = replace(self.state, is_left_out=True)
        elif word in HIDING:
            self.state = replace(self.state, is_hidden=number != 0)
        elif word == "u" and number is not None:
            self._write(_character(number))
            self._skip = self.state.n_fallback
        elif word == "uc":
            self.state = replace(self.state, n_fallback=min(number or 0, 10))
        elif word in ("f", "plain"):
            font = self._fonts.get(-1 if number is None else number, self._encoding)
            self.state = replace(self.state, encoding=font)
        else:
            self._write(SIGNS.get(word, ""))
        self._is_optional = False

    def _write(self, words: str) -> None:
        if words and not (self.state.is_left_out or self.state.is_hidden):
            self.pieces.append(words)


def _character(number: int) -> str:
    """A character by its number, halves of characters as they come; they are joined at the end."""
    return chr(number % 0x10000) if number < 0x110000 else "\ufffd"


def read_rich_text(data: bytes, name: str, today: date) -> Article:
    """The article in an RTF file; headers, footnotes, comments and hidden words are left out."""
    if not data.lstrip()[:100].startswith(b"{\\rtf"):
        raise problems.mismatch(name, "something else")
    words = words_of(data)
    article = write_article(name, [words], {})
    return complete(article, today, properties=properties_of(data))


def words_of(data: bytes) -> str:
    """The text, a paragraph a line."""
    page = CODE_PAGE.search(data[:2000])
    reading = Reading(_known(f"cp{int(page[1])}" if page else "cp1252"), _fonts(data))
    for token in _tokens(data):
        reading.take(token)
    text = reading.finish().replace(" | \n", "\n")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _tokens(data: bytes) -> Iterator[re.Match[bytes]]:
    """The tokens, without the binary stretches that some of them announce."""
    place = 0
    while token := TOKEN.match(data, place):
        place = token.end()
        if token["word"] == b"bin" and token["number"]:
            place += max(0, int(token["number"]))
        yield token


def _fonts(data: bytes) -> dict[int, str]:
    start = data.find(b"\\fonttbl")
    table = data[start : start + TABLE_OF_FONTS] if start >= 0 else b""
    fonts: dict[int, str] = {}
    for number, characters in FONT.findall(table):
        if encoding := ENCODINGS.get(int(characters)):
            fonts.setdefault(int(number), encoding)
    return fonts


def _known(encoding: str) -> str:
    try:
        "".encode(encoding)
    except LookupError:
        return "cp1252"
    return encoding


def properties_of(data: bytes) -> Properties:
    """Title and author, as the head of the file has them."""
    info = INFO.search(data[:TABLE_OF_FONTS])
    if info is None:
        return Properties()
    return Properties(title=_property(info[0], b"title"), byline=_property(info[0], b"author"))


def _property(info: bytes, kind: bytes) -> str | None:
    found = re.search(rb"\{\\(?:\*\\)?" + kind + rb"\b ?([^{}]{0,500})\}", info)
    return words_of(b"{\\rtf1 " + found[1] + b"}").strip() or None if found else None
