"""Denials: are they found, is the denied claim found, and what is wrongly taken for one?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.evaluation.gold import GoldDenial, Material, by_doc
from analysis.evaluation.matching import any_overlap, jaccard, names_agree
from analysis.evaluation.scores import Scores, Share, one_to_one, rounded
from analysis.evaluation.tokens import cut_tokens
from analysis.models import Denial, Spans

SAME_CLAIM = 0.3
"""Share of common tokens from which two claims are taken for the same; lower than for contents,
because the same claim may be told at more or less length."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A marked denial with the prediction that met it, and whether that has the claim."""

    gold: GoldDenial
    predicted: Denial | None
    linked: bool


def score_denials(gold: Sequence[GoldDenial], material: Material) -> Scores:
    """Figures for detection and for the link to the claim, over the articles of the gold."""
    findings: list[Finding] = []
    traps = 0
    docs = by_doc(gold)
    for doc, rows in docs.items():
        unused = list(material.denials(doc))
        findings += [_find(row, material.text(doc), unused) for row in rows if row.is_denial]
        traps += sum(_is_taken(row, unused) for row in rows if not row.is_denial)
    predicted = sum(len(material.denials(doc)) for doc in docs)
    return {
        "articles": len(docs),
        **_figures(findings, predicted),
        "traps": len(gold) - len(findings),
        "traps_taken": traps,
        "by_form": _by_form(findings),
    }


def _figures(findings: Sequence[Finding], predicted: int) -> Scores:
    met = [(finding.gold, found) for finding in findings if (found := finding.predicted)]
    linked = sum(finding.linked for finding in findings)
    deniers = sum(names_agree(found.denier_name, marked.denier_name) for marked, found in met)
    return {
        "gold": len(findings),
        "predicted": predicted,
        "detected": len(met),
        "detection": one_to_one(len(met), predicted, len(findings)).prf(),
        "link_accuracy": rounded(Share(linked, len(met)).value),
        "denier_accuracy": rounded(Share(deniers, len(met)).value),
        "end_to_end": one_to_one(linked, predicted, len(findings)).prf(),
    }


def _by_form(findings: Sequence[Finding]) -> Scores:
    forms = sorted({str(finding.gold.form) for finding in findings})
    return {form: _counts([f for f in findings if str(f.gold.form) == form]) for form in forms}


def _counts(findings: Sequence[Finding]) -> Scores:
    return {
        "gold": len(findings),
        "detected": sum(finding.predicted is not None for finding in findings),
        "linked": sum(finding.linked for finding in findings),
    }


def _find(gold: GoldDenial, text: str, unused: list[Denial]) -> Finding:
    """The marked denial with the first prediction that meets it, which is taken out of `unused`."""
    found = next((denial for denial in unused if _meets(denial, gold)), None)
    if found is None:
        return Finding(gold, None, linked=False)
    unused.remove(found)
    return Finding(gold, found, linked=same_claim(text, found.claim, gold.claims))


def _meets(predicted: Denial, gold: GoldDenial) -> bool:
    return any_overlap(predicted.cue, gold.cue) or any_overlap(predicted.denied, gold.denied)


def same_claim(text: str, predicted: Spans | None, gold: Sequence[Spans]) -> bool:
    """Whether a claim is one of those that count: by containment or by common tokens.

    No claim is right only where the article states it nowhere.
    """
    if not predicted or not gold:
        return not predicted and not gold
    found = cut_tokens(text, predicted)
    return any(
        jaccard(found, wanted) >= SAME_CLAIM or bool(found and wanted and _nested(found, wanted))
        for wanted in (cut_tokens(text, claim) for claim in gold)
    )


def _nested(left: frozenset[int], right: frozenset[int]) -> bool:
    return left <= right or right <= left


def _is_taken(look_alike: GoldDenial, unused: Iterable[Denial]) -> bool:
    return any(any_overlap(denial.cue, look_alike.cue) for denial in unused)
