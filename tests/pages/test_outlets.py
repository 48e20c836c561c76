"""The Outlets page: who carried what, who its denial, and how an outlet came by its claims."""

from dataclasses import replace

import pytest

from analysis.models import Analysis
from analysis.store import Store
from analysis.store.share_records import ShareKind
from analysis.tables import Carried, Scope
from pages.shared.outlet.compared import worded
from pages.shared.outlet.coverage import by_claim
from pages.shared.outlet.passages import who_carried
from pages.shared.table import PAD
from tests.charts.frames import HOSTILE
from tests.charts.test_outlet_counts import figures
from tests.charts.test_outlet_matrix import coverage
from tests.factory import COLLECTION, make_analysis, make_article
from tests.pages.screen import check, open_page, words_on
from tests.pages.test_entities import alts
from tests.pages.test_share import make

SIDE = "Side by side"
CLAIM = "1a0"


def test_an_empty_store_offers_a_start(store: Store) -> None:
    assert open_page("outlets").button(key="open_sample")


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({}, "No denial of a claim was found in 1 article."),
        ({"claims": "All claims"}, "No claim was found in 1 article."),
        ({"show": SIDE}, "No claim was found in 1 article."),
    ],
)
def test_articles_without_claims_say_so(store: Store, choices: dict[str, str], words: str) -> None:
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    article = make_article("Nothing.")
    nothing = Analysis(
        article=article, blocks=(), entities=(), attributions=(), denials=(), version="1"
    )
    store.save_read(receipt.article, article)
    store.save_analysis(receipt.article, nothing)
    at = open_page("outlets", **choices)
    assert words in words_on(at)
    assert not alts(at)


def test_claims_stand_against_outlets_and_silence_is_not_trusted(filled: Store) -> None:
    at = open_page("outlets")
    (words,) = alts(at)
    assert words.startswith("Whenever an outlet carried a denied claim, it carried the denial")
    assert "3 articles" in words
    assert "may have carried the denial in an article that is not in this collection" in words_on(
        at
    )


def test_all_claims_are_there_when_asked_for(filled: Store) -> None:
    denied, every = (
        open_page("outlets", claims=claims).dataframe[0].value
        for claims in ("Denied", "All claims")
    )
    assert 0 < len(denied) < len(every)


def test_a_claim_is_read_in_an_outlet(filled: Store) -> None:
    at = open_page("outlets", claim=CLAIM, outlet="Harbour Courier")
    words = words_on(at)
    assert "Carried by Harbour Courier" in words
    assert "The claim in Harbour Courier" in words
    assert "The denial in Harbour Courier" in words
    assert "Denied by" in words
    assert len(at.get("page_link")) >= 3
    check(at.button(key="all_claims").click().run())
    assert "The claim in Harbour Courier" not in words_on(at)


def test_a_choice_that_is_gone_is_left_out(filled: Store) -> None:
    at = open_page("outlets", claim="no such claim", outlet="Nobody's Paper")
    assert "Carried by" not in words_on(at)
    assert not open_page("outlets", show=SIDE, outlet="Nobody's Paper").exception


@pytest.mark.parametrize(
    ("compare", "finding"),
    [
        ("Denials", "Harbour Courier has the denial of"),
        ("Anonymous origins", "No claims found"),
        ("From one other outlet", "Harbour Courier has 1 of 3 claims from one other outlet"),
        ("Days after others", "No outlet has a claim after another"),
    ],
)
def test_outlets_stand_side_by_side(filled: Store, compare: str, finding: str) -> None:
    at = open_page("outlets", show=SIDE, compare=compare)
    assert alts(at)[0].startswith(finding)
    table = at.dataframe[0].value
    assert set(table["outlet"]) == {"Harbour Courier", "Eastmere Gazette", "Unknown outlet"}
    assert table["outlet"].iloc[-1] == "Unknown outlet"
    assert table["articles"].sum() == 3


def test_the_claims_behind_a_number_can_be_read(filled: Store) -> None:
    at = open_page("outlets", show=SIDE, outlet="Harbour Courier")
    assert "Harbour Courier: 1 claim behind “Denials”." in words_on(at)
    claims = at.dataframe[1].value
    assert claims["carried_words"].tolist() == ["claim and denial"]
    at = open_page("outlets", show=SIDE, outlet="Harbour Courier", claim=CLAIM)
    assert "The denial in Harbour Courier" in words_on(at)
    check(at.button(key="all_outlets").click().run())
    assert len(at.dataframe) == 1


def test_a_narrower_sidebar_says_what_it_is_measured_against(filled: Store) -> None:
    words = "is told of the whole collection"
    assert words not in words_on(open_page("outlets"))
    at = open_page("outlets", outlets=["Eastmere Gazette"], claims="All claims")
    assert words in words_on(at)
    assert "Harbour Courier" not in alts(at)[0]


def test_words_of_an_article_are_never_markup(store: Store) -> None:
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    article = make_article(publisher=HOSTILE)
    store.save_analysis(receipt.article, replace(make_analysis(), article=article))
    for choices in ({"claim": CLAIM}, {"show": SIDE}):
        at = open_page("outlets", outlet=HOSTILE, **choices)
        assert any(HOSTILE in text.value for text in at.text)
        assert not any(HOSTILE in item.value for item in (*at.markdown, *at.caption, *at.subheader))


def test_the_table_names_outlets_by_what_they_carried() -> None:
    frame = coverage(
        ("a", "Courier", Carried.BOTH),
        ("a", "Gazette", Carried.CLAIM_ALONE),
        ("a", "Unknown outlet", Carried.CLAIM_BEFORE),
        ("a", "Post", Carried.DENIAL_ALONE),
        ("b", "Courier", Carried.CLAIM),
    )
    table = by_claim(frame).set_index("claim")
    assert table["carried_by"].tolist() == ["Courier, Gazette and Unknown outlet", "Courier"]
    assert table["outlets"].tolist() == [2, 1]
    assert table.loc["a", Carried.CLAIM_ALONE] == "Gazette"
    assert table.loc["a", Carried.DENIAL_ALONE] == "Post"
    assert (table.loc["b", [Carried.BOTH, Carried.CLAIM_ALONE]] == "").all()


def test_who_carried_what_is_told_in_sentences() -> None:
    frame = coverage(("a", "Courier", Carried.CLAIM_BEFORE), ("a", "Echo", Carried.CLAIM_UNCLEAR))
    assert who_carried(frame) == (
        "Carried by Courier and Echo.",
        "Beside a denial of something unclear: Echo.",
        "Only before the first denial: Courier.",
        "The denial is in an article that is left out here.",
    )
    assert who_carried(coverage(("a", "Courier", Carried.CLAIM))) == ("Carried by Courier.",)


def test_every_share_says_of_how_many() -> None:
    row = {
        "outlet": "Courier",
        "claims": 12,
        "rereported": 3,
        "denied": 4,
        "later": 2,
        "delay": 1.5,
    }
    shown = worded(figures(row)).iloc[0]
    assert (shown["passed"], shown["denials"]) == ("3 of 12 (25%)", "0 of 4")
    assert (shown["origins"], shown["delays"]) == ("–", "1.5 days (n = 2)")


def test_shares_sort_by_their_count_and_not_by_their_first_digit() -> None:
    few, many = ({"outlet": "x", "denied": 30, "with_denial": n} for n in (4, 12))
    shown = worded(figures(many, few))["denials"].tolist()
    assert [words.strip(PAD) for words in shown] == ["12 of 30 (40%)", "4 of 30 (13%)"]
    assert shown[1].startswith(PAD)


def test_a_visitor_reads_what_is_told_of_the_whole_collection(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a snapshot from before that was kept, it is what the articles of the link tell."""
    narrow = {"kind": ShareKind.SNAPSHOT, "scope": Scope(1, outlets=("Harbour Courier",))}
    _, token = make(filled, **narrow)
    words = words_on(open_page("outlets", share=token))
    assert "Only articles of this link are shown." in words
    assert "who was first with it is told of the whole collection." in words
    monkeypatch.setattr("analysis.sharing.exhibits.keep_whole", lambda *_: None)
    _, old = make(filled, **narrow)
    words = words_on(open_page("outlets", share=old))
    assert "when it was first denied, is told of the articles of this link." in words
    assert "who was first with it is told of the whole collection." not in words
