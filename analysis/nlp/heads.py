"""The word that a noun phrase is about, read off its words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from analysis.nlp.scene import Scene

STOPS_PHRASE = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PART"})
BREAKS_PHRASE = frozenset({",", ";", ":", "(", "–", "—", "--", "―"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SELVES = frozenset({"himself", "herself", "itself", "themselves"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def head_of(scene: Scene, tokens: Sequence[Token]) -> Token | None:
    """The word that a noun phrase is about: the last one before what is hung on behind.

    "a Clinton spokesman" -> spokesman; "Flynn, a Trump ally" -> Flynn. Read off the words, not the
    parse, which is often wrong where a quotation stands beside the phrase.
    """
    head = None
    for token in _core(scene, tokens):
        if not _is_trailing(token):
            head = token
    return head


def _core(scene: Scene, tokens: Sequence[Token]) -> Iterator[Token]:
    """The words of a phrase up to its first preposition, comma, verb or relative pronoun."""
    started = False
    for before, token in pairwise((None, *tokens)):
        if token is None:
            continue
        is_inside = before is not None and _same_name(scene, before, token)
        if started and not is_inside and _ends_phrase(token):
            return
        if not started and _is_leading(token) and scene.entity_at(token) is None:
            continue
        started = True
        yield token


def _same_name(scene: Scene, one: Token, other: Token) -> bool:
    at = scene.entity_at(one)
    return at is not None and at == scene.entity_at(other)


def _ends_phrase(token: Token) -> bool:
    if token.lower_ in RELATIVE or token.text in BREAKS_PHRASE:
        return True
    return token.pos_ in STOPS_PHRASE and token.text not in POSSESSIVE


def _is_leading(token: Token) -> bool:
    return token.is_punct or token.pos_ in {"ADP", "DET", "ADV", "CCONJ", "SCONJ"}


def _is_trailing(token: Token) -> bool:
    return (
        token.text in POSSESSIVE
        or token.lower_ in SELVES
        or token.is_punct
        or token.pos_ == "ADV"
        or token.ent_type_ in {"DATE", "TIME"}
    )
