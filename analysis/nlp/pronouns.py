"""Rules for pronouns: the speaker goes on speaking until another one takes over."""

from collections.abc import Sequence

from spacy.tokens import Token

from analysis import words
from analysis.nlp.antecedents import (
    HE,
    SHE,
    SUBJECTS,
    Candidate,
    best,
    candidates,
    fits,
    is_one_person,
    name_span,
    phrase_of,
    span_of,
    subject_above,
    subject_ahead,
)
from analysis.nlp.descriptions import described_person
from analysis.nlp.found import Found
from analysis.nlp.heads import head_of
from analysis.nlp.scene import Scene

BODIES = frozenset({"ORG", "GPE"})
NAMES = frozenset({"ORG", "GPE", "PERSON"})
IT, THEY = frozenset({"it", "its"}), frozenset({"they", "their", "them"})
FIRST = frozenset({"i", "me", "my"})
MOST_STEPS = 12
"""Pronouns to follow back to a name."""


def pronoun_person(scene: Scene, source: Sequence[Token]) -> Found | None:
    """ "He" and "she" stand for the last fitting person who spoke or was the subject before."""
    pronoun = _pronoun(source, HE | SHE)
    return _last_person(scene, pronoun, MOST_STEPS) if pronoun is not None else None


def _pronoun(source: Sequence[Token], forms: frozenset[str]) -> Token | None:
    """The pronoun that a source is, or begins with: "he and his staff"."""
    if not source or source[0].lower_ not in forms:
        return None
    is_alone = len(source) == 1 or source[1].lower_ in {"and", ",", "himself", "herself", "who"}
    return source[0] if is_alone else None


def _last_person(scene: Scene, pronoun: Token, steps: int) -> Found | None:
    """The person, through earlier pronouns where the text goes on with "he" for a while."""
    forms = HE if pronoun.lower_ in HE else SHE
    speaker = _quoted_speaker(scene, pronoun)

    def is_fit(token: Token) -> bool:
        entity = scene.entity_at(token)
        if entity is not None:
            is_person = scene.entities[entity].type == "PERSON" and entity != speaker
            return is_person and fits(scene, entity, pronoun.lower_)
        if token.dep_ not in SUBJECTS and not scene.is_speaking(token):
            return False
        if token.lower_ in forms:
            return True
        is_told = scene.is_quoted(token) or not scene.is_quoted(pronoun)
        return is_told and is_one_person(token, pronoun.lower_)

    for near in (subject_ahead(scene, pronoun), subject_above(pronoun)):
        if near is not None and scene.entity_at(near) is not None and is_fit(near):
            return Found(entity=scene.entity_at(near), words=(name_span(scene, near),))
    one = best(candidates(scene, pronoun, is_fit))
    return _person(scene, one, steps) if one is not None else None


def _person(scene: Scene, one: Candidate, steps: int) -> Found | None:
    if one.entity is not None:
        return Found(entity=one.entity, words=(name_span(scene, one.token),))
    if one.token.lower_ in HE | SHE:
        return _last_person(scene, one.token, steps - 1) if steps else None
    phrase = phrase_of(one.token)
    whole = span_of(phrase)
    found = _name_behind(scene, one.token) or described_person(scene, phrase)
    return found or Found(described=whole, words=(whole,))


def _name_behind(scene: Scene, noun: Token) -> Found | None:
    """The person named right behind a description: "the board's chair, Ann Lee"."""
    behind = scene.doc[noun.i + 1 : noun.i + 3]
    if len(behind) < 2 or behind[0].text != ",":
        return None
    entity = scene.entity_at(behind[1])
    if entity is None or scene.entities[entity].type != "PERSON":
        return None
    return Found(entity=entity, words=(name_span(scene, behind[1]),))


def _quoted_speaker(scene: Scene, token: Token) -> int | None:
    """Who is quoted where a token stands inside quotation marks: nobody that "he" means there."""
    if not scene.is_quoted(token):
        return None
    speaker = speaker_beside(scene, token)
    return scene.entity_at(speaker) if speaker is not None else None


def speaker_beside(scene: Scene, token: Token) -> Token | None:
    """The head of the source nearest to a quotation in its line, one behind it before one ahead."""
    text, at = scene.text, token.idx
    first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = [s for s in scene.sources if first <= s.start and (last < 0 or s.end <= last)]
    spoken = [s for s in line if not scene.quoted[s.start]]
    if not spoken:
        return None
    nearest = min(spoken, key=lambda s: (s.start < at, abs(s.start - at)))
    return head_of(scene, scene.tokens(nearest))


def person_quoted(scene: Scene, source: Sequence[Token]) -> Found | None:
    """ "I" inside quotation marks is the one whose words they hold."""
    if len(source) != 1 or source[0].lower_ not in FIRST or not scene.is_quoted(source[0]):
        return None
    speaker = speaker_beside(scene, source[0])
    if speaker is None:
        return None
    if speaker.lower_ in HE | SHE:
        return _last_person(scene, speaker, MOST_STEPS)
    entity = scene.entity_at(speaker)
    is_person = entity is not None and scene.entities[entity].type == "PERSON"
    return Found(entity=entity, words=(name_span(scene, speaker),)) if is_person else None


def pronoun_body(scene: Scene, source: Sequence[Token]) -> Found | None:
    """ "It" stands for the organisation or country that was the last subject before it."""
    pronoun = _pronoun(source, IT)
    return _last_subject(scene, pronoun, MOST_STEPS) if pronoun is not None else None


def pronoun_several(scene: Scene, source: Sequence[Token]) -> Found | None:
    """ "They" stands for the group, body or several persons that were the last subject."""
    pronoun = _pronoun(source, THEY)
    return _last_subject(scene, pronoun, MOST_STEPS) if pronoun is not None else None


def _last_subject(scene: Scene, pronoun: Token, steps: int) -> Found | None:
    """The subject nearest before a pronoun, no farther than the sentence before."""
    forms = IT if pronoun.lower_ in IT else THEY

    def is_fit(token: Token) -> bool:
        if token.dep_ not in SUBJECTS:
            return False
        return token.lower_ in forms or _may_be_body(scene, token, forms)

    found = [one for one in candidates(scene, pronoun, is_fit) if one.back <= 1]
    nearest = [one for one in found if one.back == found[0].back]
    if not nearest:
        return None
    rank = min(one.rank for one in nearest)
    return _subject(scene, [one for one in nearest if one.rank == rank][-1].token, steps)


def _may_be_body(scene: Scene, token: Token, forms: frozenset[str]) -> bool:
    entity = scene.entity_at(token)
    kind = scene.entities[entity].type if entity is not None else ""
    if forms == THEY:
        return kind == "ORG" or _are_several(token, kind)
    is_thing = kind == "" and token.pos_ == "NOUN" and token.tag_ == "NN"
    return kind in BODIES or (is_thing and token.head.dep_ == "ROOT")


def _are_several(token: Token, kind: str) -> bool:
    """Whether a subject means several people: a plural that is no text, or two names joined."""
    is_text = token.lemma_.lower() in words.load("sources")["document"]
    is_plural = (token.tag_ in {"NNS", "NNPS"} and not is_text) or _counted(token) is not None
    return is_plural or (kind in NAMES and _has_others(token))


def _counted(number: Token) -> Token | None:
    """The aides, in "two of the aides"."""
    if number.pos_ != "NUM" or number.lower_ == "one":
        return None
    behind = (child for of in number.children if of.lower_ == "of" for child in of.children)
    return next((child for child in behind if child.tag_ == "NNS"), None)


def _has_others(token: Token) -> bool:
    return any(child.dep_ == "conj" for child in token.children)


def _subject(scene: Scene, token: Token, steps: int) -> Found | None:
    if token.lower_ in IT | THEY:
        return _last_subject(scene, token, steps - 1) if steps else None
    entity = scene.entity_at(token)
    if entity is not None and scene.entities[entity].type != "NORP":
        return Found(entity=entity, words=(name_span(scene, token),))
    whole = span_of(phrase_of(_counted(token) or token))
    return Found(described=whole, words=(whole,))
