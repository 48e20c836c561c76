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
from analysis.corrections.said import (
    LinkDenial,
    NotDenial,
    OtherClaim,
    Said,
    SameClaim,
    SplitClaim,
    UnlinkDenial,
)
from analysis.resolution.names import Name

_MOST = 3
"""Names that are listed; a longer list ends with how many more there are."""
_LONGEST = 80
"""Characters of what was said that are shown; longer words end with an ellipsis."""

TypeWords = Callable[[str], str]


def describe(
    correction: Correction,
    entries: Sequence[Entry] = (),
    type_words: TypeWords = str,
) -> str:
    """A sentence in the past tense, without its full stop. Undo needs the log to say of what.

    >>> describe(Hide(of=Name("The Mill", "ORG")))
    'Hid The Mill'
    """
    if isinstance(correction, Undo):
        by_key = {entry.key: entry for entry in entries}
        return _describe_undo(correction, by_key, type_words)
    return _describe(correction, type_words)


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


def _describe_undo(undo: Undo, entries: Mapping[str, Entry], type_words: TypeWords) -> str:
    """An undo of an undo is a redo of what it took back, and so on down."""
    times = 0
    correction: Correction = undo
    while isinstance(correction, Undo):
        if correction.entry not in entries:
            return "Undid a correction that is not in this log"
        times += 1
        correction = entries[correction.entry].correction
    verb = "Undid" if times % 2 else "Redid"
    return f"{verb}: {_describe(correction, type_words)}"


@singledispatch
def _describe(correction: object, type_words: TypeWords) -> str:
    raise TypeError(correction)


@_describe.register
def _merge(correction: Merge, type_words: TypeWords) -> str:
    names = [name for name in correction.names if name != correction.into]
    *gone, kept = _called([*names, correction.into], type_words)
    return f"Merged {_listed(gone)} into {kept}"


@_describe.register
def _split(correction: Split, type_words: TypeWords) -> str:
    of, into = _called([correction.of, correction.into], type_words)
    return f"Split {of}: {_mentions(correction)} mean {into}"


@_describe.register
def _rename(correction: Rename, type_words: TypeWords) -> str:
    return f"Renamed {correction.of.name} to {correction.to}"


@_describe.register
def _retype(correction: Retype, type_words: TypeWords) -> str:
    return f"Changed the type of {correction.of.name} to {type_words(correction.to)}"


@_describe.register
def _hide(correction: Hide, type_words: TypeWords) -> str:
    return f"Hid {correction.of.name}"


@_describe.register
def _show(correction: Show, type_words: TypeWords) -> str:
    return f"Showed {correction.of.name} again"


@_describe.register
def _apart(correction: Apart, type_words: TypeWords) -> str:
    first, second = _called([correction.first, correction.second], type_words)
    return f"Kept {first} and {second} apart"


@_describe.register
def _link(correction: LinkDenial, type_words: TypeWords) -> str:
    denial, claim = _said(correction.denial), _said(correction.claim)
    return f"Linked the denial of {denial} to the claim {claim}"


@_describe.register
def _unlink(correction: UnlinkDenial, type_words: TypeWords) -> str:
    return f"Unlinked the denial of {_said(correction.denial)}: it answers no claim that was found"


@_describe.register
def _not_denial(correction: NotDenial, type_words: TypeWords) -> str:
    return f"Marked {_said(correction.denial)} as not a denial"


@_describe.register
def _same(correction: SameClaim, type_words: TypeWords) -> str:
    return f"Joined {_said(correction.first)} and {_said(correction.second)} as the same claim"


@_describe.register
def _other(correction: OtherClaim, type_words: TypeWords) -> str:
    return f"Set {_said(correction.statement)} apart as a different claim"


@_describe.register
def _split_claim(correction: SplitClaim, type_words: TypeWords) -> str:
    said = [_said(one) for one in correction.statements]
    return f"Split off {_listed(said)} as a claim of {'its' if len(said) == 1 else 'their'} own"


def _said(said: Said) -> str:
    words = " ".join(said.words.split()).strip('“”"')
    shown = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
    return f"“{shown}”"


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


def _called(names: Sequence[Name], type_words: TypeWords) -> list[str]:
    """The names, with their types where two of them are the same."""
    if len({name.name for name in names}) == len(names):
        return [name.name for name in names]
    return [f"{name.name} ({type_words(name.type)})" for name in names]


def _quoted(words: Sequence[str]) -> list[str]:
    return [f"“{one}”" for one in words]


def _listed(names: Sequence[str]) -> str:
    shown = list(names[:_MOST])
    if len(names) > _MOST:
        shown.append(f"{len(names) - _MOST:,} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
