"""Which names are outlets."""

import pytest

from analysis.nlp import is_outlet
from analysis.nlp.outlets import outlet_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Telegraph", True),
        ("the Telegraph", True),
        ("Telegraph", False),
        ("Reuters", True),
        ("AP", True),
        ("Harbour Courier", True),
        ("The Lantern Dispatch", True),
        ("Orda.kz", True),
        ("inform.kz", True),
        ("U.S.", False),
        ("Inc.", False),
        ("Ann Lee", False),
        ("Telegraph Road", False),
        ("hard times", False),
        ("Harbour Authority", False),
        ("Russia", False),
        ("", False),
        ("   ", False),
    ],
)
def test_is_outlet(name: str, expected: bool):
    assert is_outlet(name) is expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Daily Telegraph", "The Telegraph"),
        ("New York Times", "The New York Times"),
        ("NYT", "The New York Times"),
        ("The Harbour Courier", "The Harbour Courier"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_one_name_for_all_forms(name: str, shown: str):
    assert outlet_name(name) == shown
