"""Which names are one person's."""

import pytest

from analysis.nlp.people import find_people, is_same_person, parts_of, who_may_be


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ann Lee", "ANN LEE", True),
        ("Donald Trump", "Donald J. Trump", True),
        ("D. Trump", "Donald Trump", True),
        ("Mike Pence", "Michael Pence", True),
        ("Bill Clinton", "Hillary Clinton", False),
        ("George W. Bush", "George H. W. Bush", True),
        ("John F. Kennedy", "John R. Kennedy", False),
        ("Enrique Peña Nieto", "Peña Nieto", True),
        ("Ann Lee", "Ann Leeson", False),
        ("Joseph Biden Jr.", "Joe Biden", True),
    ],
)
def test_same_person(one: str, other: str, expected: bool):
    assert is_same_person(parts_of(one), parts_of(other)) is expected


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("Ann Lee", [0]),
        ("Lee", [0, 1]),
        ("Bob Lee", [1]),
        ("bin Laden", [2]),
        ("Bin Laden", [2]),
        ("Osama", [2]),
        ("Ban", [3]),
        ("Leeson", []),
        ("", []),
        ("’", []),
    ],
)
def test_parts_of_names_stand_for_persons(name: str, who: list[int]):
    people = find_people(["Ann Lee", "Bob Lee", "Osama bin Laden", "Ban Ki-moon"])
    assert who_may_be(name, people) == who


def test_forms_of_one_name_are_one_person():
    assert len(find_people(["Donald J. Trump", "Donald Trump", "Trump"])) == 1
