"""What people put into addresses: other collections' numbers and names, and what is no value."""

import ast
from itertools import product
from typing import Any

import pytest

from tests.attacks.cases import NO_COLLECTION, NO_LINK, PARAMETERS, SIGN_IN
from tests.attacks.conftest import Dashboard
from tests.attacks.rooms import CLOSED, QUILL, VEX
from tests.attacks.screens import (
    BOUND,
    NOT_FOR_VISITORS,
    PAGES,
    go_to,
    keys_of_pages,
    open_with,
    sent,
)
from tests.pages.screen import ROOT, words_on
from tests.pages.signed import VIC

OF_VISITORS = tuple(page for page in PAGES if page not in NOT_FOR_VISITORS)
STRANGER = "eve@elsewhere.example"
SEEN = "eastmere"
"""A word of the articles that may be seen."""


def of_others(dashboard: Dashboard, article: int) -> dict[str, Any]:
    """Every parameter with something of the other collection that is really there."""
    (view,) = dashboard.store.views(2)
    return {
        "collection": CLOSED,
        "article": str(article),
        "at": "0-20",
        "claim": f"{article}a0",
        "voice": f"{article}a0",
        "statement": f"{article}a1",
        "name": "Dora Vexmoor",
        "who": "vexmoor@desk.example",
        "actor": "Dora Vexmoor",
        "outlets": "Vexmoor Post",
        "outlet": "Vexmoor Post",
        "only": "vexmoor the vexmoor clerks s.txt",
        "view": view.id,
        "search": "bolts",
        "since": "2025-05-07",
    }


def silent(page: str) -> None:
    """Nothing that must not be seen is in what was sent."""
    assert VEX not in page


def test_the_list_of_what_the_frame_binds_is_whole() -> None:
    """A new parameter of the frame must be attacked too."""
    bound = 0
    for path in (ROOT / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf8"))):
            is_bind = isinstance(node, ast.keyword) and node.arg == "bind"
            bound += is_bind or (isinstance(node, ast.Constant) and node.value == "bind")
    # The two days are drawn with the same options.
    assert bound == len(BOUND) - 1
    assert {"article", "at", "claim", "view", "name", "show", "most", "who"} <= set(keys_of_pages())
    assert len(keys_of_pages()) > 35


@pytest.mark.parametrize("page", PAGES)
def test_a_viewer_asks_for_everything_of_another_collection(
    dashboard: Dashboard, page: str
) -> None:
    for article in dashboard.rooms[1].articles[:2]:
        known = of_others(dashboard, article)
        for parameters in ({"collection": CLOSED}, known, {**known, "collection": "Open desk"}):
            silent(sent(open_with(VIC, page, parameters)))


@pytest.mark.parametrize("page", PAGES)
def test_a_parameter_of_another_collection_alone(dashboard: Dashboard, page: str) -> None:
    """One at a time, for together one might hide the other."""
    known = of_others(dashboard, dashboard.rooms[1].articles[0])
    at = open_with(VIC, page, {})
    for key, value in known.items():
        silent(sent(go_to(at, page, {key: value})))
        del at.query_params[key]


@pytest.mark.parametrize(("page", "kind"), list(product(OF_VISITORS, ["live", "excerpts"])))
def test_a_visitor_asks_for_everything_that_was_not_shared(
    dashboard: Dashboard, page: str, kind: str
) -> None:
    """Neither what is in another collection nor the article that the link leaves out."""
    shared = {"share": dashboard.tokens[kind]}
    for article in (dashboard.rooms[1].articles[0], 6, 3):
        known = of_others(dashboard, article)
        left_out = {"name": "Dora Quillon", "outlets": "Quillon Post", "claim": "6a1"}
        for parameters in (known, {**known, **left_out, "collection": "Open desk"}):
            page_sent = sent(open_with(None, page, {**parameters, **shared}))
            silent(page_sent)
            assert QUILL not in page_sent


@pytest.mark.parametrize("page", sorted(NOT_FOR_VISITORS))
def test_a_page_that_is_not_for_visitors_opens_for_none(dashboard: Dashboard, page: str) -> None:
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        open_with(None, page, {"share": dashboard.tokens["live"]})


@pytest.mark.parametrize("page", PAGES)
def test_whoever_is_not_signed_in_gets_no_page(dashboard: Dashboard, page: str) -> None:
    at = open_with(None, page, {"article": "1", "collection": "Open desk"})
    assert SIGN_IN in words_on(at)
    page_sent = sent(at)
    silent(page_sent)
    assert SEEN not in page_sent
    assert "open desk" not in page_sent


@pytest.mark.parametrize("page", PAGES)
def test_whoever_has_no_role_gets_no_page(dashboard: Dashboard, page: str) -> None:
    at = open_with(STRANGER, page, {"article": "1", "collection": "Open desk"})
    assert NO_COLLECTION in words_on(at)
    page_sent = sent(at)
    silent(page_sent)
    assert SEEN not in page_sent


@pytest.mark.parametrize("page", PAGES)
def test_a_viewer_is_offered_nothing_that_changes_anything(dashboard: Dashboard, page: str) -> None:
    at = open_with(VIC, page, {"article": "1", "claim": "1a0", "name": "Ines Calder"})
    assert not at.get("file_uploader")
    changing = ("remove", "delete", "revoke", "edit", "merge", "save_view", "make_link", "add")
    for kind in ("button", "text_area", "text_input"):
        for one in at.get(kind):
            assert not str(one.key or "").startswith(changing), one.key


@pytest.mark.parametrize("case", PARAMETERS, ids=lambda case: case.id)
@pytest.mark.parametrize("who", ["a viewer", "a visitor"])
def test_what_is_no_value_in_every_parameter_of_every_page(
    dashboard: Dashboard, case: Any, who: str
) -> None:
    """Nothing is raised, nothing is changed, nothing else is shown."""
    keys = (*(key for key in BOUND if key != "share"), *keys_of_pages())
    every = dict.fromkeys((key for key in keys if key != "share"), case.value)
    told = VIC if who == "a viewer" else None
    token = {} if told else {"share": dashboard.tokens["live"]}
    at = open_with(told, "overview", {**every, **token})
    for page in PAGES:
        if told or page not in NOT_FOR_VISITORS:
            silent(sent(go_to(at, page, every)))
            assert words_on(at).strip(), page


@pytest.mark.parametrize("page", ["overview", "claims", "article"])
def test_ten_thousand_parameters(dashboard: Dashboard, page: str) -> None:
    many = {f"p{number}": "x" for number in range(10_000)}
    at = open_with(VIC, page, {**many, "outlets": ["Lantern"] * 2_000})
    assert words_on(at).strip()


@pytest.mark.parametrize("kind", ["live", "snapshot", "excerpts"])
def test_two_links_in_one_address(dashboard: Dashboard, kind: str) -> None:
    """One of the two counts; never both, and never more than is in it."""
    token, wrong = dashboard.tokens[kind], "A" * 43
    for some in ([token, wrong], [wrong, token], [token, dashboard.tokens["live"]], [token, ""]):
        at = open_with(None, "articles", {"share": some})
        page_sent = sent(at)
        silent(page_sent)
        assert QUILL not in page_sent
        words = words_on(at)
        assert NO_LINK in words or SIGN_IN in words or "For Bo" in words
