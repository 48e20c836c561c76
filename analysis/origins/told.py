"""Statements and denials with what their articles add to them, ready to be compared."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.models import SourceKind
from analysis.origins.ends import fold_outlet
from analysis.origins.reports import CLAIMING, Denied, Report, ReportId, Statement
from analysis.origins.wording import Wording, read_wording
from analysis.resolution.folding import fold

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
    claims = {one.id for one in report.statements if one.stance in CLAIMING}
    pairs = (
        (one.id, ReportId(report.article, one.answers))
        for one in report.denials
        if one.answers is not None
    )
    return {denial: statement for denial, statement in pairs if statement in claims}


def _told(one: Statement | Denied, origin: int | str | None, report: Report) -> Told:
    return Told(
        id=one.id,
        wording=read_wording(one.words, one.named),
        origin=origin,
        cited=frozenset(_cited(one)) if isinstance(one, Statement) else frozenset(),
        outlet=fold_outlet(report.outlet or ""),
        named=frozenset(named.identity for named in one.named),
        around=report.named,
        published=report.published,
    )


def _cited(statement: Statement) -> Iterator[str]:
    for one in statement.chain:
        if one.kind is SourceKind.MEDIA_OUTLET and one.name:
            yield fold_outlet(one.name)


def _origin(statement: Statement) -> int | str | None:
    if not statement.chain or statement.chain[-1].kind in NAMELESS:
        return None
    end = statement.chain[-1]
    return end.identity if end.identity is not None else fold(end.name) if end.name else None
