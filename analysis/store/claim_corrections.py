"""What people put right about claims, on top of what was found in the articles of a collection."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, select

from analysis.corrections import Entry, Said, UnlinkDenial, active, apply_to_claims
from analysis.corrections.said import ClaimCorrection
from analysis.origins import Collection, ReportId
from analysis.origins.countering import as_denial
from analysis.store.history import load_entries
from analysis.store.schema import article, statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The claims and denials that corrections are about, as they stand after them."""

    claims: Mapping[ReportId, ReportId] = field(default_factory=dict)
    """The first statement of the claim of each statement in question, and of all beside it."""
    answers: Mapping[ReportId, ReportId] = field(default_factory=dict)
    """The first statement of the claim that each denial in question answers."""
    denials: frozenset[ReportId] = frozenset()
    """The denials in question, those that answer nothing too."""
    not_denials: frozenset[ReportId] = frozenset()
    unlinked: frozenset[ReportId] = frozenset()
    """Denials of which somebody said that they answer nothing."""


def find_standing(connection: Connection, of: int, found: Collection) -> Standing:
    """The outcome of the collection's log for the claims that it is about."""
    entries = load_entries(connection, of)
    places = _Places(connection, of, [said for entry in entries for said in _said(entry)])
    return _stand(found, entries, places) if places.known else Standing()


def _stand(found: Collection, entries: Sequence[Entry], places: "_Places") -> Standing:
    claims, answers, denials = _in_question(found, places.statements, places.denials)
    find, find_denial = _finder(places.statements), _finder(places.denials)
    outcome = apply_to_claims(claims, answers, entries, find, find_denial)
    said_loose = {
        denial
        for entry in active(entries)
        if isinstance(entry.correction, UnlinkDenial)
        and (denial := find_denial(entry.correction.denial)) is not None
    }
    return Standing(
        claims=outcome.claims,
        answers=outcome.answers,
        denials=frozenset(denials),
        not_denials=outcome.not_denials,
        unlinked=frozenset(said_loose - outcome.answers.keys()),
    )


def _finder(places: Mapping[Said, ReportId]) -> Callable[[Said], ReportId | None]:
    return places.get


def _in_question(
    found: Collection, statements: Mapping[Said, ReportId], denials: Mapping[Said, ReportId]
) -> tuple[dict[ReportId, ReportId], dict[ReportId, ReportId], set[ReportId]]:
    """Claims, answers and denials as they were found: of all that is meant, and what is theirs."""
    meant = set(denials.values())
    compared = [one for one in meant if one.article in found.reports]
    answered = {one: to for one in compared if (to := found.answer_of(one)) is not None}
    firsts = {found.claim_of(one) for one in (*statements.values(), *answered.values())}
    claims: dict[ReportId, ReportId] = {}
    answers: dict[ReportId, ReportId] = {}
    for first in sorted(one for one in firsts if one is not None):
        said, denied = found.voices(first)
        claims |= dict.fromkeys(said, first)
        answers |= dict.fromkeys(denied, first)
    return claims, answers, meant | answers.keys()


def _said(entry: Entry) -> Iterator[Said]:
    """What a correction of claims is about; nothing of one of names."""
    if not isinstance(entry.correction, ClaimCorrection):
        return
    for part in fields(entry.correction):
        value = getattr(entry.correction, part.name)
        if isinstance(value, Said):
            yield value
        elif isinstance(value, tuple):
            yield from value


class _Places:
    """Where what is meant stands in the articles of a collection."""

    def __init__(self, connection: Connection, of: int, meant: Sequence[Said]) -> None:
        self.statements: dict[Said, ReportId] = {}
        self.denials: dict[Said, ReportId] = {}
        rows = _rows(connection, of, {one.article for one in meant}) if meant else []
        for one in set(meant):
            self._place(one, rows)

    @property
    def known(self) -> bool:
        return bool(self.statements or self.denials)

    def _place(self, said: Said, rows: Sequence[Any]) -> None:
        same = [row for row in rows if (row.sha256, row.words) == (said.article, said.words)]
        for row in sorted(same, key=lambda row: abs(row.start - said.start)):
            id_ = ReportId(row.article_id, row.place)
            if row.form is None:
                self.statements.setdefault(said, id_)
                self.denials.setdefault(said, as_denial(id_))
            else:
                self.denials.setdefault(said, id_)


def _rows(connection: Connection, of: int, files: Iterable[str]) -> Sequence[Any]:
    its = statement.c
    columns = (its.words, its.start, its.form, its.article_id, its.place)
    wanted = (
        select(article.c.sha256, *columns)
        .select_from(statement.join(article))
        .where(
            article.c.collection_id == of,
            article.c.sha256.in_(sorted(files)),
            article.c.deleted.is_(None),
            its.role != "no_comment",
        )
    )
    return connection.execute(wanted).all()
