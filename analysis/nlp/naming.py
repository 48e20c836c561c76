"""Rules for sources that hold a name, or stand right behind one."""

from collections.abc import Sequence

from spacy.tokens import Token

from analysis.nlp.antecedents import name_span, phrase_of, span_of
from analysis.nlp.found import Found
from analysis.nlp.heads import RELATIVE, head_of
from analysis.nlp.scene import Scene

ASIDE = frozenset({",", "-", "--", "–", "—"})
SUCH = frozenset({"including", "such", "called", "named"})
NAMED = frozenset({"PERSON", "ORG"})
FARTHEST_PERSON = 20
"""Words between a person and the "who" that goes with the name."""


def named_in_source(scene: Scene, source: Sequence[Token]) -> Found | None:
    """The source is a name, or a description that ends in the name."""
    head = head_of(scene, source)
    return _named(scene, head) if head is not None else None


def _named(scene: Scene, token: Token) -> Found | None:
    """The entity whose name a token is part of; peoples and creeds speak with no one voice."""
    entity = scene.entity_at(token)
    if entity is None or scene.entities[entity].type == "NORP":
        return None
    return Found(entity=entity, words=(name_span(scene, token),))


def named_beside_description(scene: Scene, source: Sequence[Token]) -> Found | None:
    """The name stands right behind the description, after a comma or dash."""
    return _behind(scene, source, ASIDE, NAMED)


def named_as_example(scene: Scene, source: Sequence[Token]) -> Found | None:
    """The name is given behind the word for it: "unions such as the Harbour Workers"."""
    return _behind(scene, source, SUCH, NAMED)


def _behind(
    scene: Scene, source: Sequence[Token], marks: frozenset[str], types: frozenset[str]
) -> Found | None:
    """The name that the rest of a source is about, behind the first of some marks.

    A name that only belongs to what follows is not meant: "the aide, Lee's son".
    """
    at = next((n for n in range(1, len(source)) if _is_mark(source[n], marks)), None)
    if at is None or (marks is ASIDE and source[at + 1 : at + 2] and source[at + 1].pos_ == "ADP"):
        return None
    if source[at + 1 : at + 2] and source[at + 1].lower_ in RELATIVE:
        return None
    head = head_of(scene, source[at + 1 :])
    entity = scene.entity_at(head) if head is not None else None
    if head is None or entity is None or scene.entities[entity].type not in types:
        return None
    return _named(scene, head)


def _is_mark(token: Token, marks: frozenset[str]) -> bool:
    """Whether one of the marks stands here; a hyphen inside a word is none."""
    is_tight = token.text == "-" and not token.doc[token.i - 1].whitespace_
    return token.lower_ in marks and not is_tight


def relative_pronoun(scene: Scene, source: Sequence[Token]) -> Found | None:
    """ "Who" and "which" stand for the name or description right before them."""
    if len(source) != 1 or source[0].lower_ not in RELATIVE:
        return None
    before = _word_before(source[0])
    if before is None:
        return None
    if source[0].lower_ == "who" and _is_no_person(scene, before):
        return _person_before(scene, before)
    found = _named(scene, before)
    if found is not None or before.pos_ not in {"NOUN", "PROPN"} or before.ent_type_ == "DATE":
        return found
    phrase = phrase_of(before)
    whole = span_of(phrase)
    return _described_name(scene, phrase) or Found(described=whole, words=(whole,))


def _is_no_person(scene: Scene, token: Token) -> bool:
    entity = scene.entity_at(token)
    return entity is not None and scene.entities[entity].type not in {"PERSON", "NORP"}


def _person_before(scene: Scene, token: Token) -> Found | None:
    """The last person named in the sentence: "Ann Lee of the Harbour Board, who"."""
    first, _ = scene.sentence(scene.sentence_of(token))
    for at in range(token.i, max(first, token.i - FARTHEST_PERSON), -1):
        entity = scene.entity_at(token.doc[at])
        if entity is not None and scene.entities[entity].type == "PERSON":
            return _named(scene, token.doc[at])
    return None


def _described_name(scene: Scene, phrase: Sequence[Token]) -> Found | None:
    """The name that a phrase right behind it describes: "the Harbour Fund, a group that"."""
    first = phrase[0]
    is_aside = first.i > 1 and first.doc[first.i - 1].text == "," and first.pos_ == "DET"
    return _named(scene, first.doc[first.i - 2]) if is_aside else None


def _word_before(token: Token) -> Token | None:
    """The last word before, past commas, dashes, "and" and white space."""
    at = token.i - 1
    while at > 0 and (token.doc[at].is_punct or token.doc[at].is_space or _joins(token.doc[at])):
        at -= 1
    return token.doc[at] if at >= 0 else None


def _joins(token: Token) -> bool:
    return token.lower_ in {"and", "but"}
