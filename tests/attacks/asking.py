"""Every question that can be asked of a store, with something to ask it about.

`TABLES` has every function of `analysis.tables` that asks a store, `READING` every method of the
store that looks, `WRITING` every one that changes something: tests fail for one that is in none.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from analysis import tables
from analysis.access import Membership, Role
from analysis.corrections import Rename
from analysis.ingest import Given
from analysis.ingest.containers import Columns
from analysis.models import Problem
from analysis.resolution.names import Name
from analysis.store import Store
from analysis.store.schema import article, claim, identity, name, statement
from analysis.store.share_records import Action, NewShare, Place, ShareKind
from analysis.tables import Scope, claim_repair, corrections, naming, undated
from analysis.tables import entity_company as company
from analysis.tables import entity_profile as profile
from analysis.tables import entity_sayings as sayings
from analysis.tables import entity_spread as spread
from analysis.tables.scope import Within
from tests.factory import make_analysis

LATER = datetime(2099, 1, 1, tzinfo=UTC)
PROBLEM = Problem(code="E_EMPTY", message="Nothing in it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What questions are about: the ids of one collection, or made-up ones."""

    scope: Scope
    articles: tuple[int, ...]
    deliveries: tuple[int, ...]
    identities: tuple[int, ...]
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    name: Name
    views: tuple[str, ...] = ("none",)

    @property
    def collection(self) -> int:
        return self.scope.collection


def ask_about(store: Store, scope: Scope, deliveries: Sequence[int] = ()) -> Asked:
    """What there is in a collection, as the whole store has it."""
    of = scope.collection
    rows = store.read(select(article.c.id).where(article.c.collection_id == of))
    articles = tuple(sorted(row[0] for row in rows))
    said = select(statement.c.statement).where(statement.c.article_id.in_(articles))
    named = select(name.c.name, name.c.type).where(name.c.collection_id == of).limit(1)
    return Asked(
        scope=scope,
        articles=articles,
        deliveries=tuple(deliveries),
        identities=_all(store, select(identity.c.id).where(identity.c.collection_id == of)),
        statements=_all(store, said),
        claims=_all(store, select(claim.c.id).where(claim.c.collection_id == of)),
        name=Name(*store.read(named)[0]),
        views=tuple(one.id for one in store.views(of)) or ("none",),
    )


def _all(store: Store, wanted: Any) -> tuple[Any, ...]:
    return tuple(sorted(row[0] for row in store.read(wanted)))


def _sought(asked: Asked, within: Within = Within.ARTICLES) -> Scope:
    return Scope(**{**_fields(asked.scope), "words": "the OR said OR pier", "within": within})


def _fields(scope: Scope) -> dict[str, Any]:
    return {slot: getattr(scope, slot) for slot in scope.__slots__}


def each(ask: Callable[[Store, Any], Any], ids: str) -> Callable[[Store, Asked], Any]:
    return lambda store, asked: [ask(store, one) for one in getattr(asked, ids)]


Ask = Callable[[Store, Asked], Any]
TABLES: dict[str, Ask] = {
    "analysis_versions": lambda s, a: tables.analysis_versions(s, a.scope),
    "articles_table": lambda s, a: tables.articles_table(s, a.scope),
    "copies_table": lambda s, a: tables.copies_table(s, a.scope),
    "copied_table": lambda s, a: tables.copied_table(s, a.scope),
    "firsts_table": lambda s, a: tables.firsts_table(s, a.scope),
    "count_undated": lambda s, a: undated.count_undated(s, a.scope),
    "sharing_table": each(tables.sharing_table, "articles"),
    "notes_table": lambda s, a: tables.notes_table(s, a.scope),
    "blocks_table": lambda s, a: tables.blocks_table(s, a.scope),
    "attributions_table": lambda s, a: tables.attributions_table(s, a.scope),
    "find_said": lambda s, a: claim_repair.find_said(s, a.statements),
    "find_claim": each(claim_repair.find_claim, "statements"),
    "is_shown": each(claim_repair.is_shown, "claims"),
    "count_claiming": each(claim_repair.count_claiming, "claims"),
    "claims_to_choose": lambda s, a: claim_repair.claims_to_choose(s, a.collection),
    "claims_table": lambda s, a: tables.claims_table(s, a.scope),
    "origins_table": lambda s, a: tables.origins_table(s, a.scope),
    "suggestions_table": lambda s, a: corrections.suggestions_table(s, a.collection),
    "corrections_table": lambda s, a: corrections.corrections_table(s, a.collection),
    "find_repairable": each(corrections.find_repairable, "identities"),
    "find_keys": lambda s, a: corrections.find_keys(s, a.identities),
    "find_owner": lambda s, a: corrections.find_owner(s, a.collection, a.name),
    "reach_of": lambda s, a: corrections.reach_of(s, a.identities),
    "parts_table": each(corrections.parts_table, "identities"),
    "first_passages": each(lambda s, i: corrections.first_passages(s, i, 9), "identities"),
    "entity_counts": lambda s, a: tables.entity_counts(s, a.scope, hidden=True),
    "entity_pairs": lambda s, a: company.entity_pairs(s, a.scope, a.identities),
    "entity_company": lambda s, a: [
        company.entity_company(s, a.scope, one) for one in a.identities
    ],
    "shared_articles": lambda s, a: [
        company.shared_articles(s, a.scope, one, a.identities[0]) for one in a.identities
    ],
    "identities_table": lambda s, a: profile.identities_table(s, a.scope),
    "entity_seen": lambda s, a: [profile.entity_seen(s, a.scope, one) for one in a.identities],
    "entity_words": lambda s, a: [profile.entity_words(s, a.scope, one) for one in a.identities],
    "find_identities": lambda s, a: profile.find_identities(s, a.scope, a.name.name),
    "said_by": lambda s, a: [sayings.said_by(s, a.scope, one) for one in a.identities],
    "said_about": lambda s, a: [sayings.said_about(s, a.scope, one) for one in a.identities],
    "entity_denials": lambda s, a: [
        sayings.entity_denials(s, a.scope, one) for one in a.identities
    ],
    "entity_days": lambda s, a: spread.entity_days(s, a.scope, a.identities),
    "entity_outlets": lambda s, a: spread.entity_outlets(s, a.scope, a.identities),
    "entity_places": lambda s, a: spread.entity_places(s, a.scope, a.identities),
    "mentions_table": lambda s, a: tables.mentions_table(s, a.scope),
    "names_shown": lambda s, a: naming.names_shown(s, a.scope),
    "count_found": lambda s, a: tables.count_found(s, _sought(a)),
    "search_articles": lambda s, a: tables.search_articles(s, _sought(a), 99),
    "search_quotes": lambda s, a: tables.search_quotes(s, _sought(a), 99),
    "statements_table": lambda s, a: (
        tables.statements_table(s, a.scope, all=True),
        tables.statements_table(s, _sought(a, Within.STATEMENTS), all=True),
    ),
}

OF_EVERYBODY = ("collections", "is_settled")
"""Methods whose answer is about no collection in particular."""
READING: dict[str, Ask] = {
    "collections": lambda s, a: s.collections(),
    "progress": lambda s, a: s.progress(a.collection),
    "count_open": lambda s, a: s.count_open(a.articles),
    "pace": lambda s, a: s.pace(a.collection),
    "articles_of": lambda s, a: s.articles_of(a.collection),
    "version": lambda s, a: s.version(a.collection),
    "load_analysis": each(lambda s, i: s.load_analysis(i), "articles"),
    "load_shown": each(lambda s, i: s.load_shown(i), "articles"),
    "original": each(lambda s, i: _or_none(s.original, i), "articles"),
    "article": each(lambda s, i: _or_none(s.article, i), "articles"),
    "read": lambda s, a: s.read(
        select(article.c.name).where(article.c.id.in_(a.articles)).order_by(article.c.id)
    ),
    "is_settled": lambda s, a: s.is_settled(),
    "unsettled": lambda s, a: s.unsettled(a.collection),
    "corrections": lambda s, a: s.corrections(a.collection),
    "deliveries": lambda s, a: s.deliveries(a.collection),
    "delivery": each(lambda s, i: _or_none(s.delivery, i), "deliveries"),
    "delivery_items": each(lambda s, i: s.delivery_items(i), "deliveries"),
    "delivery_data": each(lambda s, i: s.delivery_data(i), "deliveries"),
    "count_open_deliveries": lambda s, a: s.count_open_deliveries(a.deliveries),
    "columns_for": lambda s, a: s.columns_for(a.collection, ("a", "b")),
    "views": lambda s, a: s.views(a.collection),
    "view": each(lambda s, i: s.view(i), "views"),
    "shares": lambda s, a: s.shares(a.collection),
    "share": lambda s, a: [s.share(one) for one in (1, 2)],
    "find_share": lambda s, a: [s.find_share(sign * 64) for sign in "de"],
    "snapshot": lambda s, a: [s.snapshot(one) for one in (1, 2)],
    "memberships": lambda s, a: s.memberships(),
    "deeds": lambda s, a: (s.deeds(a.collection), s.deeds(None)),
    "doers": lambda s, a: (s.doers(a.collection), s.doers(None)),
    "is_ended": lambda s, a: s.is_ended("e" * 64),
    "collections_of": lambda s, a: s.collections_of(a.articles),
}
FOR_THE_DESK = ("doers", "shares", "share", "find_share", "snapshot", "memberships", "deeds")
FOR_THE_DESK += ("is_ended",)
"""Methods that answer nobody who only looks, whatever they see otherwise."""


def _or_none(ask: Callable[[int], Any], one: int) -> Any:
    try:
        return ask(one)
    except KeyError:
        return None


_NEW_SHARE = NewShare(
    collection=1,
    kind=ShareKind.LIVE,
    name="n",
    place=Place(page="claims"),
    scope={},
    articles=1,
    analysis_version="1",
)
WRITING: dict[str, Ask] = {
    "collection": lambda s, a: s.collection("New"),
    "enqueue": lambda s, a: s.enqueue(a.collection, "new.txt", b"New."),
    "claim_next": lambda s, a: s.claim_next(),
    "hold": each(lambda s, i: s.hold(i), "articles"),
    "release": each(lambda s, i: s.release(i), "articles"),
    "save_read": each(lambda s, i: s.save_read(i, make_analysis().article), "articles"),
    "save_analysis": each(lambda s, i: s.save_analysis(i, make_analysis()), "articles"),
    "save_problem": each(lambda s, i: s.save_problem(i, PROBLEM), "articles"),
    "retry": each(lambda s, i: s.retry(i), "articles"),
    "delete": lambda s, a: s.delete(a.articles),
    "restore": lambda s, a: s.restore(a.articles),
    "purge": lambda s, a: s.purge(LATER),
    "settle": lambda s, a: s.settle(),
    "correct": lambda s, a: s.correct(a.collection, [corrections_of(a)], "me"),
    "add_corrections": lambda s, a: s.add_corrections(a.collection, ()),
    "edit": lambda s, a: s.edit(a.articles, title="New"),
    "give": each(lambda s, i: s.give(i, given()), "articles"),
    "give_back": lambda s, a: s.give_back([(one, given()) for one in a.articles]),
    "decide": each(lambda s, i: s.decide(i, "key", None), "articles"),
    "cancel": lambda s, a: s.cancel(a.collection),
    "resume": lambda s, a: s.resume(a.collection),
    "deliver": lambda s, a: s.deliver(a.collection, "page", "https://a.example/"),
    "claim_delivery": lambda s, a: s.claim_delivery(),
    "hold_delivery": each(lambda s, i: s.hold_delivery(i), "deliveries"),
    "release_delivery": each(lambda s, i: s.release_delivery(i), "deliveries"),
    "take_in": each(lambda s, i: s.take_in(i, ()), "deliveries"),
    "expect": each(lambda s, i: s.expect(i, ("new",)), "deliveries"),
    "finish_delivery": each(lambda s, i: s.finish_delivery(i), "deliveries"),
    "ask_columns": each(lambda s, i: s.ask_columns(i), "deliveries"),
    "choose_columns": each(lambda s, i: s.choose_columns(i, Columns(text="a")), "deliveries"),
    "retry_delivery": each(lambda s, i: s.retry_delivery(i), "deliveries"),
    "remember_columns": lambda s, a: s.remember_columns(a.collection, ("a",), Columns(text="a")),
    "log": lambda s, a: s.log("me", Action.ADD, a.collection, "x"),
    "save_view": lambda s, a: s.save_view(a.collection, "n", Place(page="claims"), "me"),
    "rename_view": each(lambda s, i: s.rename_view(i, "n", ""), "views"),
    "delete_view": each(lambda s, i: s.delete_view(i), "views"),
    "restore_view": each(lambda s, i: s.restore_view(i), "views"),
    "add_share": lambda s, a: s.add_share(_NEW_SHARE, "me", "f" * 64, b"frozen"),
    "revoke_share": lambda s, a: [s.revoke_share(one) for one in (1, 2)],
    "note_opened": lambda s, a: [s.note_opened(one) for one in (1, 2)],
    "give_role": lambda s, a: s.give_role(_member(a.collection), "me"),
    "take_role": lambda s, a: [s.take_role(one) for one in (1, 2)],
    "found": lambda s, a: s.found("New", "me@x.example"),
    "end_sign_in": lambda s, a: s.end_sign_in("f" * 64, LATER),
}
ONLY_IF_ANY = frozenset({"claim_next", "claim_delivery", "settle"})
"""What begins to write only where it finds something to do."""
NEITHER = frozenset({"as_deed", "as_deeds"})
"""What gives back the store with another setting."""


def corrections_of(asked: Asked) -> Any:
    return Rename(of=asked.name, to="Somebody else")


def given() -> Given:
    return Given(title="New")


def _member(collection: int) -> Membership:
    return Membership(
        id=0, kind="email", who="me@x.example", role=Role.ADMIN, collection=collection
    )


def table_functions() -> frozenset[str]:
    """The name of every function of `analysis.tables` that is given a store."""
    return frozenset(_table_functions())


def _table_functions() -> Iterator[str]:
    for found in pkgutil.iter_modules(tables.__path__, f"{tables.__name__}."):
        module = importlib.import_module(found.name)
        for called, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or called.startswith("_"):
                continue
            if "store" in inspect.signature(function).parameters and called != "ask":
                yield called


def methods() -> frozenset[str]:
    """The name of every public method of the store."""
    found = inspect.getmembers(Store, callable)
    return frozenset(called for called, _ in found if not called.startswith("_"))
