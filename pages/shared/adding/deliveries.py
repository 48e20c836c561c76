"""What archives, tables, feeds and addresses gave: every single thing in them is accounted for."""

from collections.abc import Sequence
from dataclasses import asdict

import pandas as pd
import streamlit as st

from analysis.charts.theme import FIELD_WORDS
from analysis.ingest.containers import Columns
from analysis.ingest.problems import shown
from analysis.store import DeliveryItem, DeliveryKind, DeliveryRow, DeliveryState, ItemState
from pages.shared import cached, worker
from pages.shared.acting import act
from pages.shared.adding.reading import ask_again, is_remembered, needs_answer
from pages.shared.labels import plain
from pages.shared.table import show_table

FETCHED = (DeliveryKind.PAGE, DeliveryKind.FEED)


def label_of(delivery: DeliveryRow) -> str:
    """A file's name in quotation marks, or an address."""
    return delivery.name if delivery.kind in FETCHED else f"“{shown(delivery.name)}”"


def say_fate(delivery: DeliveryRow) -> str:
    """What has become of a delivery so far, in a sentence without its name."""
    counts = say_counts(delivery)
    if delivery.state is DeliveryState.PROBLEM and delivery.problem is not None:
        message = delivery.problem.message
        return f"{message} ({counts})" if delivery.total else message
    if delivery.state is DeliveryState.CANCELLED:
        return f"stopped; {counts}" if delivery.total else "stopped before anything was added"
    if needs_answer(delivery):
        return "waits for you to say which column holds what"
    if delivery.is_open:
        doing = "being fetched" if delivery.kind in FETCHED else "being opened"
        return f"{doing}; {counts}" if delivery.total else f"{doing}"
    return counts


def say_counts(delivery: DeliveryRow) -> str:
    """How many were added, known and refused, and how many are still to come.

    What there is none of is not said, but for what was added.
    """
    were = "was" if delivery.known == 1 else "were"
    could = "could not be fetched" if delivery.kind in FETCHED else "could not be read"
    parts = [f"{delivery.stored:,} added"]
    parts += [f"{delivery.known:,} {were} here already"] if delivery.known else []
    parts += [f"{delivery.refused:,} {could}"] if delivery.refused else []
    parts += [f"{delivery.waiting:,} still to come"] if delivery.waiting else []
    return ", ".join(parts)


def show_delivery(delivery: DeliveryRow, *, place: str = "") -> None:
    """Nothing; draws a line, which opens to one for each thing that gave no article.

    `place` tells apart the widgets of a delivery that is drawn twice on a page.
    """
    line = f"{label_of(delivery)}: {say_fate(delivery)}"
    if delivery.refused or _may_go_on(delivery):
        with st.expander(plain(line, limit=400), key=f"{place}delivery_{delivery.delivery}"):
            key = f"{place}refused_{delivery.delivery}"
            show_refused(cached.store().delivery_items(delivery.delivery), key=key)
            _offer_retry(delivery, place)
    else:
        st.text(line)
    if delivery.columns is not None and delivery.columns.text is not None:
        _show_columns(delivery, delivery.columns, place)


def _show_columns(delivery: DeliveryRow, columns: Columns, place: str) -> None:
    """By which columns a table was read, and the way to others."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        lead = "Read as last time" if is_remembered(delivery) else "Read by its columns"
        st.text(f"{lead}: {say_columns(columns)}", width="content")
        st.button(
            "Choose other columns",
            type="tertiary",
            key=f"{place}other_columns_{delivery.delivery}",
            on_click=ask_again,
            args=(delivery.delivery,),
        )


def say_columns(columns: Columns) -> str:
    """Which column holds what, in words."""
    held = asdict(columns)
    named = {"text": "text", **{name: words.lower() for name, words in FIELD_WORDS.items()}}
    return ", ".join(
        f"{words} from “{held[name]}”" for name, words in named.items() if held.get(name)
    )


def show_refused(items: Sequence[DeliveryItem], *, key: str) -> None:
    """Nothing; draws what gave no article, each with its reason."""
    refused = refused_table(items)
    if refused.empty:
        return
    show_table(
        refused,
        key=key,
        columns={
            "name": st.column_config.TextColumn("Not added", width="medium"),
            "reason": st.column_config.TextColumn("Why", width="large"),
        },
        alt="What was not added, and why",
    )


def refused_table(items: Sequence[DeliveryItem]) -> pd.DataFrame:
    """Name and reason of everything that was refused, in the order of the delivery."""
    rows = [
        (item.name, item.problem.message if item.problem else "")
        for item in items
        if item.state is ItemState.REFUSED
    ]
    return pd.DataFrame(rows, columns=["name", "reason"], dtype="str")


def _may_go_on(delivery: DeliveryRow) -> bool:
    return delivery.state in (DeliveryState.PROBLEM, DeliveryState.CANCELLED)


def _offer_retry(delivery: DeliveryRow, place: str) -> None:
    """Trying again helps where something was fetched, or where it was broken off."""
    if not (delivery.kind in FETCHED or _may_go_on(delivery)):
        return
    st.button(
        "Try again",
        icon=":material/refresh:",
        key=f"{place}retry_delivery_{delivery.delivery}",
        on_click=retry,
        args=((delivery.delivery,),),
    )


def retry(deliveries: Sequence[int]) -> None:
    """Nothing; what was refused, or stopped, is tried once more. For callbacks only."""
    for delivery in deliveries:
        act(lambda desk, one=delivery: desk.retry_delivery(one))
    worker.ensure_worker()


def deliveries_table(deliveries: Sequence[DeliveryRow]) -> pd.DataFrame:
    """One row a delivery, the latest first."""
    rows = [
        (one.delivery, one.name, one.added, one.stored, one.known, one.refused, say_fate(one))
        for one in sorted(deliveries, key=lambda one: one.delivery, reverse=True)
    ]
    columns = ["delivery", "name", "added", "stored", "known", "refused", "fate"]
    return pd.DataFrame(rows, columns=columns)
