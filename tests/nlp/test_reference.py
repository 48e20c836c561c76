"""Whom pronouns and descriptions take up: speakers before objects, rather nobody than a guess."""

import pytest

from analysis.models import Article, Block, BlockKind, Span
from analysis.nlp import Resolver, find_entities, load_language, make_resolver


def resolver_of(text: str) -> tuple[Resolver, list[str]]:
    doc = load_language()(text)
    blocks = [Block(kind=BlockKind.BODY, span=Span(0, len(text)))]
    entities = find_entities(doc, Article(id="a", path="a.txt", text=text), blocks)
    return make_resolver(doc, entities), [entity.name for entity in entities]


def meant(text: str, source: str) -> str | None:
    """The name, or the description in angle brackets, for the last place of `source`."""
    resolver, names = resolver_of(text)
    start = text.rfind(source)
    found, _ = resolver.resolve(Span(start, start + len(source)))
    if found.described is not None:
        who = resolver.who(found.described)
        return names[who] if who is not None else f"<{found.described.of(text)}>"
    return names[found.entity] if found.entity is not None else None


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        # Two men: the speaker goes on, whomever he spoke of.
        ("Robert Hale said that Peter Lund had lied. He wanted an apology.", "He", "Robert Hale"),
        ("Robert Hale attacked Peter Lund. He said no.", "He", "Robert Hale"),
        # An object one sentence back gives way to the speaker two back, not to one farther.
        (
            "Robert Hale said no. There was much anger at Peter Lund. He said so twice.",
            "He",
            "Robert Hale",
        ),
        # What is put behind a clause does not mean the clause's own subject.
        (
            "Robert Hale spoke first. Peter Lund is a liar, he said.",
            "he",
            "Robert Hale",
        ),
        ("After Robert Hale arrived, he said no.", "he", "Robert Hale"),
        # A phrase ahead of its subject.
        ("Robert Hale left. In his letter, Peter Lund asked for peace.", "his", "Peter Lund"),
        # Gender, by title and given name.
        ("Mary Voss met Robert Hale. She said no.", "She", "Mary Voss"),
        ("Ms. Voss met Robert Hale on the pier. “No,” she said.", "she", "Voss"),
        # Through whole quoted sentences.
        (
            "“No,” Robert Hale said. “It rained. It was cold. The pier fell. Peter Lund saw it. "
            "We all ran,” he said.",
            "he",
            "Robert Hale",
        ),
        # Nobody named: the description stands in, and no name is made up.
        ("A neighbour heard the noise. She said it was loud.", "She", "<A neighbour>"),
        ("Robert Hale waved. A woman shouted. She said no.", "She", "<A woman>"),
        ("It rained all day. He said no.", "He", None),
    ],
)
def test_he_and_she(text: str, source: str, expected: str | None) -> None:
    assert meant(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Mary Voss and Robert Hale met. They said no.", "They", "Mary Voss"),
        ("Union leaders met on Monday. They said no.", "They", "<Union leaders>"),
        ("Mary Voss met the crew. They said no.", "They", None),
        ("The polls closed early. They said no.", "They", None),
        ("Mary Voss of the Harbour Council, who said no, left.", "who", "Mary Voss"),
        ("People who said no left.", "who", "<People>"),
        ("Mary Voss, the harbour mayor, and who said no, left.", "who", "Mary Voss"),
    ],
)
def test_they_and_who(text: str, source: str, expected: str | None) -> None:
    assert meant(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Mary Voss ran for the council. The candidate said no.", "The candidate", "Mary Voss"),
        ("Sen. Mary Voss spoke. The Calder senator said no.", "The Calder senator", "Mary Voss"),
        # Two candidates, or one who speaks for somebody else: nobody.
        (
            "Candidate Mary Voss met candidate Robert Hale. The candidate said no.",
            "The candidate",
            None,
        ),
        (
            "Spokeswoman Mary Voss said so. The candidate said no.",
            "The candidate",
            None,
        ),
        # Of somebody's: another person.
        ("Mary Voss spoke. The candidate's mayor said no.", "The candidate's mayor", None),
        ("Mary Voss spoke. A candidate said no.", "A candidate", None),
        ("Mary Voss debated Robert Hale. The two said no.", "The two", "Mary Voss"),
        ("Mary Voss spoke. The two said no.", "The two", None),
        (
            "Former secretary of state Mary Voss said no.",
            "Former secretary of state Mary Voss",
            "Mary Voss",
        ),
        ("The report, by Mary Voss, said no.", "The report, by Mary Voss,", None),
    ],
)
def test_descriptions(text: str, source: str, expected: str | None) -> None:
    assert meant(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "A Harbour Institute poll came out. It rained. The survey says no.",
            "The survey",
            "<A Harbour Institute poll>",
        ),
        (
            "The Voss campaign fell silent. The campaign said no.",
            "The campaign",
            "<The Voss campaign>",
        ),
        ("A poll came out. The survey says no.", "The survey", None),
    ],
)
def test_what_the_text_said_more_of_before(text: str, source: str, expected: str | None) -> None:
    assert meant(text, source) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        # Somebody just named: an office in two words, an age, a former office under somebody.
        ("Mary Voss left. The former secretary of state said no.", "The former secretary of state",
         "Mary Voss"),
        ("Mary Voss left. The state said no.", "The state", None),
        ("Mary Voss left. The 34-year-old mother said no.", "The 34-year-old mother", "Mary Voss"),
        ("Robert Hale left. The 34-year-old mother said no.", "The 34-year-old mother", None),
        ("Mary Voss left. The mother said no.", "The mother", None),
        ("Mary Voss met Robert Hale. Lund's former strategist said no.",
         "Lund's former strategist", "Mary Voss"),
        ("Mary Voss met Robert Hale. Lund's strategist said no.", "Lund's strategist", None),
        # The clause that "when he" hangs on.
        ("Robert Hale said Peter Lund was right when he said no.", "he",
         "Peter Lund"),
        ("Robert Hale was right when he said no.", "he", "Robert Hale"),
        # The name right behind a description.
        ("The chief executive, Mary Voss, came by boat. “No,” she said.", "she", "Mary Voss"),
        # A name inside a clause with "which" is nobody's.
        ("Polls in the port, which Mary Voss won, showed it.",
         "Polls in the port, which Mary Voss won,", None),
        # A news agency that reported, and an agency that did not.
        ("Sextant Wire wrote it. The agency reported that he left.", "The agency", "Sextant Wire"),
        ("Sextant Wire wrote it. The agency said that he left.", "The agency", None),
        ("The Eastmere Gazette wrote it. The agency reported that he left.", "The agency", None),
    ],
)  # fmt: skip
def test_who_was_just_named(text: str, source: str, expected: str | None) -> None:
    assert meant(text, source) == expected


def test_the_words_are_those_of_the_antecedent() -> None:
    text = "Mary Voss met Robert Hale. She said no."
    resolver, _ = resolver_of(text)
    start = text.index("She")
    found, rule = resolver.resolve(Span(start, start + 3))
    assert rule == "pronoun_person"
    assert [span.of(text) for span in found.words] == ["Mary Voss"]
