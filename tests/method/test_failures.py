"""The known failures are real: the analysis of today makes them, and an example that it gets right
has to go."""

import json
from typing import Any

import pytest

from analysis.method import Failure, failures
from analysis.method.findings import Found, found_in, from_json, is_mended, to_json
from analysis.method.reading import FAILURES, read_measured, read_texts
from analysis.models import Article, Span
from analysis.pipeline import ANALYSIS_VERSION, analyse

ROWS: dict[str, dict[str, Any]] = {
    row["title"]: row for row in read_texts("failures.toml")["failure"]
}


def test_there_are_enough_and_no_two_alike() -> None:
    assert 8 <= len(failures()) <= 12
    assert len({failure.text for failure in failures()}) == len(failures())
    assert read_measured(FAILURES)["analysis_version"] == ANALYSIS_VERSION
    assert read_measured(FAILURES)["found"].keys() == ROWS.keys()


@pytest.mark.parametrize("failure", failures(), ids=lambda failure: failure.title)
def test_the_tool_still_fails_as_the_page_says(failure: Failure) -> None:
    row = ROWS[failure.title]
    found = found_in(analyse(Article(id="x", path="x", text=failure.text)))
    wrong = {key: row[key] for key in ("missing", "false") if key in row}
    assert wrong, "say what is missing or false"
    assert not is_mended(found, failure.text, wrong), "it gets this right now: take it off the page"
    assert found == failure.found, "python benchmarks/method.py"


TEXT = "Lena Marsh said the bridge was unsafe. Tom Reed denied it."
STATEMENT = Found(
    what="statement",
    source=(Span(0, 10),),
    content=(Span(16, 37),),
    chain=("Lena Marsh (named person)",),
    stance="asserts",
    certainty="stated",
)
DENIAL = Found(what="denial", claim=(Span(16, 37),), chain=("Tom Reed",))


@pytest.mark.parametrize(
    ("wrong", "mended"),
    [
        ({"missing": {"what": "denial"}}, True),
        ({"missing": {"what": "denial", "chain": ["Lena Marsh"]}}, False),
        ({"missing": {"what": "statement", "content": "the budget"}}, False),
        ({"false": {"what": "denial", "claim": "the budget"}}, True),
        ({"false": {"what": "denial", "claim": "the bridge"}}, False),
        ({"false": {"what": "statement", "source": "Lena", "stance": "denies"}}, True),
        ({"false": {"what": "statement", "chain": ["Lena Marsh", "Tom Reed"]}}, True),
    ],
)
def test_what_is_mended(wrong: dict[str, dict[str, Any]], mended: bool) -> None:
    assert is_mended((STATEMENT, DENIAL), TEXT, wrong) is mended


@pytest.mark.parametrize("found", [STATEMENT, DENIAL, Found(what="denial", chain=("nobody",))])
def test_a_finding_survives_its_file(found: Found) -> None:
    assert from_json(json.loads(json.dumps(to_json(found)))) == found
