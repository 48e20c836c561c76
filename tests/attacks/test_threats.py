"""docs/threats.md says which test shows what: each of them is there, and so is every page of it."""

import re
from pathlib import Path

import pytest

from tests.attacks.cases import FORMULAS, PARAMETERS, TOKENS, WORDS

ROOT = Path(__file__).resolve().parents[2]
THREATS = (ROOT / "docs" / "threats.md").read_text("utf8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", THREATS)
ROWS = [line for line in THREATS.splitlines() if line.startswith("| ") and "---" not in line]


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_every_test_that_is_named_is_there(file: str, test: str) -> None:
    path = ROOT / file
    assert path.is_file()
    if test:
        assert re.search(rf"^def {test}\(", path.read_text("utf8"), re.MULTILINE), test


def test_every_row_names_a_test_or_says_that_there_is_none() -> None:
    for row in ROWS:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert len(cells) == 3, row
        if cells[0] not in ("Threat", "What is not stopped"):
            assert "tests/" in cells[2] or cells[2].startswith("Nothing"), row


def test_the_list_is_long_enough() -> None:
    assert len(TOKENS) + len(PARAMETERS) + len(WORDS) + len(FORMULAS) >= 80


def test_every_case_has_a_name_of_its_own() -> None:
    for cases in (TOKENS, PARAMETERS):
        names = [case.id for case in cases]
        assert len(set(names)) == len(names)
