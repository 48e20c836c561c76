"""What holds for any text."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.cleaning import find_blocks, mask
from analysis.models import Article, Entity, Span
from analysis.nlp import find_entities, is_outlet, load_language, make_resolver

PIECES = st.sampled_from(
    [
        *("Ann Lee", "Mr.", "Lee", "U.S.", "the", "The Times", "said", "he", "it", "(", ")", "“"),
        *("”", "'s", "Harbour Board", "(HB)", "HB", "of", "-", "—", "/", ",", ".", "\n", "   "),
        *("@x", "Russian", "May", "MOSCOW", "Orda.kz", "I’d", "\u2028", "é", "🙂", "\x00", "A"),
        *("'", "Inc.", "D-N.C.", "and", "President", "Ann", "\r\n", "\t", "’"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=30).map("".join),
)


def everything(text: str) -> tuple[tuple[Entity, ...], Sequence[int | None]]:
    article = Article(id="a", path="a.txt", text=text, publisher="The Port Times")
    blocks = find_blocks(article)
    doc = load_language()(mask(text, blocks))
    entities = find_entities(doc, article, blocks)
    resolver = make_resolver(doc, entities)
    return entities, [resolver.who(Span(n, n + 5)) for n in range(0, len(text), 7)]


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_no_text_raises_and_every_span_holds_words(text: str):
    entities, answers = everything(text)
    taken: set[int] = set()
    for entity in entities:
        assert entity.name
        assert entity.mentions or entity.demonym_mentions
        for span in (*entity.mentions, *entity.demonym_mentions):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text) == span.of(text).strip() != ""
            assert taken.isdisjoint(range(span.start, span.end))
            taken.update(range(span.start, span.end))
    assert all(who is None or 0 <= who < len(entities) for who in answers)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join))
def test_same_text_same_entities(text: str):
    assert everything(text) == everything(text)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=20).map(" ".join))
def test_order_and_aliases(text: str):
    entities, _ = everything(text)
    firsts = [min((*entity.mentions, *entity.demonym_mentions)) for entity in entities]
    assert firsts == sorted(firsts)
    for entity in entities:
        assert entity.name not in entity.aliases
        assert len(set(entity.aliases)) == len(entity.aliases)


@given(st.text(max_size=60))
def test_any_name_is_an_outlet_or_not(name: str):
    assert is_outlet(name) in {True, False}


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", " " * 5000, "Ann " * 2000, "A-" * 2000, "“" * 500]
)
def test_odd_texts(text: str):
    everything(text)
