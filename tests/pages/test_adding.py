"""Archives, tables and web addresses through the form."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.ingest import Given
from analysis.models import Problem
from analysis.settings import settings
from analysis.store import DeliveryKind, DeliveryState, Store
from pages.shared.adding.upload import FORMATS, say_formats
from pages.shared.intake import NOBODY_CHOSE, addresses_in, take, take_addresses
from tests.pages.handing_in import ROWS, STORY, archive, open_deliveries
from tests.pages.screen import check, open_page, words_on


def upload(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    at.file_uploader[0].set_value([(name, data, "text/plain") for name, data in files])
    return check(at.run())


def deliveries_of(store: Store, name: str = "My articles"):
    return store.deliveries(store.collection(name).id)


def fetch(at: AppTest, text: str) -> AppTest:
    at.text_area(key="addresses").set_value(text)
    next(item for item in at.button if item.label == "Fetch").click()
    return check(at.run())


def test_an_archive_is_stored_as_it_is_and_everything_in_it_is_accounted_for(
    store: Store,
) -> None:
    data = archive(one__txt=STORY, two__txt=STORY + "More.\n", bad__exe=b"MZ" + bytes(100))
    at = upload(open_page("articles"), ("spring.zip", data))
    (delivery,) = deliveries_of(store)
    assert (delivery.kind, store.delivery_data(delivery.delivery)) == (DeliveryKind.ARCHIVE, data)
    assert "“spring.zip”: being opened" in words_on(at)
    open_deliveries(store)
    check(at.run())
    (line,) = [item for item in at.expander if "spring" in item.label]
    assert line.label.replace("\\", "") == "“spring.zip”: 2 added, 1 could not be read"
    refused = line.dataframe[0].value
    assert list(refused["name"]) == ["bad.exe"]
    assert "not a kind of file" in refused["reason"][0]
    assert len(at.dataframe[1].value) == 2


def test_the_same_archive_twice_is_one(store: Store) -> None:
    data = archive(one__txt=STORY)
    at = upload(open_page("articles"), ("spring.zip", data))
    open_deliveries(store)
    upload(at, ("again.zip", data))
    assert len(deliveries_of(store)) == 1
    assert "“spring.zip”: 1 added" in words_on(at)


def test_an_archive_of_what_is_here_says_so(store: Store) -> None:
    at = upload(open_page("articles"), ("one.txt", STORY.encode()))
    upload(at, ("spring.zip", archive(one__txt=STORY)))
    open_deliveries(store)
    assert "“spring.zip”: 0 added, 1 was here already" in words_on(check(at.run()))


def test_many_files_become_a_table_that_scrolls(store: Store) -> None:
    files = [(f"{number}.txt", f"{STORY}{number}\n".encode()) for number in range(40)]
    at = upload(open_page("articles"), *files, ("bad.txt", b"x" * 11_000_000))
    fates = next(item.value for item in at.dataframe if "fate" in item.value)
    assert len(fates) == 41
    assert "41 files and addresses handed in, 1 of them refused" in words_on(at)
    assert not any("39.txt" in item.value for item in at.text)


def test_addresses_are_stored_one_a_line_and_each_bad_one_is_refused(store: Store) -> None:
    typed = (
        "courier.example/pier\n\nhttps://courier.example/pier\nftp://a.example/x\nhttps://b.example"
    )
    at = fetch(open_page("articles"), typed)
    found = deliveries_of(store)
    assert [one.name for one in found] == ["https://courier.example/pier", "https://b.example/"]
    assert {one.kind for one in found} == {DeliveryKind.PAGE}
    words = words_on(at)
    assert "https://b.example/: being fetched" in words
    assert "ftp" in words
    assert at.text_area(key="addresses").value == ""


def test_feeds_are_told_from_articles(store: Store) -> None:
    at = open_page("articles")
    at.segmented_control(key="address_kind").set_value("Feeds or sitemaps")
    fetch(check(at.run()), "https://courier.example/feed.xml")
    assert [one.kind for one in deliveries_of(store)] == [DeliveryKind.FEED]
    assert any("every article that it names" in item.value for item in at.caption)


def test_no_address_at_all_is_said(store: Store) -> None:
    assert "There is no web address to fetch" in words_on(fetch(open_page("articles"), " \n "))
    assert store.collections() == ()


def test_a_page_that_could_not_be_fetched_can_be_tried_again(store: Store) -> None:
    at = fetch(open_page("articles"), "https://courier.example/pier")
    queued = store.claim_delivery()
    assert queued is not None
    problem = Problem(code="E_URL", message="“courier.example” did not answer. Try again later.")
    store.finish_delivery(queued.delivery, problem)
    check(at.run())
    assert any("did not answer" in item.label for item in at.expander)
    check(at.button(key="outcome_retry_delivery_1").click().run())
    assert store.delivery(1).state is DeliveryState.QUEUED


def test_addresses_hold_no_markdown(store: Store) -> None:
    at = fetch(open_page("articles"), "https://a.example/![x](http://e.org/y.png)")
    queued = store.claim_delivery()
    assert queued is not None
    store.finish_delivery(queued.delivery, Problem(code="E", message="![x](http://e.org/z.png)"))
    check(at.run())
    labels = "".join(item.label for item in at.expander) + "".join(i.value for i in at.markdown)
    assert "](http" not in labels


def test_a_delivery_with_trouble_is_counted_in_the_list(store: Store) -> None:
    store.deliver(store.collection("Mine").id, "archive", "spring.zip", archive(bad__exe=b"MZ"))
    open_deliveries(store)
    at = open_page("articles")
    assert any("1 handed in, 1 item not added" in item.label for item in at.expander)


@pytest.mark.parametrize(
    ("name", "limit", "said"),
    [
        ("big.zip", "ONRECORD_MAX_CONTAINER_MB", "“big.zip” has"),
        ("big.txt", "ONRECORD_MAX_FILE_MB", "“big.txt” has"),
    ],
)
def test_every_kind_has_its_own_limit(
    store: Store, monkeypatch: pytest.MonkeyPatch, name: str, limit: str, said: str
) -> None:
    monkeypatch.setenv(limit, "1")
    settings.cache_clear()
    files = [(name, b"PK" + bytes(1_100_000)), ("small.csv", ROWS.encode())]
    big, small = take(files, store, store.collection("Mine").id, Given())
    assert big.message.startswith(said)
    assert (big.article, big.delivery, small.delivery) == (None, None, 1)


def test_a_table_is_stored_without_columns_so_that_nobody_guesses(store: Store) -> None:
    take([("t.csv", ROWS.encode())], store, store.collection("Mine").id, Given())
    assert store.delivery(1).columns == NOBODY_CHOSE


@pytest.mark.parametrize(
    "typed", ["ftp://a.example/x", "https://", "javascript:alert(1)", "https://[bad", "https:///x"]
)
def test_what_is_no_address_is_refused(store: Store, typed: str) -> None:
    collection = store.collection("Mine").id
    (refused,) = take_addresses(addresses_in(typed), store, collection, "page")
    assert refused.delivery is None
    assert "is not a web address" in refused.message


def test_the_same_address_twice_is_one(store: Store) -> None:
    collection = store.collection("Mine").id
    first = take_addresses(["https://a.example/x"], store, collection, "page")
    second = take_addresses(["https://a.example/x#top"], store, collection, "page")
    assert first[0].delivery == second[0].delivery
    assert "was here already" in second[0].message


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        ("  a.example/x  ", ("https://a.example/x",)),
        ("http://a.example\r\nhttp://a.example", ("http://a.example",)),
        ("javascript:alert(1)", ("https://javascript:alert(1)",)),
    ],
)
def test_lines_are_addresses(typed: str, found: tuple[str, ...]) -> None:
    assert addresses_in(typed) == found


def test_the_help_names_every_format_that_is_read() -> None:
    words = say_formats()
    assert words.startswith("Text, web pages")
    assert "ZIP archive" in words
    assert all(suffix.startswith(".") for suffix in FORMATS)
