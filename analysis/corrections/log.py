"""The log of corrections: what can be put right, by whom, when, and as JSON.

A correction says whom it means by any of the entity's names, and what by the words and the article
(`analysis.corrections.said`), never by a row's number: so it holds after a new analysis, after
articles came or went, and in another database.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from analysis.corrections.said import ClaimCorrection
from analysis.resolution.names import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Everybody of those names is one and the same as `into`."""

    names: tuple[Name, ...]
    into: Name
    action: Literal["merge"] = "merge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Some mentions of `of` mean `into`, who is somebody else, known already or new.

    Those under `names`, written as one of `words`, in one of `articles` (SHA-256 of the file); an
    empty tuple stands for all.
    """

    of: Name
    into: Name
    names: tuple[Name, ...] = ()
    words: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    action: Literal["split"] = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """The entity is shown under another name."""

    of: Name
    to: str
    action: Literal["rename"] = "rename"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retype:
    """The entity is shown as of another type."""

    of: Name
    to: str
    action: Literal["retype"] = "retype"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hide:
    """The entity is left out of charts and lists. Its mentions stay counted in the totals."""

    of: Name
    action: Literal["hide"] = "hide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """The entity is no longer hidden."""

    of: Name
    action: Literal["show"] = "show"


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """The two are not the same: nobody needs to suggest it again."""

    first: Name
    second: Name
    action: Literal["apart"] = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """An earlier entry no longer counts; undoing an undo makes it count again."""

    entry: str
    """The entry's key."""
    action: Literal["undo"] = "undo"


NameCorrection = Merge | Split | Rename | Retype | Hide | Show | Apart
Correction = NameCorrection | ClaimCorrection | Undo


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log."""

    key: str
    """32 hex digits, unique everywhere, so that a log can be imported twice without harm."""
    made: datetime
    """With its time zone."""
    author: str
    """Who made it; of an entry that was imported, who is said to have made it."""
    imported_by: str | None = None
    """Who brought it in from another log."""
    correction: Annotated[Correction, Field(discriminator="action")]


_LOG = TypeAdapter(tuple[Entry, ...])
_ONE = TypeAdapter[Correction](Annotated[Correction, Field(discriminator="action")])


class LogError(ValueError):
    """A file that is no log of corrections; the message says what is wrong with it."""


def active(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries that count: no undo, and none that a counting undo takes back.

    Read from the end, because an undo may be undone by a later one only.
    """
    undone: set[str] = set()
    found: list[Entry] = []
    for entry in reversed(entries):
        if entry.key in undone:
            continue
        if isinstance(entry.correction, Undo):
            undone.add(entry.correction.entry)
        else:
            found.append(entry)
    return tuple(reversed(found))


def author_of(entry: Entry) -> str:
    """Who made it in words. Nothing that a file says comes before who imported the file."""
    if entry.imported_by is None:
        return entry.author
    return f"imported by {entry.imported_by}, first made by {entry.author}"


def entries_to_json(entries: Iterable[Entry]) -> str:
    """The log as JSON that `entries_from_json` reads, one object an entry, oldest first."""
    return _LOG.dump_json(tuple(entries), indent=2).decode()


def entries_from_json(text: str | bytes) -> tuple[Entry, ...]:
    """The entries of an exported log. Raises LogError where it is none."""
    try:
        entries = _LOG.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = "/".join(str(step) for step in first["loc"]) or "the whole file"
        raise LogError(f"This is not a log of corrections ({where}: {first['msg']}).") from error
    if any(entry.made.tzinfo is None for entry in entries):
        raise LogError("This is not a log of corrections (a time without its time zone).")
    return entries


def correction_to_python(correction: Correction) -> object:
    """One correction as plain lists, strings and dictionaries."""
    return _ONE.dump_python(correction, mode="json")


def correction_from_python(stored: object) -> Correction:
    """The correction back from `correction_to_python`."""
    return _ONE.validate_python(stored)
