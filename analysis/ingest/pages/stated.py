"""The text of the article that a page gives once more for machines, in JSON-LD."""

from analysis.ingest.pages.witnesses import letters_of

LEAST_WORDS = 60
MUCH_LONGER = 1.6
"""So many times the words that are shown: the page shows the beginning only, or nothing."""
BEGINNING = 60
"""Letters of the shown text that must stand in the stated one."""


def replaces(stated: str, shown: list[str]) -> bool:
    """Whether the stated text is to be read in place of what the page shows.

    It is where the page shows nothing, or only the beginning of the same text.
    """
    n_stated = len(stated.split())
    n_shown = sum(len(line.split()) for line in shown)
    if n_stated < LEAST_WORDS or n_stated < MUCH_LONGER * n_shown:
        return False
    beginning = letters_of("".join(shown))[:BEGINNING]
    return n_shown < LEAST_WORDS // 3 or beginning in letters_of(stated)
