"""Deniers whose name stands elsewhere: behind their office, or before "he added"."""

import pytest

from analysis.models import Article
from analysis.pipeline import analyse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor of Tarrow, Colette Varran, on Saturday denied any role in the award of a "
         "contract to a company owned by her brother.", ["Colette Varran"]),
        ("Tarrow mayor denies role in contract\n\nThe mayor of Tarrow, Colette Varran, on "
         "Saturday denied any role in the award of a contract.", ["Colette Varran"] * 2),
        ("LORRIN, 3 March (Sextant Wire) – Ravelia’s water authority on Tuesday denied that it had "
         "ignored warnings about a dam.", ["Ravelia’s water authority"]),
        ("“No warning was ignored,” NWA director general Edmund Farlow said in a statement.\n\n"
         "The claim that the gates could jam “is simply not true”, he added.", ["Edmund Farlow"]),
        # Who is only named behind an office does not hold it.
        ("The mayor of Tarrow, who met Colette Varran, denied any role in the award.",
         ["mayor of Tarrow"]),
        ("Tarrow mayor denies role in contract\n\nThe clerk of Tarrow, Colette Varran, on "
         "Saturday denied any role in the award of a contract.", ["Tarrow mayor"]),
    ],
)  # fmt: skip
def test_name(text: str, names: list[str]) -> None:
    found = analyse(Article(id="a", path="a", text=text)).denials
    assert [denial.denier_name for denial in found][: len(names)] == names
