"""Denials: a source says that something is not so. "Denied by X" is never "false"."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from analysis.attribution.phrases import tokens_in
from analysis.attribution.setting import Setting
from analysis.claims.deniers import name_deniers
from analysis.claims.forms import denial_form
from analysis.claims.ground import Ground, make_ground
from analysis.claims.linking import Asked, Claimed, find_claims
from analysis.claims.sighting import Sighting
from analysis.claims.sightings import find_sightings
from analysis.claims.syntax import SUBJECTS
from analysis.models import Attribution, Denial, DenialForm, Spans, words_of


def find_denials(setting: Setting, attributions: Sequence[Attribution]) -> tuple[Denial, ...]:
    """Every denial of a text in reading order, tied to its claim where the article states it.

    `attributions` are the statements found in the same text.
    """
    ground = make_ground(setting, attributions)
    seen = find_sightings(ground)
    named = name_deniers(seen, ground)
    formed = [form_of(one, ground) for one in seen]
    asked = [
        Asked(seen=one, form=form, denier_name=name)
        for one, (form, _), (_, name) in zip(seen, formed, named, strict=True)
    ]
    claims = find_claims(asked, ground)
    return tuple(
        _denial(one, denier, rule, claim)
        for one, (denier, _), (_, rule), claim in zip(asked, named, formed, claims, strict=True)
    )


def _denial(asked: Asked, denier: Spans, form_rule: str, claimed: Claimed) -> Denial:
    seen = asked.seen
    return Denial(
        attribution=seen.attribution,
        cue=seen.cue,
        denier=denier,
        denied=seen.denied,
        denier_name=asked.denier_name,
        form=asked.form,
        claim=claimed.spans,
        claim_attribution=claimed.attribution,
        claimant_name=claimed.name,
        confidence=round(seen.confidence * claimed.confidence, 3),
        rules=(seen.rule, form_rule, *claimed.rules),
    )


def form_of(seen: Sighting, ground: Ground) -> tuple[DenialForm, str]:
    """The form of a denial, and the name of the rule that decided."""
    if seen.form is not None:
        return seen.form, "points_back"
    form, rule = denial_form(words_of(ground.text, seen.denied))
    if form is DenialForm.NOMINAL and is_clause(tokens_in(ground.setting.doc, seen.denied[:1])):
        return DenialForm.INLINE, "says_it_in_full"
    return form, rule


def is_clause(tokens: Iterable[Token]) -> bool:
    """Whether some words are a clause: what they hang on is a verb with a subject among them."""
    words = tuple(tokens)
    inside = {token.i for token in words}
    tops = [token for token in words if token.head.i not in inside or token.head.i == token.i]
    return any(
        top.pos_ in ("VERB", "AUX")
        and any(c.dep_ in SUBJECTS and c.i in inside for c in top.children)
        for top in tops
    )
