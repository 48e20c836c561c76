"""Every voice on a claim in order, each with its passage."""

from collections.abc import Set
from datetime import date

import pandas as pd
import streamlit as st

from analysis.charts.claim_marks import Part
from analysis.charts.claim_voices import Day, Voice, by_day, days_of, find_voices
from analysis.charts.labels import day
from analysis.charts.theme import counted
from pages.shared import passage
from pages.shared.choice import choose_flag

MOST_VOICES = 40
"""Voices that are drawn at once."""
_ABOUT = {Part.FIRST: "first report", Part.REPEAT: "repeat", Part.COPY: "wire copy"}


def show_clicked(row: pd.DataFrame) -> None:
    """Nothing; draws the statement whose mark was clicked, given its row, with its passage."""
    for voice in find_voices(row):
        with st.container(key="clicked"):
            passage.show_voice(voice, _ABOUT.get(voice.part, ""), with_words=False)
            passage.show_passage(voice.article, [voice.span], key="passage_clicked")


def show_voices(rows: pd.DataFrame, clicked: str | None) -> None:
    """Nothing; draws every voice on one claim, given its rows.

    The passages of the first report and the first answer are open, but for a clicked one, which is
    drawn by itself.
    """
    voices = find_voices(rows)
    st.subheader("Every voice in order", anchor=False)
    copies = len(rows) - len(voices)
    kept = f", {copies:,} of them told with what they copy" if copies else ""
    st.caption(
        f"{counted(len(rows), 'statement')}{kept}. "
        "Each stands under the day it was said, where that is known, else published."
    )
    shown = voices
    if len(voices) > MOST_VOICES and not choose_flag("Show all voices", key="voices"):
        shown = voices[:MOST_VOICES]
        st.caption(f"The first {MOST_VOICES} of {len(voices):,} are shown.")
    wanted = {voice.statement for voice in _first_ones(voices)} - {clicked}
    has_sides = len({voice.is_stating for voice in voices}) > 1
    for one in by_day(shown, days_of(rows)):
        passage.show_day(_day_words(one.when))
        _show_day(one, wanted, has_sides=has_sides)


def _first_ones(voices: tuple[Voice, ...]) -> list[Voice]:
    """The first voice on either side."""
    sides = ([v for v in voices if v.is_stating], [v for v in voices if not v.is_stating])
    return [side[0] for side in sides if side]


def _show_day(one: Day, wanted: Set[str | None], *, has_sides: bool) -> None:
    """The reports on the left, the answers on the right; under each other where it is narrow."""
    if not has_sides:
        for voice in (*one.said, *one.answered):
            _show_voice(voice, is_open=voice.statement in wanted)
        return
    with st.grid(2, min_column_width=340, gap="medium") as grid:
        for side in (one.said, one.answered):
            with grid.cell():
                for voice in side:
                    _show_voice(voice, is_open=voice.statement in wanted)


def _day_words(when: date | None) -> str:
    return "No date known, in the order told" if when is None else f"{when:%A} {day(when)}"


def _show_voice(voice: Voice, *, is_open: bool) -> None:
    """Who says what; the words stand in their passage while that is open."""
    above = st.container()
    with st.expander(
        "Passage",
        expanded=is_open,
        type="compact",
        key=f"open_{voice.statement}_{is_open}",
        on_change="rerun",
    ) as opened:
        if opened.open:
            passage.show_passage(voice.article, [voice.span], key=f"passage_{voice.statement}")
    with above:
        passage.show_voice(voice, _ABOUT.get(voice.part, ""), with_words=not opened.open)
