"""Tables that wait for somebody to say which column holds what."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.charts.theme import FIELD_WORDS, counted
from analysis.desk import Desk
from analysis.ingest.containers import Columns, Preview
from analysis.ingest.problems import shown
from analysis.models import Problem
from analysis.store import DeliveryRow
from pages.shared import cached, worker
from pages.shared.acting import act
from pages.shared.adding.reading import is_asked_again, look_into, needs_answer, stop_asking

FIELDS: Mapping[str, str] = {
    "text": "Text of the article",
    **{name: words for name, words in FIELD_WORDS.items() if name != "language"},
}
"""What a column may hold, in the order in which it is asked for."""
_LATER = "_tables_put_off"
_MOST_ROWS = 5
_LONGEST = 160


def show_asking(deliveries: Sequence[DeliveryRow]) -> None:
    """Nothing; draws a question for each table that waits for an answer."""
    later = st.session_state.get(_LATER, ())
    for delivery in deliveries:
        is_first = needs_answer(delivery) and delivery.delivery not in later
        if is_first or is_asked_again(delivery):
            with st.container(border=True, key=f"asks_{delivery.delivery}"):
                _ask(delivery)


def _ask(delivery: DeliveryRow) -> None:
    preview = look_into(delivery)
    if isinstance(preview, Problem):
        st.text(preview.message)
        _offer_later(delivery)
        return
    rows = counted(preview.n_rows, "row")
    st.text(f"“{shown(delivery.name)}” is a table of {rows}. Which column holds what?")
    if is_asked_again(delivery):
        st.caption("What it gave before is removed, and the rows are read anew.")
    last = cached.store().columns_for(delivery.collection, preview.headers)
    if last is not None:
        st.caption("Filled in as it was chosen last time for a table with the same columns.")
    _show_rows(preview)
    columns = _choose(delivery, preview, last or preview.guess)
    _show_first(preview, columns)
    with st.container(horizontal=True):
        st.button(
            f"Add {counted(preview.n_rows, 'article')}",
            type="primary",
            icon=":material/add:",
            key=f"add_rows_{delivery.delivery}",
            disabled=columns.text is None,
            on_click=_add,
            args=(delivery, preview.headers, columns),
        )
        _offer_later(delivery)


def _show_rows(preview: Preview) -> None:
    """The first rows as they are: cells of a stranger are never read as Markdown."""
    rows = [list(row) for row in preview.rows[:_MOST_ROWS]]
    frame = pd.DataFrame(rows, columns=list(preview.headers), dtype="str")
    st.dataframe(
        frame,
        hide_index=True,
        column_config={
            name: st.column_config.TextColumn(name, width="medium") for name in frame.columns
        },
        alt="First rows of the table",
    )


def _choose(delivery: DeliveryRow, preview: Preview, guess: Columns) -> Columns:
    chosen: dict[str, str | None] = {}
    with st.grid(4, min_column_width=185):
        for name, words in FIELDS.items():
            key = f"column_{delivery.delivery}_{name}"
            guessed = getattr(guess, name)
            # Set and not a default: only so can a choice be cleared.
            st.session_state.setdefault(key, guessed if guessed in preview.headers else None)
            chosen[name] = st.selectbox(
                words if name == "text" else f"{words} (optional)",
                preview.headers,
                index=None,
                placeholder="Choose a column" if name == "text" else "No column",
                key=key,
            )
    return Columns(**chosen)


def _show_first(preview: Preview, columns: Columns) -> None:
    """What the first article will look like, so that a wrong column is seen at once."""
    if columns.text is None:
        st.caption("Choose the column with the text: the others may stay empty.")
        return
    twice = _chosen_twice(columns)
    if twice:
        st.text(f"“{twice}” is chosen for two things. That may be right, but look again.")
    st.text(f"The first article: {describe_first(preview, columns)}")


def describe_first(preview: Preview, columns: Columns) -> str:
    """The first row as an article: what is known of it, and how its text begins."""
    cells = dict(zip(preview.headers, preview.rows[0] if preview.rows else (), strict=False))
    known = [
        " ".join(cells.get(header, "").split())
        for name in FIELDS
        if name != "text" and (header := getattr(columns, name)) is not None
    ]
    text = " ".join(cells.get(columns.text or "", "").split())
    begin = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return " · ".join([*filter(None, known), f"“{begin}”" if begin else "no text"])


def _chosen_twice(columns: Columns) -> str | None:
    headers = [header for name in FIELDS if (header := getattr(columns, name)) is not None]
    return next((header for header in headers if headers.count(header) > 1), None)


def _add(delivery: DeliveryRow, headers: tuple[str, ...], columns: Columns) -> None:
    if act(lambda desk: _read(desk, delivery, headers, columns)):
        worker.ensure_worker()


def _read(desk: Desk, delivery: DeliveryRow, headers: tuple[str, ...], columns: Columns) -> bool:
    desk.remember_columns(delivery.collection, headers, columns)
    if is_asked_again(delivery):
        _read_anew(desk, delivery, columns)
    else:
        desk.choose_columns(delivery.delivery, columns, delivery.given)
    return True


def _read_anew(desk: Desk, delivery: DeliveryRow, columns: Columns) -> None:
    """What is missing of a table is added once more when it is handed in again."""
    store = cached.store()
    items = store.delivery_items(delivery.delivery)
    desk.delete([item.article for item in items if item.is_new and item.article is not None])
    data = store.delivery_data(delivery.delivery)
    desk.deliver(delivery.collection, "table", delivery.name, data, delivery.given, columns=columns)
    stop_asking(delivery.delivery)


def _offer_later(delivery: DeliveryRow) -> None:
    st.button(
        "Not now",
        type="tertiary",
        key=f"later_{delivery.delivery}",
        on_click=_put_off,
        args=(delivery.delivery,),
        help="The table stays in the list of what was handed in, and can be added later.",
    )


def _put_off(delivery: int) -> None:
    stop_asking(delivery)
    st.session_state[_LATER] = {*st.session_state.get(_LATER, ()), delivery}


def take_up(delivery: int) -> None:
    """Nothing; asks about a table again that was put off. For callbacks only."""
    st.session_state[_LATER] = set(st.session_state.get(_LATER, ())) - {delivery}
