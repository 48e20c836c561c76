"""Statements that something is not so: they answer a claim of another article as a denial does."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from analysis import words
from analysis.models import Stance
from analysis.origins.ends import OWN
from analysis.origins.reports import Denied, Report, ReportId, Statement
from analysis.origins.tokens import Sort, find_tokens

COUNTERED = 100_000
"""Positions from here on are of statements that count as denials. No article has as many."""
PASSIVE = ("be", "been", "being")


def with_counterstatements(report: Report) -> Report:
    """The report with every statement that plainly says "not" as a denial as well.

    "The mayor said that it had not been sold" denies nothing by itself, but it does answer an
    article that says it was. Where no article does, such a denial answers nothing. Its position is
    `COUNTERED` and the statement's own.
    """
    return replace(report, denials=(*report.denials, *_counterstatements(report)))


def as_denial(statement: ReportId) -> ReportId:
    """The id of a statement as a denial."""
    return ReportId(statement.article, COUNTERED + statement.position)


def countering_statement(denial: ReportId) -> ReportId | None:
    """The statement that counts as a denial; None for what was found as one."""
    place = denial.position - COUNTERED
    return ReportId(denial.article, place) if place >= 0 else None


def _counterstatements(report: Report) -> Iterator[Denied]:
    for one in report.statements:
        turned = turn_round(one.words) if _is_somebodys(one) else None
        if turned is not None:
            yield Denied(
                id=as_denial(one.id),
                words=turned,
                denier=one.chain[-1].identity,
                named=one.named,
            )


def _is_somebodys(statement: Statement) -> bool:
    is_told = bool(statement.chain) and statement.chain[-1].kind not in OWN
    return is_told and statement.stance is Stance.ASSERTS


def turn_round(text: str) -> str | None:
    """What a statement says is not so; None where it is not the whole of it that is negated.

    >>> turn_round("that Lind had not sold the mill"), turn_round("Lind did not only sell it")
    ('that Lind had sold the mill', None)
    """
    found = list(_negation().finditer(text))
    is_single = sum(token.sort is Sort.NEGATION for token in find_tokens(text)) == 1
    if len(found) != 1 or not is_single:
        return None
    before = text[: found[0].start()] + (found[0]["verb"] or "")
    after = text[found[0].end() :]
    if not (_is_of_the_main_clause(before) and _negates_a_deed(after)):
        return None
    return before + after


def _is_of_the_main_clause(before: str) -> bool:
    """Whether no clause has begun before the negation, beyond a first "that"."""
    said = _words(before)
    rest = said[1:] if said[:1] == ["that"] else said
    return not any(word in _lists()["begins_a_clause"] for word in rest)


def _negates_a_deed(after: str) -> bool:
    """Whether what follows is done or so: not "not only", and nothing that is only thought."""
    said = [word for word in _words(after) if word not in PASSIVE]
    return bool(said) and said[0] not in _lists()["is_no_denial"]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


@cache
def _negation() -> re.Pattern[str]:
    """ "Not" behind an auxiliary verb, or "never"."""
    auxiliaries = "|".join(sorted(_lists()["auxiliaries"]))
    return re.compile(rf"\b(?P<verb>{auxiliaries})(?: not|n[’']t)\b|\bnever ", re.IGNORECASE)


@cache
def _lists() -> dict[str, frozenset[str]]:
    listed = words.load("origins")["countering"]
    return {name: frozenset(listed[name]) for name in listed}
