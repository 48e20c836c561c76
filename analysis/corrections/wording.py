"""Corrections in words, and which of them count."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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

_OF_NOTHING = "Undid a correction that is not in this log"
_OF_ITSELF = "Undid a correction that takes itself back"

TypeWords = Callable[[str], str]


def describe(correction: Correction, type_words: TypeWords = str) -> str:
    """A sentence in the past tense, without its full stop. An undo needs `describe_log`.

    >>> describe(Hide(of=Name("The Mill", "ORG")))
    'Hid The Mill'
    """
    return _describe(correction, type_words)


def describe_log(entries: Sequence[Entry], type_words: TypeWords = str) -> dict[str, str]:
    """Such a sentence for every entry, by its key. Looks at each entry a few times at most."""
    ends = _ends_of_undos({entry.key: entry for entry in entries})
    return {
        entry.key: ends[entry.key].words(type_words)
        if entry.key in ends
        else _describe(entry.correction, type_words)
        for entry in entries
    }


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


@dataclass(frozen=True, slots=True)
class _End:
    """What an undo takes back in the end: an undo of an undo is a redo, and so on down."""

    correction: Correction | None
    """None where there is none."""
    why_not: str = ""
    is_undone: bool = False

    def words(self, type_words: TypeWords) -> str:
        if self.correction is None:
            return self.why_not
        verb = "Undid" if self.is_undone else "Redid"
        return f"{verb}: {_describe(self.correction, type_words)}"


def _ends_of_undos(log: Mapping[str, Entry]) -> dict[str, _End]:
    """The end of every undo of the log by its key; a log may be of undos that undo each other."""
    ends: dict[str, _End] = {}
    for first in log:
        at, path = first, dict[str, None]()
        while at not in ends and at not in path and (of := _undone_by(log.get(at))) is not None:
            path[at], at = None, of
        end = ends.get(at) or _end_of(log.get(at), is_loop=at in path)
        for one in reversed(path):
            end = replace(end, is_undone=not end.is_undone)
            ends[one] = end
    return ends


def _undone_by(entry: Entry | None) -> str | None:
    """The key of what the entry takes back; None where there is no entry, or no undo."""
    correction = None if entry is None else entry.correction
    return correction.entry if isinstance(correction, Undo) else None


def _end_of(entry: Entry | None, *, is_loop: bool) -> _End:
    if entry is None:
        return _End(None, _OF_NOTHING)
    return _End(None, _OF_ITSELF) if is_loop else _End(entry.correction)


@singledispatch
def _describe(correction: object, type_words: TypeWords) -> str:
    raise TypeError(correction)


@_describe.register
def _undo(correction: Undo, type_words: TypeWords) -> str:
    return _OF_NOTHING


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
