"""Whom a description means: "the president" after "President Ann Lee", "the fund", "the paper"."""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from analysis import words
from analysis.nlp.antecedents import Candidate, IsFit, best, candidates, fits, name_span
from analysis.nlp.found import Found
from analysis.nlp.heads import POSSESSIVE, head_of, is_office_of
from analysis.nlp.lexicon import split_text
from analysis.nlp.outlets import is_agency, is_outlet
from analysis.nlp.roles import Role, offices
from analysis.nlp.scene import Scene

DEFINITE = frozenset({"the", "this", "that"})
PAST = frozenset({"former", "ex", "late", "then"})
SEXES = (("he", "man"), ("she", "woman"))
OUTLET_NOUNS = frozenset(words.load("outlets")["nouns"]["words"])
COMPANY_NOUNS = frozenset({"company", "firm", "corporation", "carrier", "manufacturer", "airline"})


def described_person(scene: Scene, tokens: Sequence[Token]) -> Found | None:
    """The one person to whom the text gives the office that a definite phrase names."""
    head = head_of(scene, tokens)
    if head is None or head.lower_ not in offices() or not is_definite(tokens):
        return None
    around = frozenset(token.lower_ for token in tokens if token.i < head.i) - DEFINITE
    fitting = {role.entity: role for role in scene.roles if _agrees(role, head.lower_, around)}
    is_by_many = head.lower_ in _held_by_many() and not around
    if len(fitting) == 1 and not is_by_many:
        (role,) = fitting.values()
        return Found(entity=role.entity, words=(role.words,))
    return _last_of(scene, tokens[0], frozenset(fitting)) if fitting else None


def _last_of(scene: Scene, first: Token, fitting: frozenset[int]) -> Found | None:
    """Of many who may be "the candidate" the one person that the text is just speaking of."""
    near = list(_persons_near(scene, first))
    persons = [one for one in near if one[0] in fitting]
    if len({entity for entity, _ in persons}) != 1:
        return None
    entity, token = persons[-1]
    return Found(entity=entity, words=(name_span(scene, token),))


def _persons_near(scene: Scene, first: Token) -> Iterator[tuple[int, Token]]:
    """Yields the persons named in this sentence and the one before, ahead of a phrase."""
    for one in candidates(scene, first, _is_person(scene)):
        if one.back <= 1 and one.entity is not None:
            yield one.entity, one.token


def described_by_turn(scene: Scene, tokens: Sequence[Token]) -> Found | None:
    """The person who was the last speaker or subject: "the Calder senator" after "Lee said".

    Only words that newspapers put for a name of which they have just spoken, and only where the
    sentence before has one such person.
    """
    head = head_of(scene, tokens)
    if head is None or not _may_stand_in(tokens, head):
        return None
    near = [one for one in candidates(scene, tokens[0], _is_person(scene)) if one.back <= 1]
    who = _only_subject(near)
    if who is None or _serves(scene, who.entity, head.lower_) or not _is_of_sex(scene, who, head):
        return None
    around = frozenset(token.lower_ for token in tokens if token.i < head.i) - DEFINITE
    held = [role for role in scene.roles if _is_same_office(role, head.lower_)]
    is_by_many = head.lower_ in _held_by_many()
    others = {one.entity for one in near} if is_by_many else {role.entity for role in held}
    rivals = [r for r in held if r.entity in others - {who.entity} and r.around <= around]
    if rivals or not _may_hold(held, who.entity, around):
        return None
    return Found(entity=who.entity, words=(name_span(scene, who.token),))


def _may_stand_in(tokens: Sequence[Token], head: Token) -> bool:
    """Whether a phrase can be said instead of a name: "the nominee", "Lee's former aide"."""
    before = [token for token in tokens if token.i < head.i]
    is_owned = any(token.text in POSSESSIVE for token in before)
    if is_owned:
        return head.lower_ in _stand_ins() and not PAST.isdisjoint(t.lower_ for t in before)
    if not is_definite(tokens):
        return False
    return head.lower_ in _stand_ins() or _is_with_of(head) or _is_aged(before, head)


def _is_with_of(head: Token) -> bool:
    """Whether the head ends an office such as "secretary of state"."""
    return head.i > 1 and is_office_of(head.doc[head.i - 2], head.doc[head.i - 1])


def _is_aged(before: Sequence[Token], head: Token) -> bool:
    """Whether somebody's age stands before the word for them: "the 34-year-old mother"."""
    persons = words.load("sources")["person"]
    is_person = any(head.lower_ in listed for listed in persons.values())
    return is_person and {"year", "old"} <= {token.lower_ for token in before}


def _is_of_sex(scene: Scene, who: Candidate, head: Token) -> bool:
    """Whether the person may be what the word tells, as far as it tells man from woman."""
    persons = words.load("sources")["person"]
    pronoun = next((p for p, sex in SEXES if head.lower_ in persons[sex]), "")
    return who.entity is not None and fits(scene, who.entity, pronoun)


def _only_subject(near: Sequence[Candidate]) -> Candidate | None:
    """The one speaker of the sentence before, or where it names none its one other subject.

    Where the sentence names one person at all, that is the person, if it begins with the name.
    """
    before = [one for one in near if one.back == 1]
    subjects = [one for one in before if one.rank <= 1]
    rank = min((one.rank for one in subjects), default=0)
    last = [one for one in subjects if one.rank == rank] or [o for o in before if _is_first(o)]
    everybody = last if subjects else before
    return last[-1] if last and len({one.entity for one in everybody}) == 1 else None


def _is_first(one: Candidate) -> bool:
    """Whether a sentence begins with a name, but for a word such as "but"."""
    return one.token.i - one.token.sent.start <= 1


def _may_hold(held: Sequence[Role], entity: int | None, around: frozenset[str]) -> bool:
    """Whether what the text says of a person's office does not speak against a description."""
    own = [role.around for role in held if role.entity == entity]
    return all(said <= around and bool(PAST & said) == bool(PAST & around) for said in own)


def _serves(scene: Scene, entity: int | None, head: str) -> bool:
    """Whether a person speaks for others, by the offices that the text gives, and is not meant."""
    heads = {role.head for role in scene.roles if role.entity == entity}
    return head not in heads and not heads.isdisjoint(words.load("sources")["anonymous"])


@cache
def _stand_ins() -> frozenset[str]:
    return frozenset(words.load("titles")["stand_ins"]["words"])


def _is_person(scene: Scene) -> IsFit:
    def is_person(token: Token) -> bool:
        entity = scene.entity_at(token)
        return entity is not None and scene.entities[entity].type == "PERSON"

    return is_person


def _agrees(role: Role, head: str, around: frozenset[str]) -> bool:
    """Whether nothing said of the phrase is missing in the role, and both are past or neither."""
    is_past = bool(PAST & around) == bool(PAST & role.around)
    return _is_same_office(role, head) and is_past and around <= role.around | PAST


def _is_same_office(role: Role, head: str) -> bool:
    return head == role.head or head in _wider().get(role.head, ())


@cache
def _wider() -> dict[str, tuple[str, ...]]:
    return {office: tuple(wider) for office, wider in words.load("titles")["wider"].items()}


@cache
def _held_by_many() -> frozenset[str]:
    return frozenset(words.load("titles")["many"]["words"])


def is_definite(tokens: Sequence[Token]) -> bool:
    """Whether a phrase begins with "the", so that it means something known."""
    return bool(tokens) and tokens[0].lower_ in DEFINITE


def described_body(scene: Scene, tokens: Sequence[Token]) -> Found | None:
    """The last named body before a phrase such as "the fund", "the paper", "the appeals court"."""
    head = head_of(scene, tokens)
    if head is None or head.pos_ != "NOUN" or head.tag_ == "NNS" or not is_definite(tokens):
        return None
    if head.lower_ in offices():
        return None
    around = frozenset(token.lower_ for token in tokens if token.i < head.i) - DEFINITE
    if head.lower_ == "agency" and not around and _is_reporting(head):
        return _body_near(scene, tokens[0], "news agency", around)
    before = [named for named in scene.named if named.span.end <= tokens[0].idx]
    fitting = [named for named in before if _is_of_kind(scene, named.entity, head.lower_, around)]
    are_several = len({named.entity for named in fitting}) > 1
    if are_several and head.lower_ in COMPANY_NOUNS | OUTLET_NOUNS:
        return _body_near(scene, tokens[0], head.lower_, around)
    return Found(entity=fitting[-1].entity, words=(fitting[-1].span,)) if fitting else None


def _is_reporting(noun: Token) -> bool:
    """Whether what news agencies do stands right behind: "the agency reported"."""
    return noun.i + 1 < len(noun.doc) and noun.nbor().lower_ in {"reported", "reports", "wrote"}


def _body_near(scene: Scene, first: Token, noun: str, around: frozenset[str]) -> Found | None:
    """The likeliest body of a kind that many names fit, in the sentences just before."""

    def is_fit(token: Token) -> bool:
        entity = scene.entity_at(token)
        return entity is not None and _is_of_kind(scene, entity, noun, around)

    one = best(candidates(scene, first, is_fit))
    return Found(entity=one.entity, words=(name_span(scene, one.token),)) if one else None


def _is_of_kind(scene: Scene, number: int, noun: str, around: frozenset[str]) -> bool:
    entity = scene.entities[number]
    if entity.type != "ORG":
        return False
    if noun in OUTLET_NOUNS:
        return is_outlet(entity.name) and not around
    if noun == "news agency":
        return is_agency(entity.name)
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
