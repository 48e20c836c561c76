"""The log in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.corrections import (
    Apart,
    Correction,
    Entry,
    Hide,
    LinkDenial,
    Merge,
    NotDenial,
    OtherClaim,
    Rename,
    Retype,
    Said,
    SameClaim,
    Show,
    Split,
    SplitClaim,
    Undo,
    UnlinkDenial,
)
from analysis.corrections.wording import describe, describe_log, is_undone, undos_of
from analysis.resolution import Name

ADA, BEA, MILL = Name("Ada", "PERSON"), Name("Bea", "PERSON"), Name("The Mill", "ORG")
MILL_PLACE = Name("The Mill", "LOC")

SOLD = Said(article="0" * 64, words="The mill\nwas sold", start=12)
FELL = Said(article="1" * 64, words="it fell", start=0)


def entry(key: str, correction: Correction) -> Entry:
    made = datetime(2026, 3, 1, tzinfo=UTC)
    return Entry(key=key, made=made, author="Ada", correction=correction)


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (Merge(names=(ADA,), into=BEA), "Merged Ada into Bea"),
        (Merge(names=(ADA, MILL), into=BEA), "Merged Ada and The Mill into Bea"),
        (Merge(names=(ADA, BEA), into=BEA), "Merged Ada into Bea"),
        (Merge(names=(MILL,), into=MILL_PLACE), "Merged The Mill (org) into The Mill (loc)"),
        (Split(of=ADA, into=BEA, words=("A.",)), "Split Ada: mentions written as “A.” mean Bea"),
        (
            Split(of=ADA, into=BEA, names=(ADA,), articles=("a", "b")),
            "Split Ada: mentions under “Ada” in 2 articles mean Bea",
        ),
        (Rename(of=ADA, to="Ada B."), "Renamed Ada to Ada B."),
        (Retype(of=MILL, to="LOC"), "Changed the type of The Mill to loc"),
        (Hide(of=MILL), "Hid The Mill"),
        (Show(of=MILL), "Showed The Mill again"),
        (Apart(first=ADA, second=BEA), "Kept Ada and Bea apart"),
        (Apart(first=MILL, second=MILL_PLACE), "Kept The Mill (org) and The Mill (loc) apart"),
        (
            LinkDenial(denial=FELL, claim=SOLD),
            "Linked the denial of “it fell” to the claim “The mill was sold”",
        ),
        (
            UnlinkDenial(denial=FELL),
            "Unlinked the denial of “it fell”: it answers no claim that was found",
        ),
        (NotDenial(denial=FELL), "Marked “it fell” as not a denial"),
        (
            SameClaim(first=SOLD, second=FELL),
            "Joined “The mill was sold” and “it fell” as the same claim",
        ),
        (OtherClaim(statement=FELL), "Set “it fell” apart as a different claim"),
        (
            SplitClaim(statements=(SOLD, FELL)),
            "Split off “The mill was sold” and “it fell” as a claim of their own",
        ),
        (SplitClaim(statements=(FELL,)), "Split off “it fell” as a claim of its own"),
        (Undo(entry="9"), "Undid a correction that is not in this log"),
    ],
)
def test_every_correction_is_a_sentence(correction: Correction, words: str) -> None:
    assert describe(correction, type_words=str.lower) == words


def test_many_names_are_cut_short() -> None:
    names = tuple(Name(f"N{number}", "ORG") for number in range(5))
    assert describe(Merge(names=names, into=ADA)) == "Merged N0, N1, N2 and 2 more into Ada"


@pytest.mark.parametrize(("length", "shown"), [(80, "s" * 80), (81, "s" * 79 + "…")])
def test_long_words_are_cut_short(length: int, shown: str) -> None:
    said = Said(article="0" * 64, words="s" * length, start=0)
    assert describe(NotDenial(denial=said)) == f"Marked “{shown}” as not a denial"


LOG = (
    entry("1", Hide(of=MILL)),
    entry("2", Undo(entry="1")),
    entry("3", Undo(entry="2")),
    entry("4", Undo(entry="1")),
)


@pytest.mark.parametrize(
    ("length", "undone", "undos"),
    [
        (1, False, {}),
        (2, True, {"1": ("2",)}),
        (3, False, {"2": ("3",)}),
        (4, True, {"1": ("4",), "2": ("3",)}),
    ],
)
def test_undo_and_redo(length: int, undone: bool, undos: dict[str, tuple[str, ...]]) -> None:
    log = LOG[:length]
    assert is_undone(log) == {"1": undone}
    assert undos_of(log) == undos


def test_an_undo_of_an_undo_is_a_redo() -> None:
    sentences = list(describe_log(LOG).values())
    assert sentences == ["Hid The Mill", *(f"{verb}: Hid The Mill" for verb in VERBS)]


VERBS = ("Undid", "Redid", "Undid")

OF_ITSELF = "Undid a correction that takes itself back"
OF_NOTHING = "Undid a correction that is not in this log"


@dataclass(frozen=True)
class Watched:
    """An entry that may be looked at a few times: whoever goes round in a circle fails at once."""

    key: str
    held: Correction
    looks: list[int]
    most: int = field(default=0, kw_only=True)

    @property
    def correction(self) -> Correction:
        self.looks.append(1)
        assert len(self.looks) <= self.most, "looked at too often"
        return self.held


def watched(corrections: Sequence[Correction]) -> tuple[Sequence[Entry], list[int]]:
    """A log of these, the first with the key "0", and the looks at its entries all together."""
    looks: list[int] = []
    most = 4 * len(corrections)
    log = [Watched(str(key), one, looks, most=most) for key, one in enumerate(corrections)]
    return cast("Any", log), looks


def told_by_hand(corrections: Sequence[Correction], place: int) -> str:
    """Goes down from each undo anew, and marks where it was."""
    met: list[int] = []
    while isinstance(one := corrections[place], Undo):
        if place in met:
            return OF_ITSELF
        met.append(place)
        place = int(one.entry)
        if place >= len(corrections):
            return OF_NOTHING
    words = describe(corrections[place])
    return f"{'Undid' if len(met) % 2 else 'Redid'}: {words}" if met else words


UNDOS = st.integers(0, 12).map(lambda number: Undo(entry=str(number)))


@example([Undo(entry="0")])
@example([Undo(entry="1"), Undo(entry="0")])
@example([Hide(of=MILL), Undo(entry="2"), Undo(entry="3"), Undo(entry="2"), Undo(entry="0")])
@given(st.lists(UNDOS | st.just(Hide(of=MILL)), max_size=12))
def test_undos_of_anything_come_to_an_end(corrections: list[Correction]) -> None:
    """A log that was brought in once holds undos of themselves, of each other, of what is gone."""
    log, _ = watched(corrections)
    told = [told_by_hand(corrections, place) for place in range(len(corrections))]
    assert list(describe_log(log).values()) == told


@pytest.mark.parametrize("is_newest_first", [False, True])
def test_no_undo_takes_longer_in_a_longer_chain(is_newest_first: bool) -> None:
    counts = []
    for length in (100, 200, 300):
        chain: list[Correction] = [Hide(of=MILL)]
        chain += [Undo(entry=str(place)) for place in range(length)]
        if is_newest_first:
            chain = [*(Undo(entry=str(place + 1)) for place in range(length)), Hide(of=MILL)]
        log, looks = watched(chain)
        assert set(describe_log(log).values()) == {
            *("Hid The Mill", "Undid: Hid The Mill", "Redid: Hid The Mill")
        }
        counts.append(len(looks))
    assert len({later - earlier for earlier, later in pairwise(counts)}) == 1
