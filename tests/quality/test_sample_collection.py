"""The sample collection against what a careful reader finds in it; floors only go up."""

import json
import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from analysis.ingest import read_article
from analysis.models import Analysis, Span
from analysis.pipeline import analyse
from analysis.samples import sample_files
from tests.spans import out_of_their_block

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf8"))["sample"]
EXPECTED = tomllib.loads(files("analysis.samples").joinpath("expected.toml").read_text("utf8"))
Row = dict[str, object]


@pytest.fixture(scope="module")
def analyses() -> dict[str, Analysis]:
    return {name: analyse(read_article(data, name)) for name, data in sample_files()}


def find(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Where the first of several verbatim strings stands; empty when it was not kept."""
    starts = [(text.find(w), len(w)) for w in words]
    return tuple(Span(start, start + length) for start, length in starts if start >= 0)


def covers(found: Sequence[Span], wanted: Sequence[Span]) -> bool:
    """Whether found spans hold at least half of the wanted characters."""
    inside = sum(max(0, min(f.end, w.end) - max(f.start, w.start)) for f in found for w in wanted)
    return inside * 2 >= sum(w.end - w.start for w in wanted) > 0


def agrees(name: str | None, wanted: object) -> bool:
    """Whether two names share their last word."""
    return name is not None and name.split()[-1].casefold() in str(wanted).casefold().split()


def rows(analyses: dict[str, Analysis], kind: str) -> Iterator[tuple[Analysis, Row]]:
    for article in EXPECTED["article"]:
        for row in article.get(kind, ()):
            yield analyses[article["file"]], row


def share(answers: Sequence[bool]) -> float:
    return round(sum(answers) / len(answers), 3)


def claim_found(analysis: Analysis, row: Row) -> list[int]:
    wanted = find(analysis.article.text, row["content"])  # type: ignore[arg-type]
    return [i for i, a in enumerate(analysis.attributions) if covers(a.content, wanted)]


def test_claims_are_found(analyses: dict[str, Analysis]) -> None:
    found = [bool(claim_found(analysis, row)) for analysis, row in rows(analyses, "claims")]
    assert share(found) >= FLOORS["claims_found"]


def test_origins_of_found_claims(analyses: dict[str, Analysis]) -> None:
    kinds, names = [], []
    for analysis, row in rows(analyses, "claims"):
        matches = [analysis.attributions[i] for i in claim_found(analysis, row)]
        if not matches:
            continue
        kinds.append(any(a.chain[-1].kind == row["kind"] for a in matches))
        if str(row["kind"]).startswith(("named", "media")):
            names.append(any(agrees(a.chain[-1].name, row["claimant"]) for a in matches))
    assert share(kinds) >= FLOORS["origin_kinds"]
    assert share(names) >= FLOORS["origin_names"]


def test_denials_are_found(analyses: dict[str, Analysis]) -> None:
    found = [
        any(covers(d.denied, find(analysis.article.text, row["denied"])) for d in analysis.denials)  # type: ignore[arg-type]
        for analysis, row in rows(analyses, "denials")
    ]
    assert share(found) >= FLOORS["denials_found"]


def test_look_alikes_are_not_denials(analyses: dict[str, Analysis]) -> None:
    taken = [
        any(
            cue.overlaps(span)
            for denial in analysis.denials
            for cue in denial.cue
            for span in find(analysis.article.text, [str(row["words"])])
        )
        for analysis, row in rows(analyses, "others")
    ]
    assert sum(taken) <= FLOORS["look_alikes_taken"]


def test_what_stands_beside_the_article_is_not_analysed(analyses: dict[str, Analysis]) -> None:
    for article in EXPECTED["article"]:
        analysis = analyses[article["file"]]
        for words in article.get("not_analysed", ()):
            for span in find(analysis.article.text, [words]):
                spans = [s for a in analysis.attributions for s in (*a.cue, *a.content)]
                mentions = [m for e in analysis.entities for m in e.mentions]
                assert not any(span.overlaps(other) for other in (*spans, *mentions)), words


def test_dates_and_outlets_are_the_articles_own(analyses: dict[str, Analysis]) -> None:
    for article in EXPECTED["article"]:
        read = analyses[article["file"]].article
        assert read.published == article.get("published"), article["file"]
        assert read.publisher == article.get("outlet"), article["file"]


def test_no_span_leaves_its_block(analyses: dict[str, Analysis]) -> None:
    assert {name: out_of_their_block(one) for name, one in analyses.items()} == {
        name: [] for name in analyses
    }


def test_a_denial_in_a_headline_ends_with_it(analyses: dict[str, Analysis]) -> None:
    analysis = analyses["mayor-02-mayor-denies.html"]
    denied = [span.of(analysis.article.text) for span in analysis.denials[0].denied]
    assert denied == ["any role in brother’s lighting contract"]


def test_a_claim_in_a_list_goes_without_the_mark(analyses: dict[str, Analysis]) -> None:
    analysis = analyses["yard-07-what-we-know.html"]
    claims = [s.of(analysis.article.text) for d in analysis.denials for s in d.claim or ()]
    assert "One conversation, described by one side" in claims
