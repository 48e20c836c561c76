"""An analysis as the JSON object that scripts rely on: names and fields stay stable."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from analysis.models import (
    Analysis,
    Article,
    Attribution,
    Block,
    Denial,
    Entity,
    Link,
    Reason,
    SaidOn,
    Span,
)

Json = dict[str, Any]


def to_contract(analysis: Analysis) -> Json:
    """The object of one article: its text, what is known about it, and every finding."""
    return {
        **_article(analysis.article),
        "blocks": [_block(block) for block in analysis.blocks],
        "entities": [_entity(entity) for entity in analysis.entities],
        "attributions": [_attribution(attribution) for attribution in analysis.attributions],
        "denials": [_denial(denial) for denial in analysis.denials],
        "problems": [
            {"code": problem.code, "message": problem.message} for problem in analysis.problems
        ],
        "analysis_version": analysis.version,
    }


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "path": article.path,
        "text": article.text,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "section": article.section,
        "url": article.url,
        "language": article.language,
        "published": _iso(article.published),
        "published_at": _iso(article.published_at),
        "updated": _iso(article.updated),
        "updated_at": _iso(article.updated_at),
        "basis": {name: basis.value for name, basis in article.basis},
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _block(block: Block) -> Json:
    return {
        "kind": block.kind.value,
        "start": block.span.start,
        "end": block.span.end,
        "reason": block.reason,
    }


def _entity(entity: Entity) -> Json:
    return {
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "mentions": _pairs(entity.mentions),
        "demonym_mentions": _pairs(entity.demonym_mentions),
        "pronoun_mentions": _pairs(entity.pronoun_mentions),
    }


def _attribution(attribution: Attribution) -> Json:
    return {
        "source": _pairs(attribution.source),
        "cue": _pairs(attribution.cue),
        "content": _pairs(attribution.content),
        "source_name": attribution.source_name,
        "entity": attribution.entity,
        "source_kind": attribution.source_kind.value,
        "chain": [_link(link) for link in attribution.chain],
        "quote": attribution.quote.value,
        "stance": attribution.stance.value,
        "hedges": _pairs(attribution.hedges),
        "certainty": attribution.certainty.value,
        "anonymity_reason": _pairs(attribution.anonymity_reason),
        "said_on": _said_on(attribution.said_on),
        "confidence": attribution.confidence,
        "rules": list(attribution.rules),
        "reasons": [_reason(reason) for reason in attribution.reasons],
    }


def _reason(reason: Reason) -> Json:
    return {"rule": reason.rule, "words": _pairs(reason.words)}


def _link(link: Link) -> Json:
    return {"name": link.name, "kind": link.kind.value, "spans": _pairs(link.spans)}


def _said_on(said_on: SaidOn) -> Json:
    return {
        "date": _iso(said_on.date),
        "granularity": said_on.granularity,
        "order": said_on.order,
        "basis": None if said_on.basis is None else _pair(said_on.basis),
    }


def _denial(denial: Denial) -> Json:
    return {
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
        "rules": list(denial.rules),
    }
