import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from pages.shared import worker
from tests.factory import COLLECTION
from tests.pages.screen import ROOT, check, go, new_screen, open_page, words_on

SCREENS = sorted((ROOT / "pages").rglob("*.py"))
PAGES = (
    *("overview", "claims", "outlets", "sources", "entities", "search"),
    *("corrections", "articles", "article", "share"),
)
TEXT = "method"
"""The page that tells the same whatever articles there are."""


@pytest.mark.parametrize("page", PAGES)
def test_every_page_stands_without_any_article(store: Store, page: str) -> None:
    words = words_on(open_page(page))
    assert "Open the sample collection" in words
    assert "there are no articles" in words.casefold() or "no articles yet" in words


@pytest.mark.parametrize("page", [*PAGES, TEXT])
def test_every_page_stands_with_articles(filled: Store, page: str) -> None:
    at = open_page(page)
    assert at.selectbox(key="collection").value == COLLECTION
    assert "Open the sample collection" not in words_on(at)


def test_the_pages_in_the_menu_are_all_there() -> None:
    assert {path.stem for path in (ROOT / "pages").glob("*.py")} == {*PAGES, TEXT, "people"}


def test_a_page_started_by_itself_says_how_to_start(store: Store) -> None:
    at = AppTest.from_file(str(ROOT / "pages" / "overview.py"), default_timeout=30).run()
    assert "streamlit run dashboard.py" in at.error[0].value


def test_the_address_narrows_what_is_shown(filled: Store) -> None:
    at = open_page("articles", outlets=["Harbour Courier"])
    assert at.multiselect(key="outlets").value == ["Harbour Courier"]
    assert list(at.dataframe[0].value["title"]) == ["Mayor Denies Selling the Old Pier"]


def test_dates_leave_undated_articles_out_and_say_so(filled: Store) -> None:
    at = open_page("articles", since="2025-03-03")
    assert list(at.dataframe[0].value["outlet"]) == ["Harbour Courier"]
    assert "2 articles without a date are left out." in words_on(at)


def test_one_article_can_be_looked_at_alone(filled: Store) -> None:
    at = open_page("overview", only="Town Sells Old Pier")
    assert "1 article from 1 outlet, 2 Mar 2025" in words_on(at)


@pytest.mark.parametrize(
    "parameters",
    [
        {"collection": "No such collection"},
        {"outlets": ["Nobody's Paper"]},
        {"since": "yesterday", "until": "2025-99-99"},
        {"only": "No such article"},
    ],
)
def test_what_the_address_gets_wrong_is_left_out(
    filled: Store, parameters: dict[str, str | list[str]]
) -> None:
    at = open_page("articles", **parameters)
    assert len(at.dataframe[0].value) == 4


@pytest.mark.parametrize("since", ["2025-03-03", "1700-01-01", "yesterday"])
def test_what_got_lost_on_the_way_to_the_next_page_is_chosen_again(
    filled: Store, since: str
) -> None:
    at = go(new_screen(), "overview", {"outlets": ["Harbour Courier"], "since": since})
    forget_choices(at)
    at.switch_page(str(ROOT / "pages" / "articles.py")).run()
    check(at)
    assert at.multiselect(key="outlets").value == ["Harbour Courier"]
    chosen = at.date_input(key="since").value
    assert str(chosen) == (since if since.startswith("20") else "None")
    at.multiselect(key="outlets").set_value([]).run()
    assert at.multiselect(key="outlets").value == []
    at.switch_page(str(ROOT / "pages" / "claims.py")).run()
    assert at.multiselect(key="outlets").value == []


def forget_choices(at: AppTest) -> None:
    """As a browser that knows of no widget yet: neither the address nor the session has any."""
    at.query_params.clear()
    at.multiselect(key="outlets").set_value([])
    at.date_input(key="since").set_value(None)


def test_a_filter_that_leaves_nothing_can_be_taken_back(filled: Store) -> None:
    at = open_page("articles", since="2030-01-01")
    assert "No article matches" in words_on(at)
    check(at.button(key="show_all").click().run())
    assert len(at.dataframe[0].value) == 4


def test_another_collection_starts_whole(filled: Store) -> None:
    filled.enqueue(filled.collection("Harbour").id, "new.txt", b"The ferry sank, he said.")
    at = open_page("articles", outlets=["Harbour Courier"])
    check(at.selectbox(key="collection").select("Harbour").run())
    assert at.multiselect(key="outlets").value == []
    assert list(at.dataframe[0].value["title"]) == ["new.txt"]


def test_two_articles_of_one_title_can_be_told_apart(store: Store) -> None:
    collection = store.collection(COLLECTION).id
    for text in (b"One.", b"Two."):
        store.enqueue(collection, "same.txt", text)
    at = open_page("articles")
    assert at.selectbox(key="only").options == ["same.txt", "same.txt (2)"]


def test_no_process_is_started_where_the_settings_say_off(filled: Store) -> None:
    filled.enqueue(filled.collection(COLLECTION).id, "new.txt", b"The ferry sank, he said.")
    at = open_page("overview")
    assert "1 article to go" in words_on(at)
    assert worker.is_off()


def calls_of_streamlit(path: Path) -> list[tuple[str, ast.Call]]:
    calls = [
        node for node in ast.walk(ast.parse(path.read_text("utf8"))) if isinstance(node, ast.Call)
    ]
    return [
        (call.func.attr, call)
        for call in calls
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "st"
    ]


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_html_is_drawn_in_one_place_and_markdown_is_never_made_up(path: Path) -> None:
    calls = calls_of_streamlit(path)
    drawn = {name for name, _ in calls if name in ("html", "write", "iframe")}
    assert drawn <= ({"html"} if path.name == "passage.py" else set())
    for name, call in calls:
        assert "unsafe_allow_html" not in {keyword.arg for keyword in call.keywords}
        if name == "markdown":
            assert all(isinstance(argument, ast.Constant) for argument in call.args)


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: path.stem)
def test_links_are_drawn_in_one_place_which_knows_what_they_carry(path: Path) -> None:
    drawn = {name for name, _ in calls_of_streamlit(path)} & {"page_link", "link_button"}
    assert drawn <= ({"page_link"} if path.name == "links.py" else set())
    assert "LinkColumn" not in path.read_text("utf8")


def test_the_configuration_keeps_to_itself() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf8"))
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "type"
    assert config["server"]["enableXsrfProtection"] is True
    assert config["server"]["address"] == "127.0.0.1"
    assert "http" not in (ROOT / ".streamlit" / "config.toml").read_text("utf8")


def test_the_server_loads_nothing_that_reads_files_or_fetches() -> None:
    risky = ("spacy", "trafilatura", "lxml", "pypdf", "mammoth", "odfdo", "python_calamine")
    risky += ("feedparser", "requests", "onnxruntime")
    program = f"import sys, pages.shared.shell; print(sorted(set({risky}) & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
