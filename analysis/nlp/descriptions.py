"""Whom a description means: "the president" after "President Ann Lee", "the fund", "the paper"."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from analysis import words
from analysis.nlp.heads import head_of
from analysis.nlp.lexicon import split_text
from analysis.nlp.outlets import is_outlet
from analysis.nlp.roles import Role, offices
from analysis.nlp.scene import Scene

DEFINITE = frozenset({"the", "this", "that"})
PAST = frozenset({"former", "ex", "late", "then"})
OUTLET_NOUNS = frozenset(words.load("outlets")["nouns"]["words"])
COMPANY_NOUNS = frozenset({"company", "firm", "corporation", "carrier", "manufacturer", "airline"})


def described_person(scene: Scene, tokens: Sequence[Token]) -> int | None:
    """The one person to whom the text gives the office that a definite phrase names."""
    head = head_of(scene, tokens)
    if head is None or head.lower_ not in offices() or not is_definite(tokens):
        return None
    around = frozenset(token.lower_ for token in tokens if token.i < head.i) - DEFINITE
    fitting = {
        role.entity for role in scene.roles if role.head == head.lower_ and _agrees(role, around)
    }
    return fitting.pop() if len(fitting) == 1 else None


def _agrees(role: Role, around: frozenset[str]) -> bool:
    """Whether nothing said of the phrase is missing in the role, and both are past or neither."""
    return bool(PAST & around) == bool(PAST & role.around) and around <= role.around | PAST


def is_definite(tokens: Sequence[Token]) -> bool:
    """Whether a phrase begins with "the", so that it means something known."""
    return bool(tokens) and tokens[0].lower_ in DEFINITE


def described_body(scene: Scene, tokens: Sequence[Token]) -> int | None:
    """The last named body before a phrase such as "the fund", "the paper", "the appeals court"."""
    head = head_of(scene, tokens)
    if head is None or head.pos_ != "NOUN" or head.tag_ == "NNS" or not is_definite(tokens):
        return None
    around = frozenset(token.lower_ for token in tokens if token.i < head.i) - DEFINITE
    before = [named.entity for named in scene.named if named.span.end <= tokens[0].idx]
    fitting = [number for number in before if _is_of_kind(scene, number, head.lower_, around)]
    return fitting[-1] if fitting else None


def _is_of_kind(scene: Scene, number: int, noun: str, around: frozenset[str]) -> bool:
    entity = scene.entities[number]
    if entity.type != "ORG":
        return False
    if noun in OUTLET_NOUNS:
        return is_outlet(entity.name) and not around
    if noun in COMPANY_NOUNS:
        return not around and is_company(entity.name, entity.aliases)
    named = _words_of(entity.name, entity.aliases)
    return noun in named and around <= named


@cache
def _words_of(name: str, aliases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.text.lower() for form in (name, *aliases) for word in split_text(form))


@cache
def is_company(name: str, aliases: tuple[str, ...]) -> bool:
    """Whether a name is a company's, as far as its ending or the lack of any other kind tells."""
    lists = words.load("organisations")
    last = [form.rstrip(".").split()[-1] for form in (name, *aliases) if form.strip(". ")]
    if any(word in lists["other"]["companies"] for word in last):
        return True
    is_other = any(word in lists["heads"]["words"] for word in name.split())
    return not (is_other or is_outlet(name) or name.isupper() or name in lists["names"])
