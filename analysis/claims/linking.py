"""A denial to the claim that it answers, inside one article."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

from analysis.claims.candidates import (
    STEM,
    Candidate,
    ends_with_a_said_thing,
    find_candidates,
    names,
    rest_of_sentence,
    stems,
)
from analysis.claims.evidence import SELF, WEIGHTS, Question, is_by_the_denier
from analysis.claims.ground import Ground
from analysis.claims.sighting import Sighting
from analysis.models import DenialForm, Spans, Stance, words_of
from analysis.words import load

REACH = 40
"""Candidates before and behind a denial that are looked at."""
STATED_NOWHERE = {DenialForm.INLINE: 5.8, DenialForm.NOMINAL: 5.0, DenialForm.ANAPHORIC: -2.8}
"""What the best claim must outweigh: a clause says itself what is denied, "these claims" never."""
TOLD = 2
"""Rules that are named as the reason for a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """The claim that a denial answers; empty where the article does not state it."""

    spans: Spans | None = None
    attribution: int | None = None
    name: str | None = None
    confidence: float = 1.0
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A denial for which a claim is looked for."""

    seen: Sighting
    form: DenialForm
    denier_name: str | None


def find_claims(asked: Sequence[Asked], ground: Ground) -> Iterator[Claimed]:
    """Yields what each denial answers; the denials come in reading order."""
    candidates = find_candidates(ground) if asked else ()
    weights = tellings(candidates)
    denials = tuple(one.seen.cue[0].start for one in asked)
    before: Question | None = None
    answered: Candidate | None = None
    for one in asked:
        question = make_question(one, ground, weights, denials)
        if before is not None:
            question = question.after(before, answered)
        found, claimed = _choose(question, candidates)
        if found is not None:
            before, answered = question, found
        yield claimed


def tellings(candidates: Sequence[Candidate]) -> dict[str, float]:
    """How much each stem tells in an article: the rarer it is, the more."""
    counts = Counter(stem for one in candidates for stem in one.stems)
    return {stem: log(1 + len(candidates) / count) for stem, count in counts.items()}


def make_question(
    asked: Asked, ground: Ground, weights: dict[str, float], denials: tuple[int, ...]
) -> Question:
    """A denial with what is compared of it."""
    seen = asked.seen
    denied = words_of(ground.text, seen.denied)
    of_denier = frozenset(word[:STEM].casefold() for word in (asked.denier_name or "").split()[-1:])
    sentence = max(0, ground.setting.sentence_number(seen.cue[0].start))
    whole = ground.setting.sentences[sentence].of(ground.text)
    own = stems(denied) | (of_denier if SELF.search(denied) else frozenset())
    return Question(
        seen=seen,
        form=_asked_as(asked, denied),
        denier_name=asked.denier_name,
        denier_stems=of_denier,
        stems=own,
        names=names(whole) | of_denier,
        around=stems(whole) - own - of_denier,
        sentence=sentence,
        denials=denials,
        ground=ground,
        weights=weights,
    )


def _choose(
    question: Question, candidates: Sequence[Candidate]
) -> tuple[Candidate | None, Claimed]:
    """The candidate for which most speaks, and it as a claim; none where too little does."""
    weighed = [(_weigh(question, one), one) for one in _near(question, candidates)]
    nowhere = STATED_NOWHERE[question.form]
    best, found = max(weighed, key=lambda one: one[0], default=(nowhere, None))
    whole = sum(exp(weight - best) for weight, _ in weighed) + exp(nowhere - best)
    if found is None or best <= nowhere:
        return None, Claimed(confidence=exp(nowhere - best) / whole)
    return found, _claimed(question, found, 1 / whole)


def _weigh(question: Question, claim: Candidate) -> float:
    return sum(weight * rule(question, claim) for rule, weight in WEIGHTS)


def _claimed(question: Question, found: Candidate, confidence: float) -> Claimed:
    said = [(weight * rule(question, found), rule.__name__) for rule, weight in WEIGHTS]
    most = sorted((one for one in said if one[0] > 0), reverse=True)[:TOLD]
    attributions = question.ground.attributions
    number = found.attribution
    return Claimed(
        spans=found.spans,
        attribution=number,
        name=attributions[number].source_name if number is not None else None,
        confidence=confidence,
        rules=tuple(rule for _, rule in most),
    )


def _asked_as(asked: Asked, denied: str) -> DenialForm:
    """The form, but of "the fraud claims" and "any wrongdoing" that of "the claims".

    They name what others say, and may share no word with it.
    """
    is_wrong = any(word in load("denials")["wrongs"] for word in denied.split()[-1:])
    is_theirs = is_wrong or ends_with_a_said_thing(denied)
    is_named = asked.form is DenialForm.NOMINAL
    return DenialForm.ANAPHORIC if is_named and is_theirs else asked.form


def _near(question: Question, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yields the candidates around a denial that are not the denial itself."""
    own = (*question.seen.cue, *question.seen.denied)
    start = question.seen.cue[0].start
    at = bisect_left(candidates, start, key=lambda one: one.spans[0].start)
    for one in candidates[max(0, at - REACH) : at + REACH]:
        is_own = one.attribution is not None and one.attribution == question.seen.attribution
        is_own = is_own or is_by_the_denier(question, one) > 0 or _is_about_else(question, one)
        is_own = is_own or _denies_too(question, one)
        if not is_own and not any(span.overlaps(other) for span in one.spans for other in own):
            yield one
    if question.form is DenialForm.ANAPHORIC:
        rest = rest_of_sentence(_begin(question), _of_the_denial(question), question.ground)
        if rest is not None:
            yield rest


def _denies_too(question: Question, claim: Candidate) -> bool:
    """Whether a claim is a denial itself: only "that is a lie" may point at what one denies."""
    number = claim.attribution
    is_denial = number is not None and question.ground.attributions[number].stance is Stance.DENIES
    return is_denial and question.form is not DenialForm.ANAPHORIC


def _is_about_else(question: Question, claim: Candidate) -> bool:
    """Whether a thing that is named and denied has no word in common with a claim."""
    is_named = question.form is DenialForm.NOMINAL and bool(question.stems)
    return is_named and question.stems.isdisjoint(claim.stems)


def _of_the_denial(question: Question) -> Spans:
    number = question.seen.attribution
    told = question.ground.attributions[number] if number is not None else None
    return (*question.seen.denier, *question.seen.cue, *((*told.source, *told.cue) if told else ()))


def _begin(question: Question) -> int:
    """Where a denial begins in its sentence: with who denies, or with its words."""
    seen = question.seen
    sentence = question.ground.setting.sentence_at(seen.cue[0].start)
    spans = (*seen.denier, *seen.cue, *seen.denied)
    return min(span.start for span in spans if sentence.start <= span.start)
