"""The scores that are shown are those that were measured, with the analysis that runs here."""

import json
from math import sqrt
from pathlib import Path

import pytest

from analysis.charts.score_dots import score_dots
from analysis.evaluation.floors import below
from analysis.evaluation.reading import read_gold
from analysis.method import Score, gold_sets, measured, scores
from analysis.method.reading import SCORES, read_measured, read_texts
from analysis.method.scores import said
from analysis.method.table import COLUMNS, score_table
from analysis.pipeline import ANALYSIS_VERSION

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = json.loads((ROOT / "tests" / "quality" / "floors.json").read_text("utf8"))["development"]
FILES = read_measured(SCORES)["files"]
BY_KEY = {score.key: score for score in scores()}
IN_TEN = {4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}


def test_they_were_measured_with_this_version() -> None:
    assert measured().analysis_version == ANALYSIS_VERSION, (
        "python benchmarks/method.py ../shared/gold/*_dev.jsonl"
    )


def test_none_lies_below_its_floor() -> None:
    assert FLOORS.keys() == FILES.keys()
    assert below({name: file["scores"] for name, file in FILES.items()}, FLOORS) == ()


def test_a_score_below_its_floor_would_be_told() -> None:
    worse = {"sources_dev.jsonl": {**FILES["sources_dev.jsonl"]["scores"], "kind_accuracy": 0.5}}
    (complaint,) = below(worse, {"sources_dev.jsonl": FLOORS["sources_dev.jsonl"]})
    assert "kind_accuracy is 0.5" in complaint


@pytest.mark.parametrize("score", scores(), ids=lambda score: score.key)
def test_every_score_says_its_n_and_lies_within_its_bounds(score: Score) -> None:
    assert score.n > 0
    assert score.articles > 0
    assert score.counted
    assert score.meaning.endswith(".")
    assert 0 <= score.value <= 1
    if score.low is not None and score.high is not None:
        assert 0 <= score.low <= score.value <= score.high <= 1
        assert score.low < score.high
    assert score.gold in {gold.name for gold in gold_sets()}
    assert str(score.n) in score.brief.replace(",", "")


def test_fewer_marked_ones_make_wider_bounds() -> None:
    few, many = BY_KEY["denial_nominal"], BY_KEY["denial_pointing"]
    assert few.n < many.n
    assert few.value == many.value == pytest.approx(0.8)
    assert few.high - few.low > 1.5 * (many.high - many.low)  # type: ignore[operator]


def test_every_file_that_was_measured_is_explained_and_every_subject_scored() -> None:
    assert {gold.name for gold in gold_sets()} == FILES.keys()
    assert {score.gold for score in scores()} == FILES.keys()
    assert len({score.key for score in scores()}) == len(scores())


def test_no_score_is_typed() -> None:
    """What is typed are names, sentences and what the corpus says of its own readers."""
    typed = {
        name: value
        for row in read_texts("scores.toml")["score"]
        for name, value in row.items()
        if not isinstance(value, str | list | bool)
    }
    assert typed.keys() == {"people"}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the development data is not here")
def test_n_is_that_of_the_gold_files() -> None:
    rows = {name: read_gold(GOLD / name).rows for name in FILES}
    docs = {name: {row.doc for row in found} for name, found in rows.items()}
    assert {gold.name: gold.articles for gold in gold_sets()} == {
        name: len(found) for name, found in docs.items()
    }
    denials = [row for row in rows["denials_dev.jsonl"] if row.is_denial]
    chains = [row for row in rows["chains_dev.jsonl"] if len(row.links) > 1]
    said = [a for row in rows["polnear_dev.jsonl"] for a in row.attributions if a.content]
    named = [entity for row in rows["entities_dev.jsonl"] for entity in row.entities]
    assert BY_KEY["denial_found"].n == len(denials)
    assert BY_KEY["look_alike"].n == len(rows["denials_dev.jsonl"]) - len(denials)
    assert BY_KEY["chain"].n == len(chains)
    assert BY_KEY["attribution"].n == len(said)
    kinds = {"PERSON", "ORG", "GPE", "LOC"}
    assert BY_KEY["mention"].n == sum(len(one.mentions) for one in named if one.type in kinds)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the development data is not here")
def test_how_far_the_denials_are_independent_is_told_right() -> None:
    trained = {row.doc for row in read_gold(GOLD / "polnear_train.jsonl").rows}
    docs = {row.doc for row in read_gold(GOLD / "denials_dev.jsonl").rows}
    gold = next(gold for gold in gold_sets() if gold.name == "denials_dev.jsonl")
    assert gold.independence.startswith(f"{len(docs & trained)} of the {len(docs)} articles")


def test_the_readme_tells_the_same() -> None:
    readme = " ".join((ROOT / "README.md").read_text("utf8").split())
    found = round(BY_KEY["denial_found"].value * BY_KEY["denial_found"].n)
    assert f"F1 {BY_KEY['attribution'].said}, where they agree with each other" in readme
    assert f"Of {BY_KEY['chain'].n} statements that came through somebody else" in readme
    assert f"whole chain right for {in_ten('chain')} in ten" in readme
    denials = BY_KEY["denial_found"]
    assert (
        f"Of {denials.n} denials in {denials.articles} marked articles it finds {found}" in readme
    )
    assert f"{in_ten('denial_right')} of ten that it reports there are denials" in readme
    assert f"is the right one for {in_ten('denial_link')} in ten" in readme
    assert f"who denies for {in_ten('denier')} in ten" in readme


def in_ten(key: str) -> str:
    return IN_TEN[round(BY_KEY[key].value * 10)]


def test_the_model_card_of_the_weights_tells_the_same() -> None:
    card = (ROOT / "models" / "attribution" / "README.md").read_text("utf8")
    value, parts = BY_KEY["attribution"], ("direct", "mixed", "indirect")
    # The card rounds to three decimals the figure that has four here.
    assert any(f"| attribution | {value.value + d:.3f} |" in card for d in (0, 1e-4, -1e-4))
    assert " / ".join(f"{BY_KEY[part].value:.3f}" for part in parts) in card


def test_the_table_has_every_score_as_it_is_said() -> None:
    table = score_table()
    assert list(table.columns) == list(COLUMNS)
    assert list(table["said"]) == [score.said for score in scores()]
    assert table["low"].isna().sum() == sum(score.low is None for score in scores())


def test_a_value_is_said_in_its_unit() -> None:
    assert said(0.005, "mean") == "0 %"
    assert said(1.0, "F1") == "1.00"


def test_dots_are_sorted_and_never_show_errors_as_merits() -> None:
    table = score_table()
    fig = score_dots(table, articles=84)
    shown = list(fig.data[0].x)
    assert shown == sorted(shown, reverse=True)
    labels = [words.partition("<br>")[0] for words in fig.layout.yaxis.ticktext]
    assert len(labels) == len(shown) == (~table["lower_is_better"]).sum()
    assert "Chains where there is none" not in labels
    assert all("n = " in words for words in fig.layout.yaxis.ticktext)


def test_the_bars_are_the_bounds() -> None:
    fig = score_dots(score_table(), articles=84)
    place = [words.partition("<br>")[0] for words in fig.layout.yaxis.ticktext].index("Who denies")
    score, bars = BY_KEY["denier"], fig.data[0].error_x
    assert bars.array[place] == pytest.approx((score.high or 0) - score.value)
    assert bars.arrayminus[place] == pytest.approx(score.value - (score.low or 0))
    reach = 1.96 * sqrt(score.value * (1 - score.value) / score.n)
    assert bars.array[place] + bars.arrayminus[place] == pytest.approx(2 * reach, rel=0.05)


def test_nothing_measured_is_an_empty_chart() -> None:
    fig = score_dots(score_table().head(0), articles=0)
    assert "Nothing was measured" in fig.layout.title.text
