"""Save, then load: the same analysis, whatever is in it."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.models import (
    Analysis,
    Article,
    Attribution,
    Basis,
    Block,
    BlockKind,
    Certainty,
    Denial,
    DenialForm,
    Entity,
    Link,
    Problem,
    QuoteType,
    Reason,
    SaidOn,
    SourceKind,
    Span,
    Stance,
)
from analysis.store import Store
from tests.factory import every_analysis

TEXT = "The mayor said on Monday that nothing was sold. “No,” said the buyer\x00\ud800."
WORDS = st.text(alphabet=st.characters(codec=None), max_size=8)
SPAN = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(
    lambda pair: Span(min(pair), max(pair))
)
SPANS = st.lists(SPAN, max_size=3).map(tuple)
NAME = st.none() | WORDS
NAMES = st.lists(WORDS, max_size=2).map(tuple)
CONFIDENCE = st.floats(0, 1)


def some(of: st.SearchStrategy, size: int = 3) -> st.SearchStrategy:
    return st.lists(of, max_size=size).map(tuple)


MOMENTS = st.none() | st.datetimes(
    datetime(1000, 1, 1),
    timezones=st.integers(-840, 840).map(lambda late: timezone(timedelta(minutes=late))),
)
ARTICLES = st.builds(
    Article,
    id=WORDS,
    path=WORDS,
    text=st.just(TEXT),
    title=NAME,
    byline=NAME,
    publisher=NAME,
    url=NAME,
    section=NAME,
    language=NAME,
    published=st.none() | st.dates(date(1000, 1, 1)),
    published_at=MOMENTS,
    updated=st.none() | st.dates(date(1000, 1, 1)),
    updated_at=MOMENTS,
    basis=some(st.tuples(WORDS, st.sampled_from(Basis))),
    remarks=some(st.builds(Problem, code=WORDS, message=WORDS), 2),
)
LINKS = st.builds(Link, name=NAME, kind=st.sampled_from(SourceKind), spans=SPANS)
SAID = st.builds(
    SaidOn,
    date=st.none() | st.dates(),
    granularity=st.sampled_from([None, "day", "month", "year"]),
    order=st.sampled_from([None, "earlier", "later"]),
    basis=st.none() | SPAN,
)
ENTITIES = st.builds(
    Entity,
    name=WORDS,
    type=WORDS,
    aliases=NAMES,
    mentions=SPANS,
    demonym_mentions=SPANS,
    pronoun_mentions=SPANS,
)


def one_of(number: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(0, number - 1) if number else st.none()


def attributions(entities: int) -> st.SearchStrategy[tuple[Attribution, ...]]:
    attribution = st.builds(
        Attribution,
        source=SPANS,
        cue=SPANS,
        content=SPANS,
        source_name=NAME,
        entity=one_of(entities),
        source_kind=st.sampled_from(SourceKind),
        chain=some(LINKS),
        quote=st.sampled_from(QuoteType),
        stance=st.sampled_from(Stance),
        hedges=SPANS,
        said_on=SAID,
        confidence=CONFIDENCE,
        certainty=st.sampled_from(Certainty),
        anonymity_reason=SPANS,
        reasons=some(st.builds(Reason, rule=WORDS, words=SPANS)),
    )
    return some(attribution)


def denials(attributions: int) -> st.SearchStrategy[tuple[Denial, ...]]:
    index = one_of(attributions)
    denial = st.builds(
        Denial,
        attribution=index,
        cue=SPANS,
        denier=SPANS,
        denied=SPANS,
        denier_name=NAME,
        form=st.sampled_from(DenialForm),
        claim=st.none() | SPANS,
        claim_attribution=index,
        claimant_name=NAME,
        confidence=CONFIDENCE,
        rules=NAMES,
    )
    return some(denial, 4)


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    entities = draw(some(ENTITIES))
    said = draw(attributions(len(entities)))
    block = st.builds(Block, kind=st.sampled_from(BlockKind), span=SPAN, reason=WORDS)
    return Analysis(
        article=draw(ARTICLES),
        blocks=draw(some(block)),
        entities=entities,
        attributions=said,
        denials=draw(denials(len(said))),
        problems=draw(some(st.builds(Problem, code=WORDS, message=WORDS), 2)),
        version=draw(WORDS),
    )


@given(analysis=analyses())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_analysis_comes_back_as_it_was(store: Store, analysis: Analysis) -> None:
    article = store.enqueue(store.collection("My articles").id, "a.txt", b"words").article
    store.save_analysis(article, analysis)
    loaded = store.load_analysis(article)
    assert loaded == analysis
    for name in ("published_at", "updated_at"):
        before, after = getattr(analysis.article, name), getattr(loaded.article, name)
        assert (before and before.isoformat()) == (after and after.isoformat())


@pytest.mark.parametrize("analysis", every_analysis(), ids=lambda analysis: analysis.article.id)
def test_a_real_one_comes_back_too(store: Store, analysis: Analysis) -> None:
    article = store.enqueue(store.collection("My articles").id, "a.txt", b"words").article
    store.save_read(article, analysis.article)
    store.save_analysis(article, analysis)
    assert store.load_analysis(article) == analysis
