"""Listed names are found whole, with their capitals, longest first."""

import pytest

from analysis import words
from analysis.nlp.lexicon import find_listed, inflect, known_names, split_text

LISTS = ("outlets", "demonyms", "titles", "places", "organisations", "given_names")


def found(text: str) -> list[tuple[str, str]]:
    text_words = split_text(text)
    return [
        (text[text_words[first].start : text_words[last - 1].end], listed.name)
        for first, last, listed in find_listed(text_words, known_names())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. and the UK", [("U.S.", "United States"), ("UK", "United Kingdom")]),
        ("told us to use it", []),
        ("South Sudan, not Sudan", [("South Sudan", "South Sudan"), ("Sudan", "Sudan")]),
        ("Washington, D.C.", [("Washington, D.C.", "Washington")]),
        ("Russian and Ukrainians", [("Russian", "Russia"), ("Ukrainians", "Ukraine")]),
        ("African-American voters", [("African-American", "African Americans")]),
        ("UKRAINE TALKS", [("UKRAINE", "Ukraine")]),
        ("Guinea-Bissau", [("Guinea-Bissau", "Guinea-Bissau")]),
        ("a china shop in turkey", []),
    ],
)
def test_listed_names(text: str, expected: list[tuple[str, str]]):
    assert found(text) == expected


@pytest.mark.parametrize("name", LISTS)
def test_no_list_says_a_thing_twice(name: str):
    for table, content in words.load(name).items():
        for key, value in content.items() if isinstance(content, dict) else ():
            if isinstance(value, list):
                assert len(value) == len(set(value)), f"{name}: {table}.{key}"


def test_every_demonym_belongs_to_a_listed_place():
    places = words.load("places")
    known = {
        name for table in ("countries", "us_states", "cities", "regions") for name in places[table]
    }
    assert set(words.load("demonyms")["places"]) <= known


def test_every_country_has_a_demonym_or_is_excused():
    excused = {
        "Congo", "Democratic Republic of the Congo", "Republic of the Congo", "Kurdistan",
        "Dominica", "Vatican City",
    }  # fmt: skip
    demonyms = words.load("demonyms")["places"]
    without = {name for name in words.load("places")["countries"] if not demonyms.get(name)}
    assert without <= excused


def test_no_given_name_is_a_mans_and_a_womans():
    names = words.load("given_names")
    assert not set(names["man"].split()) & set(names["woman"].split())


@pytest.mark.parametrize(
    ("demonym", "form"),
    [("Russian", "Russians"), ("French", "Frenchwoman"), ("Irish", "Irishmen"), ("Swiss", "Swiss")],
)
def test_inflected_demonyms(demonym: str, form: str):
    assert form in inflect(demonym)
