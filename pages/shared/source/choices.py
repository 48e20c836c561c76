"""What the statements on the Sources page can be narrowed to, all of it kept in the address."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.charts.theme import (
    CERTAINTY_WORDS,
    LOW_CONFIDENCE,
    QUOTE_WORDS,
    SOURCE_KIND_WORDS,
)
from analysis.tables.passing import DIRECT, SECOND_HAND, SHARED
from pages.shared.choice import choose_flag, choose_one, clear, toggle, words_for

Pair = tuple[str, str]
"""A column of the statements and the value that it must have."""
Options = Mapping[str, Mapping[str, Pair]]
"""For each choice what is on offer: words on the screen and what they stand for."""

KEYS = {
    "source": "source",
    "kind": "kind",
    "quote": "quoted",
    "certainty": "certainty",
    "outlet": "from",
    "through": "through",
    "origin": "origin",
    "chain": "chain",
}
"""The choices, and the keys and names in the address that they have."""
_CHECK = "check"
_LABELS = {
    "source": ("Source", "All sources"),
    "kind": ("Kind of source", "All kinds"),
    "quote": ("Quotation", "All statements"),
    "certainty": ("Certainty", "All statements"),
    "outlet": ("Outlet", "All outlets"),
    "through": ("Taken from", "Anybody, or directly"),
    "origin": ("Kind of origin", "All kinds"),
    "chain": ("Chain", "All chains"),
}
_HANDS: Mapping[str, Pair] = {
    "Directly": ("hand", DIRECT),
    "Any other outlet or person": ("hand", SECOND_HAND),
    "One that others take from too": ("shared", SHARED),
}
MOST = 500
"""Names to choose from: a longer list is no help, and every one of them is sent."""


def options_of(attributions: pd.DataFrame, chains: pd.DataFrame) -> Options:
    """What there is to choose from in these statements and their second-hand chains."""
    relays = attributions["relay"]
    outlets = sorted(attributions["outlet"].unique(), key=str.casefold)
    return {
        "source": _names("source", _by_number(attributions["source"])),
        "kind": _kinds("kind", SOURCE_KIND_WORDS),
        "quote": _kinds("quote", QUOTE_WORDS),
        "certainty": _kinds("certainty", CERTAINTY_WORDS),
        "outlet": _names("outlet", outlets),
        "through": {**_names("relay", _by_number(relays[relays != ""])), **_HANDS},
        "origin": _kinds("origin_kind", SOURCE_KIND_WORDS),
        "chain": _names("chain", list(chains["chain"][:MOST])),
    }


def _by_number(names: pd.Series) -> list[str]:
    return list(names.value_counts().index[:MOST])


def _names(column: str, names: Sequence[str]) -> dict[str, Pair]:
    return {name: (column, name) for name in names}


def _kinds(column: str, words: Mapping[str, str]) -> dict[str, Pair]:
    return {name.capitalize(): (column, value) for value, name in words.items()}


def choose(options: Options) -> tuple[Pair, ...]:
    """What the reader chose; nothing to begin with."""
    with st.grid(4, min_column_width=150):
        chosen = [
            choose_one(label, options[name], key=KEYS[name], nothing=nothing)
            for name, (label, nothing) in _LABELS.items()
        ]
    return tuple(pair for pair in chosen if pair is not None)


def choose_doubtful(attributions: pd.DataFrame) -> bool:
    """Whether the reader wants to see only what was hard to make out."""
    n = int(attributions["confidence"].lt(LOW_CONFIDENCE).sum())
    return choose_flag(
        f"Only what needs a look ({n:,})",
        key=_CHECK,
        help="Statements that were hard to make out, the least sure first. It says how sure this "
        "program is of its reading, nothing about the source.",
    )


def narrow(attributions: pd.DataFrame, chosen: Sequence[Pair], *, doubtful: bool) -> pd.DataFrame:
    """The statements that fit everything that was chosen."""
    found = attributions
    for column, value in chosen:
        found = found[found[column] == value]
    if doubtful:
        found = found[found["confidence"] < LOW_CONFIDENCE].sort_values("confidence", kind="stable")
    return found


def value_of(chosen: Sequence[Pair], column: str) -> str | None:
    """The value that was chosen for a column, or None."""
    return dict(chosen).get(column)


def pick_bar(options: Options, **picked: Pair) -> None:
    """Nothing; chooses what a mark stands for, or takes it back. For callbacks only."""
    toggle({KEYS[name]: words_for(pair, options[name]) for name, pair in picked.items()})


def clear_choices() -> None:
    """Nothing; takes all choices back. For callbacks only."""
    clear((*KEYS.values(), _CHECK))
