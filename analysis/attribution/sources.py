"""Who stands behind a statement: the entity, the name and the kind of a source."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from analysis.attribution import phrases
from analysis.attribution.issuers import Phrase, bare_name, find_issuer, owned_name
from analysis.attribution.kinds import SourceView, decide_kind
from analysis.attribution.setting import Setting
from analysis.models import Link, Reason, SourceKind, Span, Spans
from analysis.nlp.antecedents import span_of
from analysis.nlp.found import NOBODY
from analysis.nlp.heads import head_of
from analysis.nlp.naming import relative_pronoun
from analysis.words import load

NAMED = frozenset((SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION))
ENDS = frozenset((",", ";", "(", "–", "—", "--"))
CLAUSE = 60
"""Characters behind "who" in which it may be told how somebody knows."""
MANY = frozenset(("hundred", "thousand", "million", "billion"))
ISSUED = frozenset((SourceKind.DOCUMENT, SourceKind.MEDIA_OUTLET))


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Who a source is: as the element of a chain, as an entity, and the rules that decided."""

    link: Link
    entity: int | None
    reasons: tuple[Reason, ...]


def describe_source(source: Spans, setting: Setting) -> Described:
    """Name, kind and entity of a source; of nobody when `source` is empty."""
    found, who_rule = setting.resolver.resolve(source[0]) if source else (NOBODY, "")
    read = (_in_full(found.described, setting),) if found.described is not None else source
    index = found.entity if found.described is None else setting.resolver.who(found.described)
    tokens = _tokens(read, setting)
    view = view_source(tokens, index, setting)
    if who_rule == relative_pronoun.__name__:
        view = replace(view, words=(*view.words, *_clause_behind(source[0], setting)))
    kind, kind_rule = decide_kind(view)
    name, name_reasons = _name(tokens, view, kind, setting)
    if kind is SourceKind.MEDIA_OUTLET and index is None:
        index = next((n for n, one in enumerate(setting.entities) if one.name == name), None)
    who = (Reason(rule=who_rule, words=found.words),) if who_rule else ()
    why = Reason(rule=kind_rule, words=_went_by(kind_rule, tokens, found.words, setting))
    return Described(
        link=Link(name=name, kind=kind, spans=source),
        entity=index,
        reasons=(*who, why, *name_reasons),
    )


def _clause_behind(pronoun: Span, setting: Setting) -> Iterator[str]:
    """The words behind "who": "who asked for anonymity"; none where they are said to somebody."""
    end = min(pronoun.end + CLAUSE, setting.sentence_at(pronoun.start).end)
    for token in setting.resolver.scene.tokens(Span(pronoun.end, max(end, pronoun.end + 1))):
        if token.is_punct or setting.inside[token.idx]:
            return
        yield token.lower_


def _in_full(described: Span, setting: Setting) -> Span:
    """What a description itself takes up: "they" for "the people" for "people who know"."""
    again, _ = setting.resolver.resolve(described)
    return again.described or described


def _went_by(rule: str, tokens: tuple[Token, ...], named: Spans, setting: Setting) -> Spans:
    """The words that a rule of kind went by: the name, what tells how they know, or the head."""
    if rule.startswith("known_"):
        return named
    if rule == "people_who_know":
        known = [token for token in tokens if token.lower_ in load("sources")["how_they_know"]]
        return tuple(span_of([token]) for token in known)
    head = _head(tokens, setting)
    return (span_of([head]),) if head is not None else ()


def view_source(tokens: tuple[Token, ...], index: int | None, setting: Setting) -> SourceView:
    """What the rules of kind look at."""
    scene = setting.resolver.scene
    head = _head(tokens, setting)
    return SourceView(
        words=tuple(token.lower_ for token in tokens),
        head=head.lemma_.lower() if head is not None else "",
        head_word=head.lower_ if head is not None else "",
        head_is_name=head is not None and _is_name(head, setting),
        entity=setting.entities[index] if index is not None else None,
        names_somebody=head is not None and _is_somebodys(tokens, head, setting),
        is_quoted=bool(tokens) and bool(setting.inside[tokens[0].idx]),
        is_people=head is not None and scene.is_people(head),
        is_counted=_is_counted(tokens),
        names_outlet=bool(tokens) and any(True for _ in setting.outlets_in((span_of(tokens),))),
    )


def _is_counted(tokens: tuple[Token, ...]) -> bool:
    """Whether a phrase tells how many they are, and not millions."""
    numbers = [token.lower_ for token in tokens if token.pos_ == "NUM"]
    return bool(numbers) and MANY.isdisjoint(numbers) and all(len(one) < 6 for one in numbers)


def _tokens(source: Spans, setting: Setting) -> tuple[Token, ...]:
    return tuple(token for span in source for token in setting.resolver.scene.tokens(span))


def _head(tokens: tuple[Token, ...], setting: Setting) -> Token | None:
    """The head word: read off the words, but behind "one of" and "who" by the parse."""
    head = head_of(setting.resolver.scene, tokens)
    by_parse = phrases.head_of(tokens)
    if head is None or by_parse is None:
        return head or by_parse
    return by_parse if _is_left_to_parse(head) else head


def _is_left_to_parse(head: Token) -> bool:
    is_part = head.lower_ in load("sources")["of_which"] or head.tag_ in phrases.RELATIVE
    return is_part or head.pos_ not in {"NOUN", "PROPN", "PRON"}


def _is_name(head: Token, setting: Setting) -> bool:
    """Whether a word is a name, not a noun that only a headline writes with a capital."""
    scene = setting.resolver.scene
    if head.pos_ != "PROPN" or head.tag_ == "NNPS":
        return False
    may_be_noun = head.lower_.endswith("s") or head.is_sent_start or scene.is_loud(head)
    return not (may_be_noun and head.lower_ in scene.small)


def _is_somebodys(tokens: tuple[Token, ...], head: Token, setting: Setting) -> bool:
    """Whether the phrase says whose: by a name, a nationality or "his" of a campaign."""
    named = any(map(_names_somebody, _body(tokens, head)))
    return named or owned_name(_phrase(tokens, head, setting)) is not None


def _body(tokens: tuple[Token, ...], head: Token) -> tuple[Token, ...]:
    """A phrase without the clauses and asides behind its head word."""
    ends = (t.i for t in tokens if t.i > head.i and (t.text in ENDS or t.pos_ in {"VERB", "AUX"}))
    end = next(ends, tokens[-1].i + 1)
    return tuple(token for token in tokens if token.i < end)


def _names_somebody(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.is_title and token.ent_type_ in ("NORP", "GPE", "ORG"))


def _phrase(tokens: tuple[Token, ...], head: Token, setting: Setting) -> Phrase:
    return Phrase(tokens=tokens, head=head, resolver=setting.resolver, entities=setting.entities)


def _name(
    tokens: tuple[Token, ...], view: SourceView, kind: SourceKind, setting: Setting
) -> tuple[str | None, tuple[Reason, ...]]:
    """The name to show, and the rule that found whose a text is."""
    head = _head(tokens, setting)
    issued = find_issuer(_phrase(tokens, head, setting)) if head and kind in ISSUED else None
    if issued is not None and not (view.entity is not None and kind is SourceKind.MEDIA_OUTLET):
        issuer, rule = issued
        return issuer.name, (Reason(rule=rule, words=(issuer.words,)),)
    if view.entity is not None:
        return view.entity.name, ()
    return (_unknown_name(tokens, head, kind, view, setting) if head else None), ()


def _unknown_name(
    tokens: tuple[Token, ...], head: Token, kind: SourceKind, view: SourceView, setting: Setting
) -> str | None:
    """The name of somebody or something whom the entity finder does not know."""
    if kind in NAMED:
        phrase = _phrase(tokens, head, setting)
        return owned_name(phrase) or _own_words(phrase, setting.text)
    is_text = kind in ISSUED and view.head_is_name
    return bare_name(tokens, setting.text) if is_text else None


def _own_words(phrase: Phrase, text: str) -> str:
    """A name that the entity finder does not know, in its own words."""
    head = phrase.head
    if head.pos_ == "PROPN":
        before = [t.text for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"]
        return " ".join((*before, head.text))
    upto = tuple(token for token in phrase.tokens if token.i <= head.i)
    has_name = any(map(_names_somebody, upto))
    return bare_name(upto if has_name else _body(phrase.tokens, head), text)
