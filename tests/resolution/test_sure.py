"""What is grouped without asking, and what must not be."""

import pytest

from analysis.resolution import Name, find_crowds, resolve
from analysis.resolution.grouping import MOST
from tests.resolution.building import joined, resolve_apart, seen

SAME_PERSON = [
    ("Volodar Zorensky", "Volodar Zorenskiy"),
    ("Volodar Zorensky", "Volodar Zorenskyy"),
    ("Darko Yarnukovich", "Darko Yarnukovych"),
    ("Irek Khalmetov", "Irek Halmetov"),
    ("Sergei Tolmin", "Sergey Tolmin"),
    ("Aleksandr Tolmin", "Alexander Tolmin"),
    ("Mohammed Noorani", "Muhammad Noorani"),
    ("Mohamed Mansoor", "Mohammad Mansour"),
    ("Bashar al-Marrow", "Bashar Marrow"),
    ("Ahmed Zorensky", "Ahmad Zorenskiy"),
    ("Jürgen Märrow", "Jurgen Marrow"),
    ("JANE MARROW", "Jane Marrow"),
    ("Jane O’Marrow", "Jane O'Marrow"),
    ("Jean-Claude Marrow", "Jean Claude Marrow"),
    ("Ko Min-su", "Ko Min Su"),
    ("Bill de Marrow", "William De Marrow"),
    ("J.K. Marrow", "J. K. Marrow"),
    ("JK Marrow", "J. K. Marrow"),
    ("Jane K. Marrow", "Jane Marrow"),
    ("Jane K. Marrow", "Jane Karin Marrow"),
    ("Joe Marrow", "Joseph Marrow"),
    ("Jane Marrow Jr.", "Jane Marrow, Jr"),
    ('William "Bud" Marrow', "William Marrow"),
    ("Zorensky", "Zorenskyy"),
]

OTHER_PERSON = [
    ("Maria Marrow", "Mario Marrow"),
    ("Tolmanov", "Tolmanova"),
    ("Alex Tolmanov", "Alex Tolmanova"),
    ("Daniel Marrow", "Danielle Marrow"),
    ("Erik Harnsen", "Erik Harnson"),
    ("Stephen Marrow", "Stefan Marrow"),
    ("Jon Marrow", "John Marrow"),
    ("Jan Zorenski", "Jan Zorensky"),
    ("Jane Smyth", "Jane Smith"),
    ("Mary Reyes", "Mary Rees"),
    ("Ann Ascot", "Anna Scot"),
    ("Michael Khan", "Michael Han"),
    ("Jane A. Marrow", "Jane B. Marrow"),
    ("Jane A. Marrow", "Jane Anna B. Marrow"),
    ("Mohammed Noorani", "Mohammed Ali Noorani"),
    ("Jack Marrow Jr.", "Jack Marrow"),
    ("Jack Marrow Jr.", "Jack Marrow Sr."),
    ("Jack Marrow II", "Jack Marrow III"),
    ("Bill Marrow", "Billy Marrow"),
    ("Sam Marrow", "Samuel Marrow"),
    ("Volodymyr Tolmin", "Vladimir Tolmin"),
    ("J. Marrow", "Jane Marrow"),
    ("J. K. Marrow", "Jane Karin Marrow"),
    ("Marrow", "Jane Marrow"),
    ("Mary Smith-Marrow", "Mary Marrow"),
    ("が", "か"),
]

SAME_BODY = [
    ("Harbour Works Inc.", "Harbour Works"),
    ("Harbour Works Ltd", "Harbour Works Limited"),
    ("Harbour Works GmbH", "Harbour Works"),
    ("Marrow & Sons plc", "Marrow and Sons"),
    ("Marrow & Co.", "Marrow"),
    ("The Harbour Board", "Harbour Board"),
    ("Harbor Center", "Harbour Centre"),
    ("H.B.A.", "HBA"),
    ("Asia-Norland Bank", "Asia Norland Bank"),
]

OTHER_BODY = [
    ("Harbour Works Ltd", "Harbour Works GmbH"),
    ("Harbour Works", "Harbour Works Company"),
    ("Harbour Board", "Harbour Boards"),
    ("Norland Ministry of Trade", "Ministry of Trade"),
    ("Vox", "Vox Inc"),
    ("HB", "Harbour Board"),
]


@pytest.mark.parametrize(("one", "other"), SAME_PERSON)
def test_one_person(one: str, other: str) -> None:
    assert joined(resolve_apart("PERSON", one, other)) == {frozenset({one, other})}


@pytest.mark.parametrize(("one", "other"), OTHER_PERSON)
def test_not_surely_one_person(one: str, other: str) -> None:
    assert joined(resolve_apart("PERSON", one, other)) == set()


@pytest.mark.parametrize(("one", "other"), SAME_BODY)
def test_one_body(one: str, other: str) -> None:
    assert joined(resolve_apart("ORG", one, other)) == {frozenset({one, other})}


@pytest.mark.parametrize(("one", "other"), OTHER_BODY)
def test_not_surely_one_body(one: str, other: str) -> None:
    assert joined(resolve_apart("ORG", one, other)) == set()


def test_a_name_that_could_be_two_people_joins_neither() -> None:
    names = ("Jane Marrow", "Jane A. Marrow", "Jane Anna Marrow", "Jane B. Marrow")
    assert joined(resolve_apart("PERSON", *names)) == {
        frozenset({"Jane A. Marrow", "Jane Anna Marrow"})
    }


def test_a_nickname_of_two_names_joins_neither_where_both_are_here() -> None:
    names = ("Steve Marrow", "Stephen Marrow", "Steven Marrow")
    assert joined(resolve_apart("PERSON", *names)) == set()
    assert joined(resolve_apart("PERSON", *names[:2])) == {frozenset(names[:2])}


def test_two_legal_forms_leave_the_bare_name_alone() -> None:
    assert joined(resolve_apart("ORG", "Marrow", "Marrow Ltd", "Marrow GmbH")) == set()


def test_names_that_an_article_keeps_apart_stay_apart() -> None:
    one, other = seen("Jane Marrow", "PERSON", [1, 2, 4]), seen("Jane K. Marrow", "PERSON", [2])
    found = resolve([one, other])
    assert joined(found) == set()
    assert [(pair.first, pair.second) for pair in found.suggestions] == [(one.name, other.name)]
    assert "an article names both" in found.suggestions[0].reason


def test_another_type_is_another_group() -> None:
    found = resolve([seen("Marrow Bay", "ORG", [1]), seen("Marrow Bay", "LOC", [2])])
    assert joined(found) == set()
    assert [pair.rule for pair in found.suggestions] == ["other_type"]


def test_the_name_in_most_articles_is_shown_then_the_fuller() -> None:
    found = resolve([seen("Joe Marrow", "PERSON", [1, 2]), seen("Joseph Marrow", "PERSON", [3])])
    assert found.groups == ((Name("Joe Marrow", "PERSON"), Name("Joseph Marrow", "PERSON")),)
    found = resolve([seen("Jane Marrow", "PERSON", [1]), seen("Jane K. Marrow", "PERSON", [3])])
    assert found.groups[0][0] == Name("Jane K. Marrow", "PERSON")


def test_a_crowded_block_is_cut_down_and_can_be_noticed() -> None:
    many = [f"Jane {chr(97 + n // 26)}{chr(97 + n % 26)}x Marrow" for n in range(MOST + 1)]
    names = [*many, "JANE AAX MARROW"]
    given = [seen(name, "PERSON", [number]) for number, name in enumerate(names)]
    assert [len(crowd) for crowd in find_crowds(given)] == [len(names)]
    assert joined(resolve(given)) == {frozenset({"Jane aax Marrow", "JANE AAX MARROW"})}
    assert find_crowds(given[:MOST]) == ()
