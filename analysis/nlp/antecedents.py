"""Who a pronoun may stand for: names and descriptions before it, by sentence and by their part."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from analysis import words
from analysis.models import Span
from analysis.nlp.roles import offices
from analysis.nlp.scene import Scene

LONGEST_PHRASE = 6
IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
HE, SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
WHEN = frozenset({"when", "while", "after", "before", "since"})
FARTHEST = 3
"""Sentences to look back. Farther back the nearest name is wrong about as often as right."""
FARTHEST_WORDS = 300
COST = (0.0, 0.9, 1.3, 1.7)
"""What the parts of a sentence weigh against one sentence more between: a speaker two sentences
back before an object one sentence back, but not three."""

IsFit = Callable[[Token], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A word that a pronoun may stand for; the one that costs least is the likeliest."""

    token: Token
    entity: int | None
    rank: int
    back: int
    """Sentences between."""

    @property
    def cost(self) -> float:
        """How far it is from being meant."""
        return COST[self.rank] + self.back


def candidates(scene: Scene, pronoun: Token, is_fit: IsFit) -> list[Candidate]:
    """The words before a pronoun that fit, in the order of the text within each sentence."""
    return [
        Candidate(token=token, entity=scene.entity_at(token), rank=rank_of(scene, token), back=back)
        for back, tokens in enumerate(sentences_back(scene, pronoun))
        for token in tokens
        if is_fit(token) and scene.is_quoted(token) <= scene.is_quoted(pronoun)
    ]


def rank_of(scene: Scene, token: Token) -> int:
    """0 speaker or subject of the main clause, 1 other subject, 2 belongs to a subject, 3 rest."""
    is_subject = token.dep_ in SUBJECTS
    if is_subject and (scene.is_speaking(token) or _is_main(token.head)):
        return 0
    if is_subject:
        return 1
    if token.dep_ in {"poss", "compound", "appos"} and token.head.dep_ in SUBJECTS:
        return 1 if token.dep_ == "appos" else 2
    return 3


def _is_main(verb: Token) -> bool:
    """Whether a clause is not inside another one that comes before it: "Lee said Ray failed"."""
    if verb.dep_ in {"ccomp", "parataxis"}:
        return verb.i < verb.head.i
    return verb.dep_ == "ROOT" or (verb.dep_ == "conj" and verb.head.dep_ == "ROOT")


def sentences_back(scene: Scene, pronoun: Token) -> Iterator[Sequence[Token]]:
    """What stands before the pronoun, sentence by sentence, nearest first.

    Sentences inside a quotation that the pronoun is outside of are passed over and not counted.
    """
    here, farthest = scene.sentence_of(pronoun), pronoun.i - FARTHEST_WORDS
    yield () if is_put_behind(scene, here, pronoun) else _tokens(scene, here, pronoun)
    seen = 0
    for number in range(here - 1, -1, -1):
        tokens = _tokens(scene, number, pronoun)
        if seen == FARTHEST or not tokens or tokens[0].i < farthest:
            return
        if scene.is_quoted(pronoun) or not all(scene.is_quoted(t) for t in tokens if t.is_alpha):
            seen += 1
            yield tokens


def _tokens(scene: Scene, number: int, pronoun: Token) -> list[Token]:
    """The words of a sentence before the pronoun, the last ones of an endless one."""
    first, last = scene.sentence(number)
    nearest = max(first, pronoun.i - FARTHEST_WORDS)
    return [scene.doc[at] for at in range(nearest, min(last, pronoun.i))]


def is_put_behind(scene: Scene, number: int, pronoun: Token) -> bool:
    """Whether the pronoun stands with its verb behind what it says: "Ray failed, he said"."""
    if scene.is_quoted(pronoun):
        return False
    first, _ = scene.sentence(number)
    before = scene.doc[pronoun.i - 1] if pronoun.i > first else pronoun
    after = scene.doc[pronoun.i + 1] if pronoun.i + 1 < len(scene.doc) else pronoun
    opening = scene.doc[first]
    is_clause = opening.pos_ not in {"ADP", "SCONJ", "VERB", "AUX"} and opening.lower_ != "when"
    return before.text == "," and after.pos_ in {"VERB", "AUX"} and is_clause


def subject_ahead(scene: Scene, pronoun: Token) -> Token | None:
    """The subject that follows a phrase with the pronoun in it: "In her letter, Lee said"."""
    first, last = scene.sentence(scene.sentence_of(pronoun))
    if pronoun.i - first > FARTHEST_WORDS:
        return None
    opening = [token.text for token in scene.doc[first : pronoun.i]]
    if not opening or "," in opening or scene.doc[first].pos_ not in {"ADP", "SCONJ"}:
        return None
    comma = next((t for t in scene.doc[pronoun.i : last] if t.text == ","), None)
    rest = scene.doc[comma.i + 1 : comma.i + 1 + LONGEST_PHRASE] if comma is not None else ()
    return next((token for token in rest if token.dep_ in SUBJECTS), None)


def subject_above(pronoun: Token) -> Token | None:
    """The subject of the clause that one with "when he" hangs on: "Lee said Ray lied when he"."""
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.dep_ != "advcl" or pronoun.i < verb.head.i:
        return None
    if verb.head.dep_ != "ccomp" or verb.head.i < verb.head.head.i:
        return None
    leads = {token.lower_ for token in verb.lefts if token.i < pronoun.i}
    subjects = [token for token in verb.head.lefts if token.dep_ in SUBJECTS]
    return subjects[0] if subjects and not leads.isdisjoint(WHEN) else None


def best(found: Sequence[Candidate]) -> Candidate | None:
    """The likeliest; None where two are as likely and neither is a subject."""
    if not found:
        return None
    cost = min(one.cost for one in found)
    likeliest = [one for one in found if one.cost == cost]
    others = {one.entity for one in found if one.back == likeliest[-1].back and one.rank > 1}
    if likeliest[-1].rank > 1 and len(others) > 1:
        return None
    return likeliest[-1]


def phrase_of(head: Token) -> list[Token]:
    """A noun with its article and the words between, read off the words."""
    first = head.i
    while first and head.i - first < LONGEST_PHRASE and _is_in_phrase(head.doc[first - 1]):
        first -= 1
    return [head.doc[number] for number in range(first, head.i + 1)]


def _is_in_phrase(token: Token) -> bool:
    return token.pos_ in IN_PHRASE or token.dep_ == "poss"


def span_of(tokens: Sequence[Token]) -> Span:
    """The characters of some tokens that stand side by side."""
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def name_span(scene: Scene, token: Token) -> Span:
    """The whole name that a token is part of; the token itself where it is part of none."""
    return next((one.span for one in scene.named_at(token)), span_of([token]))


def fits(scene: Scene, entity: int, pronoun: str) -> bool:
    """Whether "he" or "she" can mean that entity, as far as titles and given names tell."""
    sex = scene.sex.get(entity)
    if pronoun in HE:
        return sex != "woman"
    return sex != "man" if pronoun in SHE else True


def is_one_person(token: Token, pronoun: str) -> bool:
    """Whether a noun means one unnamed person whom "he" or "she" can take up: "a neighbour"."""
    if token.pos_ != "NOUN" or token.tag_ == "NNS":
        return False
    lists = words.load("sources")["person"]
    if token.lower_ in lists["woman"]:
        return pronoun in SHE
    if token.lower_ in lists["man"]:
        return pronoun in HE
    return token.lower_ in _persons()


@cache
def _persons() -> frozenset[str]:
    lists = words.load("sources")
    return frozenset(lists["person"]["either"]) | offices() | frozenset(lists["anonymous"])
