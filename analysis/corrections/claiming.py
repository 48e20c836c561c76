"""The log on top of the claims: which statements are one claim, and what each denial answers."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod
from typing import Any, Generic, Protocol, TypeVar

from analysis.corrections.log import Entry, NameCorrection, Undo, active
from analysis.corrections.said import (
    LinkDenial,
    NotDenial,
    OtherClaim,
    Said,
    SameClaim,
    SplitClaim,
    UnlinkDenial,
)


class Sortable(Hashable, Protocol):
    """By what statements and denials are known while the log is replayed."""

    def __lt__(self, other: Any, /) -> bool:
        """Whether it was stored before the other one."""


Key = TypeVar("Key", bound=Sortable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Generic[Key]):
    """What the log makes of the claims."""

    claims: Mapping[Key, Key]
    """The first statement of the claim of every statement: the least one, which leads itself."""
    answers: Mapping[Key, Key]
    """The first statement of the claim that a denial answers."""
    not_denials: frozenset[Key]
    """What was found as denials and is none; nothing of it answers anything."""


def apply_to_claims(
    claims: Mapping[Key, Key],
    answers: Mapping[Key, Key],
    entries: Sequence[Entry],
    find: Callable[[Said], Key | None],
    find_denial: Callable[[Said], Key | None] | None = None,
) -> Corrected[Key]:
    """The claims and answers that were found, with every correction.

    `claims` has the first statement of every statement's claim, `answers` that of the claim which a
    denial answers, in its own article or another. `find` gives None for what is not there, as after
    its article was deleted: what is said of it has no effect. Where statements and denials are
    counted apart, so that one of each may have the same key, denials need a `find_denial`.

    When a claim is divided, a denial that somebody linked goes with the statement it was linked to,
    any other stays with those statements of the claim it was found to answer that stay.
    """
    ledger = _Ledger(claims, answers, find, find_denial or find)
    for entry in active(entries):
        ledger.apply(entry.correction)
    return ledger.corrected()


class _Ledger(Generic[Key]):
    """Claims by statement, changed by one correction after the other."""

    def __init__(
        self,
        claims: Mapping[Key, Key],
        answers: Mapping[Key, Key],
        find: Callable[[Said], Key | None],
        find_denial: Callable[[Said], Key | None],
    ) -> None:
        self.find, self.find_denial = find, find_denial
        self.claim_of = _grouped(claims)
        self.answered = dict(answers)
        """The statement by which the claim that a denial answers is known for now."""
        self.homes = {one: frozenset(self.claim_of.get(to, ())) for one, to in answers.items()}
        """The statements of that claim when the denial was found, or was linked to one."""
        self.not_denials: set[Key] = set()

    def corrected(self) -> Corrected[Key]:
        groups = {id(group): group for group in self.claim_of.values()}
        firsts = {place: min(group) for place, group in groups.items()}
        claims = {one: firsts[id(group)] for one, group in self.claim_of.items()}
        return Corrected(
            claims=claims,
            answers={one: claims.get(to, to) for one, to in self.answered.items()},
            not_denials=frozenset(self.not_denials),
        )

    @singledispatchmethod
    def apply(self, correction: object) -> None:
        raise TypeError(correction)

    @apply.register
    def _link(self, correction: LinkDenial) -> None:
        denial = self.find_denial(correction.denial)
        for claim in self._known([correction.claim]):
            if denial is not None:
                self.answered[denial], self.homes[denial] = claim, frozenset([claim])
                self.not_denials.discard(denial)

    @apply.register
    def _unlink(self, correction: UnlinkDenial) -> None:
        denial = self.find_denial(correction.denial)
        if denial is not None:
            self.answered.pop(denial, None)

    @apply.register
    def _not_denial(self, correction: NotDenial) -> None:
        denial = self.find_denial(correction.denial)
        if denial is not None:
            self.answered.pop(denial, None)
            self.not_denials.add(denial)

    @apply.register
    def _same(self, correction: SameClaim) -> None:
        both = self._known([correction.first, correction.second])
        if len(both) == 2:
            joined = {one for statement in both for one in self.claim_of[statement]}
            self.claim_of.update(dict.fromkeys(joined, joined))

    @apply.register
    def _other(self, correction: OtherClaim) -> None:
        self._set_apart(self._known([correction.statement]))

    @apply.register
    def _split(self, correction: SplitClaim) -> None:
        self._set_apart(self._known(correction.statements))

    @apply.register
    def _name(self, correction: NameCorrection) -> None:
        """Names are another matter: see `analysis.corrections.replay`."""

    @apply.register
    def _undo(self, correction: Undo) -> None:
        """Nothing is left to do: `active` took out what was undone."""

    def _known(self, some: Iterable[Said]) -> set[Key]:
        """The statements that are there and claim something."""
        found = map(self.find, some)
        return {one for one in found if one is not None and one in self.claim_of}

    def _set_apart(self, chosen: set[Key]) -> None:
        moved = {one: to for one, to in self.answered.items() if to in chosen}
        for denial, to in moved.items():
            staying = (self.homes[denial] & self.claim_of[to]) - chosen
            self.answered[denial] = min(staying, default=to)
        for one in chosen:
            self.claim_of[one].discard(one)
        self.claim_of.update(dict.fromkeys(chosen, chosen))


def _grouped(claims: Mapping[Key, Key]) -> dict[Key, set[Key]]:
    """The statements of every statement's claim; those of one claim share the set."""
    groups: dict[Key, set[Key]] = {}
    for statement, first in claims.items():
        groups.setdefault(first, set()).add(statement)
    return {statement: groups[first] for statement, first in claims.items()}
