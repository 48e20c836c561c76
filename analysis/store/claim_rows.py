"""What comparing articles found, on the rows that tables read: statements and claims."""

from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from analysis.models import Stance
from analysis.origins import Changes, Collection, ReportId
from analysis.origins.countering import countering_statement
from analysis.store.claim_corrections import Standing, find_standing
from analysis.store.queue import batched
from analysis.store.schema import article, claim, statement

Values = dict[str, Any]
UNCHANGING = ("confirms", "no_comment")
"""Roles that a statement has whatever is answered to its claim."""
NOT_A_DENIAL = "not_denial"
"""The role of what was taken for a denial and, as somebody put right, is none."""
_SHOWN = ("claim", "role", "is_denied", "answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A claim as it is shown."""

    id: str
    statements: Sequence[ReportId]
    denials: Sequence[ReportId]


def id_of(first: ReportId) -> str:
    """The id of a claim, and of its first statement.

    >>> id_of(ReportId(7, 2))
    '7a2'
    """
    return f"{first.article}a{first.position}"


def id_of_denial(denial: ReportId) -> str:
    """The id of a denial's row, or of the statement that counts as one."""
    statement = countering_statement(denial)
    return f"{denial.article}d{denial.position}" if statement is None else id_of(statement)


def save_claims(
    connection: Connection, of: int, found: Collection, changes: Iterable[Changes], article: int
) -> None:
    """Stores the claims that comparing an article changed, with what people put right of them."""
    # Whatever its statements led is told anew. What people set apart leads claims of which no
    # comparison knows.
    connection.execute(delete(claim).where(claim.c.id.between(f"{article}a", f"{article}b")))
    every = tuple(changes)
    claims = {one for change in every for one in (*change.claims, *change.gone)}
    denials = {one for change in every for one in change.answers}
    if (report := found.reports.get(article)) is not None:
        denials |= {one.id for one in report.denials}
    refresh(connection, of, found, claims, {one for one in denials if one.article in found.reports})


def refresh(
    connection: Connection,
    of: int,
    found: Collection,
    claims: Some[ReportId] = frozenset(),
    denials: Some[ReportId] = frozenset(),
) -> None:
    """Writes these claims and all that people put right, and the rows of what belongs to them."""
    standing = find_standing(connection, of, found)
    reviewed = {*denials, *standing.denials}
    own = {found.claim_of(one) for one in map(countering_statement, reviewed) if one is not None}
    shown = {*claims, *(one for one in own if one is not None)}
    groups = tuple(_groups(found, standing, shown))
    _save_statements(connection, groups, standing, reviewed)
    _save_groups(connection, of, found, groups, {*shown, *standing.claims})


def _groups(found: Collection, standing: Standing, claims: Some[ReportId]) -> Iterator[Group]:
    firsts = set(standing.claims.values())
    for first in sorted(firsts):
        yield Group(
            id=id_of(first),
            statements=sorted(one for one, to in standing.claims.items() if to == first),
            denials=sorted(one for one, to in standing.answers.items() if to == first),
        )
    for first in sorted(set(claims) - standing.claims.keys()):
        if found.claim_of(first) == first:
            statements, denials = found.voices(first)
            yield Group(id=id_of(first), statements=statements, denials=denials)


def _save_groups(
    connection: Connection,
    of: int,
    found: Collection,
    groups: Sequence[Group],
    before: Some[ReportId],
) -> None:
    """The groups in the place of what any of the statements led before.

    Only those that a row says it belongs to. A statement that counts as a denial elsewhere still
    leads a group, and where nothing else is in that group, it is nobody's claim.
    """
    members = {one for group in groups for one in group.statements}
    for some in batched(sorted(id_of(one) for one in {*before, *members})):
        connection.execute(delete(claim).where(claim.c.id.in_(some)))
    told = set(_belonged_to(connection, [group.id for group in groups]))
    rows = [{"collection_id": of} | _claim(found, group) for group in groups if group.id in told]
    if rows:
        connection.execute(insert(claim), rows)


def _belonged_to(connection: Connection, claims: Sequence[str]) -> Iterator[str]:
    """Those of the claims that a row belongs to, as the rows are now."""
    for some in batched(claims):
        its = select(statement.c.claim).distinct().select_from(statement.join(article))
        yield from connection.execute(
            its.where(statement.c.claim.in_(some), article.c.deleted.is_(None))
        ).scalars()


def _claim(found: Collection, group: Group) -> Values:
    origins = found.origins_of(group.statements)
    stances = {found.statement(one).stance for one in group.statements}
    return {
        "id": group.id,
        "status": status_of(is_denied=bool(group.denials), stances=stances),
        "articles": origins.articles,
        "outlets": len(origins.outlets),
        "copies": origins.copies,
        "is_exact": origins.is_exact,
        "origins": [[one.words, one.kind.value, list(one.articles)] for one in origins.found],
        "sentence": origins.sentence,
    }


def status_of(*, is_denied: bool, stances: Some[Stance]) -> str:
    """What was answered to a claim: denied, confirmed, contested (both) or unanswered.

    >>> status_of(is_denied=True, stances={Stance.ASSERTS, Stance.CONFIRMS})
    'contested'
    """
    if Stance.CONFIRMS in stances:
        return "contested" if is_denied else "confirmed"
    return "denied" if is_denied else "unanswered"


def _save_statements(
    connection: Connection, groups: Sequence[Group], standing: Standing, denials: Some[ReportId]
) -> None:
    """Every row that belongs to a group says so, and every denial what it answers."""
    of_statement = {id_of(one): group for group in groups for one in group.statements}
    of_denial = {id_of_denial(one): group for group in groups for one in group.denials}
    every = {id_of_denial(one) for one in denials} | of_denial.keys()
    told = _Told(
        of_statement=of_statement,
        of_denial=of_denial,
        not_denials=frozenset(map(id_of_denial, standing.not_denials)),
        unlinked=frozenset(map(id_of_denial, standing.unlinked)),
        reviewed=frozenset(every),
    )
    rows = _rows(connection, sorted(of_statement.keys() | every), sorted(every))
    changes = [
        {"of_article": row.article_id, "of_position": row.position} | values
        for row in rows
        if (values := _shown(row, told)) != {name: getattr(row, name) for name in _SHOWN}
    ]
    if changes:
        is_it = (
            statement.c.article_id == bindparam("of_article"),
            statement.c.position == bindparam("of_position"),
        )
        connection.execute(update(statement).where(*is_it), changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Of which group statements and denials are, by the ids of their rows."""

    of_statement: Mapping[str, Group]
    of_denial: Mapping[str, Group]
    not_denials: frozenset[str]
    unlinked: frozenset[str]
    reviewed: frozenset[str]
    """The denials of which it is known what they answer; others stay as they are."""


def _rows(
    connection: Connection, claims: Sequence[str], denials: Sequence[str]
) -> Sequence[Row[Any]]:
    """The rows that the article ties to these claims, or to a denial as to a claim, and denials."""
    found: dict[tuple[int, int], Row[Any]] = {}
    for column, ids in ((statement.c.own_claim, claims), (statement.c.statement, denials)):
        for some in batched(ids):
            for row in connection.execute(select(statement).where(column.in_(some))):
                found[row.article_id, row.position] = row
    return list(found.values())


def _shown(row: Row[Any], told: _Told) -> Values:
    """What the row's columns are to be."""
    own = told.of_statement.get(row.own_claim) or told.of_denial.get(row.own_claim)
    if row.form is not None:
        return _shown_denial(row, told, own)
    is_denied = bool(own and own.denials)
    if (group := told.of_denial.get(row.statement)) is not None:
        answering = {"claim": group.id, "answers": group.id}
        return {**answering, "role": "denial", "is_denied": is_denied}
    role = row.role if row.role in UNCHANGING else "claim" if is_denied else "asserts"
    return {
        "claim": own.id if own else row.own_claim,
        "role": role,
        "is_denied": is_denied,
        "answers": row.own_answers,
    }


def _shown_denial(row: Row[Any], told: _Told, own: Group | None) -> Values:
    is_one = row.statement not in told.not_denials
    group = told.of_denial.get(row.statement) or own
    as_found = {"role": "denial" if is_one else NOT_A_DENIAL, "is_denied": row.is_denied}
    if not is_one or row.statement in told.unlinked:
        return {**as_found, "claim": row.statement, "answers": None}
    if group is None:
        return {**as_found, "claim": row.own_claim, "answers": row.own_answers}
    if row.statement not in told.of_denial and row.own_answers in told.of_statement:
        # The article answers this claim with it, but compared with others it was found not to.
        is_alone = row.statement in told.reviewed
        alone = {"claim": row.statement, "answers": None}
        return as_found | (alone if is_alone else {"claim": row.claim, "answers": row.answers})
    answers = row.own_answers if group is own else None
    return {**as_found, "claim": group.id, "answers": answers or group.id}
