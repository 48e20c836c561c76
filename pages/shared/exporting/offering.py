"""What the sidebar looks at as files: made on a click, and named for collection and day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.charts.labels import shorten
from analysis.charts.theme import counted
from analysis.export import KINDS, Format, Wanted, export, export_name
from analysis.export.about import scope_words
from analysis.export.unfinished import NOT_FINAL, find_unfinished, say_unfinished
from analysis.store import Collection
from analysis.tables import Scope
from pages.shared import cached
from pages.shared.apart import while_allowed
from pages.shared.exporting.pictures import choose_picture
from pages.shared.scope import EACH, current_scope
from pages.shared.session import seat
from pages.shared.views.place import page_now

_LONGEST = 400
"""Characters of what is said of the scope."""


class _Offer(NamedTuple):
    label: str
    icon: str
    help: str


_OFFERS: Mapping[Format, _Offer] = {
    Format.HTML: _Offer(
        "Report (HTML)",
        ":material/description:",
        "One page for any browser, without a network: findings, charts, and every number with "
        "the passages behind it. Prints to PDF.",
    ),
    Format.XLSX: _Offer(
        "Workbook (XLSX)",
        ":material/table_view:",
        "A workbook with one sheet a table, and a first one that says what it is.",
    ),
    Format.CSV: _Offer(
        "Tables (CSV)", ":material/folder_zip:", "Every table as a CSV file, in one archive (.zip)."
    ),
    Format.JSON: _Offer(
        "Data (JSON)", ":material/data_object:", "Texts and findings for programs, as one document."
    ),
}


def offer_export(collection: Collection) -> None:
    """Nothing; draws the way to the files of what is looked at."""
    with st.popover("Export", icon=":material/download:"):
        wanted = _wanted(collection)
        articles = _articles(wanted)
        if articles.empty:
            st.text("There is nothing to export: no article is in what the sidebar has chosen.")
            return
        st.text(shorten(_told(wanted, articles), _LONGEST))
        if not (left := find_unfinished(wanted.store, wanted.collection.id)).is_over:
            st.text(f"{NOT_FINAL}: {say_unfinished(left)}. The files will say so too.")
        for form in _OFFERS:
            _offer(wanted, form)
        choose_picture()


def _wanted(collection: Collection) -> Wanted:
    """Of the page of an article that article, of any other page what the sidebar has chosen."""
    scope = current_scope() or Scope(collection.id)
    page = page_now()
    article = cached.find_article(_asked()) if page == "article" else None
    if article is not None:
        scope = Scope(article.collection, article=article.article)
        known = cached.store().collections()
        collection = next((one for one in known if one.id == article.collection), collection)
    return Wanted(
        store=cached.store(),
        collection=collection,
        scope=scope,
        moment=_now(),
        page=page.capitalize(),
        each=bool(st.session_state.get(EACH)),
        with_corrections=not seat().is_visitor,
    )


def _asked() -> int:
    """The article that the address names; no store has one of number 0."""
    words = st.query_params.get("article", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


def _articles(wanted: Wanted) -> pd.DataFrame:
    scope = wanted.scope
    return cached.articles_table(cached.version_of(scope.collection), scope)


def _told(wanted: Wanted, articles: pd.DataFrame) -> str:
    """What the files will hold, and from which page."""
    what = counted(len(articles), "article")
    each = "; copies counted each" if wanted.each else ""
    covers = scope_words(wanted, articles)
    return f"{what} of {wanted.collection.name}, {covers}{each}; from the {wanted.page} page"


def _offer(wanted: Wanted, form: Format) -> None:
    """Made on a click only, and apart from this run: nothing in it may ask Streamlit.

    Where it fails, Streamlit says so under the button for some seconds, and logs why.
    """
    offer = _OFFERS[form]
    st.download_button(
        offer.label,
        data=while_allowed(partial(_make, wanted, form)),
        file_name=export_name(wanted, form),
        mime=KINDS[form].mime,
        key=f"export_{form.value}",
        help=offer.help,
        icon=offer.icon,
        on_click="ignore",
        width="stretch",
    )


def _make(wanted: Wanted, form: Format) -> bytes:
    return export(replace(wanted, moment=_now()), form)


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
