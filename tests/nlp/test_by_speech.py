"""Persons whom the model overlooks but the tagger hears speak."""

import pytest

from analysis.models import Article
from analysis.pipeline import analyse


def names(text: str) -> dict[str, str]:
    found = analyse(Article(id="a", path="a.txt", text=text)).entities
    return {entity.name: entity.type for entity in found}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Noreen Bask, who runs a bakery in Weir Street, accused the board.",
            "Noreen Bask",
            "PERSON",
        ),
        ("Mayor Ines Calder told reporters the wall will be raised.", "Ines Calder", "PERSON"),
        ("The Eastmere Gazette reported that the pier was sold.", "Eastmere Gazette", "ORG"),
    ],
)
def test_speakers(text: str, name: str, kind: str) -> None:
    assert names(text)[name] == kind


def test_a_group_that_speaks_is_no_name() -> None:
    assert names("Many shopkeepers said that they were not asked.") == {}
