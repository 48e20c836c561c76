"""The commands. What they need is imported when they run, so that none waits for another's."""

import json
import logging
import signal
import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analysis.cli import backing_up, members

app = typer.Typer(
    help="Who said it, who denied it, and where it came from: the dashboard's work, for scripts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

DEFAULT_COLLECTION = "My articles"


class Format(StrEnum):
    """How a collection is written."""

    JSON = "json"
    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"


BAD, GOOD = 1, 0

Sources = Annotated[
    list[str],
    typer.Argument(help="Files, folders of files, or addresses.", metavar="PATH|URL..."),
]
Paths = Annotated[list[str], typer.Argument(help="Files, or folders of files.", metavar="PATH...")]


def _not_to_come(published: datetime | None) -> datetime | None:
    if published is not None and published > datetime.now():
        raise typer.BadParameter("that day is still to come")
    return published


Day = Annotated[
    datetime | None,
    typer.Option(
        callback=_not_to_come,
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="The day the articles were published, where you know it.",
    ),
]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Processes that analyse at once.")]
Name = Annotated[str, typer.Option(help="The collection to add to; made where there is none.")]


@app.command(epilog="Example: python -m analysis extract article.txt > article.jsonl")
def extract(paths: Paths, published: Day = None, workers: Workers = 1) -> None:
    """Analyse files without storing anything: one JSON object a line, one line an article.

    An archive or a table gives one line for each article in it. A .jsonl file of objects with "id"
    and "text" gives one article a line. The exit status is 0 when every article was analysed, 1
    when some had a problem, 2 for bad usage.
    """
    from analysis.cli.counter import counted
    from analysis.cli.extract import extract as find_lines
    from analysis.cli.inputs import find_items, suffix_of
    from analysis.ingest import Given
    from analysis.ingest.containers import CONTAINERS

    _log_to_stderr(logging.WARNING)
    items = tuple(find_items(paths))
    are_several = any(suffix_of(item.path) in CONTAINERS and item.text is None for item in items)
    if not items:
        typer.echo("There is no file that can be read.", err=True)
    given = Given(published=None if published is None else published.date())
    bad = 0
    total = None if are_several else len(items)
    for line in counted(find_lines(items, given, workers), total):
        sys.stdout.write(line.json + "\n")
        sys.stdout.flush()
        bad += line.has_problem
    raise typer.Exit(BAD if bad else GOOD)


@app.command(epilog='Example: python -m analysis add articles/ --collection "Spring"')
def add(
    paths: Sources,
    collection: Name = DEFAULT_COLLECTION,
    feed: Annotated[
        bool, typer.Option("--feed", help="The addresses are feeds, sitemaps or pages with one.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option(help="What a column of a table holds, such as text=Body or url=Link."),
    ] = None,
    published: Day = None,
) -> None:
    """Store files, archives, tables and addresses, and analyse them.

    Run again, it goes on where it stopped. Prints one line an article: id, state or problem code,
    path and a remark, with tabs between. The exit status is 0 when all went well, 1 when some had
    a problem.
    """
    from analysis.cli.adding import Wanted, columns_from, store_all
    from analysis.cli.naming import made_collection
    from analysis.cli.telling import finish
    from analysis.ingest import Given
    from analysis.store import open_store

    _log_to_stderr(logging.WARNING)
    try:
        columns = columns_from(column or [])
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    store = open_store()
    wanted = Wanted(
        collection=made_collection(store, collection).id,
        given=Given(published=None if published is None else published.date()),
        columns=columns,
        are_feeds=feed,
    )
    start = datetime.now(UTC)
    raise typer.Exit(
        finish(store, lambda: store_all(store, paths, wanted), wanted.collection, start)
    )


@app.command(epilog='Example: python -m analysis retry --collection "Spring"')
def retry(
    collection: Annotated[str, typer.Option(help="Which one.")] = DEFAULT_COLLECTION,
) -> None:
    """Try again what had a problem or was cancelled; prints what `add` prints."""
    from analysis.cli.adding import again
    from analysis.cli.naming import known_collection
    from analysis.cli.telling import finish
    from analysis.store import open_store

    _log_to_stderr(logging.WARNING)
    store = open_store()
    found = known_collection(store, collection)
    raise typer.Exit(finish(store, lambda: again(store, found.id), found.id))


@app.command("list", epilog="Example: python -m analysis list --json")
def list_articles(
    collection: Annotated[str | None, typer.Option(help="Only this one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document instead.")] = False,
) -> None:
    """Show the collections and their articles."""
    from analysis.cli.listing import list_json, list_text
    from analysis.store import open_store

    store = open_store()
    found = list_json(store, collection) if as_json else None
    for line in list_text(store, collection) if found is None else [json.dumps(found)]:
        typer.echo(line)


@app.command(epilog="Example: python -m analysis corrections > corrections.json")
def corrections(
    collection: Annotated[str, typer.Option(help="Whose log.")] = DEFAULT_COLLECTION,
    file: Annotated[
        Path | None,
        typer.Option("--import", help="A log to add instead.", exists=True, dir_okay=False),
    ] = None,
) -> None:
    """Print the log of corrections of a collection as JSON, or add another log to it."""
    from analysis.cli.correcting import export_log, import_log
    from analysis.cli.naming import known_collection
    from analysis.corrections.log import LogError
    from analysis.store import open_store

    store = open_store()
    found = known_collection(store, collection)
    if file is None:
        typer.echo(export_log(store, found))
        return
    try:
        new, known = import_log(store, found, file)
    except LogError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(f"{new} imported, {known} were there already")


@app.command(epilog='Example: python -m analysis export --collection "Spring" > spring.json')
def export(
    collection: Annotated[str, typer.Option(help="Which one.")] = DEFAULT_COLLECTION,
    format: Annotated[Format, typer.Option(help="How it is written.")] = Format.JSON,
    output: Annotated[
        Path | None, typer.Option(help="The file to write, not standard output.", dir_okay=False)
    ] = None,
) -> None:
    """Print what the screens show of a collection: articles, claims, origins and corrections.

    json is one document, xlsx a workbook, csv an archive of tables, html a report in one file.
    Where articles still wait to be analysed, that is said in the file and on standard error.
    """
    from analysis.cli.exporting import NotForTerminalsError, settle, write_export
    from analysis.cli.naming import known_collection
    from analysis.store import open_store

    store = open_store()
    found = known_collection(store, collection)
    settle(store, found)
    try:
        write_export(store, found, format.value, output)
    except NotForTerminalsError as error:
        raise typer.BadParameter(str(error)) from error


@app.command(epilog="Example: python -m analysis evaluate gold/entities.jsonl")
def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(
            help="Gold files; their kind is seen from their fields.",
            exists=True,
            dir_okay=False,
            metavar="GOLD...",
        ),
    ],
    floors: Annotated[
        Path | None,
        typer.Option(
            help='JSON file with floors under "development": exit with 1 below one of them.',
            exists=True,
            dir_okay=False,
        ),
    ] = None,
) -> None:
    """Print the scores of the analysis against gold files, as JSON."""
    from analysis.evaluation import GoldError
    from analysis.evaluation import evaluate as score
    from analysis.evaluation.floors import below

    _log_to_stderr(logging.WARNING)
    try:
        scores = score(gold)
    except GoldError as error:
        raise typer.BadParameter(str(error)) from error
    typer.echo(json.dumps(scores, indent=2))
    wanted = json.loads(floors.read_text("utf8"))["development"] if floors else {}
    complaints = below(scores, {name: wanted[name] for name in scores if name in wanted})
    for complaint in complaints:
        typer.echo(complaint, err=True)
    raise typer.Exit(1 if complaints else 0)


@app.command(epilog="Example: python -m analysis work --linger 60")
def work(
    linger: Annotated[
        float, typer.Option(min=0, help="Seconds to wait for more when nothing is left.")
    ] = 0,
) -> None:
    """Analyse what waits in the store. The dashboard starts this by itself."""
    from analysis.store import open_store
    from analysis.worker import work as drain

    _log_to_stderr(logging.INFO)
    told: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: told.append(number))
    finished = drain(open_store(), linger=linger, is_told_to_stop=lambda: bool(told))
    logging.getLogger(__name__).info("%s articles finished", finished)


@app.command(epilog="Example: python -m analysis sample")
def sample() -> None:
    """Store and analyse the sample collection, which is invented."""
    from analysis.cli.adding import Added, analyse_waiting
    from analysis.store import open_store
    from analysis.worker import load_sample

    _log_to_stderr(logging.WARNING)
    store = open_store()
    collection = load_sample(store)
    added = [Added(path="", article=one) for one in store.articles_of(collection.id)]
    analyse_waiting(store, added, collection.id)
    progress = store.progress(collection.id)
    typer.echo(f"{collection.name}: {progress.done} of {progress.total} articles analysed")
    raise typer.Exit(BAD if progress.problem else GOOD)


backing_up.add_to(app)
members.add_to(app)


def _log_to_stderr(level: int) -> None:
    logging.basicConfig(level=level, stream=sys.stderr, format="%(asctime)s %(name)s %(message)s")
