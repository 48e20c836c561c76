"""How statements reached the outlets that report them: at first hand, or passed on by others."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from analysis.store.wording import ARROW, outlet_key
from analysis.tables.scope import UNKNOWN_OUTLET

OUTLET = "media_outlet"
DIRECT, SECOND_HAND = "direct", "second_hand"
SHARED, ALONE = "shared", "alone"

_KINDS = {"source": "kind", "origin": "origin_kind", "relay": "relay_kind"}
"""Columns with names, and those that say whose names they are."""


def with_passing(frame: pd.DataFrame, outlets: Iterable[str]) -> pd.DataFrame:
    """The attributions with one spelling an outlet and a chain, and two columns more.

    * hand: "second_hand" where somebody else passed the statement on, else "direct".
    * shared: "shared" where at least two known outlets of the table pass on what the same named
      relay said (several reports, one origin), "alone" where they do not, "direct" where nobody
      passed it on. Articles whose outlet is not known are not counted as another outlet.
    """
    frame = _with_one_spelling(frame, outlets)
    is_direct = frame["relay"] == ""
    return frame.assign(
        hand=_either(is_direct, DIRECT, SECOND_HAND),
        shared=_either(_is_shared(frame), SHARED, ALONE).mask(is_direct, DIRECT),
    )


def _either(condition: "pd.Series[bool]", yes: str, no: str) -> "pd.Series[str]":
    return condition.map({True: yes, False: no}).astype("str")


def _is_shared(frame: pd.DataFrame) -> "pd.Series[bool]":
    known = frame[frame["relay_is_named"] & (frame["outlet"] != UNKNOWN_OUTLET)]
    outlets = known.groupby("relay")["outlet"].nunique()
    return frame["relay_is_named"] & frame["relay"].isin(outlets.index[outlets >= 2])


def _with_one_spelling(frame: pd.DataFrame, outlets: Iterable[str]) -> pd.DataFrame:
    """Every outlet as the collection spells it, else as most do; every chain as most do.

    "Lorrin Courier" in one article and "The Lorrin Courier" on top of another are one outlet.
    """
    is_outlet = {name: frame[kind] == OUTLET for name, kind in _KINDS.items()}
    used = pd.concat([frame.loc[is_outlet[name], name] for name in _KINDS])
    other = _respelt(used, outlet_key, outlets)
    names = {name: frame[name].mask(is_outlet[name], frame[name].replace(other)) for name in _KINDS}
    links = (chain.split(ARROW) for chain in frame["chain"])
    chains = [ARROW.join(other.get(link, link) for link in chain) for chain in links]
    chain = pd.Series(chains, index=frame.index, dtype="str")
    return frame.assign(**names, chain=chain.replace(_respelt(chain, str.casefold)))


def _respelt(
    used: "pd.Series[Any]", key: Callable[[str], str], first: Iterable[str] = ()
) -> dict[str, str]:
    """For every name that another is preferred to, that other.

    Preferred are those in `first`, then those that are used most.
    """
    counts = sorted((n, str(name)) for name, n in used.value_counts().items())
    preferred = {key(name): name for _, name in counts} | {key(name): name for name in first}
    pairs = ((name, preferred[key(name)]) for _, name in counts)
    return {name: spelling for name, spelling in pairs if name != spelling}
