"""The log on top of the groups: which mentions stand for whom, and under which name."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod

from analysis.corrections.log import (
    Apart,
    Entry,
    Hide,
    Merge,
    Rename,
    Retype,
    Show,
    Split,
    Undo,
    active,
)
from analysis.corrections.said import ClaimCorrection
from analysis.resolution.names import Name


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """The mentions of one name that go together: all of them, or those that a split set apart."""

    name: Name
    split: str = ""
    """The key of the split's entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Somebody or something that names of a collection stand for."""

    founder: Member
    """By which it is known from one replay to the next: no two identities share it."""
    members: tuple[Member, ...]
    name: str
    type: str
    is_hidden: bool = False
    is_corrected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A split of mentions: which ones it took, and from whom."""

    split: str
    members: frozenset[Member]
    """Whose mentions it looked at."""
    words: frozenset[str]
    articles: frozenset[str]

    def takes(self, member: Member, words: str, article: str) -> bool:
        """Whether a mention of that member, in those words and that article, is set apart."""
        is_one = member in self.members
        in_words = not self.words or words in self.words
        return is_one and in_words and (not self.articles or article in self.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the log makes of the groups. Every member is in exactly one identity."""

    identities: tuple[Identity, ...]
    parts: tuple[Part, ...]
    """In the order in which they take effect."""
    apart: frozenset[frozenset[Name]]
    """Pairs that people said are not the same."""


def replay(groups: Iterable[Sequence[Name]], entries: Sequence[Entry]) -> Standing:
    """The groups of names (the first of each is the one that is shown) with every correction.

    Names that no group has, as after their last article was deleted, are kept, so that a
    correction still holds when they come back.
    """
    ledger = _Ledger(groups)
    for entry in active(entries):
        ledger.apply(entry.correction, entry.key)
    return ledger.standing()


def member_of(parts: Iterable[Part], name: Name, words: str, article: str) -> Member:
    """Which member a mention of a name belongs to after every split."""
    member = Member(name)
    for part in parts:
        if part.takes(member, words, article):
            member = Member(name, part.split)
    return member


@dataclass(slots=True)
class _Open:
    """An identity while the log is replayed."""

    founder: Member
    members: set[Member]
    name: str | None = None
    """As somebody renamed it; else the founder's."""
    type: str | None = None
    is_hidden: bool = False
    is_corrected: bool = False


class _Ledger:
    """Identities by member, changed by one correction after the other."""

    def __init__(self, groups: Iterable[Sequence[Name]]) -> None:
        self.at: dict[Member, _Open] = {}
        self.parts: list[Part] = []
        self.pairs: set[frozenset[Name]] = set()
        for group in groups:
            self._found([Member(name) for name in group])

    def standing(self) -> Standing:
        every = {id(one): one for one in self.at.values()}.values()
        made = [_closed(one) for one in every]
        return Standing(
            identities=tuple(sorted(made, key=lambda one: one.founder)),
            parts=tuple(self.parts),
            apart=frozenset(self.pairs),
        )

    @singledispatchmethod
    def apply(self, correction: object, key: str) -> None:
        raise TypeError(correction)

    @apply.register
    def _merge(self, correction: Merge, key: str) -> None:
        into = self._whose(correction.into)
        for one in map(self._whose, correction.names):
            if one is not into:
                self._add(one.members, into)

    @apply.register
    def _split(self, correction: Split, key: str) -> None:
        of = self._whose(correction.of)
        chosen = frozenset(m for m in of.members if _is_one_of(m.name, correction.names))
        if not (correction.words or correction.articles):
            self._move(chosen, of, correction.into)
            return
        into = self._whose(correction.into)
        if into is of:
            return
        self.parts.append(
            Part(
                split=key,
                members=chosen,
                words=frozenset(correction.words),
                articles=frozenset(correction.articles),
            )
        )
        of.is_corrected = True
        self._add({Member(member.name, key) for member in chosen}, into)

    @apply.register
    def _rename(self, correction: Rename, key: str) -> None:
        one = self._whose(correction.of)
        one.name, one.is_corrected = correction.to, True

    @apply.register
    def _retype(self, correction: Retype, key: str) -> None:
        one = self._whose(correction.of)
        one.type, one.is_corrected = correction.to, True

    @apply.register
    def _hide(self, correction: Hide, key: str) -> None:
        self._whose(correction.of).is_hidden = True

    @apply.register
    def _show(self, correction: Show, key: str) -> None:
        self._whose(correction.of).is_hidden = False

    @apply.register
    def _apart(self, correction: Apart, key: str) -> None:
        self.pairs.add(frozenset((correction.first, correction.second)))

    @apply.register
    def _claim(self, correction: ClaimCorrection, key: str) -> None:
        """Claims are another matter: see `analysis.corrections.claiming`."""

    @apply.register
    def _undo(self, correction: Undo, key: str) -> None:
        """Nothing is left to do: `active` took out what was undone."""

    def _found(self, members: Sequence[Member]) -> _Open:
        made = _Open(members[0], set(members))
        self.at.update(dict.fromkeys(members, made))
        return made

    def _whose(self, name: Name) -> _Open:
        """The identity of a name's mentions; a name that is not there yet gets one."""
        member = Member(name)
        return self.at[member] if member in self.at else self._found([member])

    def _add(self, members: Collection[Member], into: _Open) -> None:
        into.members |= set(members)
        into.is_corrected = True
        self.at.update(dict.fromkeys(members, into))

    def _move(self, members: frozenset[Member], of: _Open, into: Name) -> None:
        """Whole names leave: to `into`, which may be one of them. A whole one has to stay behind.

        Nothing could be corrected about somebody who has no name that is wholly their own.
        """
        staying = of.members - members
        stays = any(not member.split for member in staying)
        if not members or not stays or Member(into) in staying:
            return
        of.members, of.is_corrected = staying, True
        if of.founder not in staying:
            of.founder = min(staying)
        if Member(into) in members:
            self._found([Member(into), *(members - {Member(into)})]).is_corrected = True
        else:
            self._add(members, self._whose(into))


def _is_one_of(name: Name, names: Collection[Name]) -> bool:
    return not names or name in names


def _closed(one: _Open) -> Identity:
    return Identity(
        founder=one.founder,
        members=tuple(sorted(one.members)),
        name=one.name or one.founder.name.name,
        type=one.type or one.founder.name.type,
        is_hidden=one.is_hidden,
        is_corrected=one.is_corrected,
    )
