"""The databases that sessions look at, each opened once and shared by all of them."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from sqlalchemy import Engine

from analysis.sharing import open_exhibit
from analysis.store import Store, open_store
from analysis.store.guarding import guard, seen_by


class Address(NamedTuple):
    """What a session looks at. It is part of the key of everything that is kept for later."""

    url: str
    seen: tuple[int, ...] | None = None
    """The collections that it sees of the database; None for all of them."""
    exhibit: str = ""
    """The file that it looks at instead, where a link was opened."""


def look_at(address: Address) -> Store:
    """The store, which shows what is seen at the address and nothing else."""
    if address.exhibit:
        return _exhibit(address.exhibit)
    if address.seen is None:
        return whole(address.url)
    return replace(whole(address.url), engine=seen_by(_guarded(address.url), address.seen))


@st.cache_resource(max_entries=8, show_spinner=False)
def whole(url: str) -> Store:
    """All of a database, to be asked only after it was checked who asks."""
    return open_store(url)


@st.cache_resource(max_entries=8, show_spinner=False)
def _guarded(url: str) -> Engine:
    return guard(whole(url).engine)


@st.cache_resource(
    max_entries=64, show_spinner=False, on_release=lambda store: store.engine.dispose()
)
def _exhibit(path: str) -> Store:
    return open_exhibit(Path(path))


def close_exhibit(path: Path) -> None:
    """Nothing; the file is no longer held open, but for whoever reads in it at this moment."""
    _exhibit.clear(str(path))
