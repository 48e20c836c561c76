"""What the words of a short part tell, in several languages."""

import re
from functools import cache

from analysis.cleaning.lines import ends_sentence, plain
from analysis.ingest.pages.parts import Part
from analysis.words import load

LONGEST_HEADING = 60
LONGEST_LEAD = 200
LONGEST_PROMPT = 300
LONGEST_OFFER = 1_500

LONGEST_DATED = 90
DATED = re.compile(
    r"\d{1,2}(?:\.|er|º)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:de\s+)?(?:19|20)\d\d\b"
    r"|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b"
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(plain(one) for one in load("pages")["words"][name])


@cache
def _starts(name: str) -> tuple[str, ...]:
    return tuple(one.lower() for one in load("pages")["words"][name])


@cache
def _lead() -> re.Pattern[str]:
    leads = sorted(load("pages")["words"]["related_leads"], key=len, reverse=True)
    return re.compile(
        rf"[\W_]*(?:{'|'.join(map(re.escape, leads))})\s*[:|–—»>-]\s*\S", re.IGNORECASE
    )


def is_end_heading(part: Part) -> bool:
    """Whether it is the heading of other stories, of comments, of subjects."""
    text = part.text
    if len(text) > LONGEST_HEADING or text.endswith("."):
        return False
    words = plain(re.sub(r"\s*\(?\d+\)?\s*", " ", text))
    return words in _words("end_headings") or words.startswith(_starts("end_heading_starts"))


def is_related_lead(text: str) -> bool:
    """Whether it points to another story: a label, then a headline."""
    return len(text) <= LONGEST_LEAD and _lead().match(text) is not None


def is_prompt(text: str) -> bool:
    """Whether it begins as a line does that asks something, or tells of the page."""
    return len(text) <= LONGEST_PROMPT and text.lower().startswith(_starts("prompt_starts"))


def is_offer(text: str) -> bool:
    """Whether it offers the rest of the article for money."""
    small = text.lower()
    return len(text) <= LONGEST_OFFER and any(one in small for one in _starts("offers"))


def asks_something(text: str) -> bool:
    """Whether a box of this text asks the reader to subscribe, follow, give or agree."""
    small = text.lower()
    return any(one in small for one in _starts("asks"))


def is_dated_label(text: str) -> bool:
    """Whether it is a short line with a full date, in any language that writes one so.

    >>> is_dated_label("Inés Robledo, 7 de agosto de 2025")
    True
    >>> is_dated_label("Er kam am 7. Mai 2025.")
    False
    """
    return len(text) <= LONGEST_DATED and not ends_sentence(text) and DATED.search(text) is not None
