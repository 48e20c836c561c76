"""The check finds nothing in what the store wrote, and each kind of damage that is done to it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import insert

from analysis.corrections import Hide, Merge
from analysis.models import Analysis
from analysis.resolution import Name
from analysis.store import Store, schema
from analysis.store.consistency import RULES, check
from analysis.store.engine import writing
from tests.factory import every_analysis
from tests.store import corrected

NOW = datetime(2025, 3, 10, 12)
TEXTS = {"name": "n", "note": "", "place": ["claims", []], "author": "Ada"}


def share(store: Store, kind: str, data: bytes | None) -> None:
    values = {
        **TEXTS,
        **{"collection_id": 1, "digest": kind, "kind": kind, "scope": {}, "made": NOW},
        **{"articles": 1, "analysis_version": "1"},
    }
    with writing(store.engine) as connection:
        made = connection.execute(insert(schema.share).values(values)).inserted_primary_key
        if data is not None:
            connection.execute(insert(schema.snapshot).values(share_id=made[0], data=data))


@pytest.fixture
def filled(store: Store) -> Store:
    """Articles with claims that were compared and corrected, one deleted, a delivery, links."""
    corrected.fill(store)
    entry = corrected.EVERY
    assert entry
    store.deliver(1, "archive", "a.zip", b"PK")
    store.delete([8])
    store.settle()
    share(store, "live", None)
    share(store, "snapshot", b"x")
    with writing(store.engine) as connection:
        line = {"made": NOW, "who": "Ada", "action": "share", "collection": 1, "subject": "1"}
        connection.execute(insert(schema.audit).values(line))
        who = {"collection_id": None, "kind": "email", "who": "ada@example.org", "role": "admin"}
        one = {**who, "author": "Ada", "made": NOW}
        connection.execute(insert(schema.membership).values(one))
    store.end_sign_in("e" * 64, store.clock())
    return store


def damage(store: Store, *statements: str) -> None:
    """Does what the store never would, past every foreign key."""
    is_sqlite = store.engine.dialect.name == "sqlite"
    off = "PRAGMA foreign_keys = OFF" if is_sqlite else "SET session_replication_role = replica"
    with store.engine.connect() as connection:
        raw = connection.connection.cursor()
        for statement in (off, *statements):
            raw.execute(statement)
        connection.connection.commit()
        connection.invalidate()


DAMAGE = {
    "an article goes without its parts": ("DELETE FROM article WHERE id = 2", "E_REFERENCE"),
    "a collection goes": ("DELETE FROM collection", "E_REFERENCE"),
    "a group is led by nobody": (
        "UPDATE grouped SET first_article = 99 WHERE article_id = 1",
        "E_REFERENCE",
    ),
    "a file goes": ("DELETE FROM original WHERE article_id = 1", "E_PART"),
    "a text goes": ("DELETE FROM article_text WHERE article_id = 1", "E_PART"),
    "blocks go": ("DELETE FROM block WHERE article_id = 1", "E_PART"),
    "an analysis goes": ("UPDATE article SET analysis_version = NULL WHERE id = 1", "E_COUNT"),
    "an entity goes": ("DELETE FROM entity WHERE article_id = 1 AND position = 0", "E_COUNT"),
    "a count is wrong": ("UPDATE article SET denials = 7 WHERE id = 1", "E_COUNT"),
    "an appearance goes": ("DELETE FROM appearance WHERE article_id = 1", "E_APPEARANCE"),
    "an appearance is wrong": (
        "UPDATE appearance SET spoken = spoken + 1 WHERE article_id = 1",
        "E_APPEARANCE",
    ),
    "a name is elsewhere": (
        "INSERT INTO collection (id, name, is_sample, edition, revision)"
        " VALUES (2, 'B', (1 = 0), 'e', 0); UPDATE name SET collection_id = 2",
        "E_STRANGER",
    ),
    "claims go": ("DELETE FROM claim", "E_CLAIM"),
    "a claim counts too many": ("UPDATE claim SET articles = articles + 1", "E_CLAIM"),
    "a claim loses a statement": (
        "UPDATE statement SET claim = own_claim WHERE article_id = 2",
        "E_CLAIM",
    ),
    "a claim of nobody": (
        "INSERT INTO claim SELECT '99a0', collection_id, status, articles, outlets, copies,"
        " is_exact, origins, sentence FROM claim LIMIT 1",
        "E_CLAIM",
    ),
    "an unknown state": ("UPDATE article SET state = 'lost' WHERE id = 1", "E_WORD"),
    "a claim without a time": ("UPDATE article SET state = 'analysing' WHERE id = 1", "E_QUEUE"),
    "a failure without a reason": ("UPDATE delivery SET state = 'problem'", "E_QUEUE"),
    "a claim on what is done": (
        "UPDATE article SET claimed = '2025-03-10 12:00:00' WHERE id = 1",
        "E_QUEUE",
    ),
    "a delivery loses its data": ("DELETE FROM delivery_data", "E_ITEM"),
    "an item waits with an article": (
        "INSERT INTO delivery_item (delivery_id, position, name, article_id, is_new, state)"
        " VALUES (1, 0, 'a', 1, (1 = 1), 'waiting')",
        "E_ITEM",
    ),
    "a frozen link shows nothing": ("DELETE FROM snapshot", "E_LINK"),
    "a live link has a snapshot": ("UPDATE share SET kind = 'live'", "E_LINK"),
    "an unknown kind of link": ("UPDATE share SET kind = 'open' WHERE kind = 'live'", "E_WORD"),
    "an unknown role": ("UPDATE membership SET role = 'king'", "E_WORD"),
    "an unknown kind of member": ("UPDATE membership SET kind = 'any'", "E_WORD"),
    "an unknown stance": ("UPDATE attribution SET stance = 'odd' WHERE position = 0", "E_WORD"),
    "an unknown action": ("UPDATE audit SET action = 'odd'", "E_WORD"),
    "no numbers are left": ("UPDATE audit SET id = 2147483647", "E_NUMBER"),
    "somebody has two roles": (
        "INSERT INTO membership (id, kind, who, role, author, made)"
        " VALUES (9, 'email', 'ada@example.org', 'viewer', 'Ada', '2025-03-10 12:00:00')",
        "E_ROLE",
    ),
    "a line before the first": ("UPDATE audit SET id = 0", "E_LOG"),
    "a sign-in that was ended says who it was": (
        "UPDATE ended_sign_in SET key = 'ada@example.org'",
        "E_SIGN_IN",
    ),
    "another revision": ("UPDATE alembic_version SET version_num = '0005'", "E_REVISION"),
}
ONLY_IN = {
    "sqlite": {
        "the index loses a row": (
            "INSERT INTO article_words_index(article_words_index, rowid, title, words)"
            " SELECT 'delete', article_id, title, words FROM article_words WHERE article_id = 1",
            "E_INDEX",
        ),
        "the next number is taken": (
            "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'article'",
            "E_NUMBER",
        ),
    },
    "postgresql": {
        "the index loses a row": (
            "UPDATE article_words SET lexemes = NULL WHERE article_id = 1",
            "E_INDEX",
        ),
        "the next number is taken": ("SELECT setval('article_id_seq', 2)", "E_NUMBER"),
    },
}
SPECIAL = ("the index loses a row", "the next number is taken")


def test_nothing_is_wrong_with_what_the_store_wrote(filled: Store) -> None:
    assert check(filled) == ()


def test_nothing_is_wrong_with_an_empty_database(store: Store) -> None:
    assert check(store) == ()


@pytest.mark.parametrize("analyses", [every_analysis(), corrected.EVERY])
def test_nothing_is_wrong_in_between(store: Store, analyses: tuple[Analysis, ...]) -> None:
    """Also while names and claims are still to be worked out, and after each change."""
    collection = store.collection("My articles").id
    for analysis in analyses:
        one = store.enqueue(collection, "a.txt", analysis.article.text.encode()).article
        store.save_read(one, analysis.article)
        assert check(store) == ()
        store.save_analysis(one, analysis)
        assert check(store) == ()
    store.settle()
    store.edit([1], publisher="Harbour Courier")
    names = [Name(entity.name, entity.type) for entity in analyses[0].entities][:2]
    store.correct(collection, [Merge(into=names[0], names=tuple(names[1:]))], "Ada")
    assert check(store) == ()
    store.correct(collection, [Hide(of=names[0])], "Ada")
    store.delete([2])
    assert check(store) == ()
    store.settle()
    assert check(store) == ()
    store.purge(store.clock().replace(year=2030))
    assert check(store) == ()


@pytest.mark.parametrize("kind", [*DAMAGE, *SPECIAL])
def test_each_kind_of_damage_is_found(filled: Store, kind: str) -> None:
    statement, code = (DAMAGE | ONLY_IN[filled.engine.dialect.name])[kind]
    damage(filled, *statement.split("; "))
    assert code in {problem.code for problem in check(filled)}


def test_a_damaged_file_is_found(new_store: Callable[[], Store]) -> None:
    store = new_store()
    corrected.fill(store)
    damage(
        store,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, '(name_id, article_id)', '(article_id)')"
        " WHERE name = 'mention_of_name'",
    )
    assert {problem.code for problem in check(store)} >= {"E_FILE"}


def test_every_rule_says_what_must_hold() -> None:
    assert all(rule.__doc__ for rule in RULES)
