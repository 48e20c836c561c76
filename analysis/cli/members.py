"""`members`, `grant` and `take-away`: who may do what, for whoever runs the dashboard.

Whoever can run commands here can read the database anyway: nothing is asked about their own rights.
All of it is logged as done by the command line.
"""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from analysis.access import Membership, Role, WhoError, read_who

if TYPE_CHECKING:
    from analysis.store import Store

LOGGED_AS = "Command line"
EVERYWHERE = "every collection"


class RoleName(StrEnum):
    """A role, as it is typed."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"


Who = Annotated[
    str, typer.Argument(help="An e-mail address, or a claim such as groups=desk.", metavar="WHO")
]
Where = Annotated[str | None, typer.Option("--collection", help="Only in this one.")]
Everywhere = Annotated[
    bool, typer.Option("--everywhere", help="In every collection, those to come included.")
]


def add_to(app: typer.Typer) -> None:
    """Nothing; the commands are among those of the app."""
    app.command(epilog="Example: python -m analysis members --json")(members)
    app.command(
        epilog='Example: python -m analysis grant ann@news.example editor --collection "Spring"'
    )(grant)
    app.command(
        epilog='Example: python -m analysis take-away ann@news.example --collection "Spring"'
    )(take_away)


def members(
    collection: Where = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON document instead.")] = False,
) -> None:
    """Show who may do what: one line each, role, who and where, with tabs between."""
    store = _store()
    of = None if collection is None else _known(store, collection)
    found = [one for one in store.memberships() if of is None or one.collection in (None, of)]
    names = {one.id: one.name for one in store.collections()}
    if as_json:
        typer.echo(json.dumps({"members": [_record(one, names) for one in found]}))
        return
    for one in found:
        where = EVERYWHERE if one.collection is None else names.get(one.collection, "")
        typer.echo(f"{one.role.value}\t{one.who}\t{where}")


def grant(
    who: Who, role: RoleName, collection: Where = None, everywhere: Everywhere = False
) -> None:
    """Give somebody a role, in place of the one they have there."""
    store = _store()
    kind, named = _read(who)
    where = _where(store, collection, everywhere)
    new = Membership(id=0, kind=kind, who=named, role=Role(role.value), collection=where)
    told = f"{kind} {named}: {role.value}"
    _as_deed(store, where, told).give_role(new, LOGGED_AS)
    typer.echo(f"{named} is {role.value} in {collection or EVERYWHERE} now")


def take_away(who: Who, collection: Where = None, everywhere: Everywhere = False) -> None:
    """Take somebody's role away. What they have elsewhere stays."""
    store = _store()
    kind, named = _read(who)
    where = _where(store, collection, everywhere)
    wanted = (kind, named, where)
    found = [one for one in store.memberships() if (one.kind, one.who, one.collection) == wanted]
    if not found:
        raise typer.BadParameter(f"{named} has no role in {collection or EVERYWHERE}")
    told = f"{kind} {named}: no longer {found[0].role.value}"
    _as_deed(store, where, told).take_role(found[0].id)
    typer.echo(f"{named} is no longer {found[0].role.value} in {collection or EVERYWHERE}")


def _store() -> "Store":
    from analysis.store import open_store

    return open_store()


def _as_deed(store: "Store", where: int | None, told: str) -> "Store":
    from analysis.store.share_records import Action

    return store.as_deed(LOGGED_AS, Action.MEMBER, where, told)


def _read(who: str) -> tuple[str, str]:
    try:
        return read_who(who)
    except WhoError as error:
        raise typer.BadParameter(str(error)) from error


def _where(store: "Store", collection: str | None, everywhere: bool) -> int | None:
    if (collection is None) is not everywhere:
        raise typer.BadParameter("say either --collection NAME or --everywhere")
    return None if collection is None else _known(store, collection)


def _known(store: "Store", name: str) -> int:
    from analysis.cli.naming import known_collection

    return known_collection(store, name).id


def _record(one: Membership, names: dict[int, str]) -> dict[str, str | None]:
    where = None if one.collection is None else names.get(one.collection)
    return {"who": one.who, "kind": one.kind, "role": one.role.value, "collection": where}
