"""The Method page: it stands on its own, with and without articles, and leads where it says."""

import re

import pytest

from analysis.method import failures, limits, meanings, model_card, scores
from analysis.method.findings import Failure, Found
from analysis.method.meanings import Meaning
from analysis.models import Span
from analysis.store import Store
from pages.shared.method import written
from tests.pages.screen import open_page, words_on


@pytest.mark.parametrize("kept", ["store", "filled"])
def test_everything_is_told_with_and_without_articles(
    kept: str, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue(kept)
    at = open_page("method")
    words = words_on(at)
    for meaning in meanings():
        assert written.escape(meaning.counted) in words
    for failure in failures():
        assert written.escape(failure.wanted) in words
    assert model_card().facts[-1][1] in words
    assert all(written.escape(limit.partition(".")[0]) in words for limit in limits())
    for score in scores():
        assert written.escape(score.meaning) in words
    assert list(at.dataframe[0].value["label"]) == [score.label for score in scores()]


def test_the_table_of_contents_leads_to_every_section(store: Store) -> None:
    words = words_on(open_page("method"))
    links = re.findall(r'<a href="#([\w-]+)">', words)
    assert len(links) == 6
    assert all(f'id="{name}"' in words for name in links)


def test_each_screen_of_numbers_is_one_click_away(store: Store) -> None:
    at = open_page("method")
    links = {link.label for link in at.get("page_link")}
    assert {f"Open {name}" for name in ("Overview", "Claims", "Outlets", "Sources")} <= links


def test_the_chart_says_its_n(store: Store) -> None:
    (chart,) = open_page("method").get("plotly_chart")
    assert chart.proto.alt.startswith("Weakest: ")
    assert "n under each score; up to 90 articles" in chart.proto.alt


def test_nothing_is_asked_of_the_articles(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A share visitor sees it too: with a store that has no tables to read it is all the same."""
    from pages.shared import loaders

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the Method page asked for articles")

    for name in ("articles", "attributions", "entities", "statements", "claims"):
        monkeypatch.setattr(loaders, name, refuse)
    assert "What it can’t do" in words_on(open_page("method"))


HOSTILE = "<script>alert(1)</script>"


def test_texts_are_escaped() -> None:
    found = Found(
        what="statement",
        content=(Span(0, len(HOSTILE)),),
        chain=(HOSTILE,),
        stance="asserts",
        certainty="stated",
    )
    failure = Failure(title=HOSTILE, text=HOSTILE, found=(found,), wanted=HOSTILE, why=HOSTILE)
    meaning = Meaning(page="claims", number=HOSTILE, counted=HOSTILE, share_of=HOSTILE)
    html = "".join(
        (
            written.write_failure(failure),
            written.write_meanings([meaning]),
            written.write_items([HOSTILE, f"{HOSTILE}. {HOSTILE}"]),
            written.write_contents({HOSTILE: HOSTILE}),
        )
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_marks_are_those_of_the_reader() -> None:
    failure = next(failure for failure in failures() if failure.title == "Irony")
    html = written.write_failure(failure)
    assert '<span class="or-source">Tom Reed</span>' in html
    assert '<span class="or-cue">said</span>' in html
    assert "or-content or-asserts" in html


def test_a_claim_that_a_denial_was_tied_to_is_marked() -> None:
    failure = next(failure for failure in failures() if "wrong claim" in failure.title)
    html = written.write_failure(failure)
    assert re.search(r'class="[^"]*or-mark[^"]*">the budget had been cut<', html)
    assert "to “the budget had been cut”" in html


def test_where_nothing_is_found_it_says_so() -> None:
    failure = next(failure for failure in failures() if not failure.found)
    assert "<p>Nothing.</p>" in written.write_failure(failure)
