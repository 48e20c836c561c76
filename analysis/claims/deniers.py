"""Who denies: by the statement's source or by the sentence, with the name to show."""

from collections.abc import Sequence

from spacy.tokens import Token

from analysis.attribution.sources import describe_source
from analysis.claims.ground import NOBODY, Ground
from analysis.claims.sighting import Sighting
from analysis.claims.syntax import child_of, phrase_of
from analysis.models import Attribution, Span, Spans, words_of

Named = tuple[Spans, str | None]
"""The words that stand for who denies, and the name to show."""

PRONOUNS = frozenset(
    (
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "him",
        "her",
        "them",
        "his",
        "their",
        "its",
        "my",
        "our",
        "who",
        "which",
        "that",
        "both",
        "some",
        "many",
        "others",
        "one",
    )
)
ARTICLES = frozenset(("the", "a", "an"))
BODIES = frozenset(("office", "team"))
PARTS = frozenset(("series", "number", "group", "couple", "handful", "host"))
BODY = frozenset(("ORG", "GPE"))
ANYBODY = frozenset(("they", "people", "you", "one"))
GOES_ON = frozenset(("they", "it", "he", "she"))
NEAR = 3
"""Sentences over which somebody goes on denying."""
LONGEST = 8
"""Words of a name that is only a description."""


def name_deniers(seen: Sequence[Sighting], ground: Ground) -> tuple[Named, ...]:
    """Who makes each denial, in reading order; "it" goes on with who denied shortly before."""
    named: list[Named] = []
    for one in seen:
        spans, name = name_denier(one, ground)
        if name is None and spans and named:
            name = _going_on(spans[0], named[-1], ground)
        named.append((spans, name))
    return tuple(named)


def _going_on(pronoun: Span, before: Named, ground: Ground) -> str | None:
    """The body that denied a few sentences before, where "it" goes on denying."""
    spans, name = before
    if pronoun.of(ground.text).lower() != "it" or not spans or name is None:
        return None
    number = ground.setting.resolver.who(spans[0])
    is_body = number is not None and ground.setting.entities[number].type in BODY
    back = ground.setting.sentence_number(pronoun.start) - ground.setting.sentence_number(
        spans[0].start
    )
    return name if is_body and 0 <= back <= NEAR else None


def name_denier(seen: Sighting, ground: Ground) -> Named:
    """The words that stand for who denies, and the name: of nobody named the words themselves.

    Nothing where neither the statement nor the sentence says who.
    """
    one = ground.attributions[seen.attribution] if seen.attribution is not None else None
    if one is not None and (not seen.denier or seen.denier == one.source):
        return one.source, _name_of(one.source, one.source_name, ground)
    if not seen.denier:
        return (), None
    name = _name_of(seen.denier, describe_source(seen.denier, ground.setting).link.name, ground)
    if one is not None and (
        _is_described_by(seen.denier, one, ground) or _is_dateline(seen.denier[0], one, ground)
    ):
        return one.source, _name_of(one.source, one.source_name, ground)
    speaker = _speaker(seen, ground) if name is None else ()
    if speaker:
        told = describe_source(speaker, ground.setting).link.name
        return speaker, _name_of(speaker, told, ground)
    return seen.denier, name


def _is_described_by(denier: Spans, one: Attribution, ground: Ground) -> bool:
    """The words for who denies are the first of a source that goes on to the name."""
    is_first = bool(one.source) and one.source[0].start == denier[0].start
    rest = ground.text[denier[0].end : one.source[0].end] if is_first else ""
    name = one.source_name if one.entity is not None else None
    return name is not None and rest.startswith(", ") and name in rest


def _is_dateline(denier: Span, one: Attribution, ground: Ground) -> bool:
    """The words for who denies are the place that a report begins with: "LORN, 3 March (...) -"."""
    begins = ground.setting.sentence_at(denier.start).start == denier.start
    is_place = begins and denier.of(ground.text).isupper()
    return is_place and bool(one.source) and not one.source[0].overlaps(denier)


def _speaker(seen: Sighting, ground: Ground) -> Spans:
    """Who says it, where "they" inside a quotation stand for nobody: "they call that a lie"."""
    number = ground.told[seen.cue[0].start]
    words = words_of(ground.text, seen.denier).lower()
    is_quoted = bool(ground.setting.inside[seen.cue[0].start])
    if number == NOBODY or not is_quoted or words not in ANYBODY:
        return ()
    return ground.attributions[number].source


def _name_of(source: Spans, name: str | None, ground: Ground) -> str | None:
    named = _owned(source, ground) or _by_office(source, ground) or name
    return named or _described(source, ground) or _going_along(source, ground)


def _by_office(source: Spans, ground: Ground) -> str | None:
    """In a headline, which leaves out "the": the one person to whom the text gives the office."""
    if not source or ground.setting.sentence_number(source[0].start) > 0:
        return None
    scene = ground.setting.resolver.scene
    words = [token.lower_ for token in scene.tokens(source[0])]
    held = {one.entity for one in scene.roles if words and one.head == words[-1]}
    held |= _introduced(words[-1] if words else "", ground)
    is_one = len(held) == 1 and len(words) <= 2 and words[0] not in ARTICLES
    return ground.setting.entities[held.pop()].name if is_one else None


def _introduced(office: str, ground: Ground) -> set[int]:
    """The persons who are named behind an office: "The mayor of Lorn, Ada Voss, said ..."."""
    entities = ground.setting.entities
    return {
        one.entity
        for one in ground.attributions
        if one.entity is not None
        and entities[one.entity].type == "PERSON"
        and office in (words := words_of(ground.text, one.source).lower().replace(",", " ").split())
        and entities[one.entity].name.lower().split()[-1] in words
    }


def _going_along(source: Spans, ground: Ground) -> str | None:
    """Whom a pronoun goes on with in its own sentence: "aides said so, and they denied it"."""
    tokens = ground.setting.resolver.scene.tokens(source[0]) if source else []
    verb = tokens[0].head if len(tokens) == 1 and tokens[0].dep_ == "nsubj" else None
    if verb is None or verb.dep_ != "conj" or tokens[0].lower_ not in GOES_ON:
        return None
    subject = child_of(verb.head, "nsubj")
    if subject is None:
        return None
    words = _plain(phrase_of(subject), ground.text)
    named = (one.source_name for one in ground.attributions if _is_within(subject, one.source))
    if (name := next(named, None)) is not None:
        return name
    return " ".join(words) if words and words[0].lower() not in PRONOUNS else None


def _is_within(token: Token, spans: Spans) -> bool:
    return any(span.start <= token.idx < span.end for span in spans)


def _owned(source: Spans, ground: Ground) -> str | None:
    """A body by whose it is, its owner named in full: "Ann Lee's office" for "Lee's office"."""
    tokens = ground.setting.resolver.scene.tokens(source[0]) if source else []
    owner = next((t for t in tokens if t.dep_ == "poss" and t.head.lower_ in BODIES), None)
    number = ground.setting.resolver.scene.entity_at(owner) if owner is not None else None
    if owner is None or number is None or ground.setting.entities[number].type != "PERSON":
        return None
    return f"{ground.setting.entities[number].name}'s {owner.head.text}"


def _described(source: Spans, ground: Ground) -> str | None:
    """The words of a description without its article; of a pronoun, those of what it stands for."""
    if not source:
        return None
    words = _plain(source[0], ground.text)
    if words[:1] and words[0].lower() not in PRONOUNS:
        return " ".join(words)
    found = ground.setting.resolver.resolve(source[0])[0]
    if found.described is None or found.described == source[0]:
        return None
    told = (one.source_name for one in ground.attributions if _contains(one, found.described))
    words = _plain(found.described, ground.text)
    plain = " ".join(words) if words and words[0].lower() not in PRONOUNS else None
    return next(told, None) or plain


def _contains(one: Attribution, words: Span) -> bool:
    return one.entity is not None and any(span.contains(words) for span in one.source)


def _plain(span: Span, text: str) -> list[str]:
    words = span.of(text).split(",")[0].split()
    if words and words[0].lower() in ARTICLES:
        words = words[1:]
    if len(words) > 2 and words[0].lower() in PARTS and words[1] == "of":
        words = words[2:]
    return words[:LONGEST]
