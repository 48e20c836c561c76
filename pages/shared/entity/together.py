"""Who appears with whom: a network, and the closest pairs as a table."""

from functools import partial

import pandas as pd
import streamlit as st

from analysis.charts.entity_network import MOST_NAMES, Network, entity_network
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import choose_number
from pages.shared.entity import choices
from pages.shared.entity.choices import View, identities_in, pick_entity
from pages.shared.entity.tables import entity_table, network
from pages.shared.table import choose_row

_AMONG, _LEASTS = (20, 40, 60, 100, MOST_NAMES), (1, 2, 3, 5, 10, 20, 50, 100, 200)
_MOST_TIES = 140
"""Lines of a network that can still be told apart."""
_MOST_PAIRS = 100


def show_together(view: View) -> None:
    """Who stands in the same articles as whom: a network, and the closest pairs as a table."""
    with view.row:
        among = choose_number("Names compared", _AMONG, key=choices.AMONG, usual=40)
        names = view.first(among, "articles")
        ids = identities_in(names)
        pairs = entity_table("pairs", view.scope, ids)
        usual = _fitting_least(pairs)
        least = choose_number("Common articles, at least", _LEASTS, key=choices.LEAST, usual=usual)
    tied = pairs[pairs["articles"] >= least]
    show_chart(
        entity_network(
            names,
            Network(pairs=tied, places=network(view.scope, ids, least), least=least),
            articles=articles_read(),
            chosen=view.chosen,
        ),
        key="entity_network",
        on_pick=partial(pick_entity, view),
    )
    if not tied.empty:
        _show_pairs(view, names, tied.head(_MOST_PAIRS))


def _fitting_least(pairs: pd.DataFrame) -> int:
    """The lowest bar that leaves few enough lines."""
    fits = [least for least in _LEASTS if (pairs["articles"] >= least).sum() <= _MOST_TIES]
    return min(fits, default=_LEASTS[-1])


def _show_pairs(view: View, names: pd.DataFrame, pairs: pd.DataFrame) -> None:
    sizes = names.set_index("identity")["articles"]
    shown = pd.DataFrame(
        {
            "one": [view.labels[int(one)] for one in pairs["first"]],
            "other": [view.labels[int(one)] for one in pairs["second"]],
            "articles": pairs["articles"],
            "of_one": pairs["first"].map(sizes),
            "of_other": pairs["second"].map(sizes),
        }
    )
    ends = list(zip(pairs["first"], pairs["second"], strict=True))

    def on_pick(place: int | None) -> None:
        if place is not None:
            pick_entity(view, ends[place][0], choices.beside(view, ends[place][1]))
        elif view.chosen is not None:
            pick_entity(view, view.chosen)

    st.caption("The closest pairs. Pick a row to see the articles that they share.")
    choose_row(
        shown, columns=_PAIR_COLUMNS, chosen=_place_of(view, ends), on_pick=on_pick, alt="Pairs"
    )


_PAIR_COLUMNS = {
    "one": st.column_config.TextColumn("One", width="medium"),
    "other": st.column_config.TextColumn("The other", width="medium"),
    "articles": "Common articles",
    "of_one": "Articles of the one",
    "of_other": "Articles of the other",
}


def _place_of(view: View, ends: list[tuple[int, int]]) -> int | None:
    other = view.by_label.get(st.query_params.get(choices.WITH, ""))
    places = [i for i, pair in enumerate(ends) if pair == (view.chosen, other)]
    return places[0] if places else None
