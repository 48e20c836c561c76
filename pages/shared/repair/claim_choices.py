"""What of a claim can be put right, and the claims of a collection to choose from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.claim_copies import same_words
from analysis.charts.claim_words import capital, speaker
from analysis.charts.labels import day, shorten
from analysis.charts.theme import counted
from analysis.resolution.folding import fold
from analysis.tables.claim_repair import CLAIMING, claims_to_choose, nearest_first
from pages.shared import cached
from pages.shared.labels import plain

_FIRST = 8
"""Claims that are shown at once; as many more with every "Show more"."""
_LONGEST = 240
_LINE = 110
_MARKS = ' ,"“”'
"""What quoted words begin and end with anyway."""
DENIAL = "denial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement or a denial of a claim, together with those in copies of its article."""

    statements: tuple[str, ...]
    is_denial: bool
    is_worded: bool
    """Whether a denial is worded as one: "denied"; else it says "not" of what others claim."""
    words: str
    who: str
    where: str
    """The outlet and the day."""
    claim: str
    article: int
    start: int

    @property
    def id(self) -> str:
        """The first of the statements."""
        return self.statements[0]

    @property
    def is_alone(self) -> bool:
        """Whether it leads its claim: a denial that does answers nothing."""
        return self.claim in self.statements

    @property
    def quoted(self) -> str:
        """The words in quotation marks; what stands for them where nothing says what is denied."""
        words = shorten(self.words, _LONGEST).strip(_MARKS)
        return f"“{words}”" if words else "something unsaid"

    @property
    def line(self) -> str:
        """Who says what, where and when, on one line."""
        who = speaker(self.who)
        begin = f"Denial by {who}" if self.is_denial else capital(who)
        return f"{begin} ({self.where}{_copies(self)}): {self.quoted}"


def sayings_of(statements: pd.DataFrame) -> tuple[Saying, ...]:
    """What can be put right among rows of the statements table, denials first.

    Copies of one article go together: what is wrong in one of them is wrong in all.
    """
    groups: dict[tuple[object, ...], list[Mapping[str, Any]]] = {}
    for row in statements.to_dict("records"):
        if row["role"] == DENIAL or row["role"] in CLAIMING:
            groups.setdefault(_key(row, groups), []).append(row)
    found = [_saying(rows) for rows in groups.values()]
    return tuple(sorted(found, key=lambda one: not one.is_denial))


def choose_claim(asked: Saying, *, collection: int, label: str) -> str | None:
    """The statement that stands for the claim which the reader took, or None."""
    every = _nearest(cached.version_of(collection), collection, asked)
    typed = st.text_input(
        "Search the claims of the collection",
        key=f"claim_find_{asked.id}",
        type="search",
        placeholder="Words, a name, an outlet or a day",
    )
    found = every[[_fits(row, typed) for row in every.to_dict("records")]]
    if found.empty:
        st.text("No other claim of the collection has these words." if typed else _NO_OTHER)
        return None
    shown = int(st.session_state.get(f"claim_most_{asked.id}", _FIRST))
    st.caption(_how_many(len(found), len(every), is_sought=bool(typed.strip())))
    taken = [_offer(row, label) for row in found.head(shown).to_dict("records")]
    if len(found) > shown:
        st.button(
            f"Show more ({len(found) - shown:,})",
            key="claim_more",
            type="tertiary",
            on_click=_show_more,
            args=(asked.id, shown),
        )
    return next((one for one in taken if one is not None), None)


_NO_OTHER = "There is no other claim in the collection yet."


def _key(row: Mapping[str, Any], known: Mapping[tuple[object, ...], object]) -> tuple[object, ...]:
    same = (row["role"] == DENIAL, same_words(str(row["words"])), row["who"])
    return same if row["is_copy"] or same not in known else (*same, row["statement"])


def _saying(rows: Sequence[Mapping[str, Any]]) -> Saying:
    first = rows[0]
    return Saying(
        statements=tuple(str(row["statement"]) for row in rows),
        is_denial=first["role"] == DENIAL,
        is_worded=isinstance(first["form"], str),
        words=str(first["words"]),
        who=str(first["who"]),
        where=_where(first),
        claim=str(first["claim"]),
        article=int(first["article"]),
        start=int(first["start"]),
    )


def _where(row: Mapping[str, Any]) -> str:
    when = row["when"]
    return f"{row['outlet']}, {'no date' if pd.isna(when) else day(when)}"


def _copies(one: Saying) -> str:
    more = len(one.statements) - 1
    return f", and {counted(more, 'copy', 'copies')}" if more else ""


@st.cache_data(max_entries=16, show_spinner=False)
def _nearest(version: cached.Version, collection: int, asked: Saying) -> pd.DataFrame:
    """Every claim but that of the statement, likeliest first; kept while nothing changes."""
    claims = claims_to_choose(cached.store(), collection)
    others = claims[claims["claim"] != asked.claim].reset_index(drop=True)
    return nearest_first(others, said=asked.words, article=asked.article, start=asked.start)


def _fits(row: Mapping[str, Any], typed: str) -> bool:
    """Whether every word that was typed stands in the claim or in what is told of it."""
    sought = fold(typed).split()
    if not sought:
        return True
    when = "" if pd.isna(row["when"]) else f"{day(row['when'])} {row['when']:%Y-%m-%d %B}"
    told = fold(f"{row['told']} {when}")
    return all(word in told for word in sought)


def _how_many(found: int, every: int, *, is_sought: bool) -> str:
    if is_sought:
        return f"{found:,} of {counted(every, 'claim')}"
    return f"{counted(every, 'claim')}; those that share most words or stand beside it come first"


def _offer(row: Mapping[str, Any], label: str) -> str | None:
    statement = str(row["statement"])
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key=f"claim_{statement}"
    ):
        with st.container(gap=None):
            st.text(shorten(str(row["words"]), _LONGEST))
            st.caption(" · ".join(map(_small, _told(row))))
        return statement if st.button(label, key=f"take_{statement}") else None


def _small(words: str) -> str:
    return plain(words, limit=_LINE)


def _told(row: Mapping[str, Any]) -> Iterator[str]:
    yield capital(speaker(str(row["who"])))
    yield _where(row)
    if row["denials"]:
        yield counted(int(row["denials"]), "denial")


def _show_more(asked: str, shown: int) -> None:
    st.session_state[f"claim_most_{asked}"] = shown + 3 * _FIRST
