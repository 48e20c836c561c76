"""What is suggested, by which rule, and what is not."""

import pytest

from analysis.resolution import resolve
from tests.resolution.building import likely, resolve_apart, seen

PEOPLE = [
    ("surname_alone", ("Marrow", "Jane Marrow"), ("Marrow", "Jane Marrow")),
    ("surname_alone", ("de Marrow", "Jane de Marrow"), ("de Marrow", "Jane de Marrow")),
    ("surname_alone", ("Marrow", "Jane Marrow", "J. Marrow"), ("Marrow", "Jane Marrow")),
    ("initial", ("J. Marrow", "Jane Marrow"), ("J. Marrow", "Jane Marrow")),
    ("initial", ("J. K. Marrow", "Jane Karin Marrow"), ("J. K. Marrow", "Jane Karin Marrow")),
    ("nickname", ("Sam Marrow", "Samuel Marrow"), ("Sam Marrow", "Samuel Marrow")),
    ("nickname", ("Alex Tolmin", "Alexandra Tolmin"), ("Alex Tolmin", "Alexandra Tolmin")),
    (
        "nickname",
        ("Oleksandr Tolmin", "Aleksandr Tolmin"),
        ("Oleksandr Tolmin", "Aleksandr Tolmin"),
    ),
    (
        "contested",
        ("Jane Marrow", "Jane A. Marrow", "Jane B. Marrow"),
        ("Jane Marrow", "Jane A. Marrow"),
    ),
    ("contested", ("Jack Marrow", "Jack Marrow Jr."), ("Jack Marrow", "Jack Marrow Jr.")),
    ("contested", ("Mohammed Noor", "Mohamed Ali Noor"), ("Mohammed Noor", "Mohamed Ali Noor")),
    ("almost_same", ("Erik Harnsen", "Erik Harnson"), ("Erik Harnsen", "Erik Harnson")),
    ("almost_same", ("Jane Marorw", "Jane Marrow"), ("Jane Marorw", "Jane Marrow")),
]

NOBODY = [
    ("Marrow", "Jane Marrow", "Bob Marrow"),
    ("Marrow", "Jane Marrow", "B. Marrow"),
    ("Marrows", "Marrow"),
    ("Maria Marrow", "Mario Marrow"),
    ("Ivo Tolmanov", "Ivo Tolmanova"),
    ("Jane A. Marrow", "Jane B. Marrow"),
    ("Jack Marrow Jr.", "Jack Marrow Sr."),
    ("J. Marrow", "Kate Marrow"),
    ("J. A. Marrow", "Jane B. Marrow"),
    ("Jane Marrow", "Karl Zorensky"),
]

BODIES = [
    ("acronym", ("HBA", "Harbour Bridge Authority"), True),
    ("acronym", ("HBA", "Harbour Bridge Authority", "Hill Board of Arts"), False),
    ("part_of_longer", ("Ministry of Defence", "Norlandian Ministry of Defence"), True),
    ("part_of_longer", ("City Court", "Aby City Court", "Bedel City Court"), False),
    ("part_of_longer", ("Harbour University", "Harbour University Poll"), False),
    ("almost_same", ("Harbour Authority", "Harbour Autority"), True),
    ("almost_same", ("North Harbour Board", "Forth Harbour Board"), False),
    ("almost_same", ("Board 15 of Norland", "Board 16 of Norland"), False),
    ("almost_same", ("Norland War I", "Norland War II"), False),
]


@pytest.mark.parametrize(("rule", "names", "pair"), PEOPLE)
def test_people(rule: str, names: tuple[str, ...], pair: tuple[str, str]) -> None:
    assert (rule, frozenset(pair)) in likely(resolve_apart("PERSON", *names))


@pytest.mark.parametrize("names", NOBODY)
def test_nobody(names: tuple[str, ...]) -> None:
    assert {
        pair for rule, pair in likely(resolve_apart("PERSON", *names)) if names[0] in pair
    } == set()


@pytest.mark.parametrize(("rule", "names", "is_found"), BODIES)
def test_bodies(rule: str, names: tuple[str, ...], is_found: bool) -> None:
    rules = {found for found, _ in likely(resolve_apart("ORG", *names))}
    assert (rule in rules) is is_found


def test_an_acronym_that_an_article_introduced() -> None:
    board = seen("Harbour Bridge Board", "ORG", [1], ["HBX"])
    found = resolve([board, seen("HBX", "ORG", [2])])
    assert likely(found) == {("introduced", frozenset({"HBX", "Harbour Bridge Board"}))}
    assert '"HBX"' in found.suggestions[0].reason


def test_an_acronym_of_two_bodies_suggests_nothing() -> None:
    boards = [seen("Harbour Bridge", "ORG", [1], ["HBX"]), seen("Hill Bed", "ORG", [2], ["HBX"])]
    assert likely(resolve([*boards, seen("HBX", "ORG", [3])])) == set()


def test_a_given_name_that_several_bear_suggests_nothing_though_one_is_called_by_it() -> None:
    jane = seen("Jane Marrow", "PERSON", [1], ["Jane"])
    bare = seen("Jane", "PERSON", [2])
    assert {rule for rule, _ in likely(resolve([jane, bare]))} == {"introduced"}
    assert likely(resolve([jane, bare, seen("Jane Zorn", "PERSON", [3])])) == set()


def test_an_article_that_names_both_weakens_a_suggestion() -> None:
    bare = seen("Marrow", "PERSON", [1])
    alone = resolve([bare, seen("Jane Marrow", "PERSON", [2])]).suggestions[0]
    both = resolve([bare, seen("Jane Marrow", "PERSON", [1, 2])]).suggestions[0]
    assert both.score < alone.score
    assert both.reason.startswith(alone.reason)


def test_the_one_to_keep_is_the_one_in_more_articles() -> None:
    pair = resolve([seen("Marrow", "PERSON", [1]), seen("Jane Marrow", "PERSON", [2, 3])])
    assert pair.suggestions[0].first.name == "Jane Marrow"


def test_groups_are_suggested_by_the_names_that_are_shown() -> None:
    names = [seen("Joe Marrow", "PERSON", [1, 2]), seen("Joseph Marrow", "PERSON", [3])]
    found = resolve([*names, seen("Marrow", "PERSON", [4])])
    assert likely(found) == {("surname_alone", frozenset({"Joe Marrow", "Marrow"}))}
