"""The log: who did what, when. No word of an article is in it."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import streamlit as st

from analysis.access import Role
from analysis.store import Collection
from analysis.store.share_records import Action, Sought
from analysis.tables import csv_name
from pages.shared.acting import act
from pages.shared.apart import while_allowed
from pages.shared.choice import choose_flag, choose_one
from pages.shared.people.log_file import HEADINGS, Reader, frame_of, whole_log
from pages.shared.people.words import action_words
from pages.shared.session import desk, seat, signed_in
from pages.shared.table import show_table

PAGE = 100
"""Lines shown at once."""
_PLACE = "_log_place"


def show_log(collection: Collection) -> None:
    """Nothing; the log of a collection, the latest first."""
    where = _choose_where(collection)
    sought = _choose(where)
    before = _before(where, sought)
    rows = act(lambda desk: desk.deeds(where, PAGE + 1, before, sought))
    if not rows:
        _say_nothing(sought, before)
        return
    shown = rows[:PAGE]
    columns = {
        **HEADINGS,
        "made": st.column_config.DatetimeColumn(HEADINGS["made"], format="D MMM YYYY, HH:mm"),
    }
    show_table(frame_of(shown), key="log_rows", columns=columns, alt="Log")
    _show_pages(where, sought, before, shown[-1].id if len(rows) > PAGE else None)
    _offer_all(collection, where, sought)


def _choose_where(collection: Collection) -> int | None:
    if seat().access.everywhere is not Role.ADMIN:
        return collection.id
    is_wide = choose_flag("Every collection", key="everywhere", help="Also what belongs to none.")
    return None if is_wide else collection.id


def _choose(where: int | None) -> Sought:
    doers = act(lambda desk: desk.doers(where)) or ()
    actions = {action_words(one): one for one in Action}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        who = choose_one(
            "Who", {one: one for one in doers}, key="who", nothing="Everybody", width=260
        )
        what = choose_one("What", actions, key="what", nothing="Everything", width=240)
        since = st.date_input("From", value=None, key="log_since", format="DD/MM/YYYY", width=160)
        until = st.date_input("Until", value=None, key="log_until", format="DD/MM/YYYY", width=160)
    day = timedelta(days=1)
    end = None if until is None else _begin(until) + day
    return Sought(who=who, action=what, since=_begin(since), until=end)


def _begin(day: date | None) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), UTC)


def _before(where: int | None, sought: Sought) -> int | None:
    """From where on the log is shown; from the latest line as soon as something else is sought."""
    of, before = st.session_state.get(_PLACE, (None, None))
    return before if of == (where, sought) else None


def _go(where: int | None, sought: Sought, before: int | None) -> None:
    st.session_state[_PLACE] = ((where, sought), before)


def _show_pages(where: int | None, sought: Sought, before: int | None, last: int | None) -> None:
    if before is None and last is None:
        return
    with st.container(horizontal=True):
        if before is not None:
            st.button("Latest", key="log_latest", on_click=_go, args=(where, sought, None))
        if last is not None:
            st.button("Older", key="log_older", on_click=_go, args=(where, sought, last))


def _say_nothing(sought: Sought, before: int | None) -> None:
    if sought == Sought() and before is None:
        st.text("Nothing has been done here since people sign in.")
        st.text("What somebody adds, changes, removes or shares will be listed here.")
    else:
        st.text("Nothing in the log matches.")


def _offer_all(collection: Collection, where: int | None, sought: Sought) -> None:
    if signed_in() is None:
        return
    reader = Reader(desk=desk(), collection=where, sought=sought)
    st.caption("Times are UTC. Lines are added and never changed.")
    st.download_button(
        "Everything that matches, as CSV",
        data=while_allowed(partial(whole_log, reader)),
        file_name=csv_name("log", "" if where is None else collection.name),
        mime="text/csv",
        key="log_csv",
        on_click="ignore",
        icon=":material/download:",
    )
