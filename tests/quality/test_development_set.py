"""Every development figure against its floor; floors only go up.

The development data is not part of the project. Where it lies beside it, as it does in CI, all of
it is analysed: 84 articles, about a minute.
"""

import json
from pathlib import Path

import pytest

from analysis.evaluation import evaluate
from analysis.evaluation.floors import below

HERE = Path(__file__).parent
GOLD = HERE.parents[2] / "shared" / "gold"
FLOORS = json.loads((HERE / "floors.json").read_text("utf8"))["development"]


@pytest.mark.skipif(not GOLD.is_dir(), reason="the development data is not here")
def test_no_figure_is_below_its_floor() -> None:
    scores = evaluate([GOLD / name for name in FLOORS])
    assert below(scores, FLOORS) == ()
