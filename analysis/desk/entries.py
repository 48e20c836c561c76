"""What the log of corrections takes in: as much as people write, and nobody's name but theirs."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from analysis.corrections import Correction, Entry, Rename, Undo
from analysis.corrections.log import correction_to_python
from analysis.desk.limits import check_length, check_name
from analysis.models import Problem
from analysis.store import StoreError
from analysis.visible import visible

LONGEST_AUTHOR = 320
LONGEST_PART, LONGEST_WORDS = 500, 10_000
"""Of a name and whatever else a correction consists of, and of the words of a statement. All of
these are characters, also the next."""
LONGEST_LOG = 10_000_000
MOST_ENTRIES, MOST_PARTS = 10_000, 20_000
"""Corrections at once, and names, words and articles of one of them."""
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
_AHEAD = timedelta(days=1)
"""By so much another computer's clock may be fast."""
_KEY = re.compile(r"[0-9a-f]{32}")


def check_corrections(corrections: Iterable[Correction]) -> None:
    """Nothing where all of them can be kept; else a StoreError that says which cannot, and why."""
    some = tuple(corrections)
    if len(some) > MOST_ENTRIES:
        raise _refused("E_TOO_MANY", f"At most {MOST_ENTRIES:,} corrections are taken at once.")
    length = sum(_check(number, one) for number, one in enumerate(some, 1))
    if length > LONGEST_LOG:
        message = f"At most {LONGEST_LOG:,} characters of corrections are taken at once."
        raise _refused("E_TOO_LONG", message)


def check_undos(corrections: Iterable[Correction], known: Collection[str]) -> None:
    """Nothing where each takes back an entry of the log, which has the `known` keys."""
    for number, one in enumerate(corrections, 1):
        if isinstance(one, Undo) and one.entry not in known:
            raise _no_earlier(number)


def check_entries(entries: Sequence[Entry], now: datetime, known: Collection[str] = ()) -> None:
    """The same for entries of another log, with their authors, times and keys.

    `known` are the keys of the log that they are added to: an undo is of what stands there, or
    before it among these.
    """
    check_corrections(one.correction for one in entries)
    for number, one in enumerate(entries, 1):
        check_length(one.author, LONGEST_AUTHOR, f"author of correction {number:,}")
        if not _KEY.fullmatch(one.key):
            raise _refused("E_LOG", f"The key of correction {number:,} is not 32 hex digits.")
        if not EARLIEST <= one.made <= now + _AHEAD:
            message = f"Correction {number:,} has a day to come, or one before 1970."
            raise _refused("E_LOG", message)
    _check_order(entries, known)


def imported_by(who: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries as they are kept: the author is as told, and so is who answers for that."""
    return tuple(
        replace(one, author=visible(one.author) or "somebody", imported_by=who) for one in entries
    )


def _check_order(entries: Sequence[Entry], known: Collection[str]) -> None:
    """Nothing where keys are unique and undos follow what they take back; else a StoreError.

    An entry that the log has already stays as it is there, whatever it takes back.
    """
    before: set[str] = set()
    for number, one in enumerate(entries, 1):
        if one.key in before:
            message = f"Correction {number:,} has the same key as one before it."
            raise _refused("E_LOG", message)
        undone = one.correction.entry if isinstance(one.correction, Undo) else None
        if undone and one.key not in known and undone not in before and undone not in known:
            raise _no_earlier(number)
        before.add(one.key)


def _no_earlier(number: int) -> StoreError:
    message = (
        f"Correction {number:,} takes back itself, or one that does not come before it in the log."
    )
    return _refused("E_LOG", message)


def _check(number: int, correction: Correction) -> int:
    """How many characters the correction has."""
    parts = tuple(_parts(correction_to_python(correction)))
    if len(parts) > MOST_PARTS:
        message = f"Correction {number:,} is of too much: at most {MOST_PARTS:,} names and words."
        raise _refused("E_TOO_MANY", message)
    for kind, words in parts:
        most = LONGEST_WORDS if kind == "words" else LONGEST_PART
        check_length(words, most, f"{_KINDS.get(kind, kind)} in correction {number:,}")
    if isinstance(correction, Rename):
        check_name(correction.to, LONGEST_PART)
    if isinstance(correction, Undo) and not _KEY.fullmatch(correction.entry):
        raise _refused("E_LOG", f"Correction {number:,} takes back what has no key.")
    return sum(len(words) for _, words in parts)


_KINDS = {"to": "name", "words": "text", "articles": "article", "entry": "key"}


def _parts(correction: Any, kind: str = "") -> Iterator[tuple[str, str]]:
    """Every string of it, and what it is there."""
    if isinstance(correction, str):
        yield kind, correction
    elif isinstance(correction, dict):
        for key, part in correction.items():
            yield from _parts(part, key)
    elif isinstance(correction, list):
        for part in correction:
            yield from _parts(part, kind)


def _refused(code: str, message: str) -> StoreError:
    return StoreError(Problem(code=code, message=message))
