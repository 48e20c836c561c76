"""The commands that look after the whole database: `backup`, `restore` and `check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from analysis.backup import Copied
    from analysis.store import Store

BAD, GOOD = 1, 0

Backup = Annotated[
    Path, typer.Argument(help="An SQLite file; packed if the name ends in .gz.", metavar="FILE")
]


def add_to(app: typer.Typer) -> None:
    """Nothing; the app has these commands now."""
    for command, example in (
        (backup, "backup record.db.gz"),
        (restore, "restore record.db.gz"),
        (check, "check"),
    ):
        app.command(epilog=f"Example: python -m analysis {example}")(command)


def backup(
    file: Backup,
    force: Annotated[bool, typer.Option("--force", help="Write over an earlier one.")] = False,
) -> None:
    """Put the whole database into one file, whoever is at work on it meanwhile.

    The file has everything: articles and what was found in them, corrections, views, links with
    what they show, who may do what, and the log. Keep it where nobody reads it who may not.
    """
    from analysis.backup import back_up
    from analysis.store import open_store

    typer.echo(_told(f"{file}:", back_up(open_store(), file, force=force)))


def restore(
    file: Backup,
    replace: Annotated[
        bool, typer.Option("--replace", help="Lose whatever is in the database now.")
    ] = False,
) -> None:
    """Put what a backup holds into an empty database, SQLite or PostgreSQL.

    All of it or nothing; stop the dashboard and its worker before. Afterwards it is checked as by
    `check`, and the exit status is 1 when something does not fit together.
    """
    from analysis.backup import restore as bring_back
    from analysis.store import open_store

    store = open_store()
    typer.echo(_told("Restored:", bring_back(store, file, replace=replace)))
    raise typer.Exit(_check(store))


def check() -> None:
    """Check whether what is stored fits together; prints what does not, and changes nothing.

    The exit status is 0 when all is well, 1 otherwise.
    """
    from analysis.store import open_store

    raise typer.Exit(_check(open_store()))


def _check(store: "Store") -> int:
    from analysis.store.consistency import check as find_problems

    found = find_problems(store)
    for problem in found:
        typer.echo(f"{problem.code}\t{problem.message}")
    if not found:
        typer.echo("All that is stored fits together.")
    return BAD if found else GOOD


def _told(begin: str, copied: "Copied") -> str:
    articles = f"{copied.articles:,} article{'' if copied.articles == 1 else 's'}"
    where = f"{copied.collections:,} collection{'' if copied.collections == 1 else 's'}"
    return f"{begin} {articles} in {where}, {copied.rows:,} rows in all"
