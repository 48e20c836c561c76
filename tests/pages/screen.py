"""A page as AppTest sees it, and everything that is written on it."""

from collections.abc import Mapping
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = (
    *("title", "header", "subheader", "text", "caption", "markdown", "html", "warning", "error"),
    *("info", "metric", "button", "page_link", "selectbox", "multiselect", "progress"),
)


def open_page(page: str = "overview", **parameters: str | list[str]) -> AppTest:
    """The page at an address with these parameters.

    The sidebar reads them on the first run, the page itself when it has been switched to.
    """
    return go(new_screen(), page, parameters)


def new_screen() -> AppTest:
    """The dashboard, not run yet."""
    return AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)


def go(at: AppTest, page: str, parameters: Mapping[str, str | list[str]]) -> AppTest:
    """The screen as it is opened at the address of a page."""
    _set(at, parameters)
    at.run()
    if page != "overview":
        at.switch_page(str(ROOT / "pages" / f"{page}.py"))
        _set(at, parameters)
        at.run()
    return check(at)


def _set(at: AppTest, parameters: Mapping[str, str | list[str]]) -> None:
    for name, value in parameters.items():
        at.query_params[name] = value


def check(at: AppTest) -> AppTest:
    """The same, once it is known that nothing was raised."""
    assert not at.exception, at.exception[0].value
    return at


def words_on(at: AppTest) -> str:
    """Everything that is written on the page, markup included."""
    items = [item for kind in WRITTEN for item in at.get(kind)]
    return "\n".join(f"{getattr(item, 'label', '')} {item.value}" for item in items)
