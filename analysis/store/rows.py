"""An analysis as rows: what is inserted into each table."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Table

from analysis.models import (
    ANALYSED,
    Analysis,
    Article,
    Attribution,
    Denial,
    Entity,
    Span,
    Spans,
    words_of,
)
from analysis.store import schema
from analysis.store.names import DEMONYM, NAMED, PRONOUN
from analysis.store.search_rows import words_of_article, words_of_attributions, words_of_statements
from analysis.store.statements import Statement, find_statements
from analysis.store.wording import (
    chain_of,
    name_of_source,
    passage_of,
    relay_of,
    source_of,
    words_of_chain,
)

Row = dict[str, Any]


def rows_of(analysis: Analysis, article: int, names: Sequence[int]) -> dict[Table, list[Row]]:
    """The rows of every analysis table; a table without rows has an empty list.

    `names` has the row of the name of each of the analysis' entities.
    """
    text = analysis.article.text
    statements = find_statements(analysis, article)
    rows: dict[Table, Iterable[Row]] = {
        schema.block: _blocks(analysis),
        schema.entity: _entities(analysis.entities),
        schema.mention: _mentions(analysis.entities, text, names),
        schema.attribution: _attributions(analysis, names),
        schema.link: _links(analysis.attributions),
        schema.denial: _denials(analysis.denials),
        schema.statement: _statements(statements),
        schema.problem: _problems(analysis),
        schema.article_words: words_of_article(analysis),
        schema.attribution_words: words_of_attributions(analysis),
        schema.statement_words: words_of_statements(statements),
    }
    return {table: [{"article_id": article} | row for row in made] for table, made in rows.items()}


def count_words(analysis: Analysis) -> int:
    """The words of headline and body."""
    text = analysis.article.text
    spans = [block.span for block in analysis.blocks if block.kind in ANALYSED]
    return sum(len(span.of(text).split()) for span in spans)


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _blocks(analysis: Analysis) -> Iterator[Row]:
    for position, block in enumerate(analysis.blocks):
        yield {
            "position": position,
            "kind": block.kind.value,
            "start": block.span.start,
            "end": block.span.end,
            "reason": block.reason,
        }


def _entities(entities: Iterable[Entity]) -> Iterator[Row]:
    for position, entity in enumerate(entities):
        yield {
            "position": position,
            "name": entity.name,
            "type": entity.type,
            "aliases": entity.aliases,
        }


def _mentions(entities: Iterable[Entity], text: str, names: Sequence[int]) -> Iterator[Row]:
    for index, entity in enumerate(entities):
        for kind, spans in _spans_by_kind(entity).items():
            for position, span in enumerate(spans):
                yield {
                    "entity": index,
                    "kind": kind,
                    "position": position,
                    "start": span.start,
                    "end": span.end,
                    "words": words_of(text, [span]),
                    "name_id": names[index],
                }


def _spans_by_kind(entity: Entity) -> dict[str, Spans]:
    return {
        NAMED: entity.mentions,
        DEMONYM: entity.demonym_mentions,
        PRONOUN: entity.pronoun_mentions,
    }


def _attributions(analysis: Analysis, names: Sequence[int]) -> Iterator[Row]:
    article = analysis.article
    for position, attribution in enumerate(analysis.attributions):
        yield {
            "position": position,
            "name_id": None if attribution.entity is None else names[attribution.entity],
            **_parts_of_attribution(attribution),
            **_words_of_attribution(attribution, article.text),
            **_relay_of_attribution(attribution, article),
        }


def _parts_of_attribution(attribution: Attribution) -> Row:
    said_on = attribution.said_on
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "source_name": attribution.source_name,
        "entity": attribution.entity,
        "source_kind": attribution.source_kind.value,
        "quote": attribution.quote.value,
        "stance": attribution.stance.value,
        "hedges": _pairs(attribution.hedges),
        "certainty": attribution.certainty.value,
        "anonymity_reason": _pairs(attribution.anonymity_reason),
        "said_date": said_on.date,
        "said_granularity": said_on.granularity,
        "said_order": said_on.order,
        "said_basis": None if said_on.basis is None else [said_on.basis.start, said_on.basis.end],
        "confidence": attribution.confidence,
        "reasons": [[reason.rule, _pairs(reason.words)] for reason in attribution.reasons],
    }


def _words_of_attribution(attribution: Attribution, text: str) -> Row:
    passage, origin = passage_of(attribution), chain_of(attribution)[-1]
    return {
        "source_words": words_of(text, attribution.source),
        "cue_words": words_of(text, attribution.cue),
        "content_words": words_of(text, attribution.content),
        "hedge_words": "; ".join(words_of(text, [span]) for span in attribution.hedges),
        "who": source_of(text, attribution),
        "chain_words": words_of_chain(text, attribution),
        "origin": name_of_source(text, origin.name, origin.spans),
        "origin_kind": origin.kind.value,
        "anonymity_words": words_of(text, attribution.anonymity_reason),
        "start": passage.start,
        "end": passage.end,
    }


def _relay_of_attribution(attribution: Attribution, article: Article) -> Row:
    relay = relay_of(attribution, article.publisher)
    if relay is None:
        return {"relay": "", "relay_kind": None, "relay_is_named": False}
    return {
        "relay": name_of_source(article.text, relay.name, relay.spans),
        "relay_kind": relay.kind.value,
        "relay_is_named": bool(relay.name),
    }


def _links(attributions: Iterable[Attribution]) -> Iterator[Row]:
    for index, attribution in enumerate(attributions):
        for position, link in enumerate(attribution.chain):
            yield {
                "attribution": index,
                "position": position,
                "name": link.name,
                "kind": link.kind.value,
                "spans": _pairs(link.spans),
            }


def _denials(denials: Iterable[Denial]) -> Iterator[Row]:
    for position, denial in enumerate(denials):
        yield {
            "position": position,
            "attribution": denial.attribution,
            "cue": _pairs(denial.cue),
            "denier": _pairs(denial.denier),
            "denied": _pairs(denial.denied),
            "denier_name": denial.denier_name,
            "form": denial.form.value,
            "claim": None if denial.claim is None else _pairs(denial.claim),
            "claim_attribution": denial.claim_attribution,
            "claimant_name": denial.claimant_name,
            "confidence": denial.confidence,
            "rules": denial.rules,
        }


def _statements(statements: Iterable[Statement]) -> Iterator[Row]:
    for position, statement in enumerate(statements):
        yield {
            "position": position,
            "statement": statement.statement,
            "claim": statement.claim,
            "own_claim": statement.claim,
            "role": statement.role,
            "who": statement.who,
            "kind": statement.kind.value,
            "words": statement.words,
            "cue": statement.cue,
            "is_denied": statement.is_denied,
            "answers": statement.answers,
            "own_answers": statement.answers,
            "place": statement.place,
            "said_date": statement.said_date,
            "said_granularity": statement.said_granularity,
            "said_order": statement.said_order,
            "said_words": statement.said_words,
            "form": statement.form,
            "attribution": statement.attribution,
            "start": statement.passage.start,
            "end": statement.passage.end,
        }


def _problems(analysis: Analysis) -> Iterator[Row]:
    for position, problem in enumerate(analysis.problems):
        yield {"position": position, "code": problem.code, "message": problem.message}
