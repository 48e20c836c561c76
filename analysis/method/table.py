"""The scores as a table, for the chart, the screen and files."""

import pandas as pd

from analysis.method.scores import scores
from analysis.tables.frame import BOOL, FLOAT, INT, TEXT, make_frame

COLUMNS = {
    "subject": TEXT,
    "label": TEXT,
    "measure": TEXT,
    "said": TEXT,
    "bounds": TEXT,
    "n": INT,
    "counted": TEXT,
    "articles": INT,
    "meaning": TEXT,
    "value": FLOAT,
    "low": FLOAT,
    "high": FLOAT,
    "people": FLOAT,
    "lower_is_better": BOOL,
}
"""`said` and `bounds` are value, low and high in words."""


def score_table() -> pd.DataFrame:
    """One row a score, subject by subject."""
    rows = [tuple(getattr(score, name) for name in COLUMNS) for score in scores()]
    return make_frame(rows, COLUMNS)
