"""Taking articles in: every file is checked and stored at once; the analysis comes after."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from analysis.ingest import SUFFIXES, Given, IngestError, check_size
from analysis.ingest.problems import shown, unsupported
from analysis.settings import settings
from analysis.store import Store, StoreError

DEFAULT_COLLECTION = "My articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file, in a sentence. `article` is None when it was refused."""

    message: str
    article: int | None = None


def take(
    files: Iterable[tuple[str, bytes]], store: Store, collection: int, given: Given
) -> tuple[Outcome, ...]:
    """What became of each file, in order; one that is refused does not stop the others."""
    return tuple(_take_one(name, data, store, collection, given) for name, data in files)


def _take_one(name: str, data: bytes, store: Store, collection: int, given: Given) -> Outcome:
    try:
        _check(name, data)
        receipt = store.enqueue(collection, name, data, given)
    except (IngestError, StoreError) as error:
        return Outcome(message=error.problem.message)
    when = f"{receipt.added.day} {receipt.added:%b %Y}"
    fate = "is stored" if receipt.is_new else f"was here already, since {when}"
    return Outcome(message=f"“{shown(name)}” {fate}", article=receipt.article)


def _check(name: str, data: bytes) -> None:
    """What the browser has checked already, for whoever does not come through a browser."""
    check_size(name, len(data), settings().max_file_bytes)
    if PurePath(name).suffix.lower() not in SUFFIXES:
        raise unsupported(name, SUFFIXES)


def name_for(title: str, text: str) -> str:
    """A file name for pasted text: its title, else its first words.

    >>> name_for("", "Mayor denies plan. She said so on Monday.")
    'Mayor denies plan. She said so on.txt'
    """
    words = (title or text).split()[:7]
    name = "".join(letter for letter in " ".join(words) if letter.isprintable())
    return f"{name.replace('/', '-').replace(chr(92), '-')[:80].strip(' .') or 'Pasted text'}.txt"
