"""Links from page to page that keep what the sidebar has chosen."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.shared.labels import plain
from pages.shared.session import seat
from pages.shared.visiting import NOT_FOR_VISITORS


def article_link(
    article: int, label: str = "Open article", at: tuple[int, int] | None = None
) -> None:
    """A link to an article, at a passage of it when one is given. The label may be any text."""
    where = {"article": str(article)}
    if at is not None:
        where["at"] = f"{at[0]}-{at[1]}"
    st.page_link(
        "pages/article.py",
        label=plain(label),
        icon=":material/chrome_reader_mode:",
        query_params=where,
    )


def page_link(page: str, label: str) -> None:
    """A link to a page by the name of its file, such as "claims"; none where there is no such page.

    Streamlit breaks off where a link leads to a page that this session does not have.
    """
    if seat().is_visitor and page in NOT_FOR_VISITORS:
        return
    st.page_link(
        f"pages/{page}.py",
        label=plain(label),
        icon=":material/arrow_forward:",
        icon_position="right",
    )


def back_link(page: str, label: str) -> None:
    """The same, pointing back."""
    st.page_link(f"pages/{page}.py", label=plain(label), icon=":material/arrow_back:")


def view_link(page: str, name: str, parameters: Mapping[str, Sequence[str]]) -> None:
    """A link to a saved view. The name may be any text; the parameters hold its id."""
    st.page_link(
        f"pages/{page}.py",
        label=plain(name, limit=120),
        icon=":material/bookmark:",
        query_params=parameters,
    )
