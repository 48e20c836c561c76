"""Quotation marks in all their styles: which open, which close, and which are apostrophes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MARK = re.compile("``|''|[“”„‟«»\"‘’‚']")
FAMILIES = {
    '"': "straight",
    **dict.fromkeys(("“", "”", "„", "‟", "``", "''"), "curly"),
    **dict.fromkeys("‘’‚'", "single"),
    **dict.fromkeys("«»", "guillemets"),
}
SOFT = frozenset("([{<—–-/:“„«»‘‚\"'’”")
"""What may stand before an opening mark without a blank between."""
CLIPPED = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|n|cos|bout)\b", re.IGNORECASE)
"""What an apostrophe shortens: "the '90s", "'em"."""


class Side(StrEnum):
    """What a mark can do where it stands."""

    OPENS = "opens"
    CLOSES = "closes"
    EITHER = "either"
    """Closes where one is open, else opens."""
    NEITHER = "neither"
    """An apostrophe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A quotation mark of one line."""

    family: str
    """Straight, curly, single or guillemets: marks of one family close each other."""
    side: Side
    start: int
    end: int
    after_s: bool
    """Such a single mark may also be the apostrophe of "the sailors’ families"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a mark touches."""

    left: str
    """blank, soft (a dash, bracket or other mark) or hard."""
    right: str
    """blank, word or stop."""


def find_marks(line: str) -> Iterator[Mark]:
    """Yields the marks of a line in reading order, each with what it can do there.

    >>> [(mark.family, str(mark.side)) for mark in find_marks("“It’s «so»”")]
    [('curly', 'opens'), ('guillemets', 'opens'), ('guillemets', 'closes'), ('curly', 'closes')]
    """
    for match in MARK.finditer(line):
        sign, before = match.group(), line[match.start() - 1 : match.start()]
        family = FAMILIES[sign]
        side = SIDES[family](sign, _place(sign, before, line[match.end() : match.end() + 1]))
        is_clipped = family == "single" and CLIPPED.match(line, match.end())
        if side is not Side.NEITHER and not is_clipped:
            yield Mark(
                family=family,
                side=side,
                start=match.start(),
                end=match.end(),
                after_s=before in ("s", "S"),
            )


FOREIGN = re.compile("[„‟«»‚]|(?<![^\\s(])”(?=\\w)")
"""Marks that the tagger never saw in training; with ” where another language opens by it."""


def in_usual_marks(text: str) -> str:
    """The text, equally long, its foreign quotation marks turned into “these”.

    >>> in_usual_marks("„Ja“, said Ann. «No,» said Bo.")
    '“Ja”, said Ann. “No,” said Bo.'
    """
    if not FOREIGN.search(text):
        return text
    return "".join(map(_in_usual_marks, text.splitlines(keepends=True)))


def _in_usual_marks(line: str) -> str:
    if not FOREIGN.search(line):
        return line
    characters, is_open = list(line), False
    for mark in find_marks(line):
        is_open = mark.side is Side.OPENS or (mark.side is Side.EITHER and not is_open)
        if mark.family in ("curly", "guillemets") and mark.end == mark.start + 1:
            characters[mark.start] = "“" if is_open else "”"
        elif mark.family == "single" and line[mark.start] != "'":
            characters[mark.start] = "‘" if is_open else "’"
    return "".join(characters)


def _place(sign: str, before: str, after: str) -> Place:
    left = "blank" if not before.strip() else "soft" if before in SOFT else "hard"
    opens_too = after in tuple("“„«‘‚\"'") and (left != "hard" or sign == after)
    is_word = after.isalnum() or opens_too or after in tuple("$£€#@[¿¡")
    right = "blank" if not after.strip() else "word" if is_word else "stop"
    return Place(left=left, right=right)


def _side_of_curly(sign: str, place: Place) -> Side:
    if sign in ("”", "''"):
        swedish = place.left != "hard" and place.right == "word"
        return Side.EITHER if swedish else Side.CLOSES
    german = sign == "“" and place.left != "blank" and place.right != "word"
    return Side.CLOSES if german else Side.OPENS


def _side_of_straight(_: str, place: Place) -> Side:
    if place.left == "blank":
        return Side.EITHER if place.right == "blank" else Side.OPENS
    if place.left == "soft":
        return Side.OPENS if place.right == "word" else Side.EITHER
    return Side.EITHER if place.right == "word" else Side.CLOSES


def _side_of_single(sign: str, place: Place) -> Side:
    """Between letters it is an apostrophe; ‘ and ‚ never close but in „ein ‚Wort‘“."""
    opens = place.left != "hard" and place.right == "word" and sign != "’"
    if opens or (sign == "‘" and place.left == "blank" and place.right == "stop"):
        return Side.OPENS
    closes = place.left != "blank" and place.right != "word" and sign != "‚"
    return Side.CLOSES if closes else Side.NEITHER


def _side_of_guillemet(sign: str, place: Place) -> Side:
    if sign == "«":
        closes = place.left == "hard" and place.right != "word"
        return Side.CLOSES if closes else Side.OPENS
    opens = place.left != "hard" and place.right == "word"
    return Side.EITHER if opens else Side.CLOSES


SIDES = {
    "straight": _side_of_straight,
    "curly": _side_of_curly,
    "single": _side_of_single,
    "guillemets": _side_of_guillemet,
}
