"""The word that a noun phrase is about, read off its words."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from analysis import words
from analysis.nlp.scene import Scene

STOPS_PHRASE = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PART"})
BREAKS_PHRASE = frozenset({",", ";", ":", "(", "–", "—", "--", "―", "“", '"', "''", "``"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SELVES = frozenset({"himself", "herself", "itself", "themselves"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
JOINS = frozenset({"and", "or", "&"})


def head_of(scene: Scene, tokens: Sequence[Token]) -> Token | None:
    """The word that a noun phrase is about: the last one before what is hung on behind.

    "a Clinton spokesman" -> spokesman; "Flynn, a Trump ally" -> Flynn. Read off the words, not the
    parse, which is often wrong where a quotation stands beside the phrase.
    """
    core = list(_core(scene, tokens))
    head = next((token for token in reversed(core) if not _is_trailing(token)), None)
    return _shared(scene, tokens, head) if head is not None else None


def _shared(scene: Scene, tokens: Sequence[Token], head: Token) -> Token:
    """The noun that two names share, "North and South officials"; else the head itself."""
    rest = [token for token in tokens if token.i > head.i]
    first = scene.entity_at(head)
    if first is None or len(rest) < 3 or rest[0].lower_ not in JOINS:
        return head
    names = [token for token in rest[1:] if scene.entity_at(token) is not None]
    noun = next((token for token in rest[1:] if scene.entity_at(token) is None), head)
    is_pair = bool(names) and noun.i == names[-1].i + 1 and noun.tag_ == "NNS"
    second = scene.entity_at(names[0]) if is_pair else None
    if second is None or scene.entities[first].type != scene.entities[second].type:
        return head
    return noun


def _core(scene: Scene, tokens: Sequence[Token]) -> Iterator[Token]:
    """The words of a phrase up to its first preposition, comma, verb or relative pronoun."""
    started = False
    for before, token in pairwise((None, *tokens)):
        if token is None:
            continue
        is_inside = before is not None and _is_one(scene, before, token)
        is_adjective = before is not None and before.pos_ == "ADJ" and token.lower_ in JOINS
        if started and not is_inside and not is_adjective and _ends_phrase(token):
            return
        if not started and _is_leading(token) and scene.entity_at(token) is None:
            continue
        started = True
        yield token


def _is_one(scene: Scene, one: Token, other: Token) -> bool:
    """Whether two neighbours are one name, or one office before a name: "secretary of state"."""
    at = scene.entity_at(one)
    if at is not None:
        return at == scene.entity_at(other)
    return other.lower_ == "of" and is_office_of(one, other)


def is_office_of(one: Token, of: Token) -> bool:
    """Whether two neighbours begin an office such as "secretary of state"."""
    following = of.doc[of.i + 1].lower_ if of.i + 1 < len(of.doc) else ""
    return f"{one.lower_} of {following}" in _offices_with_of()


@cache
def _offices_with_of() -> frozenset[str]:
    listed = words.load("titles")["office"]["words"]
    return frozenset(office for office in listed if " of " in office)


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
