"""Every denial of an article, seen by syntax or by a statement's stance, each once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from analysis.attribution.phrases import tokens_in
from analysis.claims import by_calling, by_events, by_negation, by_noun, by_verb, by_verdict
from analysis.claims.by_verb import is_a_plan, is_held_back, is_withheld
from analysis.claims.forms import split_verdict
from analysis.claims.ground import NOBODY, Ground
from analysis.claims.sighting import Finder, Sighting
from analysis.claims.syntax import object_of
from analysis.models import Spans, Stance

MODULES = (by_calling, by_verdict, by_events, by_verb, by_noun, by_negation)


@cache
def finders() -> dict[str, tuple[Finder, ...]]:
    """The rules that a word sets off, by the word in lower case; the first that sees one counts."""
    found: dict[str, tuple[Finder, ...]] = {}
    for module in MODULES:
        for word, finder in module.triggers().items():
            found[word] = (*found.get(word, ()), finder)
    return found


def find_sightings(ground: Ground) -> tuple[Sighting, ...]:
    """Every denial in reading order; of those made in one statement or by one word, one."""
    seen = [
        _attached(one, ground) for one in (*_by_syntax(ground), *stance_of_the_statement(ground))
    ]
    return tuple(sorted(_each_once(seen, ground), key=lambda one: one.cue[0]))


def _by_syntax(ground: Ground) -> Iterator[Sighting]:
    known = finders()
    for token in ground.setting.doc:
        for finder in known.get(token.lower_, ()):
            if (seen := finder(token, ground)) is not None:
                yield seen
                break


def stance_of_the_statement(ground: Ground) -> Iterator[Sighting]:
    """The statement itself is a denial."""
    for number, one in enumerate(ground.attributions):
        if one.stance is Stance.DENIES and not _is_none(one.cue, ground):
            denied, verdict = split_verdict(ground.text, one.content)
            yield Sighting(
                rule=stance_of_the_statement.__name__,
                cue=(*one.cue, *verdict),
                denied=denied,
                attribution=number,
                confidence=one.confidence,
            )


def _is_none(cue: Spans, ground: Ground) -> bool:
    """Whether the syntax says of a statement's verb that it denies nothing."""
    for token in tokens_in(ground.setting.doc, cue):
        if token.lower_ in by_verb.forms_of("denies"):
            thing = object_of(token)
            return token.pos_ == "VERB" and (
                is_held_back(token) or (thing is not None and is_withheld(token, thing))
            )
        if token.lower_ in by_verb.forms_of("turns_down"):
            thing = object_of(token)
            return thing is not None and is_a_plan(token, thing)
    return False


def _attached(seen: Sighting, ground: Ground) -> Sighting:
    """The sighting with the statement whose cue its own cue is."""
    if seen.attribution is not None:
        return seen
    number = next((ground.cues[s.start] for s in seen.cue if ground.cues[s.start] != NOBODY), None)
    if number is None:
        told = ground.told[seen.cue[0].start]
        speaker = ground.attributions[told].source if told != NOBODY and not seen.denier else ()
        return replace(seen, denier=speaker) if speaker else seen
    one = ground.attributions[number]
    return replace(
        seen, attribution=number, confidence=one.confidence, denier=seen.denier or one.source
    )


def _each_once(seen: Iterable[Sighting], ground: Ground) -> Iterator[Sighting]:
    """The sightings, those of one statement made one, in the order of the rules."""
    of_statement: dict[int, Sighting] = {}
    taken = bytearray(len(ground.text))
    for one in seen:
        if one.attribution is not None and one.attribution in of_statement:
            of_statement[one.attribution] = _joined(of_statement[one.attribution], one)
        elif not any(any(taken[s.start : s.end]) for s in one.cue):
            if one.attribution is None:
                yield one
            else:
                of_statement[one.attribution] = one
        for span in one.cue:
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
    yield from of_statement.values()


def _joined(first: Sighting, other: Sighting) -> Sighting:
    cue = {*first.cue, *(s for s in other.cue if not any(s.overlaps(c) for c in first.cue))}
    return replace(first, cue=tuple(sorted(cue)), denied=first.denied or other.denied)


RULES = (stance_of_the_statement, *(rule for module in MODULES for rule in module.RULES))
