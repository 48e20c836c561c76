"""Who a source is: kind, name and the words that told."""

import pytest

from analysis.attribution.issuers import RULES
from analysis.attribution.setting import Setting, make_setting
from analysis.attribution.sources import Described, describe_source
from analysis.models import Article, Block, BlockKind, Span
from analysis.nlp import find_entities, load_language


def described(text: str, source: str) -> tuple[Described, Setting]:
    """What is said of the last place where `source` stands."""
    doc = load_language()(text)
    article = Article(id="a", path="a.txt", text=text)
    blocks = [Block(kind=BlockKind.BODY, span=Span(0, len(text)))]
    setting = make_setting(doc, article, find_entities(doc, article, blocks))
    start = text.rfind(source)
    return describe_source((Span(start, start + len(source)),), setting), setting


@pytest.mark.parametrize(
    ("text", "source", "kind", "name"),
    [
        # A pronoun takes kind and name of what it stands for.
        ("A neighbour came out. She said no.", "She", "role_or_group", None),
        ("Harbour officials met. They said no.", "They", "anonymous", None),
        ("Mary Voss spoke. She said no.", "She", "named_person", "Mary Voss"),
        # Texts bear the name of who issued them.
        ("A Harbour Institute poll says no.", "A Harbour Institute poll",
         "document", "Harbour Institute"),
        ("Mary Voss wrote it. Her book says no.", "Her book", "document", "Mary Voss"),
        ("Mary Voss's book says no.", "Mary Voss's book", "document", "Mary Voss"),
        (
            "A survey conducted by the Harbour Institute says no.",
            "A survey conducted by the Harbour Institute",
            "document",
            "Harbour Institute",
        ),
        ("A report obtained by the Harbour Institute says no.",
         "A report obtained by the Harbour Institute", "document", None),
        ("A poll of Ravelian voters says no.", "A poll of Ravelian voters", "document", None),
        # A campaign is its candidate's.
        ("Mary Voss ran. The Voss campaign said no.", "The Voss campaign",
         "named_organisation", "Voss campaign"),
        ("Mary Voss ran. Her campaign said no.", "Her campaign",
         "named_organisation", "Voss campaign"),
        ("Mary Voss ran. The campaign said no.", "The campaign", "role_or_group", None),
        ("Mary Voss ran. Her party said no.", "Her party", "role_or_group", None),
        # Followers and shares are groups, however they are written.
        ("They met. Democrats said no.", "Democrats", "role_or_group", None),
        ("They met. 46 percent said no.", "46 percent", "role_or_group", None),
        ("They met. Current and former officials said no.", "Current and former officials",
         "anonymous", None),
        # Unnamed people: taken up, counted, asking to stay unnamed.
        ("Two people briefed on the talks spoke. The people said no.", "The people",
         "anonymous", None),
        ("Two people in the square spoke. The people said no.", "The people",
         "role_or_group", None),
        ("They met. About 20 people said no.", "About 20 people", "anonymous", None),
        ("They met. Two million people said no.", "Two million people", "role_or_group", None),
        ("A planner, who requested anonymity, said no.", "who", "anonymous", None),
        ("A planner, who lives here, said no.", "who", "role_or_group", None),
        ("Two of the aides left. They said no.", "They", "anonymous", None),
        ("They met. Her staff said no.", "Her staff", "role_or_group", None),
    ],
)  # fmt: skip
def test_kind_and_name(text: str, source: str, kind: str, name: str | None) -> None:
    found, _ = described(text, source)
    assert (found.link.kind, found.link.name) == (kind, name)


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Mary Voss spoke. She said no.", "She", ["Mary Voss", "Mary Voss"]),
        ("Two officials said no.", "Two officials", ["officials"]),
        ("People close to the talks said no.", "People close to the talks", ["close"]),
        ("A Harbour Institute poll says no.", "A Harbour Institute poll",
         ["poll", "Harbour Institute"]),
    ],
)  # fmt: skip
def test_every_rule_shows_the_words_it_went_by(text: str, source: str, words: list[str]) -> None:
    found, setting = described(text, source)
    assert [span.of(setting.text) for one in found.reasons for span in one.words] == words


def test_nobody() -> None:
    _, setting = described("Mary Voss spoke.", "Mary Voss")
    found = describe_source((), setting)
    assert (found.link.kind, found.link.name, found.entity) == ("unattributed", None, None)


def test_every_rule_has_a_sentence_for_the_reader() -> None:
    assert all(rule.__doc__ and rule.__doc__.strip().endswith(".") for rule in RULES)
