"""The sections of the Method page, in the order in which a careful reader asks."""

from collections.abc import Callable, Mapping
from itertools import groupby

import streamlit as st

from analysis.charts.labels import day
from analysis.charts.score_dots import score_dots
from analysis.method import failures, gold_sets, limits, meanings, measured, model_card, scores
from analysis.method.scores import F1
from analysis.method.table import score_table
from pages.shared.chart import show_chart
from pages.shared.links import page_link
from pages.shared.method import written
from pages.shared.passage import show_anchor, show_method
from pages.shared.table import show_table

_LEAD = (
    "On Record reads articles, finds who says what and who denies it, and counts. Every number is "
    "a count of passages that you can open. This page says what is counted, how good that is on "
    "articles with marked answers, and where it goes wrong."
)
_CHECKING = (
    "Click the number, the bar or the row: the passages behind it open, the words marked.",
    "Read the passage in its place with “Open article”, and look under “Why?” by which rule each "
    "part was found, and by which words.",
    "Mind the n in the title or under the chart, and what is said to be left out.",
    "For a denial read both passages, the denial and the claim that it is tied to.",
    "Put right what is wrong: on Corrections for names and claims, in the article for what belongs "
    "to its text. The counts follow.",
    "To cite a number, give it with its n, the collection, the day, the version of the analysis "
    "and the copied link. Quote from the article itself, never from this program.",
)
_SCREENS = {
    "overview": "Overview",
    "claims": "Claims",
    "outlets": "Outlets",
    "sources": "Sources",
    "entities": "Entities",
    "corrections": "Corrections",
}
_COLUMNS = {
    "subject": st.column_config.TextColumn("About", width=125),
    "label": st.column_config.TextColumn("Score", width="medium"),
    "worded": st.column_config.TextColumn("Value"),
    "bounds": st.column_config.TextColumn("Within", help="95 in 100 sets of such articles."),
    "n": st.column_config.NumberColumn("n", format="localized"),
    "counted": st.column_config.TextColumn("n of what"),
    "articles": st.column_config.NumberColumn("Articles", format="localized"),
}


def show_sections() -> None:
    """The page."""
    st.title("Method", anchor=False)
    show_method(written.write_words(_LEAD))
    show_method(written.write_contents({name: title for name, (title, _) in _SECTIONS.items()}))
    for name, (title, show) in _SECTIONS.items():
        show_anchor(name)
        st.header(title, anchor=False)
        show()


def _show_limits() -> None:
    show_method(written.write_items(limits()))


def _show_meanings() -> None:
    for page, rows in groupby(meanings(), key=lambda meaning: meaning.page):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"meanings_{page}", gap="small"
        ):
            st.subheader(_SCREENS[page], anchor=False, width="content")
            page_link(page, f"Open {_SCREENS[page]}")
        show_method(written.write_meanings(rows))


def _show_scores() -> None:
    told = measured()
    show_method(written.write_words(_MEASURED.format(day(told.day), told.analysis_version)))
    table = score_table()
    fig = score_dots(table, articles=int(table["articles"].max()))
    show_chart(fig, key="score_dots")
    show_method(written.write_words(_F1))
    show_table(
        table.assign(worded=table["said"].where(table["measure"] != F1, F1 + " " + table["said"])),
        key="scores",
        columns=_COLUMNS,
        alt="Scores by kind",
        height="content",
    )
    with st.expander("What each score says"):
        show_method(written.write_scores(scores()))
    st.subheader("Against what it was measured", anchor=False)
    show_method(written.write_gold(gold_sets()))


_MEASURED = (
    "Measured on {} with version {} of the analysis, by running it over articles in which the "
    "right answers had been marked before. These articles served to improve the program too, so "
    "expect somewhat less on yours."
)
_F1 = (
    "F1 is the middle between two shares: how many of the right ones were found, and how many of "
    "those found were right. 1 would be perfect. Small n means wide bounds: with a dozen articles, "
    "a few mistakes more or less make the score. Of shares the bounds are Wilson's, which take "
    "each passage by itself; of F1 and averages they come from leaving out one article at a time."
)


def _show_failures() -> None:
    show_method(written.write_words(_FAILURES))
    with st.grid(2, min_column_width=360, gap="medium"):
        for number, failure in enumerate(failures()):
            with st.container(border=True, key=f"failure_{number}", height="stretch"):
                show_method(written.write_failure(failure))


_FAILURES = (
    "Invented sentences with what this version really finds in them, marked as in an article: the "
    "source underlined, the cue bold, the words shaded; yellow is the claim that a denial was tied "
    "to. A test takes an example off this page as soon as the program gets it right."
)


def _show_card() -> None:
    show_method(written.write_card(model_card()))


def _show_checking() -> None:
    show_method(written.write_steps(_CHECKING))


_SECTIONS: Mapping[str, tuple[str, Callable[[], None]]] = {
    "limits": ("What it can’t do", _show_limits),
    "numbers": ("What each number means", _show_meanings),
    "scores": ("How good it is", _show_scores),
    "failures": ("Known failures", _show_failures),
    "card": ("The model behind it", _show_card),
    "checking": ("How to check and cite a number", _show_checking),
}
