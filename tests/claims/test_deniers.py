"""What the one who denies is called."""

import pytest

from analysis.attribution.setting import make_setting
from analysis.claims.deniers import name_denier, name_deniers
from analysis.claims.ground import make_ground
from analysis.claims.sighting import Sighting
from analysis.claims.sightings import find_sightings
from analysis.claims.syntax import denier_of
from analysis.cleaning import find_blocks
from analysis.models import Article, Span
from analysis.nlp import find_entities, load_language


@pytest.mark.parametrize(
    ("text", "denier", "name"),
    [
        ("Mara Voss left. Voss denied it.", "Voss", "Mara Voss"),
        ("Mara Voss left. She denied it.", "She", "Mara Voss"),
        ("Mara Voss left. Voss's office denied it.", "Voss's office", "Mara Voss's office"),
        ("Mara Voss ran. The Voss campaign denied it.", "The Voss campaign", "Voss campaign"),
        ("The harbour pilots denied it.", "The harbour pilots", "harbour pilots"),
        ("A series of inquiries rejected it.", "A series of inquiries", "inquiries"),
        ("It rained. They denied it.", "They", None),
        ("It was denied.", "", None),
        ("Aides left, they said, and they denied it.", "they", None),
        ("Aides said it was small and they denied the rest.", "they", "Aides"),
        ("Mayor denies it.\n\nMayor Mara Voss was at home.", "Mayor", "Mara Voss"),
        ("Mayor denies it.\n\nMayor Mara Voss met Mayor Bo Lind.", "Mayor", "Mayor"),
        ("It rained.\n\nMayor Mara Voss left. A mayor denied it.", "A mayor", "mayor"),
    ],
)
def test_name(text: str, denier: str, name: str | None) -> None:
    article = Article(id="a", path="a", text=text)
    doc = load_language()(text)
    entities = find_entities(doc, article, find_blocks(article))
    ground = make_ground(make_setting(doc, article, entities), ())
    at = text.index(denier)
    spans = (Span(at, at + len(denier)),) if denier else ()
    seen = Sighting(rule="", cue=(Span(0, 1),), denied=(), denier=spans)
    assert name_denier(seen, ground) == (spans, name)


def named(text: str) -> list[str | None]:
    """The names of those who deny in a text."""
    article = Article(id="a", path="a", text=text)
    doc = load_language()(text)
    entities = find_entities(doc, article, find_blocks(article))
    ground = make_ground(make_setting(doc, article, entities), ())
    return [name for _, name in name_deniers(find_sightings(ground), ground)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # "It" goes on denying, not "they", and not many sentences on.
        ("Google denied the report. Then it rained. Even so, it denied the claims.",
         ["Google", "Google"]),
        ("Google denied the report. Then it rained. Even so, they denied the claims.",
         ["Google", None]),
        ("Google denied the report. " + "Snow, wind and rain. " * 5 + "It denied the claims.",
         ["Google", None]),
    ],
)  # fmt: skip
def test_it_goes_on_denying(text: str, names: list[str | None]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "denier"),
    [
        ("He's always denied it.", "He"),
        ("It's been denied by Lind.", "Lind"),
        ("It's often denied.", None),
    ],
)
def test_has_done_and_is_done(text: str, denier: str | None) -> None:
    verb = next(token for token in load_language()(text) if token.text == "denied")
    found = denier_of(verb)
    assert (found.of(text) if found else None) == denier
