"""Who says that a part is the story's: two outlooks of an extractor, and the page's own JSON-LD."""

import logging
import re
from copy import copy
from dataclasses import dataclass

import trafilatura

from analysis.ingest.pages.elements import HtmlElement
from analysis.ingest.pages.parts import Part

SIGNS = re.compile(r"[\W_]+")
SHORT = 24
"""Letters: a shorter part must be a line of its own to be found in a text."""
EDGE = 40
MOST_ELEMENTS_TWICE = 10_000
"""A larger page is gone through once only: it would take too long."""

# What it would log as a warning is found out here by what it gives.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Witness:
    """A text that should be the story, in which parts can be looked up."""

    letters: str
    lines: frozenset[str]

    def has(self, part: Part) -> bool:
        """Whether the part stands in the text, signs and spaces aside."""
        wanted = letters_of(part.text)
        if len(wanted) < SHORT:
            return wanted in self.lines
        if wanted in self.letters:
            return True
        is_long = len(wanted) > 3 * EDGE
        return is_long and wanted[:EDGE] in self.letters and wanted[-EDGE:] in self.letters

    @property
    def n_letters(self) -> int:
        """How long its text is, signs and spaces aside."""
        return len(self.letters)


def letters_of(text: str) -> str:
    """The letters and digits of a text, in small letters.

    >>> letters_of("“No,” she said.")
    'noshesaid'
    """
    return SIGNS.sub("", text.lower())


def witness(text: str) -> Witness:
    """The text as a witness."""
    lines = [letters_of(line) for line in text.splitlines()]
    return Witness("".join(lines), frozenset(lines))


def extract(tree: HtmlElement, *, is_precise: bool) -> Witness:
    """What trafilatura takes for the story; nothing where it fails."""
    try:
        document = trafilatura.bare_extraction(
            copy(tree), include_comments=False, favor_precision=is_precise
        )
    except Exception:  # hostile pages make it raise nearly anything, and all of it means the same
        return witness("")
    return witness(str(getattr(document, "text", None) or ""))
