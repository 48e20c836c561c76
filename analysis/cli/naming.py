"""Collections by the names that were typed, which are held to what the screens hold names to."""

from collections.abc import Sequence

import typer

from analysis.desk.articles import find_named
from analysis.desk.limits import plain_name
from analysis.store import Collection, Store, StoreError

MOST_NAMED = 10
"""Collections that are named where one was asked for that is not there."""


def find_collection(store: Store, name: str) -> Collection | None:
    """The collection of that name, or of one that looks the same; never a new one.

    Raises typer.BadParameter for a name that none can have.
    """
    try:
        return find_named(store.collections(), name)
    except StoreError as error:
        raise typer.BadParameter(error.problem.message, param_hint="--collection") from error


def known_collection(store: Store, name: str) -> Collection:
    """The same; typer.BadParameter also where there is none."""
    found = find_collection(store, name)
    if found is None:
        raise typer.BadParameter(say_missing(store, name))
    return found


def say_missing(store: Store, name: str) -> str:
    """That there is no such collection, and which there are."""
    known = say_known([one.name for one in store.collections()])
    return f'there is no collection "{plain_name(name)}"; {known}'


def say_known(names: Sequence[str]) -> str:
    """What collections there are, as far as there is room on a few lines.

    >>> say_known(["Spring", "Autumn"]), say_known([])
    ('there are "Spring", "Autumn"', 'there is none yet')
    """
    if not names:
        return "there is none yet"
    shown = ", ".join(f'"{plain_name(name)}"' for name in names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    verb = "is" if len(names) == 1 else "are"
    return f"there {verb} {shown}{f' and {more:,} more' if more > 0 else ''}"


def made_collection(store: Store, name: str) -> Collection:
    """The same, made where there is none: without what does not show in its name."""
    return find_collection(store, name) or store.collection(plain_name(name))
