"""The whole stage with the real model: on lines of our own, and on the seed article if there."""

import json
from pathlib import Path

import pytest

from analysis.cleaning import find_blocks, mask
from analysis.models import Article, Entity, Span
from analysis.nlp import find_entities, load_language, make_resolver

SHARED = Path(__file__).resolve().parents[3] / "shared"
ARTICLE = (
    "Lee Denies Secret Deal With Norway Over Calder Yard\n"
    "Harbour minister Ann Lee denied on Monday that she had promised the Calder Shipping Company a "
    "subsidy, the Varnholm Gazette reported.\n"
    "“I promised nothing,” Lee said. She added that Norwegian and U.S. officials had asked for "
    "talks.\n"
    "A Lee spokesman declined to comment. The company said it would wait.\n"
)


def read(text: str) -> tuple[list[Entity], dict[str, str | None]]:
    article = Article(id="a", path="a.txt", text=text)
    blocks = find_blocks(article)
    doc = load_language()(mask(text, blocks))
    entities = find_entities(doc, article, blocks)
    resolver = make_resolver(doc, entities)

    def who(source: str) -> str | None:
        at = text.rindex(source)
        number = resolver.who(Span(at, at + len(source)))
        return None if number is None else entities[number].name

    sources = ("She", "A Lee spokesman", "The company", "the Varnholm Gazette")
    return list(entities), {source: who(source) for source in sources if source in text}


def test_an_invented_article():
    entities, sources = read(ARTICLE)
    counts = {e.name: (e.type, len(e.mentions), len(e.demonym_mentions)) for e in entities}
    assert counts["Ann Lee"] == ("PERSON", 4, 0)
    assert counts["Norway"] == ("GPE", 1, 1)
    assert counts["United States"] == ("GPE", 1, 0)
    assert counts["Varnholm Gazette"] == ("ORG", 1, 0)
    assert counts["Calder Shipping Company"][0] == "ORG"
    assert sources == {
        "She": "Ann Lee",
        "A Lee spokesman": None,
        "The company": "Calder Shipping Company",
        "the Varnholm Gazette": "Varnholm Gazette",
    }


@pytest.mark.skipif(not (SHARED / "seed").is_dir(), reason="the seed article is not here")
def test_the_seed_article():
    text = (SHARED / "seed" / "article.txt").read_bytes().decode()
    expected = json.loads((SHARED / "seed" / "expected.json").read_text("utf8"))
    entities, _ = read(text)
    found = {(e.name, e.type, len(e.mentions), len(e.demonym_mentions)) for e in entities}
    assert found == {
        (
            e["name"],
            e["type"],
            e["named_mentions_in_headline_and_body"],
            e.get("demonym_mentions", 0),
        )
        for e in expected["entities"]
    }
    assert not {e.name for e in entities} & set(expected["must_not_be_counted"])
