"""Tables: which column holds what is asked, remembered, and can be chosen anew."""

import pytest

from analysis.ingest.containers import Columns, Preview
from analysis.store import DeliveryState, Store
from pages.shared.adding.asking import describe_first
from pages.shared.adding.deliveries import say_columns
from tests.pages.handing_in import ROWS, open_deliveries
from tests.pages.screen import check, open_page, words_on
from tests.pages.test_adding import upload

TABLE = ("spring.csv", ROWS.encode())


def test_a_table_is_asked_about_before_anything_is_read_from_it(store: Store) -> None:
    at = upload(open_page("articles"), TABLE)
    assert "“spring.csv” is a table of 2 rows. Which column holds what?" in words_on(at)
    assert at.selectbox(key="column_1_text").value == "body"
    assert at.selectbox(key="column_1_title").value == "headline"
    first = next(item.value for item in at.dataframe if "headline" in item.value)
    assert list(first["headline"]) == ["The <b>pier</b>", "Ferry late"]
    assert "The first article: The <b>pier</b>" in words_on(at)
    open_deliveries(store)
    assert store.progress(1).total == 0
    assert "is a table of 2 rows" in words_on(check(at.run()))


def test_the_rows_are_added_by_the_columns_that_were_chosen(store: Store) -> None:
    at = upload(open_page("articles"), TABLE)
    at.selectbox(key="column_1_publisher").set_value("paper")
    check(at.run())
    check(at.button(key="add_rows_1").click().run())
    open_deliveries(store)
    assert store.article(1).given.publisher == "Harbour Courier"
    assert store.article(2).given.title == "Ferry late"
    words = words_on(check(at.run()))
    assert "“spring.csv”: 2 added" in words
    assert "Which column holds what?" not in words
    assert "text from “body”, title from “headline”, outlet from “paper”" in words


def test_without_a_text_there_is_nothing_to_add(store: Store) -> None:
    at = upload(open_page("articles"), TABLE)
    at.session_state["column_1_text"] = None
    check(at.run())
    assert at.button(key="add_rows_1").disabled


def test_a_table_with_the_same_headers_is_read_as_last_time_and_says_so(store: Store) -> None:
    at = upload(open_page("articles"), TABLE)
    check(at.button(key="add_rows_1").click().run())
    upload(at, ("summer.csv", ROWS.replace("late", "early").encode()))
    assert "Which column holds what?" not in words_on(at)
    open_deliveries(store)
    words = words_on(check(at.run()))
    assert "“summer.csv”: 1 added, 1 was here already" in words
    assert "Read as last time: text from “body”, title from “headline”" in words


def test_no_worker_looks_at_a_table_before_somebody_has_answered(store: Store) -> None:
    at = upload(open_page("articles"), TABLE)
    assert store.claim_delivery() is None
    check(at.button(key="add_rows_1").click().run())
    assert store.delivery(1).state is DeliveryState.QUEUED
    open_deliveries(store)
    assert "“spring.csv”: 2 added" in words_on(check(at.run()))


def test_other_columns_can_be_chosen_later(store: Store) -> None:
    at = upload(open_page("articles"), TABLE)
    check(at.button(key="add_rows_1").click().run())
    open_deliveries(store)
    check(at.run())
    check(at.button(key="outcome_other_columns_1").click().run())
    assert "What it gave before is removed" in words_on(at)
    at.selectbox(key="column_1_publisher").set_value("paper")
    check(at.run())
    check(at.button(key="add_rows_1").click().run())
    open_deliveries(store)
    collection = store.collections()[0]
    assert collection.articles == 2
    given = {store.article(one).given.publisher for one in store.articles_of(collection.id)}
    assert given == {"Harbour Courier", "Eastmere Gazette"}


def test_a_table_that_is_put_off_is_still_in_the_list(store: Store) -> None:
    at = upload(open_page("articles"), TABLE)
    check(at.button(key="later_1").click().run())
    assert "Which column holds what?" not in words_on(at)
    assert store.delivery(1).state is DeliveryState.ASKS
    listed = next(item.value for item in at.dataframe if "fate" in item.value)
    assert listed["fate"][0] == "waits for you to say which column holds what"


def test_a_table_that_cannot_be_read_says_why(store: Store) -> None:
    at = upload(open_page("articles"), ("broken.xlsx", b"PK\x03\x04 no workbook"))
    assert "broken.xlsx" in words_on(at)
    assert not any(item.key == "add_rows_1" for item in at.button)


def test_the_overview_asks_too(store: Store) -> None:
    at = upload(open_page("overview"), TABLE)
    assert "Which column holds what?" in words_on(at)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (Columns(text="body", title="head"), "A title · “Words here”"),
        (Columns(text="body", publisher="gone"), "“Words here”"),
        (Columns(text="empty"), "no text"),
    ],
)
def test_the_first_article_is_described(columns: Columns, said: str) -> None:
    rows = (("A  title", "Words\nhere", ""),)
    preview = Preview(headers=("head", "body", "empty"), rows=rows, n_rows=1, guess=columns)
    assert describe_first(preview, columns) == said


def test_columns_are_said_in_words() -> None:
    assert say_columns(Columns(text="b", url="link")) == "text from “b”, web address from “link”"
