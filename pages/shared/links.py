"""Links from page to page that keep what the sidebar has chosen, also in another tab."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.shared import screens
from pages.shared.labels import plain
from pages.shared.scope import COLLECTION, choices_of_sidebar
from pages.shared.session import SHARE, seat
from pages.shared.visiting import NOT_FOR_VISITORS

_POINTS_ON = {"icon": ":material/arrow_forward:", "icon_position": "right"}


class _Linked(st.Page):
    """A page as links give its address, for whoever opens one in another tab or copies it.

    On a click Streamlit never looks at this: it changes the page by number, and keeps by itself
    what is bound to the address. Parameters that are bound must not be among the `query_params`
    of a link, for Streamlit would put them into the address a second time.
    """

    address = ""

    @property
    def url_path(self) -> str:
        """The way to the page from any other, with what goes along."""
        return self.address


def article_link(
    article: int, label: str = "Open article", at: tuple[int, int] | None = None
) -> None:
    """A link to an article, at a passage of it when one is given. The label may be any text."""
    where = {"article": str(article)}
    if at is not None:
        where["at"] = f"{at[0]}-{at[1]}"
    _draw("article", label, where, icon=":material/chrome_reader_mode:")


def page_link(page: str, label: str, choices: Mapping[str, str] | None = None) -> None:
    """A link to a page by the name of its file, such as "claims"; none where there is no such page.

    Streamlit breaks off where a link leads to a page that this session does not have.
    """
    if seat().is_visitor and page in NOT_FOR_VISITORS:
        return
    _draw(page, label, choices, **_POINTS_ON)


def back_link(page: str, label: str) -> None:
    """The same, pointing back."""
    _draw(page, label, icon=":material/arrow_back:")


def menu_link(page: str, *, is_here: bool) -> None:
    """A link to a page with its own title and icon."""
    target = _page(page, tuple(_carried()))
    # Streamlit lights up the page one is on, and tells it nobody else: these words are for screen
    # readers only (paper.css).
    label = f"{target.title} *(this page)*" if is_here else None
    # What the page answers would be told over the link above, which could not be clicked then.
    st.page_link(target, label=label, help="")


def view_link(page: str, name: str, parameters: Mapping[str, Sequence[str]]) -> None:
    """A link to a saved view. The name may be any text; the parameters hold its id."""
    st.page_link(
        _page(page, carried=()),
        label=plain(name, limit=120),
        icon=":material/bookmark:",
        query_params=parameters,
    )


def _draw(
    page: str,
    label: str,
    choices: Mapping[str, str] | None = None,
    **options: Any,
) -> None:
    st.page_link(
        _page(page, tuple(_carried())),
        label=plain(label),
        query_params=choices,
        **options,
    )


def _page(name: str, carried: Sequence[tuple[str, str]]) -> _Linked:
    """A page whose address has what is carried. Streamlit appends what the link itself asks for."""
    page = screens.build_page(name, _Linked)
    # The front page has no name, and an empty address would lead to the page the link is on.
    way = "./" if name == screens.FRONT else name
    page.address = f"{way}?{urlencode(carried)}" if carried else way
    return page


def _carried() -> Iterator[tuple[str, str]]:
    """What the sidebar has chosen, and for whoever came by a link its token."""
    if not seat().is_visitor:
        yield from choices_of_sidebar()
        return
    yield from (choice for choice in choices_of_sidebar() if choice[0] != COLLECTION)
    yield SHARE, str(st.session_state[SHARE])
