"""What a link shows is a file with some articles and not a byte of any other."""

import contextlib
import re
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from analysis.sharing import open_exhibit, place_in_exhibit, write_exhibit
from analysis.sharing.claim_origins import ELSEWHERE
from analysis.store import Store, StoreError
from analysis.store.schema import ANALYSIS_TABLES, article, claim, grouped, metadata, statement
from analysis.store.schema.exhibits import exhibit_metadata
from analysis.store.share_records import Place
from analysis.tables import Scope, claims_table, origins_table
from analysis.tables.copies import NOT_SHOWN
from analysis.tables.scope import conditions
from tests.attacks.asking import READING, TABLES, WRITING, Asked, ask_about
from tests.attacks.comparing import fingerprint, plain
from tests.attacks.rooms import NARROW, OUTLETS, QUILL, VEX, furnish
from tests.sharing.naming_apart import find_apart
from tests.sharing.parting import SCOPES

WHOLE = Scope(1)
OF_EDITORS = {"suggestions_table", "corrections_table", "claims_to_choose"}
"""Tables for those who put things right; an exhibit has nothing in them."""
RANKED = {"search_articles", "search_quotes"}
"""How good a hit is depends on what else there is, so only what was found must be the same."""
SHOWN_BY_A_LINK = {"articles_of", "load_analysis", "load_shown", "read"}
"""Methods of the store that pages ask for what tables don't have."""
OF_ARTICLES = ("articles_table", "notes_table", "blocks_table", "attributions_table")
OF_ARTICLES += ("entity_counts", "mentions_table", "statements_table")
FOR_THE_COLLECTION = {"collection", "article"}
"""What tells of the articles themselves."""
FULL = {*FOR_THE_COLLECTION, "article_text", "identity", "name", "claim", "grouped"}
FULL |= {table.name for table in ANALYSIS_TABLES}
"""The tables of an exhibit in which there is anything."""


@pytest.fixture
def full(furnished: Store) -> Store:
    return furnished


@pytest.fixture
def changing(store: Store) -> Store:
    furnish(store)
    return store


def exhibit(store: Store, scope: Scope, path: Path, words: int | None = None) -> Store:
    write_exhibit(store, scope, path, excerpt_words=words)
    return open_exhibit(path)


def everywhere_in(path: Path) -> str:
    """All that can be read from the file: its bytes, and each cell of each table."""
    raw = path.read_bytes()
    parts = [raw.decode("latin1"), raw.decode("utf-16-le", "ignore")]
    with sqlite3.connect(path) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in tables.fetchall():
            parts += map(repr, connection.execute(f'SELECT * FROM "{name}"').fetchall())
    return "\n".join(parts).casefold()


def same(called: str, answer: object) -> object:
    """An answer as it is compared: hits without rank and order."""
    if called not in RANKED:
        return plain(answer)
    columns, rows = plain(answer)
    rank = columns.index("rank")
    return sorted([*row[:rank], *row[rank + 1 :]] for row in rows)


def test_a_whole_collection_is_shown_as_it_is(full: Store, tmp_path: Path) -> None:
    shown, about = exhibit(full, WHOLE, tmp_path / "e.db"), ask_about(full, WHOLE)
    for called, ask in TABLES.items():
        if called not in OF_EDITORS:
            assert same(called, ask(shown, about)) == same(called, ask(full, about)), called
    for called in SHOWN_BY_A_LINK:
        assert plain(READING[called](shown, about)) == plain(READING[called](full, about)), called


def test_of_some_articles_every_table_has_what_the_store_says_of_them(
    full: Store, tmp_path: Path
) -> None:
    shown = exhibit(full, NARROW, tmp_path / "e.db")
    assert shown.articles_of(1) == (1, 2, 4, 5)
    about, whole = Scope(1), NARROW
    for called in OF_ARTICLES:
        assert _table(called, shown, about) == _table(called, full, whole), called


def _table(called: str, store: Store, scope: Scope) -> object:
    return plain(TABLES[called](store, _bare(scope)))


def _bare(scope: Scope) -> Asked:
    empty: dict[str, tuple[()]] = dict.fromkeys(
        ("articles", "deliveries", "identities", "statements", "claims"), ()
    )
    return Asked(scope=scope, name=None, **empty)  # type: ignore[arg-type]


def test_the_numbers_of_a_claim_stay_those_of_the_collection(full: Store, tmp_path: Path) -> None:
    """But an origin that only articles speak of that are not shown has no words."""
    shown = exhibit(full, NARROW, tmp_path / "e.db")
    before, after = _claims(claims_table, full, shown)
    numbers = ["claim", "status", "articles", "outlets", "copies", "is_exact", "origin_kinds"]
    assert before[numbers].equals(after[numbers])
    told = dict(zip(after["claim"], after["sentence"], strict=True))["4a0"]
    assert (
        told == f"2 articles in 2 outlets rest on 2 origins: two officials (Lantern); {ELSEWHERE}"
    )
    rows = _claims(origins_table, full, shown)
    assert rows[0][["claim", "kind", "articles"]].equals(rows[1][["claim", "kind", "articles"]])


def _claims(
    ask: Callable[[Store, Scope], pd.DataFrame], full: Store, shown: Store
) -> list[pd.DataFrame]:
    """What both say, in the order of what the exhibit calls the claims."""
    rows = [ask(store, scope) for store, scope in _both(full, shown)]
    named = [find_apart(full, shown).frame(rows[0]), rows[1]]
    return [one.sort_values("claim", kind="stable", ignore_index=True) for one in named]


def test_no_number_of_another_article_is_in_the_file(parts: Store, tmp_path: Path) -> None:
    shown = exhibit(parts, SCOPES["two outlets"], tmp_path / "e.db")
    articles = set(shown.articles_of(1))
    ids, others = set(), set()
    tables = (*metadata.sorted_tables, *exhibit_metadata.sorted_tables)
    for row in (row for table in tables for row in shown.read(select(table))):
        for cell in filter(lambda cell: isinstance(cell, str), row):
            ids.update(int(found[1]) for found in re.finditer(r"\b(\d+)[ad]\d+\b", cell))
    for row in shown.read(select(claim.c.origins)):
        others.update(one for _, _, its in row.origins for one in its)
    firsts = {row[0] for row in shown.read(select(grouped.c.first_article))}
    assert ids <= articles
    assert others <= {*articles, NOT_SHOWN}
    assert NOT_SHOWN in others
    assert {one for one in firsts if one > 0} <= articles
    said = shown.read(select(statement.c.claim))
    assert any(row.claim.startswith("of") for row in said)


def test_a_link_to_a_claim_opens_it_in_the_exhibit(parts: Store, tmp_path: Path) -> None:
    scope = SCOPES["two outlets"]
    claims = find_apart(parts, exhibit(parts, scope, tmp_path / "e.db")).claims
    assert claims
    for one, called in claims.items():
        place = Place(page="claims", choices=(("view", "all"), ("claim", one)))
        choices = (("view", "all"), ("claim", called))
        assert place_in_exhibit(parts, scope, place) == Place(page="claims", choices=choices)
        assert place_in_exhibit(parts, WHOLE, place) == place
    elsewhere = Place(page="sources", choices=(("outlets", "Lantern"),))
    assert place_in_exhibit(parts, scope, elsewhere) == elsewhere


def _both(full: Store, shown: Store) -> tuple[tuple[Store, Scope], tuple[Store, Scope]]:
    return (full, NARROW), (shown, Scope(1))


@pytest.mark.parametrize("words", [None, 1, 5, 1000])
def test_the_file_has_no_word_of_anything_else(
    full: Store, tmp_path: Path, words: int | None
) -> None:
    exhibit(full, NARROW, tmp_path / "e.db", words).engine.dispose()
    found = everywhere_in(tmp_path / "e.db")
    assert "eastmere" in found  # it is looked for in the right place
    assert VEX not in found
    assert QUILL not in found


def test_a_whole_collection_has_no_word_of_another(full: Store, tmp_path: Path) -> None:
    exhibit(full, WHOLE, tmp_path / "e.db").engine.dispose()
    found = everywhere_in(tmp_path / "e.db")
    assert QUILL in found
    assert VEX not in found


def test_only_some_tables_have_anything(full: Store, tmp_path: Path) -> None:
    rows = fingerprint(exhibit(full, WHOLE, tmp_path / "e.db"))
    assert {called for called, (count, _) in rows.items() if count} <= FULL | {"store_schema"}
    assert rows["article"][0] == 8


@pytest.mark.parametrize(
    "scope",
    [
        Scope(1, article=4),
        Scope(1, outlets=("Lantern",)),
        Scope(1, words="ledger"),
        Scope(1, outlets=("No such outlet",)),
        Scope(2, article=1),
        Scope(99),
        Scope(1, words='"'),
    ],
)
def test_any_scope_gives_its_articles_and_no_others(
    full: Store, tmp_path: Path, scope: Scope
) -> None:
    wanted = [row[0] for row in full.read(select(article.c.id).where(*conditions(scope)))]
    shown = exhibit(full, scope, tmp_path / "e.db")
    assert [row[0] for row in shown.read(select(article.c.id))] == sorted(wanted)
    for table in metadata.sorted_tables:
        if "article_id" in table.c:
            held = {row[0] for row in shown.read(select(table.c.article_id))}
            assert held <= set(wanted), table.name


def test_nothing_can_be_changed_by_any_method(full: Store, tmp_path: Path) -> None:
    shown, about = exhibit(full, WHOLE, tmp_path / "e.db"), ask_about(full, WHOLE, (1,))
    before = (tmp_path / "e.db").read_bytes()
    for called, write in WRITING.items():
        if called in ("settle", "claim_delivery"):
            continue
        with pytest.raises(StoreError) as refused:
            write(shown, about)
        assert refused.value.problem.code == "E_NOT_ALLOWED", called
    assert (tmp_path / "e.db").read_bytes() == before


@pytest.mark.parametrize(
    "attempt",
    [
        "DELETE FROM article",
        "INSERT INTO collection VALUES (9, 'x', 0, 'x', 0)",
        "CREATE TABLE mine (a)",
        "PRAGMA user_version = 7",
        "ATTACH DATABASE ':memory:' AS other; CREATE TABLE other.a (b)",
        "VACUUM",
    ],
)
def test_nothing_can_be_changed_past_the_methods(full: Store, tmp_path: Path, attempt: str) -> None:
    shown = exhibit(full, WHOLE, tmp_path / "e.db")
    before = (tmp_path / "e.db").read_bytes()
    with shown.engine.connect() as connection:
        for part in attempt.split("; "):
            # Some do nothing here, which is as good as being refused.
            with contextlib.suppress(OperationalError):
                connection.execute(text(part))
                connection.commit()
    assert (tmp_path / "e.db").read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir() if "e.db" in file.name) == ["e.db"]


def test_an_exhibit_that_could_not_be_finished_leaves_no_file(
    full: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("analysis.sharing.exhibits._copy_articles", fail)
    with pytest.raises(ZeroDivisionError):
        write_exhibit(full, WHOLE, tmp_path / "e.db")
    assert not (tmp_path / "e.db").exists()


def test_many_are_made_at_once(full: Store, tmp_path: Path) -> None:
    def make(number: int) -> tuple[int, ...]:
        scope = Scope(1, outlets=(OUTLETS[number % 3],))
        return exhibit(full, scope, tmp_path / f"{number}.db").articles_of(1)

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(make, range(6))) == [(1,), (2,), (4, 5)] * 2


def test_articles_that_change_meanwhile_are_shown_whole(changing: Store, tmp_path: Path) -> None:
    """Each exhibit has one state of the collection, however much is written beside it."""

    def write(number: int) -> None:
        changing.enqueue(1, f"{number}.txt", f"Late {number}, she said.".encode())

    def make(number: int) -> bool:
        shown = exhibit(changing, WHOLE, tmp_path / f"{number}.db")
        listed = [row[0] for row in shown.read(select(article.c.id))]
        return tuple(listed) == shown.articles_of(1) and len(listed) >= 8

    with ThreadPoolExecutor(4) as pool:
        writers = [pool.submit(write, number) for number in range(20)]
        assert all(pool.map(make, range(5)))
        assert all(writer.result() is None for writer in writers)
