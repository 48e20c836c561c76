"""Overview: what the collection says, in a few numbers and sentences."""

from collections.abc import Sequence

import streamlit as st

from analysis.charts.findings import (
    Finding,
    Tables,
    find_answered,
    find_doubts,
    find_findings,
    named_share,
    span_of,
)
from analysis.store import State
from pages.shared import adding, empty, loaders, passage, shell
from pages.shared.adding.asking import show_asking
from pages.shared.adding.handed_in import deliveries_here
from pages.shared.labels import plain
from pages.shared.links import article_link, page_link
from pages.shared.rights import may_edit
from pages.shared.scope import chosen_collection
from pages.shared.uncounted import note_copies, note_languages

_MOST_ANSWERED = 3


def show() -> None:
    """The page."""
    collection = chosen_collection()
    st.title(plain(collection.name) if collection else "On Record", anchor=False)
    if collection is None:
        st.text("Who said it, who denied it, and where it really came from.")
    show_asking(deliveries_here() if may_edit() else ())
    adding.show_outcomes()
    if empty.is_empty():
        return
    tables = Tables(
        articles=loaders.articles(),
        entities=loaders.entities(),
        attributions=loaders.attributions(),
        statements=loaders.statements(),
    )
    st.text(span_of(tables.articles))
    note_languages()
    note_copies()
    if not tables.articles["state"].isin((State.DONE, State.PROBLEM)).any():
        st.text("What was found appears here as soon as the first articles are analysed.")
        return
    _show_numbers(tables)
    _show_answered(tables)
    _show_findings(find_findings(tables))
    _show_doubts(tuple(find_doubts(tables)))


def _show_numbers(tables: Tables) -> None:
    named = tables.entities[tables.entities["type"].isin(("PERSON", "ORG"))]
    share = named_share(tables.attributions)
    denials = tables.statements["role"].eq("denial").sum()
    total = len(tables.attributions)
    of_all = "See sources" if share is None else f"{round(share * total):,} of {total:,}"
    numbers = (
        ("Articles", f"{len(tables.articles):,}", "articles", "See articles"),
        ("People and organisations", f"{len(named):,}", "entities", "See names"),
        ("Statements", f"{len(tables.attributions):,}", "sources", "See sources"),
        ("With a named source", "–" if share is None else f"{share:.0%}", "sources", of_all),
        ("Denials", f"{denials:,}", "claims", "See denials"),
    )
    with st.grid(5, min_column_width=185):
        for number, (label, value, page, link) in enumerate(numbers):
            with st.container(border=True, height="stretch", gap="xsmall", key=f"number_{number}"):
                st.metric(label, value, help=_MEANINGS.get(label))
                st.space("stretch")
                page_link(page, link)


_MEANINGS = {
    "Statements": "What somebody is reported to have said, each with its source.",
    "With a named source": (
        "Statements that go back to a named person, organisation or outlet. "
        "The rest go back to roles, groups, documents, anonymous sources or nobody."
    ),
    "Denials": "Places where an article says that somebody says it is not so, in copies too.",
    "People and organisations": "Named at least once. Countries, places and dates are not in it.",
}


def _show_answered(tables: Tables) -> None:
    """The latest claims that somebody denies, in the words of the articles."""
    found = find_answered(tables.statements, _MOST_ANSWERED)
    if not found:
        return
    st.subheader("Claimed and denied", anchor=False)
    with st.grid(len(found), min_column_width=260):
        for number, answered in enumerate(found):
            with st.container(
                border=True, height="stretch", gap="xsmall", key=f"answered_{number}"
            ):
                passage.show_answered(answered)
                st.space("stretch")
                article_link(answered.article, "Open the denial", answered.span)


def _show_findings(findings: Sequence[Finding]) -> None:
    if not findings:
        st.text("Nothing to report yet: no statement, denial or name was found.")
        return
    st.subheader("What stands out", anchor=False)
    with st.grid(2, min_column_width=300):
        for number, finding in enumerate(findings):
            with st.container(border=True, gap="xsmall", key=f"finding_{number}"):
                passage.show_finding(finding.sentence, finding.note)
                page_link(finding.page, finding.link)


def _show_doubts(doubts: Sequence[Finding]) -> None:
    st.subheader("What needs a look", anchor=False)
    if not doubts:
        st.text("Nothing. Every article was read without a problem.")
    with st.container(gap="xsmall", key="doubts"):
        for doubt in doubts:
            page_link(doubt.page, doubt.sentence)


shell.require_router()
show()
