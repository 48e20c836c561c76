"""What the log makes of claims and denials: by example, and for any sequence of corrections."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections import (
    Corrected,
    Correction,
    Entry,
    Hide,
    LinkDenial,
    Merge,
    NotDenial,
    OtherClaim,
    Said,
    SameClaim,
    SplitClaim,
    Undo,
    UnlinkDenial,
    apply_to_claims,
    replay,
)
from analysis.resolution import Name

CLAIMS = {"a": "a", "b": "a", "c": "a", "d": "d", "e": "d", "f": "f"}
ANSWERS = {"x": "a", "y": "d"}
"""Of the denials x, y and z."""
NAME = Name("Ada Marrow", "PERSON")


def said(key: str) -> Said:
    return Said(article=key * 64, words="The mill was sold", start=0)


def find(meant: Said) -> str | None:
    """A to F are there, as are the denials; Q was in an article that was deleted."""
    key = meant.article[0]
    return key if key in "abcdefgxyz" else None


def log(*corrections: Correction) -> tuple[Entry, ...]:
    made = datetime(2025, 3, 10, tzinfo=UTC)
    return tuple(
        Entry(key=f"{number:032x}", made=made, author="Somebody", correction=one)
        for number, one in enumerate(corrections)
    )


def corrected(*corrections: Correction) -> Corrected[str]:
    return apply_to_claims(CLAIMS, ANSWERS, log(*corrections), find)


def shown(claims: Mapping[str, str]) -> str:
    """The claims in order, each as its statements."""
    firsts = sorted(set(claims.values()))
    return " ".join("".join(one for one in sorted(claims) if claims[one] == to) for to in firsts)


def link(denial: str, claim: str) -> LinkDenial:
    return LinkDenial(denial=said(denial), claim=said(claim))


def same(first: str, second: str) -> SameClaim:
    return SameClaim(first=said(first), second=said(second))


def other(statement: str) -> OtherClaim:
    return OtherClaim(statement=said(statement))


def split(statements: str) -> SplitClaim:
    return SplitClaim(statements=tuple(map(said, statements)))


def undo(number: int) -> Undo:
    return Undo(entry=f"{number:032x}")


@pytest.mark.parametrize(
    ("corrections", "claims", "answers"),
    [
        ((), "abc de f", {"x": "a", "y": "d"}),
        ((link("z", "c"),), "abc de f", {"x": "a", "y": "d", "z": "a"}),
        ((link("x", "e"),), "abc de f", {"x": "d", "y": "d"}),
        ((UnlinkDenial(denial=said("x")),), "abc de f", {"y": "d"}),
        ((UnlinkDenial(denial=said("x")), link("x", "f")), "abc de f", {"x": "f", "y": "d"}),
        # The answers of both claims go to the first statement of the one that is left.
        ((same("f", "e"),), "abc def", {"x": "a", "y": "d"}),
        ((same("e", "b"),), "abcde f", {"x": "a", "y": "a"}),
        ((same("a", "b"),), "abc de f", {"x": "a", "y": "d"}),
        # A found answer stays with the statements that stay, also when the first one leaves.
        ((other("b"),), "ac b de f", {"x": "a", "y": "d"}),
        ((other("a"),), "a bc de f", {"x": "b", "y": "d"}),
        ((other("f"),), "abc de f", {"x": "a", "y": "d"}),
        ((split("ab"),), "ab c de f", {"x": "c", "y": "d"}),
        ((split("abc"),), "abc de f", {"x": "a", "y": "d"}),
        ((split("cdf"),), "ab cdf e", {"x": "a", "y": "e"}),
        ((split("defc"),), "ab cdef", {"x": "a", "y": "c"}),
        ((other("a"), other("b"), same("a", "b")), "ab c de f", {"x": "c", "y": "d"}),
        # What was linked by hand goes with the statement it was linked to.
        ((link("x", "a"), other("a")), "a bc de f", {"x": "a", "y": "d"}),
        ((link("x", "b"), other("a")), "a bc de f", {"x": "b", "y": "d"}),
        # A claim that was joined and taken out whole takes its own answers with it.
        ((same("a", "d"), split("de")), "abc de f", {"x": "a", "y": "d"}),
        # What is gone has no effect, nor has what claims nothing.
        ((split("qb"),), "ac b de f", {"x": "a", "y": "d"}),
        ((same("a", "q"), other("q"), split("q"), split("")), "abc de f", ANSWERS),
        ((link("x", "q"), link("q", "a"), UnlinkDenial(denial=said("q"))), "abc de f", ANSWERS),
        ((link("x", "g"), same("a", "g"), other("g")), "abc de f", ANSWERS),
        ((same("a", "d"), undo(0)), "abc de f", ANSWERS),
        ((same("a", "d"), undo(0), undo(1)), "abcde f", {"x": "a", "y": "a"}),
        ((Hide(of=NAME), Merge(names=(), into=NAME)), "abc de f", ANSWERS),
    ],
)  # fmt: skip
def test_claims_and_answers(
    corrections: tuple[Correction, ...], claims: str, answers: dict[str, str]
) -> None:
    found = corrected(*corrections)
    assert (shown(found.claims), found.answers) == (claims, answers)


@pytest.mark.parametrize(
    ("corrections", "nots", "answers"),
    [
        ((NotDenial(denial=said("x")),), {"x"}, {"y": "d"}),
        ((NotDenial(denial=said("z")),), {"z"}, ANSWERS),
        ((NotDenial(denial=said("q")),), set(), ANSWERS),
        ((NotDenial(denial=said("x")), undo(0)), set(), ANSWERS),
        # Who links it later says that it is one.
        ((NotDenial(denial=said("x")), link("x", "f")), set(), {"x": "f", "y": "d"}),
        ((NotDenial(denial=said("x")), link("x", "q")), {"x"}, {"y": "d"}),
        ((link("x", "f"), NotDenial(denial=said("x"))), {"x"}, {"y": "d"}),
    ],
)
def test_what_is_no_denial(
    corrections: tuple[Correction, ...], nots: set[str], answers: dict[str, str]
) -> None:
    found = corrected(*corrections)
    assert (found.not_denials, found.answers) == (nots, answers)


def test_a_denial_may_have_the_key_of_a_statement() -> None:
    entries = log(LinkDenial(denial=said("x"), claim=said("e")))
    found = apply_to_claims(CLAIMS, {"a": "f"}, entries, find, lambda _: "a")
    assert found.answers == {"a": "d"}


def test_an_answer_to_what_claims_nothing_is_kept() -> None:
    found = apply_to_claims(CLAIMS, {"x": "g"}, log(same("a", "d")), find)
    assert found.answers == {"x": "g"}


STATEMENT = st.sampled_from("abcdefgq").map(said)
DENIAL = st.sampled_from("xyzq").map(said)
CHANGE: st.SearchStrategy[Correction] = st.one_of(
    st.builds(LinkDenial, denial=DENIAL, claim=STATEMENT),
    st.builds(UnlinkDenial, denial=DENIAL),
    st.builds(NotDenial, denial=DENIAL),
    st.builds(SameClaim, first=STATEMENT, second=STATEMENT),
    st.builds(OtherClaim, statement=STATEMENT),
    st.builds(SplitClaim, statements=st.lists(STATEMENT, max_size=4).map(tuple)),
    st.just(Hide(of=NAME)),
)
CORRECTIONS = st.lists(CHANGE | st.integers(0, 8).map(undo), max_size=9)


@given(CORRECTIONS)
def test_no_statement_is_lost_and_every_first_one_leads_itself(changes: list[Correction]) -> None:
    found = corrected(*changes)
    assert list(found.claims) == list(CLAIMS)
    assert all(first <= one for one, first in found.claims.items())
    assert all(found.claims[first] == first for first in found.claims.values())


@given(CORRECTIONS)
def test_every_answer_is_a_denial_to_the_first_statement_of_a_claim(
    changes: list[Correction],
) -> None:
    found = corrected(*changes)
    assert all(found.claims[to] == to for to in found.answers.values())
    assert found.not_denials.isdisjoint(found.answers)
    assert {*found.answers, *found.not_denials} <= set("xyz")


@given(CORRECTIONS, CHANGE)
def test_undo_restores(changes: list[Correction], last: Correction) -> None:
    assert corrected(*changes, last, undo(len(changes))) == corrected(*changes)


@given(CORRECTIONS, st.permutations(list(CLAIMS)))
def test_the_outcome_depends_on_the_log_only(changes: list[Correction], order: list[str]) -> None:
    shuffled = {one: CLAIMS[one] for one in order}
    answers = dict(reversed(ANSWERS.items()))
    assert apply_to_claims(shuffled, answers, log(*changes), find) == corrected(*changes)
    assert (CLAIMS["b"], ANSWERS) == ("a", {"x": "a", "y": "d"})


@given(CORRECTIONS, st.integers(0, 9))
def test_names_are_replayed_as_if_nothing_was_said_of_claims(
    changes: list[Correction], place: int
) -> None:
    of_claims = [one for one in changes if not isinstance(one, Hide | Undo)]
    before, after = log(*of_claims[:place]), log(*of_claims[place:])
    (hiding,) = log(Hide(of=NAME))
    assert replay(((NAME,),), (*before, hiding, *after)) == replay(((NAME,),), (hiding,))
