"""What the log makes of the groups: by example, and for any sequence of corrections."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections import (
    Apart,
    Correction,
    Entry,
    Hide,
    Identity,
    Member,
    Merge,
    Rename,
    Retype,
    Show,
    Split,
    Standing,
    Undo,
    member_of,
    replay,
)
from analysis.resolution import Name

ADA, IDA, OLA = (Name(f"{first} Marrow", "PERSON") for first in ("Ada", "Ida", "Ola"))
SHORT = Name("Marrow", "PERSON")
NAMES = (ADA, IDA, OLA, SHORT)
GROUPS = ((ADA, SHORT), (IDA,), (OLA,))


def log(*corrections: Correction) -> tuple[Entry, ...]:
    made = datetime(2025, 3, 10, tzinfo=UTC)
    return tuple(
        Entry(key=f"{number:032x}", made=made, author="Somebody", correction=one)
        for number, one in enumerate(corrections)
    )


def shown(standing: Standing) -> dict[str, list[str]]:
    """Shown name -> names of the members, with a star on those that a split set apart."""
    return {
        one.name: [f"{m.name.name}{'*' if m.split else ''}" for m in one.members]
        for one in standing.identities
    }


@pytest.mark.parametrize(
    ("corrections", "expected"),
    [
        ((), {"Ada Marrow": ["Ada Marrow", "Marrow"], "Ida Marrow": ["Ida Marrow"],
              "Ola Marrow": ["Ola Marrow"]}),
        ((Merge(names=(IDA, OLA), into=ADA),),
         {"Ada Marrow": ["Ada Marrow", "Ida Marrow", "Marrow", "Ola Marrow"]}),
        ((Split(of=ADA, names=(SHORT,), into=SHORT), Merge(names=(SHORT,), into=IDA)),
         {"Ada Marrow": ["Ada Marrow"], "Ida Marrow": ["Ida Marrow", "Marrow"],
          "Ola Marrow": ["Ola Marrow"]}),
        # The one whose name was shown leaves: those who stay are shown under one of theirs.
        ((Split(of=ADA, names=(ADA,), into=IDA),),
         {"Marrow": ["Marrow"], "Ida Marrow": ["Ada Marrow", "Ida Marrow"],
          "Ola Marrow": ["Ola Marrow"]}),
        # Somebody has to stay behind, and nobody leaves for where they are.
        ((Split(of=IDA, into=OLA),), {"Ada Marrow": ["Ada Marrow", "Marrow"],
                                      "Ida Marrow": ["Ida Marrow"], "Ola Marrow": ["Ola Marrow"]}),
        ((Split(of=ADA, names=(SHORT,), into=ADA),),
         {"Ada Marrow": ["Ada Marrow", "Marrow"], "Ida Marrow": ["Ida Marrow"],
          "Ola Marrow": ["Ola Marrow"]}),
        ((Split(of=IDA, words=("Ida",), into=OLA),),
         {"Ada Marrow": ["Ada Marrow", "Marrow"], "Ida Marrow": ["Ida Marrow"],
          "Ola Marrow": ["Ida Marrow*", "Ola Marrow"]}),
        ((Rename(of=SHORT, to="Ada K. Marrow"), Undo(entry=f"{0:032x}")),
         {"Ada Marrow": ["Ada Marrow", "Marrow"], "Ida Marrow": ["Ida Marrow"],
          "Ola Marrow": ["Ola Marrow"]}),
        ((Rename(of=SHORT, to="Ada K. Marrow"),),
         {"Ada K. Marrow": ["Ada Marrow", "Marrow"], "Ida Marrow": ["Ida Marrow"],
          "Ola Marrow": ["Ola Marrow"]}),
    ],
)  # fmt: skip
def test_replay(corrections: tuple[Correction, ...], expected: dict[str, list[str]]) -> None:
    assert shown(replay(GROUPS, log(*corrections))) == expected


def test_nobody_is_left_without_a_name_of_their_own() -> None:
    entries = log(Split(of=IDA, words=("Ida",), into=OLA), Split(of=OLA, names=(OLA,), into=ADA))
    assert shown(replay(GROUPS, entries))["Ola Marrow"] == ["Ida Marrow*", "Ola Marrow"]


def test_who_lost_mentions_is_corrected_too() -> None:
    found = replay(GROUPS, log(Split(of=IDA, words=("Ida",), into=OLA))).identities
    assert [one.name for one in found if one.is_corrected] == ["Ida Marrow", "Ola Marrow"]


def test_a_correction_waits_for_a_name_that_is_gone() -> None:
    merged = replay(((ADA,),), log(Merge(names=(IDA,), into=ADA)))
    assert shown(merged) == {"Ada Marrow": ["Ada Marrow", "Ida Marrow"]}


def test_type_and_hiding_belong_to_the_whole_identity() -> None:
    entries = log(Retype(of=SHORT, to="ORG"), Hide(of=ADA), Hide(of=IDA), Show(of=IDA))
    found = {one.founder.name: one for one in replay(GROUPS, entries).identities}
    assert (found[ADA].type, found[ADA].is_hidden, found[ADA].is_corrected) == ("ORG", True, True)
    assert (found[IDA].type, found[IDA].is_hidden, found[IDA].is_corrected) == (
        "PERSON",
        False,
        False,
    )


def test_a_split_takes_only_what_it_names() -> None:
    parts = replay(GROUPS, log(Split(of=ADA, words=("Marrow",), articles=("a",), into=IDA))).parts
    assert member_of(parts, SHORT, "Marrow", "a").split
    assert not member_of(parts, SHORT, "Marrow", "b").split
    assert not member_of(parts, SHORT, "A. Marrow", "a").split
    assert not member_of(parts, OLA, "Marrow", "a").split


def test_a_second_split_divides_what_the_first_took() -> None:
    entries = log(
        Split(of=ADA, words=("Marrow",), into=IDA), Split(of=IDA, articles=("b",), into=OLA)
    )
    standing = replay(GROUPS, entries)
    owner = {member: one.name for one in standing.identities for member in one.members}
    at = {article: member_of(standing.parts, SHORT, "Marrow", article) for article in "ab"}
    assert {article: owner[member] for article, member in at.items()} == {
        "a": "Ida Marrow",
        "b": "Ola Marrow",
    }


MENTIONS = tuple((name, name.name.split()[0], article) for name in NAMES for article in "abc")
"""Name, words and article of each mention."""
NAME = st.sampled_from(NAMES)
SOME = st.lists(NAME, max_size=2).map(tuple)
CHANGE = st.one_of(
    st.builds(Merge, names=SOME, into=NAME),
    st.builds(
        Split,
        of=NAME,
        into=NAME | st.just(Name("Una Marrow", "PERSON")),
        names=SOME,
        words=st.lists(st.sampled_from(["Ada", "Marrow"]), max_size=1).map(tuple),
        articles=st.lists(st.sampled_from("ab"), max_size=1).map(tuple),
    ),
    st.builds(Rename, of=NAME, to=st.text(max_size=3)),
    st.builds(Retype, of=NAME, to=st.sampled_from(["ORG", "GPE"])),
    st.builds(Hide, of=NAME),
    st.builds(Show, of=NAME),
    st.builds(Apart, first=NAME, second=NAME),
)
UNDO = st.integers(0, 8).map(lambda number: Undo(entry=f"{number:032x}"))
CORRECTIONS = st.lists(CHANGE | UNDO, max_size=9)


def count(standing: Standing) -> Counter[Identity]:
    """How many of the mentions each identity has."""
    owner = {member: one for one in standing.identities for member in one.members}
    return Counter(owner[member_of(standing.parts, *mention)] for mention in MENTIONS)


@given(CORRECTIONS)
def test_no_mention_is_ever_lost(corrections: list[Correction]) -> None:
    standing = replay(GROUPS, log(*corrections))
    assert count(standing).total() == len(MENTIONS)
    members = [member for one in standing.identities for member in one.members]
    assert len(members) == len(set(members))
    founders = [one.founder for one in standing.identities]
    assert len(founders) == len(set(founders))
    assert all(one.founder in one.members for one in standing.identities)


@given(CORRECTIONS, CHANGE)
def test_undo_restores(corrections: list[Correction], last: Correction) -> None:
    before, undo = log(*corrections), Undo(entry=f"{len(corrections):032x}")
    assert replay(GROUPS, log(*corrections, last, undo)) == replay(GROUPS, before)


def test_who_is_split_off_whole_founds_an_identity() -> None:
    found = replay(GROUPS, log(Split(of=ADA, names=(SHORT,), into=SHORT))).identities
    assert Member(SHORT) in [one.founder for one in found]
