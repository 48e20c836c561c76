"""What `add` and `retry` print: one line an article, or the reason why there is none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import typer

from analysis.cli.adding import Added, analyse_waiting
from analysis.ingest import IngestError
from analysis.models import Problem
from analysis.store import DeliveryItem, DeliveryKind, DeliveryRow, DeliveryState, State, Store
from analysis.worker.tools import Shielded

BAD, GOOD, INTERRUPTED = 1, 0, 130
LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Told:
    """One line (id, state or code, path, remark; with tabs between), and whether it went well."""

    line: str
    is_well: bool


def finish(
    store: Store,
    begin: Callable[[], tuple[Added, ...]],
    collection: int,
    start: datetime = LONG_AGO,
) -> int:
    """The exit status, once what was begun is analysed and told line by line.

    Told to stop, it says how to go on instead.
    """
    try:
        added = begin()
        analyse_waiting(store, added, collection)
    except KeyboardInterrupt:
        typer.echo("Stopped. What was stored stays; run it again to go on.", err=True)
        return INTERRUPTED
    is_well = True
    for told in (line for one in added for line in describe(store, one, start)):
        typer.echo(told.line)
        is_well = is_well and told.is_well
    return GOOD if is_well else BAD


def describe(store: Store, added: Added, start: datetime) -> Iterator[Told]:
    """The lines of one path. What came before `start` (UTC) is said to be here already."""
    if added.problem is not None:
        yield _problem("-", added.problem, added.path)
    elif added.article is not None:
        yield _article(store, added.article, added.path, added.since)
    elif added.delivery is not None:
        yield from _delivery(store, store.delivery(added.delivery), added.path, start)


def _article(store: Store, article: int, path: str, since: datetime | None) -> Told:
    row = store.article(article)
    if row.problem is not None:
        return _problem(article, row.problem, path)
    remark = "" if since is None else f"already here since {since:%Y-%m-%d %H:%M} UTC"
    return Told(_join(article, row.state.value, path, remark), row.state is State.DONE)


def _delivery(store: Store, row: DeliveryRow, path: str, start: datetime) -> Iterator[Told]:
    for item in store.delivery_items(row.delivery):
        yield _item(store, item, _path_of(row, item, path), start)
    if row.problem is not None:
        yield _problem("-", row.problem, path)
    elif row.state is DeliveryState.ASKS:
        yield _problem("-", _question(store, row), path)
    elif row.state is not DeliveryState.DONE:
        yield Told(_join("-", row.state.value, path), False)


def _item(store: Store, item: DeliveryItem, path: str, start: datetime) -> Told:
    if item.problem is not None:
        return _problem("-", item.problem, path)
    if item.article is None:
        return Told(_join("-", item.state.value, path), False)
    added = store.article(item.article).added
    return _article(store, item.article, path, added if added < start else None)


def _path_of(row: DeliveryRow, item: DeliveryItem, path: str) -> str:
    if row.kind is DeliveryKind.PAGE:
        return path
    return item.name if row.kind is DeliveryKind.FEED else f"{path}/{item.name}"


def _question(store: Store, row: DeliveryRow) -> Problem:
    """Which column holds the text? With the names of those that there are."""
    reader = Shielded()
    try:
        headers = reader.preview(store.delivery_data(row.delivery) or b"", row.name).headers
    except IngestError as error:
        return error.problem
    finally:
        reader.close()
    names = ", ".join(f"“{header}”" for header in headers)
    message = f"Which column holds the articles? Add it again with --column text=NAME: {names}."
    return Problem(code="E_COLUMNS", message=message)


def _problem(article: int | str, problem: Problem, path: str) -> Told:
    return Told(_join(article, problem.code, path, problem.message), False)


def _join(*parts: object) -> str:
    """The parts with tabs between; a part has none itself, and no line ends."""
    return "\t".join(" ".join(str(part).split()) for part in parts).rstrip()
