"""Entities as fields of numbers, by outlet and by article; a click leads to the words."""

import pandas as pd
import streamlit as st

from analysis.charts.entity_grid import entity_grid, tint
from analysis.charts.entity_outlets import entity_outlets, entity_shares
from analysis.charts.theme import counted
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import choose_number
from pages.shared.entity import choices
from pages.shared.entity.choices import View, articles_of, identities_in, pick_entity
from pages.shared.entity.tables import entity_table
from pages.shared.table import show_table

_OUTLETS = (4, 6, 8, 10)
_GRID_NAMES, _GRID_ROWS, _MAP_NAMES = 8, 200, 15


def show_by_outlet(view: View) -> None:
    """Names against outlets, as a field of squares and as a table."""
    articles = articles_of(view.scope)
    with view.row:
        most = choose_number("Outlets shown", _OUTLETS, key=choices.OUTLETS, usual=6)
    names = view.first(_MAP_NAMES, "articles")
    spread = entity_table("outlets", view.scope, identities_in(names))
    shares = entity_shares(spread, articles, most)
    show_chart(
        entity_outlets(
            shares, names, outlets=int(articles["outlet"].nunique()), chosen=view.chosen
        ),
        key="entity_outlets",
        on_pick=lambda identity, outlet: pick_entity(view, identity, choices.from_outlet(outlet)),
    )
    with st.expander("The same as a table"):
        _show_shares(view, names, shares)


def _show_shares(view: View, names: pd.DataFrame, shares: pd.DataFrame) -> None:
    table = shares.pivot(index="identity", columns="outlet", values="articles")
    table = table.reindex(
        index=list(names["identity"]), columns=list(dict.fromkeys(shares["outlet"]))
    )
    ids = identities_in(names)
    sizes = shares.drop_duplicates("outlet").set_index("outlet")["n"]

    def on_pick(row: int, outlet: str) -> None:
        if outlet in table.columns:
            pick_entity(view, ids[row], choices.from_outlet(outlet))

    st.caption("Articles that mention the name. Click a number to see the words behind it.")
    _show_cells(
        table.reset_index(drop=True).assign(**{_NAME: [view.labels[one] for one in ids]}),
        key="entity_shares",
        columns={
            _NAME: st.column_config.TextColumn("Name", pinned=True),
            **{outlet: f"{outlet} (n = {sizes[outlet]:,})" for outlet in table.columns},
        },
        on_pick=on_pick,
        alt="Articles that mention the most frequent names, by outlet",
    )


_NAME = "\N{ZERO WIDTH SPACE}name"
"""A heading that no outlet has."""


def _show_cells(frame, *, key, columns, on_pick, alt) -> None:
    def hand_on() -> None:
        for row, column in st.session_state[key].selection.cells[:1]:
            on_pick(row, column)

    show_table(
        frame,
        key=key,
        columns=columns,
        alt=alt,
        tint=tint if len(frame) <= _GRID_ROWS else None,
        on_select=hand_on,
        selection_mode="single-cell",
        placeholder="–",
    )


def show_by_article(view: View) -> None:
    """Which article names whom how often."""
    names = view.first(_GRID_NAMES, "mentions")
    ids = identities_in(names)
    columns = {identity: view.labels[identity] for identity in ids}
    grid = entity_grid(entity_table("places", view.scope, ids), columns)
    articles = counted(articles_read(), "article")
    st.caption(
        f"The {counted(len(ids), 'most frequent name')} in {len(grid):,} of {articles}: mentions "
        "by name, as a nationality or by pronoun. Click a number to see the words behind it."
    )
    numbers = list(grid["article"])

    def on_pick(row: int, column: str) -> None:
        identity = view.by_label.get(column)
        if identity is not None:
            pick_entity(view, identity, choices.in_article(int(numbers[row])))

    _show_cells(
        grid,
        key="entity_grid",
        columns={
            "title": st.column_config.TextColumn("Article", width="medium", pinned=True),
            **{
                label: str(name) if is_alone else label
                for label, name, is_alone in zip(
                    columns.values(),
                    names["entity"],
                    ~names["entity"].duplicated(False),
                    strict=True,
                )
            },
            "outlet": "Outlet",
            "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
        },
        on_pick=on_pick,
        alt="Mentions of the most frequent names by article",
    )
