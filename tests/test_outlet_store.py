from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.tables import (
    UNKNOWN_OUTLET,
    Carried,
    Scope,
    articles_table,
    attributions_table,
    claims_table,
    coverage_table,
    outlet_claims,
    outlet_figures,
    statements_table,
)
from tests.factory import filled_store


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[pd.DataFrame, ...]]:
    """Of a scope with everything and one with nothing: coverage, claims and figures."""
    store = filled_store(Path(tmp_path_factory.mktemp("outlets")))
    found = {}
    for number in (1, 99):
        scope = Scope(number)
        given = statements_table(store, scope, all=True), claims_table(store, scope)
        rows = outlet_claims(*given, attributions_table(store, scope))
        figures = outlet_figures(rows, articles_table(store, scope))
        found[number] = (coverage_table(*given), rows, figures)
    return found


def test_an_empty_table_has_the_same_columns_of_the_same_types(tables: Any) -> None:
    for full, empty in zip(tables[1], tables[99], strict=True):
        assert empty.empty
        assert not full.empty
        assert full.dtypes.to_dict() == empty.dtypes.to_dict()


def test_what_the_store_knows_of_the_pier(tables: Any) -> None:
    coverage, _, figures = tables[1]
    courier = coverage[coverage["outlet"] == "Harbour Courier"]
    assert courier["carried"].value_counts()[Carried.BOTH] == 1
    assert figures["outlet"].tolist()[-1] == UNKNOWN_OUTLET
