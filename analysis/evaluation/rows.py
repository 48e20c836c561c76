"""One row of a gold file, a JSON object, as one of our nouns.

Each function raises KeyError, TypeError or ValueError on a row that is not as it should be.
"""

from collections.abc import Iterable
from typing import Any

from analysis.evaluation.gold import (
    GoldArticle,
    GoldChain,
    GoldDenial,
    GoldEntities,
    GoldLink,
    GoldSource,
)
from analysis.models import Attribution, DenialForm, Entity, SourceKind, Span, Spans

Json = dict[str, Any]


def article_of(row: Json) -> GoldArticle:
    """An article, with its attributions where the row has some."""
    text = _words(row["text"])
    attributions = tuple(_attribution(given) for given in row.get("attributions", ()))
    for attribution in attributions:
        _check_inside(text, attribution.source + attribution.cue + attribution.content)
    return GoldArticle(doc=_words(row["id"]), text=text, attributions=attributions)


def entities_of(row: Json) -> GoldEntities:
    """The entities of an article, by their named mentions."""
    entities = tuple(
        Entity(name=given["name"], type=given["type"], mentions=spans_of(given["mentions"]))
        for given in row["entities"]
    )
    return GoldEntities(doc=_words(row["doc"]), entities=entities)


def source_of(row: Json) -> GoldSource:
    """The source of one attribution."""
    names = row.get("names") or [row.get("name")]
    return GoldSource(
        doc=_words(row["doc"]),
        attribution=int(row["attribution"]),
        kind=_kind(row["kind"]),
        names=tuple(names),
    )


def denial_of(row: Json) -> GoldDenial:
    """A denial with its claims, or a look-alike."""
    is_denial = row["kind"] == "denial"
    return GoldDenial(
        doc=_words(row["doc"]),
        is_denial=is_denial,
        cue=spans_of(row["cue"]),
        denied=spans_of(row.get("denied")),
        form=DenialForm(row["form"]) if is_denial else None,
        claims=_claims(row),
        denier_name=row.get("denier_name"),
    )


def chain_of(row: Json) -> GoldChain:
    """A statement with the links of its chain."""
    cues = [row["cue"], *(row.get("cue_alts") or ())]
    return GoldChain(
        doc=_words(row["doc"]),
        cues=tuple(span for spans in cues for span in spans_of(spans)),
        content=spans_of(row["content"]),
        links=tuple(_link(given) for given in row["chain"]),
        optional=tuple(_link(given) for given in row.get("optional_outer") or ()),
    )


def spans_of(pairs: Iterable[Any] | None) -> Spans:
    """Pairs of offsets as spans; none of None.

    >>> spans_of([[0, 3]])
    (Span(start=0, end=3),)
    """
    return tuple(_span(pair) for pair in pairs or ())


def _span(pair: object) -> Span:
    match pair:
        case [int(start), int(end)] if 0 <= start <= end:
            return Span(start, end)
    raise ValueError(f"{pair} is no pair of offsets")


def _check_inside(text: str, spans: Spans) -> None:
    for span in spans:
        if span.end > len(text):
            raise ValueError(
                f"[{span.start}, {span.end}] lies outside the text of {len(text)} characters"
            )


def _attribution(given: Json) -> Attribution:
    return Attribution(
        source=spans_of(given.get("source")),
        cue=spans_of(given.get("cue")),
        content=spans_of(given.get("content")),
    )


def _claims(row: Json) -> tuple[Spans, ...]:
    """The claim and its alternatives; an alternative may be an object around its spans."""
    alternatives = row.get("claim_alts") or ()
    given = [row.get("claim"), *(a["claim"] if isinstance(a, dict) else a for a in alternatives)]
    return tuple(_claim(claim) for claim in given if claim)


def _claim(given: list[Any]) -> Spans:
    return spans_of([given] if isinstance(given[0], int) else given)


def _link(given: Json | str) -> GoldLink:
    """A link; a bare string is the name of one."""
    if isinstance(given, str):
        return GoldLink(names=(given,), kind=None)
    names = (given.get("name"), *(given.get("names") or ()))
    return GoldLink(names=tuple(name for name in names if name), kind=_kind(given.get("kind")))


def _kind(given: str | None) -> SourceKind | None:
    return None if given is None else SourceKind(given)


def _words(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(f"{given!r} is no text")
    return given
