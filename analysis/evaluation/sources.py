"""Sources: is it right who stands behind a statement, by kind and by name?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.evaluation.gold import GoldSource, Material, by_doc
from analysis.evaluation.matching import names_agree, pair_contents
from analysis.evaluation.scores import Scores, Share, rounded
from analysis.evaluation.tokens import cut_tokens
from analysis.models import Attribution

_SHOWN_CONFUSIONS = 6


def score_sources(gold: Sequence[GoldSource], material: Material) -> Scores:
    """Accuracies over the marked attributions that were found by their content."""
    speakers = [row for row in gold if row.kind is not None]
    matched = tuple(_match(speakers, material))
    names = sum(
        any(names_agree(found.source_name, name) for name in row.names) for row, found in matched
    )
    wrong = [
        (row.kind, found.source_kind) for row, found in matched if row.kind != found.source_kind
    ]
    confusions = Counter(f"{kind} -> {predicted}" for kind, predicted in wrong)
    return {
        "articles": len({row.doc for row in gold}),
        "gold": len(speakers),
        "matched": len(matched),
        "kind_accuracy": rounded(Share(len(matched) - len(wrong), len(matched)).value),
        "name_accuracy": rounded(Share(names, len(matched)).value),
        "worst_confusions": dict(confusions.most_common(_SHOWN_CONFUSIONS)),
    }


def _match(
    gold: Sequence[GoldSource], material: Material
) -> Iterator[tuple[GoldSource, Attribution]]:
    for doc, rows in by_doc(gold).items():
        pairs = _pairs(doc, material)
        for row in rows:
            if row.attribution in pairs:
                yield row, pairs[row.attribution]


def _pairs(doc: str, material: Material) -> dict[int, Attribution]:
    """Indices of the article's marked attributions to the predictions with the same content."""
    text, predicted = material.text(doc), material.attributions(doc)
    pairs = pair_contents(
        [cut_tokens(text, marked.content) for marked in material.articles[doc].attributions],
        [cut_tokens(text, found.content) for found in predicted],
    )
    return {gold: predicted[index] for gold, index in pairs.items()}
