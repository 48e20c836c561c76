from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.ingest import Given
from analysis.models import Problem
from analysis.samples import SAMPLE_NAME
from analysis.settings import settings
from analysis.store import State, Store
from analysis.worker import work
from pages.shared.adding import upload as adding_upload
from pages.shared.intake import name_for, take
from tests.factory import COLLECTION
from tests.pages.screen import check, open_page, words_on
from tests.stand_in import plain_analysis

STORY = b"Mayor Denies It\nThe mayor denied that the old pier had been sold to anybody.\n"


def upload(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    at.file_uploader[0].set_value([(name, data, "text/plain") for name, data in files])
    return check(at.run())


def type_in(at: AppTest, name: str) -> None:
    """Types a name that is not on offer, which AppTest does not know how to."""
    box = at.selectbox(key="target_My articles")
    box.options.append(name)
    box.set_value(name)


def rows(store: Store) -> list[tuple[str, State]]:
    collection = next(item for item in store.collections() if not item.is_sample)
    found = (store.article(number) for number in range(1, collection.articles + 1))
    return [(row.name, row.state) for row in found]


def test_a_page_without_articles_offers_the_form_and_the_sample(store: Store) -> None:
    at = open_page("articles")
    assert len(at.file_uploader) == 1
    assert at.button(key="open_sample")


def test_what_is_uploaded_is_stored_before_it_is_analysed(store: Store) -> None:
    at = upload(open_page("articles"), ("story.txt", STORY), ("other.txt", STORY + b"More."))
    assert rows(store) == [("story.txt", State.QUEUED), ("other.txt", State.QUEUED)]
    assert "“story.txt” is stored and waits to be analysed." in words_on(at)
    assert at.selectbox(key="collection").value == "My articles"


def test_the_page_tells_what_became_of_each_file(store: Store) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(2000)
    at = upload(open_page("articles"), ("story.txt", STORY), ("no.txt", b""), ("p.txt", picture))
    work(store, analyse=plain_analysis)
    words = words_on(check(at.run()))
    assert "“story.txt” is stored and analysed." in words
    assert "“no.txt” is empty" in words
    assert "“p.txt” ends in .txt but looks like a PNG picture" in words
    assert list(at.dataframe[0].value["state_words"]) == [
        "not analysed",
        "not analysed",
        "analysed",
    ]


def test_the_same_file_twice_is_one_article(store: Store) -> None:
    at = upload(open_page("articles"), ("story.txt", STORY))
    upload(at, ("copy.txt", STORY))
    assert rows(store) == [("story.txt", State.QUEUED)]
    assert "“copy.txt” was here already, since" in words_on(at)


def test_the_box_is_empty_again_after_an_upload(store: Store) -> None:
    at = open_page("articles")
    first = at.file_uploader[0].key
    upload(at, ("story.txt", STORY))
    assert at.file_uploader[0].key != first
    assert not at.file_uploader[0].value


def test_streamlit_keeps_no_file_that_is_stored(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would keep them as long as the page is open, and there is room for so many only."""
    contexts = []
    look = adding_upload.get_script_run_ctx
    monkeypatch.setattr(
        adding_upload, "get_script_run_ctx", lambda: contexts.append(look()) or contexts[-1]
    )
    upload(open_page("articles"), ("story.txt", STORY), ("other.txt", STORY + b"More."))
    assert [name for name, _ in rows(store)] == ["story.txt", "other.txt"]
    (context,) = contexts
    kept = context.uploaded_file_mgr.file_storage
    assert [list(files) for files in kept.values()] == [[]]


def test_outlet_and_date_hold_for_the_whole_upload(store: Store) -> None:
    at = open_page("articles")
    at.text_input(key="upload_outlet").set_value(" Harbour Courier ")
    at.date_input(key="upload_published").set_value(date(2025, 3, 4))
    upload(at, ("story.txt", STORY))
    work(store, analyse=plain_analysis)
    row = store.article(1)
    assert (row.publisher, row.published) == ("Harbour Courier", date(2025, 3, 4))


def test_a_new_collection_is_made_by_its_name(filled: Store) -> None:
    at = open_page("articles")
    type_in(at, "Harbour")
    upload(at, ("story.txt", STORY))
    assert [item.name for item in filled.collections()] == [COLLECTION, "Harbour"]
    assert at.selectbox(key="collection").value == "Harbour"


def test_the_sample_takes_no_other_articles(store: Store) -> None:
    store.collection(SAMPLE_NAME, is_sample=True)
    at = open_page("articles")
    type_in(at, SAMPLE_NAME)
    upload(at, ("story.txt", STORY))
    assert "The sample takes no other articles" in words_on(at)
    assert [item.articles for item in store.collections()] == [0]


def paste(at: AppTest, text: str, title: str = "") -> AppTest:
    at.text_area(key="paste_text").set_value(text)
    at.text_input(key="paste_title").set_value(title)
    next(item for item in at.button if item.label == "Add text").click()
    return check(at.run())


def test_pasted_text_is_an_article(store: Store) -> None:
    at = paste(open_page("articles"), STORY.decode(), title="The Pier")
    work(store, analyse=plain_analysis)
    assert (store.article(1).name, store.article(1).title) == ("The Pier.txt", "The Pier")
    assert at.text_area(key="paste_text").value == ""


def test_nothing_pasted_is_said_and_nothing_is_stored(store: Store) -> None:
    at = paste(open_page("articles"), "  \n ")
    assert "There is no text to add" in words_on(at)
    assert store.collections() == ()


def test_what_was_removed_can_be_brought_back(filled: Store) -> None:
    at = open_page("articles")
    filled.delete([1, 2])
    at.session_state["_removed"] = (1, 2)
    check(at.run())
    assert "2 articles removed." in words_on(at)
    assert len(at.dataframe[0].value) == 2
    check(at.button(key="undo").click().run())
    assert len(at.dataframe[0].value) == 4
    assert "removed." not in words_on(at)


def test_a_file_that_could_not_be_analysed_says_why(filled: Store) -> None:
    at = open_page("articles")
    assert "The file is empty." in words_on(at)
    assert "not analysed" in list(at.dataframe[0].value["state_words"])


def test_many_problems_are_counted_after_the_first_ones(store: Store) -> None:
    collection = store.collection(COLLECTION).id
    for number in range(9):
        receipt = store.enqueue(collection, f"{number}.txt", bytes([number]))
        problem = Problem(code="E_EMPTY", message=f"Number {number} is empty.")
        store.save_problem(receipt.article, problem)
    words = words_on(open_page("articles"))
    assert words.count("is empty.") == 5
    assert "And 4 others like these" in words


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("big.txt", b"a" * 2_000_000, "“big.txt” has"),
        ("letter.exe", b"MZ", "“letter.exe” is not a kind of file that can be read"),
        ("../../etc/story.txt", STORY, "“story.txt” is stored"),
    ],
)
def test_size_and_kind_are_checked_again_behind_the_browser(
    store: Store, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, said: str
) -> None:
    monkeypatch.setenv("ONRECORD_MAX_FILE_MB", "1")
    settings.cache_clear()
    outcomes = take([(name, data)], store, store.collection("Mine").id, Given())
    assert outcomes[0].message.startswith(said)


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("The Pier", "words", "The Pier.txt"),
        ("", "One two three four five six seven eight", "One two three four five six seven.txt"),
        ("a/b\\c", "", "a-b-c.txt"),
        ("", "\u202e\x00", "Pasted text.txt"),
        ("...", "", "Pasted text.txt"),
    ],
)
def test_pasted_text_is_named_after_its_words(title: str, text: str, name: str) -> None:
    assert name_for(title, text) == name
    assert Path(name_for(title, text)).name == name
