from dataclasses import replace

import pytest

from analysis.models import Analysis, Link, SourceKind
from analysis.store import Store
from tests.charts.frames import HOSTILE
from tests.factory import COLLECTION, make_analysis, make_article
from tests.pages.screen import check, open_page, words_on
from tests.pages.test_entities import alts

CHAIN = "Eastmere Gazette → two officials who asked not to be named"


def test_an_empty_store_offers_a_start(store: Store) -> None:
    assert open_page("sources").button(key="open_sample")


def test_articles_without_statements_say_what_was_looked_for(store: Store) -> None:
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    article = make_article("Nothing.")
    nothing = Analysis(
        article=article, blocks=(), entities=(), attributions=(), denials=(), version="1"
    )
    store.save_read(receipt.article, article)
    store.save_analysis(receipt.article, nothing)
    assert "No statement with a source was found in 1 article" in words_on(open_page("sources"))


def test_charts_say_their_finding_n_and_denominator(filled: Store) -> None:
    sources, kinds, quotes, certainty = alts(open_page("sources"))
    assert sources.startswith("Ines Calder is cited in 2 of 9 statements. n = 9 statements")
    assert kinds.startswith("5 of 9 statements cite a named person, organisation or outlet")
    assert quotes.startswith("1 of 9 statements is quoted word for word")
    assert certainty.startswith("0 of 9 statements are hedged")


def test_outlets_stand_side_by_side(filled: Store) -> None:
    (outlets,) = alts(open_page("sources", layout="By outlet"))
    assert outlets.startswith("Harbour Courier names its sources most often: 3 of 4")


def test_the_table_has_every_statement_in_plain_words(filled: Store) -> None:
    table = open_page("sources").dataframe[0].value
    assert len(table) == 9
    assert table["chain"].iloc[0].startswith("Eastmere Gazette → two officials")
    assert not any("_" in words for words in (*table["kind_words"], *table["quote_words"]))


@pytest.mark.parametrize(
    ("key", "words", "expected"),
    [
        ("source", "Ines Calder", 2),
        ("kind", "Anonymous", 1),
        ("quoted", "Direct quotation", 1),
        ("from", "Unknown outlet", 3),
        ("certainty", "Stated", 9),
        ("through", "Eastmere Gazette", 1),
        ("through", "Directly", 8),
        ("through", "Any other outlet or person", 1),
        ("origin", "Anonymous", 2),
        ("chain", "Eastmere Gazette → two officials who asked not to be named", 1),
    ],
)
def test_every_choice_narrows_the_table(filled: Store, key: str, words: str, expected: int) -> None:
    at = open_page("sources")
    check(at.selectbox(key=key).select(words).run())
    assert len(at.dataframe[0].value) == expected
    assert f"{expected} of 9 statements" in words_on(at)


def test_choices_that_exclude_each_other_say_so(filled: Store) -> None:
    at = open_page("sources", source="Ines Calder", kind="Anonymous")
    assert "None of 9 statements fits all these choices" in words_on(at)
    assert len(at.dataframe) == 0
    check(at.button(key="clear_choices").click().run())
    assert len(at.dataframe[0].value) == 9


def test_outlets_can_be_split_by_quotation(filled: Store) -> None:
    at = open_page("sources", layout="By outlet", split="By quotation")
    assert alts(at)[0].startswith("Harbour Courier quotes its sources most often: 1 of 4")


@pytest.mark.parametrize(
    ("split", "finding"),
    [
        ("By certainty", "No statement is hedged"),
        ("Anonymous", "Eastmere Gazette rests on anonymous origins most often: 1 of 2 statements"),
        ("Second-hand", "Harbour Courier passes on most at second hand: 1 of 4 statements"),
        ("Shared origin", "No statement is shared"),
    ],
)
def test_outlets_can_be_compared_by_shares(filled: Store, split: str, finding: str) -> None:
    at = open_page("sources", layout="By outlet", split=split)
    assert alts(at)[0].startswith(finding)


def test_chains_are_a_chart_and_a_row_each(filled: Store) -> None:
    at = open_page("sources", layout="Chains")
    assert alts(at)[0].startswith("1 of 9 statements is second-hand, most often from Eastmere")
    chains, statements = (table.value for table in at.dataframe)
    assert chains["chain"].tolist() == [CHAIN]
    assert chains[["statements", "articles", "outlets"]].to_numpy().tolist() == [[1, 1, 1]]
    assert chains["reporters"].tolist() == ["Harbour Courier"]
    assert statements["chain"].iloc[0] == CHAIN
    assert len(statements) == 9


def test_chains_can_show_what_comes_directly_too(filled: Store) -> None:
    at = open_page("sources", layout="Chains", streams="All statements")
    assert "n = 9 statements of 9" in alts(at)[0]


def test_a_collection_without_chains_says_so_and_what_was_looked_for(filled: Store) -> None:
    at = open_page("sources", layout="Chains", outlets="Eastmere Gazette")
    assert "None of 2 statements is second-hand" in words_on(at)
    assert "Looked for" in words_on(at)
    assert len(at.dataframe) == 1
    at = open_page("sources", layout="Chains", streams="All statements", outlets="Eastmere Gazette")
    assert alts(at)[0].startswith("0 of 2 statements are second-hand")


def test_who_is_cited_is_told_with_the_earliest_article_here(filled: Store) -> None:
    at = open_page("sources", layout="First reported by")
    assert alts(at)[0].startswith("Eastmere Gazette is cited in 1 of 3 articles")
    cited, statements = (table.value for table in at.dataframe)
    assert cited["earliest_outlet"].tolist() == ["Harbour Courier"]
    assert cited["own"].tolist() == [1]
    assert statements["chain"].iloc[0] == CHAIN
    words = "cited as having reported it before by 1 article; earliest in this collection: 4 Mar"
    assert words in words_on(at)


def test_nobody_cited_says_so_and_what_was_looked_for(filled: Store) -> None:
    at = open_page("sources", layout="First reported by", outlets="Eastmere Gazette")
    assert "No outlet is cited by name in 1 article" in words_on(at)
    assert not alts(at)


def test_only_what_needs_a_look_is_sorted_by_how_sure_it_is(store: Store) -> None:
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    pairs = zip(make_analysis().attributions, (0.4, 0.9, 0.2, 0.6), strict=True)
    doubtful = tuple(replace(found, confidence=sure) for found, sure in pairs)
    store.save_analysis(receipt.article, make_analysis(attributions=doubtful))
    at = open_page("sources", check="yes")
    assert at.dataframe[0].value["confidence"].tolist() == [0.2, 0.4]
    assert at.toggle(key="check").value
    check(at.toggle(key="check").set_value(False).run())
    assert "confidence" not in at.dataframe[0].value


def test_words_of_an_article_are_never_markup(store: Store) -> None:
    receipt = store.enqueue(store.collection(COLLECTION).id, "x.txt", b"x")
    link = Link(name=HOSTILE, kind=SourceKind.MEDIA_OUTLET)
    sale = replace(make_analysis().attributions[0], chain=(link, link))
    article = make_article(publisher=HOSTILE + "!")
    analysis = make_analysis(article=article, attributions=(sale,), denials=())
    store.save_analysis(receipt.article, analysis)
    for layout in ("By source", "By outlet", "Chains", "First reported by"):
        at = open_page("sources", layout=layout)
        assert len(at.dataframe[-1].value) == 1
        assert not any(HOSTILE in item.value for item in (*at.markdown, *at.caption))


def test_charts_stay_whole_when_the_table_is_narrowed(filled: Store) -> None:
    assert alts(open_page("sources", kind="Anonymous")) == alts(open_page("sources"))
