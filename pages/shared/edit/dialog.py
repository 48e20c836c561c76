"""The dialog in which what is known of one article, or of several, is put right."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from analysis.charts.theme import FIELD_WORDS, counted
from analysis.store import ArticleRow
from pages.shared import cached
from pages.shared.adding.target import EARLIEST
from pages.shared.apart import dialog
from pages.shared.edit.done import save
from pages.shared.edit.fields import (
    DAYS,
    ONE,
    SEVERAL,
    Value,
    changes_of_one,
    changes_of_several,
    find_fault,
    is_given,
    say_basis,
    value_in,
)
from pages.shared.labels import plain
from pages.shared.rights import may_edit_articles

_OPEN = "_editing"
_LONGEST = 2_000
_AGAIN = "What you give wins over what the article says, and the article is analysed again with it."


def offer_edit(articles: Sequence[int]) -> None:
    """Nothing; draws the button that opens the dialog, where they may be edited."""
    if not may_edit_articles(articles):
        return
    st.button(
        "Edit details",
        icon=":material/edit:",
        key="edit_details",
        on_click=_open,
        args=(tuple(articles),),
    )


def show_dialog() -> None:
    """Nothing; draws the dialog where somebody opened it."""
    articles = st.session_state.get(_OPEN, ())
    rows = [row for one in articles if (row := cached.find_article(one)) is not None]
    if len(rows) == 1:
        _edit_one(rows[0])
    elif rows:
        _edit_several(rows)


def _open(articles: tuple[int, ...]) -> None:
    st.session_state[_OPEN] = articles
    for key in [key for key in st.session_state if str(key).startswith("edit_field_")]:
        del st.session_state[key]


def _close() -> None:
    st.session_state.pop(_OPEN, None)


@dialog("Edit details", width="medium", on_dismiss=_close)
def _edit_one(row: ArticleRow) -> None:
    st.caption(f"{_AGAIN} An empty field is filled with what the article says.")
    with st.form("edit_one", border=False):
        typed = {field: _ask_with_basis(row, field) for field in ONE}
        is_asked = st.form_submit_button("Save", type="primary", key="save_edit")
    if is_asked:
        _save([row.article], changes_of_one(row, typed))


def _ask_with_basis(row: ArticleRow, field: str) -> Value:
    key = f"edit_field_{row.article}_{field}"
    st.session_state.setdefault(key, value_in(row, field) or (None if field in DAYS else ""))
    with st.container(gap="xxsmall"):
        value = _ask(field, key, "As the article says")
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(say_basis(row, field), width="content")
            if not is_given(row, field):
                return value
            is_back = st.checkbox(
                "Back to what the article says", key=f"edit_field_{row.article}_{field}_back"
            )
    return None if is_back else value


def _ask(field: str, key: str, nothing: str) -> Value:
    label = FIELD_WORDS[field]
    if field in DAYS:
        latest = max(date.today(), st.session_state[key] or date.today())
        return st.date_input(
            label, key=key, min_value=EARLIEST, max_value=latest, format="DD/MM/YYYY"
        )
    return st.text_input(label, key=key, max_chars=_LONGEST, placeholder=nothing)


@dialog("Edit details", width="medium", on_dismiss=_close)
def _edit_several(rows: Sequence[ArticleRow]) -> None:
    st.text(f"For {counted(len(rows), 'article')}. What you leave empty stays as it is.")
    st.caption(_AGAIN)
    with st.form("edit_several", border=False):
        typed = {field: _ask_for_all(field) for field in SEVERAL}
        back = _ask_back(rows)
        label = f"Save for {counted(len(rows), 'article')}"
        is_asked = st.form_submit_button(label, type="primary", key="save_edit")
    if is_asked:
        _save([row.article for row in rows], changes_of_several(typed, back))


def _ask_for_all(field: str) -> Value:
    key = f"edit_field_all_{field}"
    st.session_state.setdefault(key, None if field in DAYS else "")
    return _ask(field, key, "Leave as it is")


def _ask_back(rows: Sequence[ArticleRow]) -> Sequence[str]:
    given = [field for field in SEVERAL if any(is_given(row, field) for row in rows)]
    if not given:
        return ()
    return st.multiselect(
        "Back to what each article says",
        given,
        format_func=FIELD_WORDS.__getitem__,
        placeholder="Nothing",
        key="edit_field_all_back",
    )


def _save(articles: Sequence[int], changes: Mapping[str, Value]) -> None:
    """Nothing; saves and closes, or says why not and stays open."""
    fault = find_fault(changes, date.today()) or (save(articles, changes) if changes else None)
    if fault is not None:
        st.error(plain(fault, limit=300), icon=":material/error:")
        return
    _close()
    st.rerun()
