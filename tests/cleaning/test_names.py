import pytest

from analysis.cleaning.bylines import names_in_byline
from analysis.cleaning.names import is_name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and Al Roe, Political Editor", "Jane Doe and Al Roe"),
        ("By Jane Doe, Al Roe & Kim Poe", "Jane Doe, Al Roe & Kim Poe"),
        ("By Jane Doe, New York", "Jane Doe"),
        ("By Jane Doe, Norwire", "Jane Doe"),
        ("By Jane Doe in Varnholm", "Jane Doe"),
        ("By Jane Doe (Norwire)", "Jane Doe"),
        ("By J. R. Doe", "J. R. Doe"),
        ("By Ludwig van der Berg", "Ludwig van der Berg"),
        ("By Jean-Luc O'Neill", "Jean-Luc O'Neill"),
        ("Original Author: Nikita Drobny", "Nikita Drobny"),
        ("Author: nikita | Blog", "nikita"),
        ("Text: Jane Doe; Photos: Al Roe", "Jane Doe"),
        ("By Staff Writer", "Staff Writer"),
        ("By AFP", "AFP"),
        ("Posted by Jane Doe on March 3, 2024", "Jane Doe"),
    ],
)
def test_names_in_a_byline(line: str, names: str):
    found = names_in_byline(line)
    assert found is not None
    assert found.of(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday evening it was over.",
        "By Land and Sea",
        "By All Means",
        "By Jane",
        "By the book",
        "Jane Doe",
        "Author unknown",
        "By Jane Doe's account, the report was never read.",
        "By",
    ],
)
def test_no_byline(line: str):
    assert names_in_byline(line) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jane Doe", True),
        ("Ursula von Linden", True),
        ("Theresa May", True),
        ("Jane", False),
        ("Political Editor", False),
        ("Monday Morning", False),
        ("Jane went", False),
        ("Room 12", False),
        ("A B C D E F", False),
    ],
)
def test_is_name(words: str, expected: bool):
    assert is_name(tuple(words.split())) is expected
