"""Everybody that a text's "he" and "she" may stand for, in reading order."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from analysis.models import Span
from analysis.nlp.antecedents import (
    FARTHEST,
    FARTHEST_WORDS,
    HE,
    SHE,
    SUBJECTS,
    Candidate,
    is_one_person,
    is_put_behind,
    phrase_of,
    rank_of,
)
from analysis.nlp.descriptions import described_person
from analysis.nlp.scene import Scene
from analysis.nlp.speeches import Speech, speech_at

HIMSELF, HERSELF = HE | {"himself"}, SHE | {"herself"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The persons of a text, and who each pronoun was found to mean so far."""

    scene: Scene
    speeches: Sequence[Speech]
    numbers: Sequence[int]
    """Token numbers of names, descriptions and pronouns that mean one person."""
    who: dict[int, int | None]
    """The entity by token number; None where it is nobody named, or nobody knows."""
    sex: dict[int, str]
    """ "man" or "woman" by entity, as titles, given names and the pronouns so far tell."""
    is_all_quoted: dict[int, bool] = field(default_factory=dict)
    """By sentence, whether quotation marks hold it whole; filled as asked."""

    @property
    def doc(self) -> Doc:
        """The parsed text."""
        return self.scene.doc

    def fits(self, token: Token, pronoun: Token) -> bool:
        """Whether a pronoun can mean the same person as an earlier word, as far as words tell."""
        forms = same_sex(pronoun)
        if token.lower_ in HIMSELF | HERSELF:
            return token.lower_ in forms
        entity = self.who.get(token.i)
        if entity is None:
            return is_one_person(token, "he" if forms is HIMSELF else "she")
        return self.sex.get(entity) != ("woman" if forms is HIMSELF else "man")

    def speaker(self, token: Token) -> int | None:
        """Who says what a pronoun stands in, where quotation marks hold it: not "he" there."""
        if not self.scene.is_quoted(token):
            return None
        speech = speech_at(self.speeches, Span(token.idx, token.idx + len(token)))
        return speech.entity if speech is not None else None


def same_sex(pronoun: Token) -> frozenset[str]:
    """The pronouns that can go on about the same person."""
    return HIMSELF if pronoun.lower_ in HIMSELF else HERSELF


def make_cast(scene: Scene, speeches: Sequence[Speech]) -> Cast:
    """The cast of a parsed text, its pronouns still without meaning."""
    who: dict[int, int | None] = {}
    for named in scene.named:
        if scene.entities[named.entity].type == "PERSON":
            tokens = scene.tokens(named.span)
            if not _is_family(tokens):
                who[_head_of_name(tokens).i] = named.entity
    for token in scene.doc:
        if token.lower_ in HIMSELF | HERSELF:
            who[token.i] = None
        elif token.pos_ == "NOUN" and token.i not in who and _is_person(scene, token):
            found = described_person(scene, phrase_of(token))
            who[token.i] = found.entity if found is not None else None
    return Cast(scene=scene, speeches=speeches, numbers=sorted(who), who=who, sex=dict(scene.sex))


def _is_family(tokens: Sequence[Token]) -> bool:
    """Whether a name means several who bear it: "the Lees"."""
    before = tokens[0].nbor(-1).lower_ if tokens[0].i else ""
    return before == "the" and len(tokens) == 1 and tokens[0].text.endswith("s")


def _head_of_name(tokens: Sequence[Token]) -> Token:
    """The word of a name that the others hang on."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside), tokens[-1])


def _is_person(scene: Scene, token: Token) -> bool:
    """Whether a noun is somebody of whom a clause tells something."""
    if not (is_one_person(token, "he") or is_one_person(token, "she")):
        return False
    is_told = token.dep_ in SUBJECTS or scene.is_speaking(token)
    return is_told and scene.entity_at(token) is None


def candidates_for(cast: Cast, pronoun: Token) -> list[Candidate]:
    """Who stands before a pronoun and may be meant by it, nearest sentence first."""
    scene, speaker = cast.scene, cast.speaker(pronoun)
    found: list[Candidate] = []
    for back, (first, last) in enumerate(_sentences_back(cast, pronoun)):
        inside = cast.numbers[bisect_left(cast.numbers, first) : bisect_left(cast.numbers, last)]
        for token in (scene.doc[number] for number in inside):
            entity = cast.who[token.i]
            if entity is not None and entity == speaker:
                continue
            if scene.is_quoted(token) <= scene.is_quoted(pronoun) and cast.fits(token, pronoun):
                rank = rank_of(scene, token)
                found.append(Candidate(token=token, entity=entity, rank=rank, back=back))
    return found


def _sentences_back(cast: Cast, pronoun: Token) -> list[tuple[int, int]]:
    """Token numbers of the stretches before a pronoun by sentence, nearest first.

    Sentences inside a quotation that the pronoun is outside of are passed over and not counted.
    """
    scene, here = cast.scene, cast.scene.sentence_of(pronoun)
    first, _ = scene.sentence(here)
    farthest = pronoun.i - FARTHEST_WORDS
    start = pronoun.i if is_put_behind(scene, here, pronoun) else max(first, farthest)
    found = [(start, pronoun.i)]
    for number in range(here - 1, -1, -1):
        first, last = scene.sentence(number)
        if len(found) > FARTHEST or first < farthest:
            break
        if scene.is_quoted(pronoun) or not _is_all_quoted(cast, number, first, last):
            found.append((first, last))
    return found


def _is_all_quoted(cast: Cast, number: int, first: int, last: int) -> bool:
    if number not in cast.is_all_quoted:
        tokens = (cast.scene.doc[at] for at in range(first, last))
        cast.is_all_quoted[number] = all(cast.scene.is_quoted(t) for t in tokens if t.is_alpha)
    return cast.is_all_quoted[number]
