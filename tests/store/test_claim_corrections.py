"""What people put right about claims, as rows, on both databases."""

from sqlalchemy import select

from analysis.corrections import LinkDenial, NotDenial, OtherClaim, Undo, UnlinkDenial
from analysis.store import Store, schema
from tests.store.corrected import (
    claims,
    correct,
    denied,
    everything,
    fill,
    filled,
    link,
    said,
    same,
    shown,
    split,
    undo_last,
)


def test_what_is_found_before_anybody_corrects_it(store: Store) -> None:
    fill(store)
    assert shown(store) == {
        "1a0": ("asserts", "1a0", None),
        "2a0": ("asserts", "1a0", None),
        "3a0": ("claim", "3a0", None),
        "3a1": ("asserts", "1a0", None),
        "3a2": ("asserts", "3a2", None),
        "4d0": ("denial", "3a0", "3a0"),
        "4a1": ("asserts", "4a1", None),
        "5a0": ("confirms", "3a0", None),
        "6a0": ("claim", "6a0", None),
        "6d0": ("denial", "6a0", "6a0"),
        "6a2": ("asserts", "6a2", None),
        "6a3": ("asserts", "6a3", None),
        "7a0": ("claim", "7a0", None),
        "7d0": ("denial", "7a0", "7a0"),
        "7d1": ("denial", "7d1", None),
        "8a0": ("denial", "3a0", "3a0"),
    }


def test_a_denial_is_linked_to_a_claim_of_another_article(store: Store) -> None:
    before = everything(filled(store))
    correct(store, link(store, "7d1", "2a0"))
    assert shown(store)["7d1"] == ("denial", "1a0", "1a0")
    assert {shown(store)[one][0] for one in ("1a0", "2a0", "3a1")} == {"claim"}
    assert claims(store)["1a0"] == ("denied", 3)
    undo_last(store)
    assert everything(store) == before


def test_a_linked_denial_leaves_the_claim_it_was_found_to_answer(store: Store) -> None:
    before = everything(filled(store))
    correct(store, link(store, "4d0", "6a2"))
    correct(store, link(store, "8a0", "6a2"))
    assert shown(store)["4d0"] == shown(store)["8a0"] == ("denial", "6a2", "6a2")
    assert shown(store)["3a0"] == ("asserts", "3a0", None)
    assert claims(store)["3a0"] == ("confirmed", 2)
    assert claims(store)["6a2"] == ("denied", 1)
    correct(store, *(Undo(entry=entry.key) for entry in store.corrections(1)))
    assert everything(store) == before


def test_a_denial_is_linked_to_another_claim_of_its_own_article(store: Store) -> None:
    before = everything(filled(store))
    correct(store, link(store, "6d0", "6a3"))
    assert shown(store)["6d0"] == ("denial", "6a3", "6a3")
    assert shown(store)["6a0"][0] == "asserts"
    assert denied(store) == {"3a0", "5a0", "6a3", "7a0"}
    undo_last(store)
    assert everything(store) == before


def test_an_unlinked_denial_stands_alone(store: Store) -> None:
    before = everything(filled(store))
    correct(store, *(UnlinkDenial(denial=said(store, one)) for one in ("4d0", "8a0", "6d0")))
    assert shown(store)["4d0"] == ("denial", "4d0", None)
    assert shown(store)["6d0"] == ("denial", "6d0", None)
    assert denied(store) == {"7a0"}
    assert claims(store)["6a0"] == ("unanswered", 1)
    undo_last(store)
    assert shown(store)["6d0"] == ("denial", "6a0", "6a0")
    correct(store, *(Undo(entry=entry.key) for entry in store.corrections(1)[:2]))
    assert everything(store) == before


def test_what_is_no_denial_is_shown_nowhere_and_comes_back(store: Store) -> None:
    before = everything(filled(store))
    correct(store, *(NotDenial(denial=said(store, one)) for one in ("6d0", "7d1")))
    assert not {"6d0", "7d1"} & shown(store).keys()
    assert shown(store)["6a0"] == ("asserts", "6a0", None)
    roles = {row[1]: row[2] for row in store.read(select(*_ROLES))}
    assert roles["6d0"] == roles["7d1"] == "not_denial"
    correct(store, *(Undo(entry=entry.key) for entry in store.corrections(1)))
    assert everything(store) == before


_ROLES = (schema.statement.c.article_id, schema.statement.c.statement, schema.statement.c.role)


def test_what_was_no_denial_is_one_again_when_somebody_links_it(store: Store) -> None:
    fill(store)
    meant = said(store, "6d0"), said(store, "3a0")
    correct(store, NotDenial(denial=meant[0]))
    correct(store, LinkDenial(denial=meant[0], claim=meant[1]))
    assert shown(store)["6d0"] == ("denial", "3a0", "3a0")


def test_what_only_says_not_answers_nothing_when_it_is_no_denial(store: Store) -> None:
    before = everything(filled(store))
    correct(store, NotDenial(denial=said(store, "8a0")))
    assert shown(store)["8a0"] == ("asserts", "8a0", None)
    assert claims(store)["8a0"] == ("unanswered", 1)
    assert shown(store)["3a0"][0] == "claim", "another denial is left"
    undo_last(store)
    assert everything(store) == before


def test_a_denial_that_was_not_found_is_made_one(store: Store) -> None:
    before = everything(filled(store))
    correct(store, link(store, "4a1", "3a2"))
    assert shown(store)["4a1"] == ("denial", "3a2", "3a2")
    assert claims(store)["3a2"] == ("denied", 1)
    assert "4a1" not in claims(store)
    undo_last(store)
    assert everything(store) == before


def test_two_claims_become_one_with_the_origins_of_both(store: Store) -> None:
    before = everything(filled(store))
    correct(store, same(store, "6a0", "3a1"))
    joined = {one for one, row in shown(store).items() if row[1] == "1a0"}
    assert joined == {"1a0", "2a0", "3a1", "6a0", "6d0"}
    assert claims(store)["1a0"] == ("denied", 4)
    assert "6a0" not in claims(store)
    assert {"1a0", "2a0", "3a1"} <= denied(store)
    undo_last(store)
    assert everything(store) == before


def test_a_different_claim_leaves_the_others_together(store: Store) -> None:
    before = everything(filled(store))
    correct(store, OtherClaim(statement=said(store, "1a0")))
    assert shown(store)["1a0"] == ("asserts", "1a0", None)
    assert shown(store)["3a1"] == shown(store)["2a0"] == ("asserts", "2a0", None)
    assert claims(store)["1a0"] == ("unanswered", 1)
    assert claims(store)["2a0"] == ("unanswered", 2)
    undo_last(store)
    assert everything(store) == before


def test_who_confirms_something_else_does_not_confirm_the_claim(store: Store) -> None:
    fill(store)
    assert claims(store)["3a0"] == ("contested", 2)
    correct(store, OtherClaim(statement=said(store, "5a0")))
    assert claims(store)["3a0"] == ("denied", 1)
    assert claims(store)["5a0"] == ("confirmed", 1)
    assert "5a0" not in denied(store)


def test_some_statements_are_split_off(store: Store) -> None:
    before = everything(filled(store))
    correct(store, split(store, "1a0", "3a1"))
    assert shown(store)["1a0"] == ("asserts", "1a0", None)
    assert shown(store)["3a1"] == ("asserts", "1a0", None)
    assert shown(store)["2a0"] == ("asserts", "2a0", None)
    assert claims(store)["1a0"] == ("unanswered", 2)
    undo_last(store)
    assert everything(store) == before
