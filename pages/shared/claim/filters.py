"""What the claims can be narrowed to, all of it kept in the address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from analysis.charts.claim_order import ClaimOrder
from analysis.charts.claim_status import is_in_view, statuses
from analysis.charts.pointers import is_pointer
from analysis.charts.theme import SOURCE_KIND_WORDS, counted
from analysis.store.wording import NOBODY
from pages.shared.choice import asked, choose_one, choose_view, clear, pick

SHOW, ACTOR, ORIGIN, ORDER = "show", "actor", "origin", "order"
CLAIM, VOICE = "claim", "voice"
"""Keys of the page's choices, and the names they have in the address."""

DENIED, EVERY = "Denied", "All claims"
_CONTESTED = "Contested"
_VIEWS = {
    DENIED: "denied",
    _CONTESTED: "contested",
    "Confirmed": "confirmed",
    "Unanswered": "unanswered",
    EVERY: "",
}
_KINDS = {words.capitalize(): kind for kind, words in SOURCE_KIND_WORDS.items()}
MOST_NAMES = 500
"""Names to choose from: a longer list is no help, and every one of them is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The claims in scope: every statement, and what the collection has on each claim."""

    statements: pd.DataFrame
    known: pd.DataFrame
    status: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the reader narrowed the claims to; a kind of origin and an actor may be missing."""

    view: str
    actor: str | None = None
    kind: str | None = None


def table_of(statements: pd.DataFrame, known: pd.DataFrame) -> Table:
    """The two tables with the status of every claim."""
    return Table(statements=statements, known=known, status=statuses(statements, known))


def chosen_now() -> Chosen:
    """What the address asks for, before anything is drawn."""
    words = asked(ORIGIN, _KINDS)
    return Chosen(
        view=asked(SHOW, _VIEWS) or DENIED,
        actor=st.query_params.get(ACTOR),
        kind=None if words is None else _KINDS[words],
    )


def choose(table: Table) -> tuple[Chosen, ClaimOrder]:
    """Asks the reader what to show and in which order."""
    now = chosen_now()
    with st.container(horizontal=True, vertical_alignment="bottom", key="claim_choices"):
        view = choose_view("Show", tuple(_VIEWS), key=SHOW)
        order = choose_view("Order", tuple(ClaimOrder), key=ORDER)
    with st.grid(2, min_column_width=220):
        actor = _choose_actor(table, replace(now, actor=None))
        kind = choose_one("Kind of origin", _KINDS, key=ORIGIN, nothing="All kinds")
    if view == _CONTESTED:
        st.caption("Contested: denied by somebody and confirmed by somebody.")
    return Chosen(view=view, actor=actor, kind=kind), ClaimOrder(order)


def _choose_actor(table: Table, others: Chosen) -> str | None:
    """Whoever says or answers something, with the number of claims under the other choices."""
    rows = table.statements
    rows = rows[~rows["who"].map(lambda who: who == NOBODY or is_pointer(who))]
    known = rows.groupby("who")["claim"].nunique().sort_values(ascending=False, kind="stable")
    fits = rows[rows["claim"].isin(claims_that_fit(table, others))]
    n = fits.groupby("who")["claim"].nunique().reindex(known.index, fill_value=0)
    n = n.sort_values(ascending=False, kind="stable")
    chosen = asked(ACTOR, set(known.index))
    st.session_state[ACTOR] = chosen
    offered = list(n.index[:MOST_NAMES])
    st.selectbox(
        "Who says or answers",
        offered if chosen is None or chosen in offered else [chosen, *offered],
        index=None,
        format_func=lambda name: f"{name} ({counted(int(n.get(name, 0)), 'claim')})",
        placeholder="Anybody",
        key=ACTOR,
        on_change=lambda: pick(ACTOR, st.session_state[ACTOR]),
    )
    return chosen


def claims_that_fit(table: Table, chosen: Chosen) -> set[str]:
    """The ids of the claims that fit everything chosen."""
    view = _VIEWS[chosen.view]
    found = {
        claim for claim, status in table.status.items() if not view or is_in_view(status, view)
    }
    if chosen.actor is not None:
        rows = table.statements
        found &= set(rows.loc[rows["who"] == chosen.actor, "claim"])
    if chosen.kind is not None:
        kinds = table.known["origin_kinds"].str.split("; ")
        has_kind = [chosen.kind in of_claim for of_claim in kinds]
        found &= set(table.known.loc[has_kind, "claim"])
    return found


def narrow(table: Table, chosen: Chosen) -> pd.DataFrame:
    """The statements of the claims that fit everything chosen."""
    rows = table.statements
    return rows[rows["claim"].isin(claims_that_fit(table, chosen))]


def say_nothing_fits(table: Table, chosen: Chosen) -> None:
    """Nothing; says what was looked for, and which choice to loosen to see how many claims."""
    st.text(f"No claim in these articles is {_in_words(chosen)}.")
    ways = list(_ways(table, chosen))
    if ways:
        st.text("Loosen one choice:")
    with st.container(horizontal=True, gap="small", key="loosen"):
        for key, label, n in ways:
            st.button(
                f"{label} ({counted(n, 'claim')})",
                key=f"loosen_{key}",
                on_click=_loosen,
                args=(key,),
            )
        st.button("Clear all filters", key="clear_filters", type="primary", on_click=clear_filters)


def _in_words(chosen: Chosen) -> str:
    view = "shown" if chosen.view == EVERY else chosen.view.lower()
    who = f" and has {chosen.actor} in it" if chosen.actor else ""
    words = SOURCE_KIND_WORDS.get(chosen.kind or "")
    kind = f" and rests on an origin of the kind “{words}”" if words else ""
    return f"{view}{who}{kind}"


def _ways(table: Table, chosen: Chosen) -> Iterator[tuple[str, str, int]]:
    looser = (
        (SHOW, "Any status", chosen.view != EVERY, replace(chosen, view=EVERY)),
        (ACTOR, "Anybody", chosen.actor is not None, replace(chosen, actor=None)),
        (ORIGIN, "All kinds of origin", chosen.kind is not None, replace(chosen, kind=None)),
    )
    for key, label, is_made, other in looser:
        n = len(claims_that_fit(table, other)) if is_made else 0
        if n:
            yield key, label, n


def _loosen(key: str) -> None:
    pick(key, EVERY if key == SHOW else None)


def clear_filters() -> None:
    """Nothing; looks at all claims again. For callbacks only."""
    clear((ACTOR, ORIGIN))
    pick(SHOW, EVERY)


def pick_voice(claim: str | None, voice: str | None = None) -> None:
    """Nothing; opens a claim at one of its voices, or closes it. For callbacks only."""
    pick(CLAIM, claim)
    pick(VOICE, voice)
