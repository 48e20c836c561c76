"""Links from page to page that keep what the sidebar has chosen."""

import streamlit as st

from pages.shared.labels import plain


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
    """A link to a page by the name of its file, such as "claims"."""
    st.page_link(
        f"pages/{page}.py",
        label=plain(label),
        icon=":material/arrow_forward:",
        icon_position="right",
    )


def back_link(page: str, label: str) -> None:
    """The same, pointing back."""
    st.page_link(f"pages/{page}.py", label=plain(label), icon=":material/arrow_back:")
