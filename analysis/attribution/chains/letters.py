"""Readers' letters: whoever signed below passes on what the letter tells of others."""

import re
from collections.abc import Iterator
from functools import lru_cache

from analysis.attribution.chains.view import View
from analysis.models import Link, SourceKind, Span

FEWEST_LETTERS = 2
SIGNATURE = re.compile(
    r"^(?!The )(?P<name>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,3}?)[.,;]?[ \xa0]*\n\s*"
    r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,2}(?:, [A-Z][\w. ]+)?[.,]?[ \xa0]*$",
    re.MULTILINE,
)
"""A line that is a name, and below it one that is a place."""


def letter_to_the_editor(view: View) -> Iterator[Link]:
    """The words stand in a reader's letter, signed below with name and place."""
    for link, start in signatures(view.setting.text):
        if view.cue.start < link.spans[0].start:
            if start <= view.cue.start and not _is_signer(view, link):
                yield link
            return


def _is_signer(view: View, link: Link) -> bool:
    return view.source.link.kind is SourceKind.AUTHOR or view.source.link.name == link.name


@lru_cache(maxsize=8)
def signatures(text: str) -> tuple[tuple[Link, int], ...]:
    """The signers of the letters that a text consists of, each with where his letter begins.

    A page of letters has two signatures or more: a name alone on a line, a place on the next.
    """
    found = list(SIGNATURE.finditer(text))
    ends = [0, *(match.end() for match in found)]
    if len(found) < FEWEST_LETTERS:
        return ()
    return tuple((_signer(match), start) for match, start in zip(found, ends, strict=False))


def _signer(match: re.Match[str]) -> Link:
    name = match["name"].rstrip(".")
    span = Span(match.start("name"), match.start("name") + len(name))
    return Link(name=name, kind=SourceKind.AUTHOR, spans=(span,))
