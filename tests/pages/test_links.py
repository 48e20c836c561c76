"""What links carry, so that they show the same in another tab."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analysis.store import Store
from tests.factory import COLLECTION
from tests.pages.screen import open_page
from tests.pages.test_share import make
from tests.pages.test_views import save

FOR_VISITORS = (
    *("overview", "claims", "outlets", "sources", "entities", "search", "articles", "article"),
    "method",
)


def addresses(at: AppTest, *, of: str = "") -> list[str]:
    """Where the links of a page lead, as a browser has it."""
    links = [link.proto for link in at.get("page_link") if of in link.proto.label]
    return [
        link.page + ("&" if "?" in link.page else "?") * bool(link.query_string) + link.query_string
        for link in links
    ]


@pytest.mark.parametrize("page", ["overview", "search", "article"])
def test_every_link_of_a_visitor_leads_to_what_is_shared(filled: Store, page: str) -> None:
    _, token = make(filled)
    asked = {"search": ["pier"], "outlets": ["Harbour Courier"], "since": ["2025-01-01"]}
    at = open_page(page, share=token, **asked, **({"article": "1"} if page == "article" else {}))
    found = [parse_qs(urlsplit(address).query) for address in addresses(at)]
    assert len(found) >= 2 * (len(FOR_VISITORS) - 1)
    expected = {"share": [token], **asked}
    assert [one for one in found if one | expected != one] == []


def test_a_click_puts_nothing_into_the_address_twice(filled: Store) -> None:
    """Streamlit adds what a link asks for to what is bound to the address."""
    _, token = make(filled)
    at = open_page("search", share=token, search="pier")
    asked = "&".join(link.proto.query_string for link in at.get("page_link"))
    assert "article=" in asked
    assert "share" not in asked
    assert "search" not in asked


def test_the_menu_of_a_visitor_has_the_pages_that_there_are_for_them(filled: Store) -> None:
    _, token = make(filled)
    at = open_page("claims", share=token)
    query = urlencode({"share": token})
    menu = addresses(at)[: len(FOR_VISITORS) - 1]
    assert menu[:3] == [f"./?{query}", f"claims?{query}", f"outlets?{query}"]
    names = [urlsplit(address).path for address in menu]
    assert names == ["./", *(name for name in FOR_VISITORS[1:] if name != "article")]
    titles = [link.proto.label for link in at.get("page_link")]
    assert titles[:3] == ["Overview", "Claims *(this page)*", "Outlets"]


def test_the_links_of_others_carry_what_the_sidebar_chose_and_no_more(filled: Store) -> None:
    view = save(filled, "overview")
    at = open_page("search", search="pier", outlets=["Harbour Courier"])
    query = urlencode({"collection": COLLECTION, "outlets": "Harbour Courier", "search": "pier"})
    (first, *_) = addresses(at)
    assert first.startswith(f"article?{query}&article=1")
    assert addresses(open_page("share"), of="The pier") == [f"./?view={view.id}"]
