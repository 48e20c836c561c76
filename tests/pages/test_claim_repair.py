"""A claim's panel: link, unlink, not a denial, same claim, different claim, split, and back."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.corrections import (
    Correction,
    LinkDenial,
    NotDenial,
    OtherClaim,
    SameClaim,
    SplitClaim,
    UnlinkDenial,
)
from analysis.store import Store
from analysis.tables import Scope, statements_table
from analysis.tables.claim_repair import find_said
from tests.factory import COLLECTION, ferry_analysis, gazette_analysis, make_analysis
from tests.invented.telling import telling
from tests.pages.screen import check, open_page, words_on

LEDGER = "Ada Voss burned the ledger of the harbour fund in April"
TOLD = telling(("Bo Ren", "said", LEDGER), names=("Ada Voss",), outlet="Lantern", day=4)
AGAIN = telling(("Cleo Marr", "said", LEDGER), names=("Ada Voss",), outlet="Orran Herald", day=5)
THIRD = telling(("a clerk", "said", LEDGER), names=("Ada Voss",), day=6)
DENIAL = telling(
    ("Ada Voss", "denied", "she burned the ledger of the harbour fund in April"), day=7
)
WIRE = telling(
    ("Bo Ren", "said", "the depot beside the old mill burned down twice last winter"),
    ("a clerk", "said", "nobody of the owners had told the council about either of the fires"),
    ("two officials", "said", "an inspector found eleven empty barrels behind the loading ramp"),
    ("Cleo Marr", "said", "the insurers would pay for new roofs but never for the lost timber"),
    ("Ada Voss", "denied", "her brother had sold those barrels to a dealer from Orran"),
    day=8,
)
EVERY = (make_analysis(), gazette_analysis(), ferry_analysis(), TOLD, AGAIN, THIRD, DENIAL)


def panel(claim: str) -> None:
    """What AppTest runs: the page's address, the claim that it names, and the line above."""
    import streamlit as st

    from analysis.tables import Scope, statements_table
    from pages.shared import cached
    from pages.shared.repair.claims import offer_claim
    from pages.shared.repair.done import show_done

    if "is_begun" not in st.session_state:
        st.session_state["is_begun"] = True
        st.query_params["claim"] = claim
    asked = st.query_params.get("claim")
    rows = statements_table(cached.store(), Scope(1), all=True)
    offer_claim(rows[rows["claim"] == asked], str(asked))
    show_done("claims")
    st.text(f"Claim in the address: {asked}")


@pytest.fixture
def told(store: Store) -> Store:
    """1: the pier, 2: the gazette, 3: the ferry, 4 to 7: the ledger."""
    collection = store.collection(COLLECTION).id
    for analysis in EVERY:
        data = analysis.article.text.encode()
        article = store.enqueue(collection, "article.txt", data).article
        store.save_analysis(article, analysis)
    store.settle()
    return store


def rows(store: Store) -> pd.DataFrame:
    return statements_table(store, Scope(1), all=True)


def claims(store: Store) -> dict[str, str]:
    frame = rows(store)
    return dict(zip(frame["statement"], frame["claim"], strict=True))


def open_panel(claim: str, of: str = "", act: str = "") -> AppTest:
    """The panel, with the statement chosen and a button of its menu pressed."""
    at = check(AppTest.from_function(panel, args=(claim,), default_timeout=60).run())
    if of:
        check(at.selectbox(key=f"repair_of_{claim}").set_value(of).run())
    return press(at, f"repair_{act}") if act else at


def press(at: AppTest, key: str) -> AppTest:
    return check(at.button(key=key).click().run())


def buttons(at: AppTest) -> set[str]:
    return {str(button.key) for button in at.button}


def corrections(store: Store) -> list[Correction]:
    return [entry.correction for entry in store.corrections(1)]


def address(at: AppTest) -> str:
    return next(item.value for item in at.text if item.value.startswith("Claim in")).split()[-1]


def undo(at: AppTest) -> None:
    press(at, "undo_correction")


def test_a_claim_that_is_gone_offers_nothing(told: Store) -> None:
    assert not open_panel("99a9").button


def test_what_is_offered_fits_the_statement(told: Store) -> None:
    of_denial = {"repair_link", "repair_unlink", "repair_not_denial"}
    assert buttons(open_panel("1a0")) == of_denial
    assert buttons(open_panel("1a0", of="1a0")) == {"repair_same", "repair_link"}
    of_one_of_many = {"repair_same", "repair_other", "repair_split", "repair_link"}
    assert buttons(open_panel("4a0", of="5a0")) == of_one_of_many
    assert buttons(open_panel("3d1")) == of_denial - {"repair_unlink"}


def test_a_denial_is_linked_to_a_claim_that_was_searched_for(told: Store) -> None:
    before = rows(told)
    at = open_panel("3d1", act="link")
    assert "answer by denying “bribery”?" in words_on(at)
    assert "claim_more" not in buttons(at)
    check(at.text_input(key="claim_find_3d1").set_value("LEDGER lantern 4 may").run())
    assert "1 of 6 claims" in words_on(at)
    press(at, "take_4a0")
    meant = find_said(told, ["3d1", "4a0"])
    assert corrections(told) == [LinkDenial(denial=meant["3d1"], claim=meant["4a0"])]
    assert claims(told)["3d1"] == "4a0"
    assert f"Linked the denial of “bribery” to the claim “{LEDGER}”." in words_on(at)
    assert address(at) == "4a0"
    undo(at)
    assert rows(told).equals(before)
    assert address(at) == "3d1"


def test_a_statement_is_made_a_denial(told: Store) -> None:
    at = open_panel("1a2", act="link")
    asked = "Which claim does Ines Calder answer by saying “Nobody has signed anything”?"
    assert asked in words_on(at)
    press(at, "take_4a0")
    meant = find_said(told, ["1a2", "4a0"])
    assert corrections(told) == [LinkDenial(denial=meant["1a2"], claim=meant["4a0"])]
    assert address(at) == "4a0"
    at = open_panel("4a0", of="1a2", act="not_denial")
    assert claims(told)["1a2"] == "1a2"
    undo(at)
    assert claims(told)["1a2"] == "4a0"


def test_claims_of_the_same_article_are_offered_first(told: Store) -> None:
    at = open_panel("3d1", act="link")
    taken = [key for key in (str(button.key) for button in at.button) if key.startswith("take_")]
    assert taken[0] == "take_3a0"


def test_a_search_without_a_hit_says_so(told: Store) -> None:
    at = open_panel("1a0", act="link")
    check(at.text_input(key="claim_find_1d0").set_value("zeppelin").run())
    assert "No other claim of the collection has these words." in words_on(at)


def test_a_denial_that_answers_none_of_these_stands_alone(told: Store) -> None:
    before = rows(told)
    at = open_panel("1a0", act="unlink")
    assert corrections(told) == [UnlinkDenial(denial=find_said(told, ["1d0"])["1d0"])]
    assert claims(told)["1d0"] == "1d0"
    assert address(at) == "1a0"
    undo(at)
    assert rows(told).equals(before)


def test_what_is_no_denial_leaves_and_comes_back(told: Store) -> None:
    before = rows(told)
    at = open_panel("3d1", act="not_denial")
    assert corrections(told) == [NotDenial(denial=find_said(told, ["3d1"])["3d1"])]
    assert "3d1" not in claims(told)
    assert address(at) == "None", "nothing is left of the claim"
    assert "Marked “bribery” as not a denial." in words_on(at)
    undo(at)
    assert rows(told).equals(before)
    assert address(at) == "3d1"


def test_two_claims_are_joined_and_the_address_follows(told: Store) -> None:
    at = open_panel("4a0", of="5a0", act="same")
    press(at, "take_1a0")
    meant = find_said(told, ["5a0", "1a0"])
    assert corrections(told) == [SameClaim(first=meant["5a0"], second=meant["1a0"])]
    assert {claims(told)[one] for one in ("1a0", "4a0", "5a0", "6a0")} == {"1a0"}
    assert address(at) == "1a0"
    undo(at)
    assert address(at) == "4a0"
    assert claims(told)["4a0"] == "4a0"


def test_a_different_claim_is_set_apart(told: Store) -> None:
    at = open_panel("4a0", of="5a0", act="other")
    assert corrections(told) == [OtherClaim(statement=find_said(told, ["5a0"])["5a0"])]
    assert claims(told)["5a0"] == "5a0"
    assert claims(told)["6a0"] == "4a0"
    assert address(at) == "4a0"
    assert f"Set “{LEDGER}” apart as a different claim." in words_on(at)


def test_statements_are_ticked_to_be_split_off(told: Store) -> None:
    before = rows(told)
    at = open_panel("4a0", of="5a0", act="split")
    assert "1 of 3 statements becomes a claim of its own." in words_on(at)
    assert at.checkbox(key="split_5a0").value
    assert not at.checkbox(key="split_4a0").value
    check(at.checkbox(key="split_4a0").check().run())
    check(at.checkbox(key="split_6a0").check().run())
    assert at.button(key="do_split_claim").disabled
    assert "One statement at least has to stay." in words_on(at)
    check(at.checkbox(key="split_4a0").uncheck().run())
    press(at, "do_split_claim")
    meant = find_said(told, ["5a0", "6a0"])
    assert corrections(told) == [SplitClaim(statements=(meant["5a0"], meant["6a0"]))]
    assert {claims(told)["5a0"], claims(told)["6a0"]} == {"5a0"}
    assert claims(told)["4a0"] == "4a0"
    undo(at)
    assert rows(told).equals(before)


def test_copies_of_an_article_are_put_right_together(store: Store) -> None:
    collection = store.collection(COLLECTION).id
    for number in range(3):
        data = f"copy {number}".encode()
        article = store.enqueue(collection, "article.txt", data).article
        store.save_analysis(article, WIRE)
    store.settle()
    frame = rows(store)
    denials = frame[frame["role"] == "denial"]
    assert denials["is_copy"].tolist() == [False, True, True]
    at = open_panel_of(denials)
    assert "and 2 copies" in words_on(at)
    press(at, "repair_not_denial")
    assert [type(one) for one in corrections(store)] == [NotDenial] * 3
    assert "The same in 2 copies of the article." in words_on(at)
    undo(at)
    assert rows(store).equals(frame)


def test_the_same_words_elsewhere_are_no_copy(told: Store) -> None:
    at = open_panel("4a0")
    options = at.selectbox(key="repair_of_4a0").options
    assert len(options) == 4
    assert not any("cop" in option for option in options)


def open_panel_of(frame: pd.DataFrame) -> AppTest:
    def panel(statements: list[str]) -> None:
        from analysis.tables import Scope, statements_table
        from pages.shared import cached
        from pages.shared.repair.claims import offer_claim
        from pages.shared.repair.done import show_done

        rows = statements_table(cached.store(), Scope(1), all=True)
        offer_claim(rows[rows["statement"].isin(statements)], statements[0])
        show_done("claims")

    given = (list(frame["statement"]),)
    return check(AppTest.from_function(panel, args=given, default_timeout=60).run())


def test_before_everything_is_compared_the_message_says_so(told: Store) -> None:
    told.save_analysis(1, make_analysis())
    at = open_panel("1a0", act="not_denial")
    assert "as soon as all articles are compared" in words_on(at)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (
            lambda said: LinkDenial(denial=said["1d0"], claim=said["4a0"]),
            f"Linked the denial of “the pier had been sold” to the claim “{LEDGER}”",
        ),
        (
            lambda said: UnlinkDenial(denial=said["1d0"]),
            "Unlinked the denial of “the pier had been sold”: it answers no claim that was found",
        ),
        (
            lambda said: NotDenial(denial=said["1d0"]),
            "Marked “the pier had been sold” as not a denial",
        ),
        (
            lambda said: SplitClaim(statements=(said["4a0"], said["5a0"])),
            f"Split off “{LEDGER}” and “{LEDGER}” as a claim of their own",
        ),
    ],
)
def test_the_log_says_what_was_done_and_turns_it(
    told: Store, make: Callable[[dict[str, object]], Correction], words: str
) -> None:
    before = rows(told)
    said = find_said(told, ["1d0", "4a0", "5a0"])
    (entry,) = told.correct(1, [make(dict(said))], "Somebody")
    after = rows(told)
    assert not after.equals(before)
    at = open_page("corrections", show="Log")
    assert words in words_on(at)
    check(at.button(key=f"turn_{entry.key}").click().run())
    assert f"{words} (undone)" in words_on(at)
    assert rows(told).equals(before)
    check(at.button(key=f"turn_{entry.key}").click().run())
    assert rows(told).equals(after)


def test_the_panel_of_the_page_offers_it(told: Store) -> None:
    at = open_page("claims", claim="1a0")
    assert {"repair_link", "repair_unlink", "repair_not_denial"} <= buttons(at)
    press(at, "repair_unlink")
    assert "Unlinked the denial of “the pier had been sold”" in words_on(at)
    assert words_on(at).count("Unlinked the denial of") == 1
