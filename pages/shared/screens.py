"""Which pages there are, and what each is called."""

from pathlib import Path
from typing import TypeVar

import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
FRONT = "overview"
"""The page that has no name in the address."""
BY_LINK = frozenset({"article"})
"""Pages that are not in the menu."""

PageT = TypeVar("PageT", bound=st.Page)

_PAGES = (
    # file, title, icon, what the page answers
    ("overview", "Overview", ":material/home:", "What these articles say, in a few sentences."),
    ("claims", "Claims", ":material/forum:", "What is claimed, who denies it, and when."),
    ("outlets", "Outlets", ":material/newspaper:", "Who carried what, and who the denial."),
    ("sources", "Sources", ":material/record_voice_over:", "Who is cited, and how openly."),
    ("entities", "Entities", ":material/groups:", "Who and what is named, and how often."),
    ("search", "Search", ":material/search:", "Where words stand, in articles and statements."),
    (
        *("corrections", "Corrections", ":material/rule:"),
        "Which names are the same, and what was put right.",
    ),
    ("articles", "Articles", ":material/article:", "Add, list and remove articles."),
    ("article", "Article", ":material/chrome_reader_mode:", "One article, word for word."),
    (
        *("share", "Views and links", ":material/ios_share:"),
        "Screens under a name, and links that show them to others.",
    ),
    ("method", "Method", ":material/menu_book:", "What each number means, and how sure it is."),
    ("people", "People and log", ":material/admin_panel_settings:", "Who may do what, and did."),
)
_TOLD = {name: told for name, *told in _PAGES}


def build_pages(
    *, with_icons: bool = True, by_link: frozenset[str] = BY_LINK
) -> dict[str, st.Page]:
    """Every page by the name of its file; those reached by link alone are not in the menu."""
    return {
        name: build_page(name, st.Page, has_icon=with_icons, is_in_menu=name not in by_link)
        for name in _TOLD
        if _file(name).exists()
    }


def build_page(
    name: str, kind: type[PageT], *, has_icon: bool = True, is_in_menu: bool = True
) -> PageT:
    """One of them."""
    title, icon, about = _TOLD[name]
    return kind(
        _file(name),
        title=title,
        icon=icon if has_icon else None,
        help=about,
        default=name == FRONT,
        visibility="visible" if is_in_menu else "hidden",
    )


def _file(name: str) -> Path:
    return ROOT / "pages" / f"{name}.py"
