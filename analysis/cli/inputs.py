"""Paths as they were given to the articles behind them, none of them read yet."""

import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from analysis.ingest import SUFFIXES, IngestError, check_size
from analysis.ingest.containers import CONTAINERS, Member
from analysis.models import Problem
from analysis.settings import settings

LINES = ".jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article to be read: a file, a line of one (`text`) or a part of one (`member`)."""

    id: str
    path: str
    text: str | None = None
    member: Member | None = None
    problem: Problem | None = None
    """Why it can't even be tried."""


def find_items(paths: Iterable[str]) -> Iterator[Item]:
    """One item a file, one a line of a .jsonl file, and for a folder its files in sorted order.

    A file that holds several articles is one item; a .jsonl file in a folder is left out.
    """
    for path in paths:
        if Path(path).is_dir():
            yield from map(_file, find_files(path, (SUFFIXES | CONTAINERS) - {LINES}))
        elif path.lower().endswith(LINES):
            yield from _lines(path)
        else:
            yield _file(path)


def find_files(folder: str, suffixes: Set[str] = SUFFIXES | CONTAINERS) -> tuple[str, ...]:
    """The files of these kinds at and below the folder, sorted.

    Hidden ones and links are left out.
    """
    below = (path.relative_to(folder) for path in Path(folder).rglob("*") if path.is_file())
    wanted = (path for path in below if _is_wanted(path, suffixes))
    # The folder's name stays as it was given, which `Path` would tidy up.
    return tuple(sorted(f"{folder.rstrip('/')}/{path.as_posix()}" for path in wanted))


def read_bytes(path: str) -> bytes:
    """The file's content. Raises IngestError where it is missing, too large or not to be read."""
    is_container = suffix_of(path) in CONTAINERS
    most = settings().max_container_bytes if is_container else settings().max_file_bytes
    try:
        check_size(path, Path(path).stat().st_size, most)
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        raise IngestError(_unreadable(error)) from error


def suffix_of(path: str) -> str:
    """What the name says that the file is: its ending in small letters, with the dot."""
    return Path(path).suffix.lower()


def _is_wanted(path: Path, suffixes: Set[str]) -> bool:
    is_hidden = any(part.startswith(".") for part in path.parts)
    return suffix_of(path.name) in suffixes and not is_hidden


def _file(path: str) -> Item:
    return Item(id=Path(path).stem, path=path)


def _unreadable(error: OSError | ValueError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(code="E_NOT_FOUND", message="There is no such file.")
    reason = error.strerror if isinstance(error, OSError) else "its name can't be used"
    return Problem(code="E_NOT_READABLE", message=f"The file can't be read: {reason}.")


def _lines(path: str) -> Iterator[Item]:
    try:
        with Path(path).open(encoding="utf8", newline="\n") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _line(path, number, line)
    except OSError as error:
        yield Item(id=Path(path).stem, path=path, problem=_unreadable(error))
    except UnicodeDecodeError:
        problem = Problem(code="E_CORRUPT", message="The file is not UTF-8.")
        yield Item(id=Path(path).stem, path=path, problem=problem)


def _line(path: str, number: int, line: str) -> Item:
    try:
        found = json.loads(line)
        return Item(id=str(found["id"]), path=path, text=str(found["text"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        message = f'Line {number} is not an object with "id" and "text".'
        problem = Problem(code="E_CORRUPT", message=message)
        return Item(id=f"{Path(path).stem}:{number}", path=path, problem=problem)
