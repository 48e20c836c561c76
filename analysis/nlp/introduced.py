"""Acronyms that a text introduces itself: "the Harbour Authority of Lorrin (HAL)"."""

from collections.abc import Iterator, Sequence

from analysis.nlp.acronyms import acronym_forms
from analysis.nlp.mentions import Mention
from analysis.nlp.reading import Reading

INTRODUCED = 3.0


def find_introduced(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """What stands in brackets right behind a name of several words, and may be short for it."""
    for mention in mentions:
        at = mention.last
        is_long = mention.last - mention.first > 1 and not mention.is_dropped
        is_bracketed = reading.word(at) == "(" and reading.word(at + 2) == ")"
        if is_long and is_bracketed and mention.votes.get("ORG"):
            short = reading.word(at + 1).replace(".", "")
            if short in acronym_forms(reading.surface(mention.first, mention.last)):
                yield Mention(first=at + 1, last=at + 2, votes={"ORG": INTRODUCED})
