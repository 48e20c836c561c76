"""The same searches find the same on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text, update

from analysis.models import Analysis, Block, BlockKind, Problem, Span
from analysis.store import Store, schema
from analysis.store.engine import writing
from analysis.store.query import LONGEST_QUERY
from analysis.store.search_index import MOST_BYTES, index_of, lexemes_of, shorten
from analysis.tables import Scope, articles_table, attributions_table, statements_table
from analysis.tables.scope import Within
from analysis.tables.search import (
    FOUND_ARTICLES,
    FOUND_QUOTES,
    count_found,
    search_articles,
    search_quotes,
)
from tests.factory import COLLECTION, FERRY, GAZETTE, PIER, fill, make_analysis, make_article

PIER_IS, GAZETTE_IS, FERRY_IS = 1, 2, 3


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    return store


def scope(words: str, **changes: object) -> Scope:
    return replace(Scope(1, words=words), **changes)


def found(store: Store, words: str, **changes: object) -> set[int]:
    return set(search_articles(store, scope(words, **changes))["article"])


def add(store: Store, words: str, **changes: object) -> int:
    """An article of one paragraph, analysed."""
    article = make_article(words, title="Without a title", **changes)
    data = words.encode("utf8", "replace")
    key = store.enqueue(store.collection(COLLECTION).id, "new.txt", data).article
    block = Block(kind=BlockKind.BODY, span=Span(0, len(words)))
    analysis = Analysis(
        article=article, blocks=(block,), entities=(), attributions=(), denials=(), version="1"
    )
    store.save_analysis(key, analysis)
    return key


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("pier", {PIER_IS, GAZETTE_IS}),
        ("PIÉR", {PIER_IS, GAZETTE_IS}),
        ("pie", set()),
        ("pie*", {PIER_IS, GAZETTE_IS}),
        ("pier crowns", {PIER_IS}),
        ("pier -crowns", {GAZETTE_IS}),
        ("crowns OR bribery", {PIER_IS, FERRY_IS}),
        ("pier crowns OR summer", {PIER_IS, GAZETTE_IS}),
        ('"old pier"', {PIER_IS, GAZETTE_IS}),
        ('"pier old"', set()),
        ('"million cro*"', {PIER_IS}),
        ('pier -"two million"', {GAZETTE_IS}),
        ('pier -"million two"', {PIER_IS, GAZETTE_IS}),
        ('"million two" OR bribery', {FERRY_IS}),
        ('"Old Pier" “eastmere has”', {PIER_IS}),
        ('"old pier eastmere"', set()),
        ("sedge", set()),
        ("fares", set()),
        ("lena marsh", set()),
        ("zeppelin", set()),
        ("-pier", set()),
        ("🙂", set()),
    ],
)
def test_articles_that_have_the_words(filled: Store, words: str, articles: set[int]) -> None:
    assert found(filled, words) == articles
    assert count_found(filled, scope(words)).articles == len(articles)


def test_what_is_not_analysed_is_never_found(filled: Store) -> None:
    assert "Ferry fares rise in Eastmere" in PIER
    assert found(filled, "ferry") == {FERRY_IS}


def test_the_title_is_found_though_it_stands_nowhere_in_the_text(store: Store) -> None:
    key = add(store, "Nothing of it here.")
    rows = search_articles(store, scope('"a title"'))
    assert list(rows["article"]) == [key]
    assert rows["passage"][0] == "Nothing of it here."
    assert rows["hits"][0] == ()
    start, end = rows["title_hits"][0][0]
    assert rows["title"][0][start:end] == "a title"


def test_a_title_counts_more_than_a_text(filled: Store) -> None:
    add(filled, "The mayor spoke of the pier once, among many other things that day.")
    ranked = list(search_articles(filled, scope("pier"))["article"])
    assert ranked[-1] == 5
    assert len(ranked) == 3


def test_hits_stand_where_they_are_said_to(filled: Store) -> None:
    rows = search_articles(filled, scope("pier OR crowns"))
    row = rows[rows["article"] == PIER_IS].iloc[0]
    assert [PIER[start:end].lower() for start, end in row["hits"]] == ["pier"] * 3 + ["crowns"]
    assert row["places"] == 4
    start = row["passage_start"]
    assert PIER[start : start + len(row["passage"])] == row["passage"]


def test_as_many_as_are_asked_for(filled: Store) -> None:
    assert len(search_articles(filled, scope("pier"), most=1)) == 1
    assert len(search_quotes(filled, scope("pier"), most=2)) == 2
    assert count_found(filled, scope("pier")).articles == 2
    assert count_found(filled, scope("pier")).statements == 3


def test_a_search_without_words_has_the_same_columns(filled: Store) -> None:
    for words in ("", "zeppelin", "pier"):
        assert tuple(search_articles(filled, scope(words)).columns) == FOUND_ARTICLES
        assert tuple(search_quotes(filled, scope(words)).columns) == FOUND_QUOTES
    empty, full = (search_quotes(filled, scope(words)).dtypes for words in ("", "pier"))
    assert list(empty) == list(full)


def test_statements_are_found_by_what_was_said_only(filled: Store) -> None:
    rows = search_quotes(filled, scope("pier"))
    assert set(rows["content"]) == {
        "Eastmere has sold the old pier to Northwind Holdings",
        "that the pier had been sold",
        "The old pier in Eastmere will belong to Northwind Holdings by summer",
    }
    assert search_quotes(filled, scope("calder")).empty
    assert set(search_quotes(filled, scope("pier -old"))["attribution"]) == {1}


def test_hits_of_a_statement_stand_in_its_content(filled: Store) -> None:
    row = search_quotes(filled, scope("sold -old")).iloc[0]
    assert [PIER[start:end] for start, end in row["hits"]] == ["sold"]
    assert row["passage"] == PIER[row["start"] : row["end"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"outlets": ("Harbour Courier",)},
        {"since": date(2025, 3, 3)},
        {"article": PIER_IS},
    ],
)
def test_the_rest_of_the_scope_holds_for_a_search(
    filled: Store, changes: dict[str, object]
) -> None:
    assert found(filled, "pier", **changes) == {PIER_IS}
    assert set(search_quotes(filled, scope("pier", **changes))["article"]) == {PIER_IS}
    assert count_found(filled, scope("pier", **changes)).articles == 1
    assert count_found(filled, scope("pier", **changes)).statements == 2


def test_another_collection_is_not_searched(filled: Store) -> None:
    assert found(filled, "pier", collection=2) == set()


def test_every_table_follows_a_search_in_articles(filled: Store) -> None:
    narrowed = scope("crowns")
    assert list(articles_table(filled, narrowed)["article"]) == [PIER_IS]
    assert len(attributions_table(filled, narrowed)) == 4
    assert set(statements_table(filled, narrowed)["article"]) == {PIER_IS}


def test_every_table_follows_a_search_in_statements(filled: Store) -> None:
    narrowed = scope("northwind", within=Within.STATEMENTS)
    assert list(articles_table(filled, narrowed)["article"]) == [PIER_IS, GAZETTE_IS]
    assert list(attributions_table(filled, narrowed)["attribution"]) == [0, 0]


def test_a_claim_keeps_the_denial_that_answers_it(filled: Store) -> None:
    rows = statements_table(filled, scope("northwind", within=Within.STATEMENTS))
    assert list(rows["role"]) == ["claim", "denial"]
    assert "northwind" not in rows["words"][1].lower()


def test_words_that_are_no_query_narrow_nothing(filled: Store) -> None:
    for words in ("", "-pier", "🙂", "x" * (LONGEST_QUERY + 1)):
        assert len(articles_table(filled, scope(words))) == 4


HOSTILE = (
    *("'", '"', '"""', "pier' OR 1=1 --", "pier\x00", "\ud800", "NEAR(", "pier) OR (ferry", "*"),
    *(
        "^pier",
        "title : pier",
        "{title words}: pier",
        "pier + ferry",
        "& | ! <-> :*",
        "\\",
        "%",
        "_",
    ),
    *(
        "-",
        "- -",
        "OR OR OR",
        "AND",
        "¶",
        "\ue0000041",
        "пирс",
        "桟橋",
        "رصيف",
        "🙂 pier",
        "a" * 500,
    ),
    *("'pier':*", "pier:*", "$$pier$$", "{}", "%s %(a)s :b ?", " ".join("a" * 30)),
)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_that_is_typed_upsets_a_database(filled: Store, words: str) -> None:
    for within in Within:
        narrowed = scope(words, within=within)
        for table in (search_articles, search_quotes, articles_table, attributions_table):
            table(filled, narrowed)
        statements_table(filled, narrowed, all=True)


def test_an_article_that_is_analysed_again_is_found_by_its_new_words_only(store: Store) -> None:
    key = add(store, "The old pier.")
    article = make_article("The new quay.", title=None)
    block = Block(kind=BlockKind.BODY, span=Span(0, 13))
    store.save_analysis(
        key,
        make_analysis(article=article, blocks=(block,), attributions=(), denials=(), entities=()),
    )
    assert found(store, "pier") == set()
    assert found(store, "title") == set()
    assert found(store, "quay") == {key}
    check_index(store)


def test_deleted_articles_are_not_found_and_come_back(filled: Store) -> None:
    filled.delete([PIER_IS])
    assert found(filled, "pier") == {GAZETTE_IS}
    assert count_found(filled, scope("pier")).statements == 1
    filled.restore([PIER_IS])
    assert found(filled, "pier") == {PIER_IS, GAZETTE_IS}


def test_nothing_of_a_purged_article_stays_in_the_index(filled: Store) -> None:
    filled.delete([PIER_IS])
    filled.purge(filled.clock() + timedelta(days=1))
    assert found(filled, "crowns") == set()
    for table in (schema.article_words, schema.attribution_words, schema.statement_words):
        assert PIER_IS not in [row[0] for row in filled.read(select(table.c.article_id))]
    assert words_in_index(filled, "crowns") == 0
    check_index(filled)


def test_an_article_that_cannot_be_read_any_more_is_not_found(filled: Store) -> None:
    filled.save_problem(PIER_IS, Problem(code="E", message="Gone."))
    assert found(filled, "pier") == {GAZETTE_IS}
    check_index(filled)


def test_a_row_that_is_changed_is_found_by_its_new_words(filled: Store) -> None:
    table = schema.article_words
    if filled.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has no index of its own to keep in step")
    with writing(filled.engine) as connection:
        connection.execute(update(table).where(table.c.article_id == FERRY_IS).values(words="quay"))
    assert words_in_index(filled, "bribery") == 0
    check_index(filled)


def words_in_index(store: Store, word: str) -> int:
    """How many rows the SQLite index has for a word; 0 on PostgreSQL, whose index is the row's."""
    if store.engine.dialect.name != "sqlite":
        return 0
    index = index_of("article_words")
    with writing(store.engine) as connection:
        asked = text(f"SELECT count(*) FROM {index} WHERE {index} MATCH :word")
        return int(connection.execute(asked, {"word": word}).scalar_one())


def check_index(store: Store) -> None:
    """SQLite's own check that an index says what the table says."""
    if store.engine.dialect.name != "sqlite":
        return
    for table in (schema.article_words, schema.attribution_words, schema.statement_words):
        index = index_of(table.name)
        with writing(store.engine) as connection:
            connection.execute(
                text(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
            )


def test_a_phrase_is_found_late_in_a_very_long_article(store: Store) -> None:
    """PostgreSQL's index knows the first 16,383 places, and 255 of a word."""
    key = add(store, "the mayor said so " * 5_000 + "and then the mayor left")
    assert found(store, '"the mayor left"') == {key}
    assert found(store, '"the mayor sold"') == set()


def test_a_text_of_more_different_words_than_an_index_takes_is_searchable(store: Store) -> None:
    words = " ".join(f"word{number}" for number in range(200_000))
    key = add(store, words)
    assert found(store, "word7") == {key}
    assert len(shorten(words).encode()) < 2 * MOST_BYTES


def test_a_text_of_many_words_is_kept_whole() -> None:
    words = "one two three " * 100_000
    assert shorten(words).split() == words.split()


def test_characters_that_no_database_takes(store: Store) -> None:
    key = add(store, "A \x00 pier \ud800 of \ue000 stone")
    assert found(store, '"pier of stone"') == {key}


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=6))
def test_every_word_has_its_places(words: list[str]) -> None:
    written = lexemes_of((" ".join(words),))
    assert {part.split("'")[1] for part in written.split()} == set(words)
    assert written.count("'") == 2 * len(set(words))


def test_the_texts_are_the_ones_that_are_expected() -> None:
    assert "Northwind" in PIER
    assert "Northwind" in GAZETTE
    assert "Northwind" not in FERRY
