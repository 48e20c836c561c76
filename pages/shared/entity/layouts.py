"""The layouts of the Entities page: ways to see who is named, each of which leads to one entity."""

from functools import partial

import streamlit as st

from analysis.charts.entity_bars import entity_bars
from analysis.charts.entity_days import Drawn, entity_days
from analysis.charts.entity_voices import SPEAKERS, entity_voices
from analysis.charts.periods import Period, fitting
from analysis.charts.theme import counted, type_words
from pages.shared.chart import articles_read, show_chart
from pages.shared.choice import choose_view
from pages.shared.entity import choices
from pages.shared.entity.choices import View, articles_of, identities_in, pick_entity
from pages.shared.entity.grids import show_by_article, show_by_outlet
from pages.shared.entity.tables import entity_table
from pages.shared.entity.together import show_together
from pages.shared.table import choose_row

_MOST_NAMED, _MOST_QUOTED, _SILENT = "Most named", "Most quoted", "No statement"

_ALL_COLUMNS = {
    "entity": "Name",
    "type_words": "Type",
    "mentions": "Mentions by name",
    "demonyms": "As a nationality or people",
    "pronouns": "By pronoun",
    "articles": "Articles",
    "spoken": "Statements",
}


def show_ranked(view: View) -> None:
    """The most frequent names as bars, all of them as a table."""
    with view.row:
        by, top = choices.choose_count(), choices.choose_top(15)
    fig = entity_bars(view.counts, articles=articles_read(), top=top, by=by, chosen=view.chosen)
    show_chart(fig, key="entity_bars", on_pick=partial(pick_entity, view))
    if len(view.counts) > top:
        with st.expander(f"All {len(view.counts):,} names as a table"):
            _show_all(view)


def _show_all(view: View) -> None:
    counts = view.counts.assign(type_words=view.counts["type"].map(type_words))
    ids = identities_in(counts)

    def on_pick(place: int | None) -> None:
        if place is not None or view.chosen is not None:
            pick_entity(view, view.chosen if place is None else ids[place])

    choose_row(
        counts,
        columns=_ALL_COLUMNS,
        chosen=ids.index(view.chosen) if view.chosen in ids else None,
        on_pick=on_pick,
        alt="All names with their counts",
    )


def show_over_time(view: View) -> None:
    """A row of bars for each name, by day of publication."""
    published = articles_of(view.scope)["published"]
    with view.row:
        by, usual = choices.choose_count(), fitting(published)
        chosen = choose_view("Each bar is a", tuple(Period), key=choices.PER, usual=usual)
        top = choices.choose_top(5)
    names = view.first(top, by)
    show_chart(
        entity_days(
            entity_table("days", view.scope, identities_in(names)),
            names,
            published,
            Drawn(period=Period(chosen), by=by, chosen=view.chosen),
        ),
        key="entity_days",
        on_pick=lambda identity, first, last: pick_entity(
            view, identity, choices.in_days(first, last)
        ),
    )


def show_voices(view: View) -> None:
    """Who is talked about against who speaks."""
    with view.row:
        options = (_MOST_NAMED, _MOST_QUOTED, _SILENT)
        order = choose_view("First", options, key=choices.ORDER)
        top = choices.choose_top(15)
    counts = view.counts
    can_speak = counts["type"].isin(SPEAKERS) | (counts["spoken"] > 0)
    counts = counts[can_speak]
    if order == _SILENT:
        counts = counts[counts["spoken"] == 0]
    by = ["spoken", "mentions"] if order == _MOST_QUOTED else ["mentions", "spoken"]
    ranked = counts.sort_values(by, ascending=False, kind="stable").head(top)
    show_chart(
        entity_voices(ranked, names=len(counts), articles=articles_read(), chosen=view.chosen),
        key="entity_voices",
        on_pick=partial(pick_entity, view),
    )
    left = int((~can_speak).sum())
    if left:
        verb = "is" if left == 1 else "are"
        st.caption(
            f"{counted(left, 'place, event or other name', 'places, events and other names')} "
            f"without a statement {verb} left out: only people and organisations are expected to "
            "speak."
        )


SHOW = {
    choices.RANKED: show_ranked,
    choices.OVER_TIME: show_over_time,
    choices.BY_OUTLET: show_by_outlet,
    choices.TOGETHER: show_together,
    choices.VOICES: show_voices,
    choices.BY_ARTICLE: show_by_article,
}
