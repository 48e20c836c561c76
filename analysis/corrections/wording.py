"""Corrections in words, and which of them count."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import singledispatch

from analysis.corrections.log import (
    Apart,
    Correction,
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

_MOST = 3
"""Names that are listed; a longer list ends with how many more there are."""

TypeWords = Callable[[str], str]


def describe(
    correction: Correction,
    entries: Sequence[Entry] = (),
    type_words: TypeWords = str,
) -> str:
    """A sentence in the past tense, without its full stop. Undo needs the log to say of what.

    >>> from analysis.resolution import Name
    >>> describe(Hide(of=Name("The Mill", "ORG")))
    'Hid The Mill'
    """
    if isinstance(correction, Undo):
        return _describe_undo(correction, {entry.key: entry for entry in entries})
    if isinstance(correction, Retype):
        return f"Changed the type of {correction.of.name} to {type_words(correction.to)}"
    return _describe(correction)


def undos_of(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """The keys of the counting undos of every entry that is undone: undo them to redo it."""
    undone: dict[str, list[str]] = defaultdict(list)
    for entry in reversed(entries):
        if entry.key not in undone and isinstance(entry.correction, Undo):
            undone[entry.correction.entry].append(entry.key)
    return {key: tuple(undos) for key, undos in undone.items()}


def is_undone(entries: Sequence[Entry]) -> dict[str, bool]:
    """Whether each correction of the log is taken back; undos themselves are left out."""
    counting = {entry.key for entry in active(entries)}
    made = (entry for entry in entries if not isinstance(entry.correction, Undo))
    return {entry.key: entry.key not in counting for entry in made}


def _describe_undo(undo: Undo, entries: Mapping[str, Entry]) -> str:
    """An undo of an undo is a redo of what it took back, and so on down."""
    times = 0
    correction: Correction = undo
    while isinstance(correction, Undo):
        if correction.entry not in entries:
            return "Undid a correction that is not in this log"
        times += 1
        correction = entries[correction.entry].correction
    verb = "Undid" if times % 2 else "Redid"
    return f"{verb}: {describe(correction)}"


@singledispatch
def _describe(correction: object) -> str:
    raise TypeError(correction)


@_describe.register
def _merge(correction: Merge) -> str:
    names = [name for name in correction.names if name != correction.into]
    return f"Merged {_listed([name.name for name in names])} into {correction.into.name}"


@_describe.register
def _split(correction: Split) -> str:
    return f"Split {correction.of.name}: {_mentions(correction)} mean {correction.into.name}"


@_describe.register
def _rename(correction: Rename) -> str:
    return f"Renamed {correction.of.name} to {correction.to}"


@_describe.register
def _retype(correction: Retype) -> str:
    return f"Changed the type of {correction.of.name} to {correction.to}"


@_describe.register
def _hide(correction: Hide) -> str:
    return f"Hid {correction.of.name}"


@_describe.register
def _show(correction: Show) -> str:
    return f"Showed {correction.of.name} again"


@_describe.register
def _apart(correction: Apart) -> str:
    return f"Kept {correction.first.name} and {correction.second.name} apart"


def _mentions(correction: Split) -> str:
    parts = ["mentions"]
    if correction.names:
        parts.append(f"under {_listed(_quoted([name.name for name in correction.names]))}")
    if correction.words:
        parts.append(f"written as {_listed(_quoted(correction.words))}")
    if correction.articles:
        number = len(correction.articles)
        parts.append(f"in {number:,} {'article' if number == 1 else 'articles'}")
    return " ".join(parts)


def _quoted(words: Sequence[str]) -> list[str]:
    return [f"“{one}”" for one in words]


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_MOST])
    if len(names) > _MOST:
        shown.append(f"{len(names) - _MOST:,} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
