"""Lines that name who wrote a story, and the names in them."""

import re
from functools import cache

from analysis.cleaning.lines import any_of, ends_sentence, ends_statement, phrases, plain
from analysis.cleaning.names import leading_names
from analysis.models import Span

LONGEST = 160
LONGEST_CONTRIBUTORS = 260
CONTRIBUTED = re.compile(
    r"\(?\*?(?P<names>[A-Z].{3,200})\s+contributed"
    r"(?: to this (?:report|story|article)| reporting)?\.?\)?$"
)
REPORTING_BY = re.compile(
    r"[(\[*]*(?:(?:additional|further) )?(?:reporting|writing|editing|compiled) by\s+[A-Z].*",
    re.IGNORECASE,
)
REPORTING_FROM = re.compile(
    r"Reporting from [A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}(?:,? (?:and )?[A-Z][\w'-]*){0,4}"
)
FROM_OURS = re.compile(r"from our (?:own )?(?:reporters?|correspondents?|staff)\b.{0,40}", re.I)
REST_OF_BYLINE = re.compile(r"\s*(?:$|[,;|•·/–—&(@-]|(?:in|for|at|from|on|and|with|of)\b)")


@cache
def label_pattern() -> re.Pattern[str]:
    """The labels in front of writers' names, as in "Original Author: " or "Written by "."""
    labelled = rf"{any_of('byline_labels')}(?P<colon>\s*[:|])"
    return re.compile(
        rf"[\[(*_\s]*(?:{labelled}|{any_of('byline_starts')}\s*:?)\s+",
        re.IGNORECASE,
    )


def is_byline(text: str) -> bool:
    """Whether the whole line is a label such as "By" or "Author:" and names.

    >>> is_byline("By Jane Doe, Political Editor"), is_byline("By Tuesday evening it was over.")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    tells_where = REPORTING_FROM.fullmatch(text) or FROM_OURS.fullmatch(text)
    return tells_where is not None or names_in_byline(text) is not None


def names_in_byline(text: str) -> Span | None:
    """Where the names stand in a labelled byline; None when it is no byline."""
    label = label_pattern().match(text)
    if label is None:
        return None
    found = _names_after(text[label.end() :], is_labelled=label["colon"] is not None)
    return Span(label.end(), label.end() + found.end) if found else None


def _names_after(rest: str, *, is_labelled: bool) -> Span | None:
    if plain(rest) in phrases("nameless_bylines") or _is_agency(rest):
        return Span(0, len(rest.rstrip(" .")))
    names = leading_names(rest)
    if names and REST_OF_BYLINE.match(rest, names.end) and not _runs_on(rest, names):
        return names
    return _short_name(rest) if is_labelled else None


def _runs_on(rest: str, names: Span) -> bool:
    """Whether a sentence goes on behind the names, as in "By Jane Doe's account, he left."."""
    return ends_statement(rest) and len(rest[names.end :].split()) > 3


def _is_agency(rest: str) -> bool:
    words = plain(rest).removesuffix(" staff")
    return words in phrases("agencies") or words.removeprefix("the ") in phrases("agencies")


def _short_name(rest: str) -> Span | None:
    """A single name, pen name or account, which only a label with a colon makes a byline."""
    name = re.match(r"[^\s,|(]+(?: [^\s,|(]+){0,3}", rest)
    is_short = name is not None and len(rest) <= 60 and not ends_sentence(rest)
    return Span(0, name.end()) if name and is_short else None


def is_contributor_line(text: str) -> bool:
    """Whether the line only names who else reported, wrote or edited."""
    if len(text) > LONGEST_CONTRIBUTORS:
        return False
    if REPORTING_BY.fullmatch(text) and _has_names_after_by(text):
        return True
    contributed = CONTRIBUTED.fullmatch(text)
    return contributed is not None and leading_names(contributed["names"]) is not None


def _has_names_after_by(text: str) -> bool:
    rest = text[text.casefold().index(" by ") + 4 :]
    return leading_names(rest.lstrip()) is not None


def is_role(text: str) -> bool:
    """Whether the line tells what a writer is, as in "Political correspondent, Ledger News"."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    of_people = phrases("roles") - phrases("masthead_words")
    return 1 <= len(words) <= 8 and not of_people.isdisjoint(words) and not ends_statement(text)
