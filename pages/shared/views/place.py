"""The screen that is looked at as a place: page and choices, to be kept and gone back to."""

from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analysis.settings import settings
from analysis.store.share_records import Choices, Place
from pages.shared import cached
from pages.shared.scope import (
    COLLECTION,
    EACH,
    EARLIEST,
    IN_ARTICLES,
    LATEST,
    ONLY,
    OUTLETS,
    SEARCH,
    SINCE,
    SOUGHT,
    UNTIL,
    WITHIN,
    YES,
    choices_of_sidebar,
)
from pages.shared.screens import FRONT
from pages.shared.session import SHARE

VIEW = "view"
"""The parameter of an address that has the id of a view."""
_PAGE = "_page"
OF_SIDEBAR = (COLLECTION, OUTLETS, SINCE, UNTIL, ONLY, SEARCH, WITHIN, EACH)


def note_page(page: str) -> None:
    """Nothing; this is the page of this run."""
    st.session_state[_PAGE] = page


def page_now() -> str:
    """The page that is looked at, by the name of its file."""
    return str(st.session_state.get(_PAGE, FRONT))


def here() -> Place:
    """What is looked at now."""
    return Place(page=page_now(), choices=(*choices_of_sidebar(), *own_choices()))


def own_choices() -> Choices:
    """What is chosen on the page itself."""
    kept = (*OF_SIDEBAR, SHARE, VIEW)
    return tuple(
        (key, value)
        for key in sorted(st.query_params)
        if key not in kept
        for value in st.query_params.get_all(key)
    )


def every_of(place: Place) -> dict[str, list[str]]:
    """What a place has chosen, as parameters of an address."""
    found: dict[str, list[str]] = {}
    for key, value in place.choices:
        if key not in (SHARE, VIEW):
            found.setdefault(key, []).append(value)
    return found


def own_of(place: Place) -> dict[str, list[str]]:
    """The part of it that was chosen on the page itself."""
    return {key: values for key, values in every_of(place).items() if key not in OF_SIDEBAR}


def choose_in_sidebar(place: Place) -> None:
    """Nothing; the sidebar has chosen what the place has. Not after the sidebar was drawn."""
    found = values_of(place.choices)
    names = [collection.name for collection in cached.store().collections()]
    if found[COLLECTION] not in names:
        del found[COLLECTION]
    st.session_state.update(found)


def values_of(choices: Choices) -> dict[str, Any]:
    """What the widgets of the sidebar hold by these choices, by their keys.

    What is no day, or nothing to look in, is left out, for a place may be old.
    """
    last = dict(choices)
    return {
        COLLECTION: last.get(COLLECTION),
        OUTLETS: [value for key, value in choices if key == OUTLETS],
        SINCE: _day(last.get(SINCE, "")),
        UNTIL: _day(last.get(UNTIL, "")),
        ONLY: last.get(ONLY),
        SEARCH: last.get(SEARCH, ""),
        WITHIN: last[WITHIN] if last.get(WITHIN) in SOUGHT else IN_ARTICLES,
        EACH: last.get(EACH) == YES,
    }


def _day(words: str) -> date | None:
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def address_of(page: str, choices: Choices) -> str:
    """The full address of a page with these choices."""
    name = "" if page == FRONT else page
    query = f"?{urlencode(choices)}" if choices else ""
    return f"{_base()}/{name}{query}"


def _base() -> str:
    """Where the dashboard is: as it is set, else as the browser has it."""
    if settings().public_url:
        return settings().public_url.rstrip("/")
    found = urlsplit(st.context.url or "")
    path = found.path.rstrip("/").removesuffix(f"/{page_now()}")
    return found._replace(path=path, query="", fragment="").geturl().rstrip("/")
