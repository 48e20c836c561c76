"""Look-ups for putting claims right, on both databases."""

import pandas as pd

from analysis.corrections import NotDenial
from analysis.store import Store
from analysis.tables.claim_repair import (
    claims_to_choose,
    count_claiming,
    find_claim,
    find_said,
    is_shown,
    nearest_first,
)
from tests.factory import make_analysis
from tests.store.corrected import AGAIN, BOLTS, EVERY, fill


def test_a_correction_means_words_in_a_file(store: Store) -> None:
    fill(store)
    found = find_said(store, ["2a0", "1a0", "6d0", "99a0"])
    assert set(found) == {"1a0", "2a0", "6d0"}
    assert (found["1a0"].words, found["2a0"].words) == (BOLTS, AGAIN)
    assert found["6d0"].words == "the pier had been sold"
    assert found["6d0"].start == make_analysis().article.text.index("Mayor Ines Calder")
    assert len({one.article for one in found.values()}) == 3


def test_what_is_in_a_deleted_article_is_not_meant(store: Store) -> None:
    fill(store)
    store.delete([2])
    assert set(find_said(store, ["1a0", "2a0"])) == {"1a0"}
    assert find_claim(store, "2a0") is None
    store.settle()
    assert count_claiming(store, "1a0") == 2


def test_a_statement_leads_to_its_claim(store: Store) -> None:
    fill(store)
    assert find_claim(store, "3a1") == "1a0"
    assert find_claim(store, "6d0") == "6a0"
    assert find_claim(store, "9a9") is None
    assert is_shown(store, "7d1")
    store.correct(1, [NotDenial(denial=find_said(store, ["7d1"])["7d1"])], "Somebody")
    assert find_claim(store, "7d1") is None
    assert not is_shown(store, "7d1")


def test_a_claim_is_counted_without_its_denials(store: Store) -> None:
    fill(store)
    assert count_claiming(store, "1a0") == 3
    assert count_claiming(store, "6a0") == 1
    assert count_claiming(store, "7d1") == 0


def test_every_claim_is_one_row_to_choose(store: Store) -> None:
    fill(store)
    found = claims_to_choose(store, 1).set_index("claim")
    assert set(found.index) == {"1a0", "3a0", "3a2", "4a1", "6a0", "6a2", "6a3", "7a0"}
    assert found.loc["1a0", "statement"] == "1a0"
    assert "Lantern" in found.loc["1a0", "told"]
    assert AGAIN in found.loc["1a0", "told"]
    assert found["denials"].to_dict() == dict.fromkeys(found.index, 0) | {
        "3a0": 2,
        "6a0": 1,
        "7a0": 1,
    }


def test_what_is_not_compared_yet_cannot_be_chosen(store: Store) -> None:
    fill(store)
    article = store.enqueue(1, "more.txt", b"more").article
    store.save_analysis(article, EVERY[2])
    assert not claims_to_choose(store, 1)["statement"].str.startswith(f"{article}a").any()
    assert claims_to_choose(store, 2).empty


def choices(*rows: tuple[str, int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["words", "article", "start"])
    return frame.assign(claim=[f"{number}a0" for number in range(len(rows))])


def order(claims: pd.DataFrame, said: str, *, article: int = 1, start: int = 0) -> list[str]:
    return nearest_first(claims, said=said, article=article, start=start)["claim"].tolist()


def test_claims_that_share_rare_words_come_first() -> None:
    claims = choices(
        ("the council has sold the old mill", 2, 0),
        ("the council has raised the taxes", 3, 0),
        ("the council has met in Orran", 4, 0),
        ("Bo Ren burned the ledger", 5, 0),
    )
    assert order(claims, "the council selling any mill")[0] == "0a0"
    assert order(claims, "that he burned a ledger")[0] == "3a0"


def test_small_words_make_nothing_alike() -> None:
    claims = choices(("it had been about any of the others", 2, 0), ("the mill burned down", 3, 0))
    assert order(claims, "any of it had been burned")[0] == "1a0"


def test_a_pointing_denial_finds_what_stands_before_it() -> None:
    claims = choices(
        ("the mill was sold", 2, 90), ("the taxes rose", 1, 10), ("the bridge is safe", 1, 80)
    )
    assert order(claims, "that", start=100) == ["2a0", "1a0", "0a0"]


def test_the_same_words_elsewhere_come_before_other_words_beside_it() -> None:
    claims = choices(("the taxes rose", 1, 10), ("the mill was sold in May", 2, 0))
    assert order(claims, "the mill had been sold in May") == ["1a0", "0a0"]


def test_nothing_said_and_nothing_to_choose() -> None:
    assert order(choices(), "the mill") == []
    assert order(choices(("", 2, 0), ("the mill", 1, 0)), "") == ["1a0", "0a0"]
