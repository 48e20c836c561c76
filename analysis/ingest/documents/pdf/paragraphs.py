"""Lines to paragraphs: by gaps, indents, sizes and full lines, with words put back together."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from analysis.cleaning.lines import ends_sentence, has_marker
from analysis.ingest.documents.pdf.lines import Line

HYPHENS = "-\u00ad\u2010"
HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
OTHER_SIZE = 0.12
"""Of the size: letters that differ by more are another kind of line."""
LARGE = 1.15
"""Of the text's usual size: headings."""
WIDE = 1.4
"""Of the usual distance of lines: the space between paragraphs."""
INDENT = 0.8
"""Of the letters' size."""
SHORT, VERY_SHORT = 0.8, 0.55
"""Of a full line."""
DOUBTFUL_FEW = 4
"""Fewer lines of a size tell nothing of their usual distance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words, and the size of their letters."""

    text: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """What is usual in a document."""

    size: float
    distance: dict[int, float]
    """Of lines, by the rounded size of their letters."""
    width: dict[int, int]
    """Characters of a full line, by the rounded size."""


def join_lines(lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs, in the order of the lines."""
    if not lines:
        return
    usual = find_usual(lines)
    kept = {word.casefold() for line in lines for word in HYPHENATED.findall(line.text)}
    group = [lines[0]]
    for line, following in pairwise(lines):
        if goes_on(line, following, usual):
            group.append(following)
            continue
        yield _paragraph(group, kept)
        group = [following]
    yield _paragraph(group, kept)


def find_usual(lines: Sequence[Line]) -> Usual:
    """The size of most letters; distance and width of lines."""
    distances: dict[int, list[float]] = defaultdict(list)
    widths: dict[int, list[int]] = defaultdict(list)
    for line, following in pairwise(lines):
        if _is_below(line, following) and _is_same_size(line, following):
            distances[round(line.size)].append(line.y - following.y)
    for line in lines:
        widths[round(line.size)].append(len(line.text))
    letters = {size: sum(numbers) for size, numbers in widths.items()}
    return Usual(
        size=max(letters, key=lambda size: letters[size]),
        distance={
            size: median(found) for size, found in distances.items() if len(found) >= DOUBTFUL_FEW
        },
        width={size: sorted(numbers)[len(numbers) * 9 // 10] for size, numbers in widths.items()},
    )


def goes_on(line: Line, following: Line, usual: Usual) -> bool:
    """Whether the two are one paragraph."""
    if not _is_same_size(line, following) or has_marker(following.text):
        return False
    if not _is_below(line, following):
        return _goes_on_elsewhere(line, following, usual)
    distance = usual.distance.get(round(line.size), 1.25 * line.size)
    if line.y - following.y > WIDE * distance:
        return False
    if line.size > LARGE * usual.size:
        return True
    if following.x - line.x >= INDENT * line.size:
        return False
    return not _is_last(line, usual)


def _is_last(line: Line, usual: Usual) -> bool:
    """Whether the line is too short to have been broken off because it was full."""
    share = len(line.text) / max(usual.width[round(line.size)], 1)
    return share < (SHORT if ends_sentence(line.text) else VERY_SHORT)


def _goes_on_elsewhere(line: Line, following: Line, usual: Usual) -> bool:
    """Whether a sentence goes on in the next column or on the next page."""
    if line.size > LARGE * usual.size or ends_sentence(line.text):
        return False
    return following.text[0].islower() or not _is_last(line, usual)


def _is_below(line: Line, following: Line) -> bool:
    is_lower = line.page == following.page and following.y < line.y
    return is_lower and abs(following.x - line.x) < 10 * line.size


def _is_same_size(line: Line, following: Line) -> bool:
    return abs(line.size - following.size) <= OTHER_SIZE * line.size


def _paragraph(lines: list[Line], kept: set[str]) -> Paragraph:
    text = lines[0].text
    for line in lines[1:]:
        text = join_words(text, line.text, kept)
    return Paragraph(text=text.replace("\u00ad", ""), size=lines[0].size)


def join_words(text: str, line: str, kept: set[str]) -> str:
    """The text with the next line behind it; a word that was broken at the end is made whole.

    `kept` are words in small letters that have a hyphen of their own.

    >>> join_words("an ordi-", "nary day", set()), join_words("a well-", "known", {"well-known"})
    ('an ordinary day', 'a well-known')
    """
    if not text or text[-1] not in HYPHENS or not text[-2:-1].isalpha():
        return f"{text} {line}"
    first, second = text[:-1].rsplit(None, 1)[-1], line.split(None, 1)[0]
    parts = re.split(r"\W", first)[-1], re.split(r"\W", second)[0]
    has_own = "-".join(parts).casefold() in kept
    is_broken = text[-1] != "-" or (line[0].islower() and not has_own)
    return f"{text[:-1]}{line}" if is_broken else f"{text}{line}"
