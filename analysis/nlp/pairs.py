"""Phrases for two persons together: "the two", "both candidates"."""

from collections.abc import Sequence

from spacy.tokens import Token

from analysis import words
from analysis.nlp.antecedents import candidates, name_span
from analysis.nlp.found import Found
from analysis.nlp.scene import Scene


def both_named(scene: Scene, source: Sequence[Token]) -> Found | None:
    """The two persons whom the last sentences name, when they name no third."""
    lists = words.load("sources")["pair"]
    small = [token.lower_ for token in source if token.is_alpha]
    if set(small).isdisjoint(lists["two"]) or small[-1] not in lists["two"] + lists["of"]:
        return None

    def is_person(token: Token) -> bool:
        entity = scene.entity_at(token)
        return entity is not None and scene.entities[entity].type == "PERSON"

    near = [one for one in candidates(scene, source[0], is_person) if one.back <= 2]
    who = {one.entity: one for one in near}
    if len(who) != 2:
        return None
    first = min(who.values(), key=lambda one: one.token.i)
    return Found(
        entity=first.entity,
        words=tuple(sorted(name_span(scene, one.token) for one in who.values())),
    )
