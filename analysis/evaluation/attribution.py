"""Attributions: are source, cue and content found, and do the three belong together?

The figure that counts is `attribution`: the content is found and its source is right.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from analysis.evaluation.gold import GoldArticle, Material
from analysis.evaluation.matching import SAME_CONTENT, pair_contents, share_tokens
from analysis.evaluation.scores import Scores, Share, Tally, one_to_one, rounded, total
from analysis.evaluation.tokens import Indices, Tokens, tokenise
from analysis.models import Attribution, QuoteType


@dataclass(frozen=True, slots=True)
class Relation:
    """An attribution as sets of tokens."""

    source: Indices
    cue: Indices
    content: Indices
    quote: QuoteType


Pair = tuple[Relation, Relation]
Test = Callable[[Relation], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One article's gold beside its prediction, and the pairs (gold, predicted) of like content."""

    gold: tuple[Relation, ...]
    predicted: tuple[Relation, ...]
    pairs: tuple[Pair, ...]
    words: Indices


ROLES: dict[str, Callable[[Relation], Indices]] = {
    role: attrgetter(role) for role in ("source", "cue", "content")
}

GROUPS: dict[str, Test] = {
    "": lambda _: True,
    "direct.": lambda relation: relation.quote is QuoteType.DIRECT,
    "mixed.": lambda relation: relation.quote is QuoteType.MIXED,
    "indirect.": lambda relation: relation.quote is QuoteType.INDIRECT,
    "sourced.": lambda relation: bool(relation.source),
    "sourceless.": lambda relation: not relation.source,
}
"""Prefixes of the figures and which attributions they are about."""


def score_attributions(gold: Sequence[GoldArticle], material: Material) -> Scores:
    """Figures for spans, contents and whole attributions, added up over the articles."""
    compared = [compare(article, material.attributions(article.doc)) for article in gold]
    return {
        "articles": len(gold),
        "articles_without_row": sum(article.doc not in material.analyses for article in gold),
        "words": sum(len(article.text.split()) for article in gold),
        "jaccard": SAME_CONTENT,
        **{name: _figures(tally) for name, tally in total(map(tallies, compared)).items()},
        **{name: _accuracy(share) for name, share in total(map(accuracies, compared)).items()},
    }


def _figures(tally: Tally) -> Scores:
    return {**tally.prf(), "predicted": tally.precision.of, "gold": tally.recall.of}


def _accuracy(share: Share) -> Scores:
    return {"accuracy": rounded(share.value), "pairs": share.of}


def compare(article: GoldArticle, predicted: Iterable[Attribution]) -> Comparison:
    """The article's marked attributions paired with the predicted ones."""
    tokens = tokenise(article.text)
    left = tuple(_relation(tokens, attribution) for attribution in article.attributions)
    right = tuple(_relation(tokens, attribution) for attribution in predicted)
    pairs = pair_contents([a.content for a in left], [b.content for b in right])
    return Comparison(
        gold=left,
        predicted=right,
        pairs=tuple((left[g], right[p]) for g, p in pairs.items()),
        words=tokens.words,
    )


def _relation(tokens: Tokens, attribution: Attribution) -> Relation:
    content = tokens.within(attribution.content)
    return Relation(
        source=tokens.within(attribution.source),
        cue=tokens.within(attribution.cue),
        content=content,
        quote=tokens.quote_type(content),
    )


def tallies(compared: Comparison) -> dict[str, Tally]:
    """Every figure of one article that has a precision and a recall."""
    counts = {"attributed_token": _attributed_tokens(compared)}
    for role, of in ROLES.items():
        counts[f"token.{role}"] = _same_tokens(compared, of)
        counts[f"span_exact.{role}"] = _same_runs(compared, of)
    counts["content_exact"] = _same_contents(compared, lambda content: content)
    counts["content_exact_words"] = _same_contents(compared, lambda c: c & compared.words)
    for prefix, belongs in GROUPS.items():
        counts[f"{prefix}content_overlap"] = _paired(compared, compared.pairs, belongs)
        counts[f"{prefix}attribution"] = _paired(compared, _right(compared.pairs), belongs)
    return counts


def accuracies(compared: Comparison) -> dict[str, Share]:
    """How often the other roles are right where the content was found."""
    pairs = compared.pairs
    sourced = [(gold, predicted) for gold, predicted in pairs if gold.source]
    cues = sum(share_tokens(gold.cue, predicted.cue) for gold, predicted in pairs)
    return {
        "source_accuracy": Share(len(_right(pairs)), len(pairs)),
        "source_accuracy_sourced": Share(len(_right(sourced)), len(sourced)),
        "cue_accuracy": Share(cues, len(pairs)),
    }


def are_right(compared: Comparison) -> tuple[bool, ...]:
    """Of each predicted attribution, whether its content was marked and its source is right."""
    right = {id(predicted) for _, predicted in _right(compared.pairs)}
    return tuple(id(predicted) in right for predicted in compared.predicted)


def _right(pairs: Iterable[Pair]) -> list[Pair]:
    return [(gold, predicted) for gold, predicted in pairs if _same_source(gold, predicted)]


def _same_source(left: Relation, right: Relation) -> bool:
    return share_tokens(left.source, right.source)


def _same_tokens(compared: Comparison, of: Callable[[Relation], Indices]) -> Tally:
    gold = {token for relation in compared.gold for token in of(relation)}
    predicted = {token for relation in compared.predicted for token in of(relation)}
    return one_to_one(len(gold & predicted), len(predicted), len(gold))


def _same_runs(compared: Comparison, of: Callable[[Relation], Indices]) -> Tally:
    gold = {run for relation in compared.gold for run in _runs(of(relation))}
    predicted = {run for relation in compared.predicted for run in _runs(of(relation))}
    return one_to_one(len(gold & predicted), len(predicted), len(gold))


def _runs(tokens: Indices) -> Iterable[tuple[int, int]]:
    firsts = sorted(token for token in tokens if token - 1 not in tokens)
    lasts = sorted(token for token in tokens if token + 1 not in tokens)
    return zip(firsts, lasts, strict=True)


def _same_contents(compared: Comparison, keep: Callable[[Indices], Indices]) -> Tally:
    gold = Counter(keep(relation.content) for relation in compared.gold if relation.content)
    predicted = Counter(keep(a.content) for a in compared.predicted if a.content)
    return one_to_one((gold & predicted).total(), predicted.total(), gold.total())


def _paired(compared: Comparison, pairs: Sequence[Pair], belongs: Test) -> Tally:
    predicted = [a for a in compared.predicted if a.content and belongs(a)]
    gold = [a for a in compared.gold if a.content and belongs(a)]
    return Tally(
        Share(sum(belongs(found) for _, found in pairs), len(predicted)),
        Share(sum(belongs(marked) for marked, _ in pairs), len(gold)),
    )


def _attributed_tokens(compared: Comparison) -> Tally:
    """Content tokens with the right source, however the contents are cut."""
    return Tally(
        _backed(compared.predicted, compared.gold), _backed(compared.gold, compared.predicted)
    )


def _backed(relations: Sequence[Relation], others: Sequence[Relation]) -> Share:
    backed = 0
    for relation in relations:
        agreeing = (other.content for other in others if _same_source(relation, other))
        backed += len(relation.content.intersection(frozenset().union(*agreeing)))
    return Share(backed, sum(len(relation.content) for relation in relations))
