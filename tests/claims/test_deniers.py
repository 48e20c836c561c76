"""What the one who denies is called."""

import pytest

from analysis.attribution.setting import make_setting
from analysis.claims.deniers import name_denier
from analysis.claims.ground import make_ground
from analysis.claims.sighting import Sighting
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
