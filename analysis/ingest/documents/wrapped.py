"""Plain text whose lines end where the width was used up: back to one paragraph a line."""

from collections.abc import Iterator

WIDEST = 100
NARROWEST = 40
RAGGED = 4
"""Characters by which a full line may miss the width."""


def flowed(text: str) -> Iterator[str]:
    r"""Paragraphs of a mail whose lines go on where they end in a blank (RFC 3676).

    >>> list(flowed("One \ntwo\nthree"))
    ['One two', 'three']
    """
    paragraph = ""
    for line in text.splitlines():
        paragraph += line.removeprefix(" ") if paragraph else line
        if line.endswith(" ") and line != "-- ":
            continue
        yield paragraph
        paragraph = ""
    if paragraph:
        yield paragraph


def unwrapped(text: str) -> Iterator[str]:
    r"""Paragraphs of a text in which the next word no longer fitted into a line.

    >>> list(unwrapped("The council of Varnholm dropped its plan for a\nferry.\n\nBye."))
    ['The council of Varnholm dropped its plan for a ferry.', '', 'Bye.']
    """
    lines = [line.rstrip() for line in text.splitlines()]
    width = max(map(len, lines), default=0)
    paragraph = ""
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        paragraph = f"{paragraph} {line.lstrip()}" if paragraph else line
        if not _goes_on(line, following, width):
            yield paragraph
            paragraph = ""


def _goes_on(line: str, following: str, width: int) -> bool:
    if not line or not following.strip() or not NARROWEST <= width <= WIDEST:
        return False
    next_word = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(next_word) >= width - RAGGED
