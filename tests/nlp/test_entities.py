"""Who and what is named, on texts parsed by hand."""

import pytest

from tests.nlp.building import entities_of, forms

LEE = {"Ann Lee": "PERSON", "Lee": "PERSON"}


def test_surname_joins_the_full_name():
    text = "Ann Lee met Bob Ray. Lee said no."
    found = entities_of(text, {"Ann Lee": "PERSON", "Bob Ray": "PERSON", "Lee": "ORG"})
    assert forms(found["Ann Lee"], text) == ["Ann Lee", "Lee"]
    assert found["Ann Lee"].type == "PERSON"
    assert found["Ann Lee"].aliases == ("Lee",)
    assert list(found) == ["Ann Lee", "Bob Ray"]


def test_titles_and_possessives_are_no_part_of_a_name():
    text = "President Ann Lee's aide met Mr. Ray."
    found = entities_of(text, {"President Ann Lee's": "PERSON", "Mr. Ray": "ORG"})
    assert {name: forms(entity, text) for name, entity in found.items()} == {
        "Ann Lee": ["Ann Lee"],
        "Ray": ["Ray"],
    }


def test_given_names_that_are_titles_too_stay():
    assert list(entities_of("Dean Baker spoke.", {"Dean Baker": "PERSON"})) == ["Dean Baker"]


def test_people_with_one_surname_are_kept_apart():
    text = "Hillary Clinton spoke. Bill Clinton spoke. Mr. Clinton said no. Clinton said yes."
    found = entities_of(text, {"Hillary Clinton": "PERSON", "Bill Clinton": "PERSON"})
    assert forms(found["Hillary Clinton"], text) == ["Hillary Clinton", "Clinton"]
    assert forms(found["Bill Clinton"], text) == ["Bill Clinton", "Clinton"]


def test_the_one_called_by_office_first_is_not_the_one_named_in_full_later():
    text = "President Ray met them. His wife Ann Ray spoke. Mrs. Ray said no. Ray said yes."
    found = entities_of(text, {"Ann Ray": "PERSON", "Ray": "PERSON"})
    assert forms(found["Ray"], text) == ["Ray", "Ray"]
    assert forms(found["Ann Ray"], text) == ["Ann Ray", "Ray"]
    text = "President Ann Ray met them. Ray said yes."
    assert set(entities_of(text, {"Ann Ray": "PERSON"})) == {"Ann Ray"}


def test_countries_by_every_form_and_demonyms_apart():
    text = "The U.S. met Britain in the United States of America. American and British aides spoke."
    found = entities_of(text)
    assert forms(found["United States"], text) == ["U.S.", "United States of America"]
    assert len(found["United States"].demonym_mentions) == 1
    assert [s.of(text) for s in found["United Kingdom"].demonym_mentions] == ["British"]


def test_listed_places_outvote_the_model():
    found = entities_of("He met Ukraine in Russia.", {"Ukraine": "PERSON", "Russia": "ORG"})
    assert {name: entity.type for name, entity in found.items()} == {
        "Ukraine": "GPE",
        "Russia": "GPE",
    }


def test_known_names_are_found_in_a_title_case_headline():
    headline = "Lee Denies Secret Harbour Deal With Norway"
    text = f"{headline}\nAnn Lee denied it. Norway said nothing."
    found = entities_of(
        text, {"Lee Denies Secret": "ORG", "Ann Lee": "PERSON"}, headline=len(headline)
    )
    assert {name: len(entity.mentions) for name, entity in found.items()} == {
        "Ann Lee": 2,
        "Norway": 2,
    }


def test_modal_verb_of_a_headline_is_no_minister():
    headline = "Lee May Visit Harbour Board"
    text = f"{headline}\nTheresa May met Ann Lee. May said no."
    names = {"Theresa May": "PERSON", "Ann Lee": "PERSON"}
    found = entities_of(text, names, headline=len(headline))
    assert forms(found["Theresa May"], text) == ["Theresa May", "May"]
    assert found["Theresa May"].mentions[0].start > len(headline)


def test_acronyms_of_the_text():
    text = "The Harbour Board Authority (HBA) met Ann. HBA said no."
    found = entities_of(text, {"HBA": "GPE"})
    assert forms(found["Harbour Board Authority"], text) == [
        "Harbour Board Authority",
        "HBA",
        "HBA",
    ]
    assert found["Harbour Board Authority"].type == "ORG"


def test_short_forms_join_the_last_longer_name():
    text = "The Harbour Council met. The Council said no. A Council alone is none."
    found = entities_of(text, {"Council": "ORG"})
    assert forms(found["Harbour Council"], text) == ["Harbour Council", "Council", "Council"]
    assert not entities_of("The Council said no.", {"Council": "ORG"})


def test_outlets_keep_their_article_in_the_name_only():
    text = "Ann wrote in The Telegraph. A Telegraph source said no."
    found = entities_of(text, {"The Telegraph": "FAC", "Telegraph": "PRODUCT"})
    assert found["The Telegraph"].type == "ORG"
    assert forms(found["The Telegraph"], text) == ["Telegraph", "Telegraph"]


def test_the_publisher_is_known():
    text = "Ann told the Gazette. The memo was seen by the Gazette."
    found = entities_of(text, {"Gazette": "PERSON"}, publisher="Port Gazette")
    assert forms(found["Port Gazette"], text) == ["Gazette", "Gazette"]


def test_unlisted_outlets_by_what_they_do():
    found = entities_of("The Lantern reported it.", {"Lantern": "PRODUCT"})
    assert found["Lantern"].type == "ORG"


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("FAIRVIEW, N.Y., Sept. 26 (UPI) — It was opened.", "Fairview", "FAIRVIEW"),
        ("FAIRVIEW, N.Y., Sept. 26 (UPI) — It was opened.", "New York", "N.Y."),
        ("FAIRVIEW, N.Y., Sept. 26 (UPI) — It was opened.", "UPI", "UPI"),
        ("Ann said (D-N.C.) no.", "North Carolina", "N.C."),
        ("They met in Henderson, Nev. today.", "Nevada", "Nev."),
        ("He saw it on Orda.kz today.", "Orda.kz", "Orda.kz"),
        ("It was in FiveThirtyEight today.", "FiveThirtyEight", "FiveThirtyEight"),
        ("The city of Brackwater was led.", "Brackwater", "Brackwater"),
        ("The Commission on Harbour Safety met.", "Commission on Harbour Safety", None),
        ("The Court of Appeals for the Port met.", "Court of Appeals for the Port", None),
        ("The Allied Shipwrights’ Union met.", "Allied Shipwrights’ Union", None),
        ("Will Dunham spoke.", "Will Dunham", None),
        ('Robert C. "Bobby" Ray spoke.', 'Robert C. "Bobby" Ray', None),
    ],
)  # fmt: skip
def test_names_given_away_by_their_form(text: str, name: str, form: str | None):
    assert forms(entities_of(text)[name], text) == [form or name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Media said no.", {"Media": "ORG"}),
        ("Secrecy was led.", {"Secrecy": "ORG"}),
        ("Write to @AnnLee or #Russia.", {"AnnLee": "PERSON"}),
        ("The Clean Harbour Act was opened.", {"Clean Harbour Act": "LAW"}),
        ("He spoke on “Fox and Friends” today.", {"Fox": "ORG", "Friends": "ORG"}),
        ("It was Monday.", {"Monday": "DATE"}),
        ("Polish the boots. It will turn.", {}),
        ("Texts were opened, IN ALL.", {}),
        ("THE PORT IS — OPEN TODAY — AGAIN", {}),
        ("Two times a day, with the sun and the hill.", {}),
    ],
)
def test_near_misses(text: str, names: dict[str, str]):
    assert entities_of(text, names) == {}


def test_joined_outlets_are_two():
    text = "A Washington Post-ABC News poll was led."
    found = entities_of(text, {"Washington Post-ABC News": "ORG"})
    assert set(found) == {"The Washington Post", "ABC News"}


def test_an_outlet_and_a_surname_behind_it_are_two():
    text = "Ann Lee left. In a meeting with the Washington Post Lee said no."
    found = entities_of(text, {"Ann Lee": "PERSON", "Washington Post Lee": "ORG"})
    assert forms(found["Ann Lee"], text) == ["Ann Lee", "Lee"]
    assert forms(found["The Washington Post"], text) == ["Washington Post"]


def test_an_outlet_called_as_a_towns_people_are():
    text = "He told The New Yorker that a New Yorker had left."
    found = entities_of(text, {})
    assert forms(found["The New Yorker"], text) == ["New Yorker"]


def test_a_surname_is_that_of_the_one_just_named_in_full():
    far = " It rained." * 150
    text = f"Ann Lee spoke.{far} Bob Lee came. Lee said no."
    names = {"Ann Lee": "PERSON", "Bob Lee": "PERSON"}
    assert forms(entities_of(text, names)["Bob Lee"], text) == ["Bob Lee", "Lee"]
    near = text.replace(far, "")
    assert forms(entities_of(near, names)["Ann Lee"], near) == ["Ann Lee", "Lee"]


def test_line_ends_cut_names():
    text = "He met Ann Lee\nHarbour News said no."
    found = entities_of(text, {"Ann Lee\nHarbour": "PERSON"})
    assert set(found) == {"Ann Lee", "Harbour News"}


def test_demonym_of_an_unlisted_place_that_the_text_names():
    found = entities_of("In Ravelia an aide met Ravelian officers.", {"Ravelian": "PERSON"})
    assert len(found["Ravelia"].demonym_mentions) == 1


def test_entities_come_by_first_mention():
    text = "In Norway Ann Lee met Denmark. Norway said no."
    assert list(entities_of(text, LEE)) == ["Norway", "Ann Lee", "Denmark"]


@pytest.mark.parametrize(
    ("text", "names", "name", "kind"),
    [
        # A company that the model takes for a place, and a person for a bay.
        ("Marriott met Ann Lee.", {"Marriott": "GPE", "Ann Lee": "PERSON"}, "Marriott", "ORG"),
        ("Michael Bay met Ann Lee.", {"Michael Bay": "PERSON"}, "Michael Bay", "PERSON"),
        # What runs for somebody, and what only persons do.
        ("The Ilves campaign met Ann Lee.", {"Ilves": "ORG"}, "Ilves", "PERSON"),
        # Near misses: an ordinary word, a body.
        ("The Leave campaign met. We leave.", {"Leave": "ORG"}, "Leave", "ORG"),
        ("Hudson Bay was cold.", {"Hudson Bay": "LOC"}, "Hudson Bay", "LOC"),
    ],
)
def test_types_that_the_words_around_tell(
    text: str, names: dict[str, str], name: str, kind: str
) -> None:
    assert entities_of(text, names)[name].type == kind


def test_an_acronym_in_brackets_is_the_name_before() -> None:
    text = "The Calder Port Authority (CPA) met. The CPA said no. The Harbour Board (XYZ) met."
    found = entities_of(text, {"Calder Port Authority": "ORG", "Harbour Board": "ORG"})
    assert forms(found["Calder Port Authority"], text) == ["Calder Port Authority", "CPA", "CPA"]
    assert "XYZ" not in found


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("The Mary Voss Show was long. We met.", "Mary Voss Show"),
        ("TWO MEN DEAD IN HARBOUR Three people met on Monday in the town.", "DEAD"),
    ],
)
def test_programmes_and_capitals_at_the_head_of_a_line_are_no_names(text: str, missed: str) -> None:
    assert missed not in entities_of(text, {missed: "ORG"})
