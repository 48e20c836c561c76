"""Chains: does a relayed statement name everybody it came through, down to its origin?"""

from collections.abc import Sequence

from analysis.evaluation.gold import GoldChain, GoldLink, Material
from analysis.evaluation.matching import any_overlap, jaccard, names_agree
from analysis.evaluation.scores import Scores, Share, rounded
from analysis.evaluation.tokens import cut_tokens
from analysis.models import Attribution, Link

Links = tuple[Link, ...]
Found = tuple[GoldChain, Links | None]
"""A marked chain and the predicted one; None where the statement was not found."""


def score_chains(gold: Sequence[GoldChain], material: Material) -> Scores:
    """Figures over chains of two links or more, and false alarms over the look-alikes."""
    found = [(row, find_chain(row, material)) for row in gold]
    chains = [(row, links) for row, links in found if len(row.links) > 1]
    look_alikes = [links for row, links in found if len(row.links) == 1 and links is not None]
    return {
        "articles": len({row.doc for row in gold}),
        "gold": len(chains),
        "found": _share([links is not None for _, links in chains]),
        "exact": _share([_is_exact(row, links or ()) for row, links in chains]),
        "origin": _share([_has_origin(row, links or ()) for row, links in chains]),
        "look_alikes_found": len(look_alikes),
        "false_chain": _share([len(links) > 1 for links in look_alikes]),
    }


def _share(verdicts: Sequence[bool]) -> float:
    return rounded(Share(sum(verdicts), len(verdicts)).value)


def find_chain(gold: GoldChain, material: Material) -> Links | None:
    """The chain of the prediction nearest to the marked statement, without optional relays."""
    candidates = [a for a in material.attributions(gold.doc) if _touches(a, gold)]
    if not candidates:
        return None
    text = material.text(gold.doc)
    nearest = max(candidates, key=lambda attribution: _nearness(text, attribution, gold))
    return _without_optional(nearest.chain, gold.optional)


def _touches(predicted: Attribution, gold: GoldChain) -> bool:
    return any_overlap(predicted.content, gold.content) or any_overlap(predicted.cue, gold.cues)


def _nearness(text: str, predicted: Attribution, gold: GoldChain) -> float:
    contents = cut_tokens(text, gold.content), cut_tokens(text, predicted.content)
    return jaccard(*contents) + any_overlap(predicted.cue, gold.cues)


def _without_optional(links: Links, optional: Sequence[GoldLink]) -> Links:
    while len(links) > 1 and any(link_agrees(links[0], relay) for relay in optional):
        links = links[1:]
    return links


def link_agrees(predicted: Link, gold: GoldLink) -> bool:
    """Whether a link is right: by a name where the gold gives one, else by its kind."""
    if gold.names:
        return any(names_agree(predicted.name, name) for name in gold.names)
    return predicted.kind == gold.kind


def _is_exact(gold: GoldChain, links: Links) -> bool:
    return len(links) == len(gold.links) and all(map(link_agrees, links, gold.links))


def _has_origin(gold: GoldChain, links: Links) -> bool:
    return bool(links) and link_agrees(links[-1], gold.links[-1])
