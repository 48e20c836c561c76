"""`export`: what the screens show of a collection, written to a file or to standard output."""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import typer

from analysis.export import Format, Wanted, export
from analysis.export.document import write_document
from analysis.export.unfinished import NOT_FINAL, find_unfinished, say_unfinished
from analysis.store import Collection, Store
from analysis.tables import Scope


class NotForTerminalsError(Exception):
    """A file that nobody can read on a terminal was to be printed on one."""


def settle(store: Store, collection: Collection) -> None:
    """Nothing; articles are compared first, and what still waits is said on standard error."""
    store.settle()
    left = find_unfinished(store, collection.id)
    if not left.is_over:
        typer.echo(f"{NOT_FINAL}: {say_unfinished(left)}.", err=True)


def write_export(store: Store, collection: Collection, format: str, output: Path | None) -> None:
    """Nothing; writes the whole collection.

    A file at `output` is replaced only when all of it is written. Raises NotForTerminalsError for
    anything but JSON on a terminal.
    """
    form = Format(format)
    if output is None and form is not Format.JSON and sys.stdout.isatty():
        raise NotForTerminalsError("name a file with --output, or send it into a pipe")
    wanted = Wanted(
        store=store,
        collection=collection,
        scope=Scope(collection.id),
        moment=datetime.now(UTC).replace(microsecond=0),
    )
    pieces = _pieces(wanted, form)
    if output is None:
        _print(pieces)
    else:
        _save(pieces, output)


def _pieces(wanted: Wanted, form: Format) -> Iterable[bytes]:
    """JSON piece by piece, so that a large collection is never in memory as a whole."""
    if form is Format.JSON:
        return (piece.encode() for piece in write_document(wanted))
    return (export(wanted, form),)


def _print(pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _save(pieces: Iterable[bytes], output: Path) -> None:
    part = output.with_name(f"{output.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        part.replace(output)
    finally:
        part.unlink(missing_ok=True)
