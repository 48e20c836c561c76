"""Rows back to an analysis."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from analysis.corrections import Meant, Shown, show_as
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
    Spans,
    Stance,
)
from analysis.store import schema
from analysis.store.given_rows import from_pairs
from analysis.store.names import DEMONYM, NAMED, PRONOUN
from analysis.store.records import FACTS


def load_analysis(connection: Connection, article: int) -> Analysis | None:
    """What `save_analysis` saved; None where nothing was analysed yet."""
    read = load_article(connection, article)
    if read is None or read.analysis_version is None:
        return None
    return Analysis(
        article=_article(read),
        blocks=tuple(map(_block, _rows(connection, schema.block, article))),
        entities=_entities(connection, article),
        attributions=_attributions(connection, article),
        denials=tuple(map(_denial, _rows(connection, schema.denial, article))),
        problems=load_problems(connection, article),
        version=read.analysis_version,
    )


def load_shown(connection: Connection, article: int) -> Analysis | None:
    """The same as it is shown: with the collection's names and people's corrections."""
    found = load_analysis(connection, article)
    return None if found is None else show_as(found, _meant(connection, article))


def _meant(connection: Connection, article: int) -> Meant:
    said, named = schema.attribution, schema.mention
    identity, name = schema.identity, schema.name
    shown = (identity.c.id, identity.c.name, identity.c.type, identity.c.is_hidden)
    mentions = select(named.c.entity, named.c.start, named.c.end, *shown).select_from(
        named.join(name).join(identity)
    )
    sources = select(said.c.position, *shown).select_from(said.join(name).join(identity))
    placed = connection.execute(mentions.where(named.c.article_id == article))
    speaking = connection.execute(sources.where(said.c.article_id == article))
    return Meant(
        mentions={(row[0], Span(*row[1:3])): Shown(*row[3:]) for row in placed},
        sources={row[0]: Shown(*row[1:]) for row in speaking},
    )


def load_article(connection: Connection, article: int) -> Row[Any] | None:
    """The article's row with its text, None where it was never read."""
    joined = schema.article.join(schema.article_text)
    wanted = select(schema.article, schema.article_text.c.text).select_from(joined)
    return connection.execute(wanted.where(schema.article.c.id == article)).first()


def _rows(connection: Connection, table: Table, article: int) -> Sequence[Row[Any]]:
    ordered = select(table).order_by(*table.primary_key.columns)
    return connection.execute(ordered.where(table.c.article_id == article)).all()


def _spans(pairs: Iterable[tuple[int, int]]) -> Spans:
    return tuple(Span(start, end) for start, end in pairs)


def _article(row: Row[Any]) -> Article:
    return Article(
        id=row.key,
        path=row.path,
        text=row.text,
        **facts_of(row),
        remarks=from_pairs(row.remarks),
    )


def facts_of(row: Row[Any]) -> dict[str, Any]:
    """What is known of an article, by the names of `Article`, and where each was read."""
    basis = tuple((name, Basis(basis)) for name, basis in row.basis or ())
    return {**{name: getattr(row, name) for name in FACTS}, "basis": basis}


def load_problems(connection: Connection, article: int) -> tuple[Problem, ...]:
    """The problems of an article's analysis."""
    rows = _rows(connection, schema.problem, article)
    return tuple(Problem(code=row.code, message=row.message) for row in rows)


def _block(row: Row[Any]) -> Block:
    return Block(kind=BlockKind(row.kind), span=Span(row.start, row.end), reason=row.reason)


def _entities(connection: Connection, article: int) -> tuple[Entity, ...]:
    spans: dict[tuple[int, str], list[Span]] = defaultdict(list)
    for row in _rows(connection, schema.mention, article):
        spans[row.entity, row.kind].append(Span(row.start, row.end))
    return tuple(
        Entity(
            name=row.name,
            type=row.type,
            aliases=tuple(row.aliases),
            mentions=tuple(spans[row.position, NAMED]),
            demonym_mentions=tuple(spans[row.position, DEMONYM]),
            pronoun_mentions=tuple(spans[row.position, PRONOUN]),
        )
        for row in _rows(connection, schema.entity, article)
    )


def _attributions(connection: Connection, article: int) -> tuple[Attribution, ...]:
    chains: dict[int, list[Link]] = defaultdict(list)
    for row in _rows(connection, schema.link, article):
        link = Link(name=row.name, kind=SourceKind(row.kind), spans=_spans(row.spans))
        chains[row.attribution].append(link)
    return tuple(
        _attribution(row, tuple(chains[row.position]))
        for row in _rows(connection, schema.attribution, article)
    )


def _attribution(row: Row[Any], chain: tuple[Link, ...]) -> Attribution:
    return Attribution(
        source=_spans(row.source),
        cue=_spans(row.cue),
        content=_spans(row.content),
        source_name=row.source_name,
        entity=row.entity,
        source_kind=SourceKind(row.source_kind),
        chain=chain,
        quote=QuoteType(row.quote),
        stance=Stance(row.stance),
        hedges=_spans(row.hedges),
        certainty=Certainty(row.certainty),
        anonymity_reason=_spans(row.anonymity_reason),
        said_on=_said_on(row),
        confidence=row.confidence,
        reasons=tuple(Reason(rule=rule, words=_spans(words)) for rule, words in row.reasons),
    )


def _said_on(row: Row[Any]) -> SaidOn:
    return SaidOn(
        date=row.said_date,
        granularity=row.said_granularity,
        order=row.said_order,
        basis=None if row.said_basis is None else Span(*row.said_basis),
    )


def _denial(row: Row[Any]) -> Denial:
    return Denial(
        attribution=row.attribution,
        cue=_spans(row.cue),
        denier=_spans(row.denier),
        denied=_spans(row.denied),
        denier_name=row.denier_name,
        form=DenialForm(row.form),
        claim=None if row.claim is None else _spans(row.claim),
        claim_attribution=row.claim_attribution,
        claimant_name=row.claimant_name,
        confidence=row.confidence,
        rules=tuple(row.rules),
    )
