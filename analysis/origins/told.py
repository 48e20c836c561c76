"""Statements and denials with what their articles add to them, ready to be compared."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.models import SourceKind
from analysis.origins.ends import fold_outlet
from analysis.origins.reports import CLAIMING, Denied, Report, ReportId, Statement
from analysis.origins.wording import Wording, read_wording
from analysis.resolution.folding import fold

IN_FULL = 3
"""Distinctive words of a denial that says itself what it denies."""
DOING = re.compile(r"[a-z]+ing ", re.IGNORECASE)
"""What somebody denies doing begins so."""
NAMELESS = frozenset({SourceKind.AUTHOR, SourceKind.UNATTRIBUTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that is claimed, or denied, in an article."""

    id: ReportId
    wording: Wording
    origin: int | str | None
    """Who says it: identity or folded name. None where that is nobody with a name."""
    cited: frozenset[str]
    """Outlets that pass it on, folded."""
    tellers: frozenset[str]
    """All with a name who pass it on, folded: outlets that the article does not call so too."""
    outlet: str
    """The article's own, folded; empty where unknown."""
    named: frozenset[int]
    """Who is named in it."""
    around: frozenset[int]
    """Who is named in the article."""
    published: dt.date | None


def find_claimed(report: Report) -> dict[ReportId, Told]:
    """The statements of an article that claim something."""
    claiming = (one for one in report.statements if one.stance in CLAIMING)
    return {one.id: _told(one, _origin(one), report) for one in claiming}


def find_denied(report: Report) -> dict[ReportId, Told]:
    """The denials of an article that answer no claim of it."""
    answered = find_answered_within(report)
    loose = (one for one in report.denials if one.id not in answered)
    return {one.id: _told(one, one.denier, report) for one in loose}


def find_answered_within(report: Report) -> dict[ReportId, ReportId]:
    """The denials of an article that answer a claim of it, with that statement."""
    found = ((one.id, _answered_within(report, one)) for one in report.denials)
    return {denial: statement for denial, statement in found if statement is not None}


def _answered_within(report: Report, denial: Denied) -> ReportId | None:
    id_ = ReportId(report.article, -1 if denial.answers is None else denial.answers)
    claim = next((one for one in report.statements if one.id == id_), None)
    if claim is None or claim.stance not in CLAIMING or _is_something_else(denial, claim):
        return None
    return id_


def _is_something_else(denial: Denied, claim: Statement) -> bool:
    """The denial says in full what it denies, and that is not what the claim says.

    They share no distinctive word, or one and nobody who is named. A denial that only names a
    matter ("any role in the sale") is taken to answer what the article says of it.
    """
    denied = read_wording(denial.words, denial.named)
    is_clause = denied.is_claim or DOING.match(denial.words) is not None
    if not is_clause or len(denied.strong) < IN_FULL:
        return False
    said = read_wording(claim.words, claim.named)
    shared = denied.strong & said.strong
    named = {one.identity for one in denial.named} & {one.identity for one in claim.named}
    is_less = said.strong <= denied.strong
    return not is_less and (not shared or (len(shared) == 1 and not named))


def _told(one: Statement | Denied, origin: int | str | None, report: Report) -> Told:
    return Told(
        id=one.id,
        wording=read_wording(one.words, one.named),
        origin=origin,
        cited=frozenset(_cited(one)) if isinstance(one, Statement) else frozenset(),
        tellers=frozenset(_tellers(one)) if isinstance(one, Statement) else frozenset(),
        outlet=fold_outlet(report.outlet or ""),
        named=frozenset(named.identity for named in one.named),
        around=report.named,
        published=report.published,
    )


def _cited(statement: Statement) -> Iterator[str]:
    for one in statement.chain:
        if one.kind is SourceKind.MEDIA_OUTLET and one.name:
            yield fold_outlet(one.name)


def _tellers(statement: Statement) -> Iterator[str]:
    return (fold_outlet(one.name) for one in statement.chain if one.name)


def _origin(statement: Statement) -> int | str | None:
    if not statement.chain or statement.chain[-1].kind in NAMELESS:
        return None
    end = statement.chain[-1]
    return end.identity if end.identity is not None else fold(end.name) if end.name else None
