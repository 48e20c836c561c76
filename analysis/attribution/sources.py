"""What kind of source stands behind a statement: rules from the head word and the entity."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from analysis.attribution.phrases import head_of, noun_phrase, tokens_of
from analysis.attribution.setting import Setting
from analysis.models import Entity, Link, Reason, SourceKind, Spans
from analysis.nlp import is_outlet
from analysis.words import load


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """What the rules look at, as plain words."""

    words: tuple[str, ...]
    """Of the source, lower case."""
    head: str
    """Lemma of its head word, lower case; of the noun that "who" or "which" stands for."""
    head_word: str
    head_is_name: bool
    entity: Entity | None
    """Who the source is, where that is known."""
    names_somebody: bool
    """Whether a capitalised name or a nationality stands anywhere in it."""
    is_quoted: bool


KindRule = Callable[[SourceView], SourceKind | None]


def _is(view: SourceView, name: str) -> bool:
    return view.head in load("sources")[name]


def nobody_named(view: SourceView) -> SourceKind | None:
    """No words of the article say who this comes from."""
    return None if view.words else SourceKind.UNATTRIBUTED


def writer_speaks(view: SourceView) -> SourceKind | None:
    """The writer speaks in the first person, outside quotation marks."""
    return SourceKind.AUTHOR if _is(view, "first_person") and not view.is_quoted else None


def text_or_figures(view: SourceView) -> SourceKind | None:
    """The head word is a text, a record or a figure."""
    is_bare_reports = view.head_word == "reports" and not view.names_somebody
    return SourceKind.DOCUMENT if _is(view, "document") and not is_bare_reports else None


def press_without_name(view: SourceView) -> SourceKind | None:
    """The head word is the press, or reports that nobody signs."""
    is_press = _is(view, "press") or view.head_word == "reports"
    return SourceKind.MEDIA_OUTLET if is_press and view.entity is None else None


def known_outlet(view: SourceView) -> SourceKind | None:
    """The name is that of a news outlet."""
    if view.entity is None or view.entity.type == "PERSON":
        return None
    return SourceKind.MEDIA_OUTLET if is_outlet(view.entity.name) else None


def known_person(view: SourceView) -> SourceKind | None:
    """The source is, or refers to, a person whom the article names."""
    is_person = view.entity is not None and view.entity.type == "PERSON"
    return SourceKind.NAMED_PERSON if is_person else None


def known_body(view: SourceView) -> SourceKind | None:
    """The source is, or refers to, an organisation or state that the article names."""
    return SourceKind.NAMED_ORGANISATION if view.entity is not None else None


def body_of_a_name(view: SourceView) -> SourceKind | None:
    """The head word is a body such as a ministry, and a name beside it says whose."""
    return SourceKind.NAMED_ORGANISATION if _is(view, "body") and view.names_somebody else None


def unnamed_insider(view: SourceView) -> SourceKind | None:
    """The head word is an insider, such as an official, and no name follows."""
    return SourceKind.ANONYMOUS if _is(view, "anonymous") else None


def people_who_know(view: SourceView) -> SourceKind | None:
    """Unnamed people of whom the article tells how they know, or that they stay unnamed."""
    knows = not set(view.words).isdisjoint(load("sources")["how_they_know"])
    return SourceKind.ANONYMOUS if knows else None


def looks_like_a_person(view: SourceView) -> SourceKind | None:
    """The head word is a name that the entity finder did not know; a name without "the"."""
    unknown = view.head_is_name and view.words[0] != "the"
    return SourceKind.NAMED_PERSON if unknown else None


def looks_like_a_body(view: SourceView) -> SourceKind | None:
    """The head word is a name that the entity finder did not know; a name with "the"."""
    return SourceKind.NAMED_ORGANISATION if view.head_is_name else None


def role_or_group(view: SourceView) -> SourceKind | None:
    """A role or a group of people, without a name."""
    return SourceKind.ROLE_OR_GROUP


RULES: tuple[KindRule, ...] = (
    nobody_named,
    writer_speaks,
    known_person,
    text_or_figures,
    press_without_name,
    known_outlet,
    known_body,
    body_of_a_name,
    unnamed_insider,
    people_who_know,
    looks_like_a_person,
    looks_like_a_body,
    role_or_group,
)


def decide_kind(view: SourceView) -> tuple[SourceKind, str]:
    """The first rule's answer, and that rule's name."""
    for rule in RULES:
        if (kind := rule(view)) is not None:
            return kind, rule.__name__
    raise AssertionError("the last rule always answers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """Who a source is: as the element of a chain, as an entity, and the rules that decided."""

    link: Link
    entity: int | None
    reasons: tuple[Reason, ...]


def describe_source(source: Spans, setting: Setting) -> Described:
    """Name, kind and entity of a source; of nobody when `source` is empty."""
    index = setting.resolver.who(source[0]) if source else None
    who_rules = (setting.resolver.rule(source[0]),) if source and index is not None else ()
    view = _view(source, index, setting)
    kind, kind_rule = decide_kind(view)
    return Described(
        link=Link(name=_name(source, view, kind, setting), kind=kind, spans=source),
        entity=index,
        reasons=tuple(Reason(rule=rule, words=source) for rule in (*who_rules, kind_rule)),
    )


def _view(source: Spans, index: int | None, setting: Setting) -> SourceView:
    tokens = _tokens(source, setting.doc)
    head = head_of(tokens)
    return SourceView(
        words=tuple(token.lower_ for token in tokens),
        head=head.lemma_.lower() if head is not None else "",
        head_word=head.lower_ if head is not None else "",
        head_is_name=head is not None and head.pos_ == "PROPN",
        entity=setting.entities[index] if index is not None else None,
        names_somebody=any(map(_names_somebody, tokens)),
        is_quoted=bool(source) and bool(setting.inside[source[0].start]),
    )


def _tokens(source: Spans, doc: Doc) -> list[Token]:
    return [token for span in source for token in tokens_of(doc, span) if not token.is_space]


def _name(source: Spans, view: SourceView, kind: SourceKind, setting: Setting) -> str | None:
    """The entity's name, or for a name that the entity finder does not know, its own words."""
    if view.entity is not None:
        return view.entity.name
    if kind not in (SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION):
        return None
    head = head_of(_tokens(source, setting.doc))
    if head is None:
        return " ".join(source[0].of(setting.text).split())
    if head.pos_ != "PROPN":
        return " ".join(noun_phrase(head).of(setting.text).split())
    before = [t.text for t in head.lefts if t.dep_ == "compound" and t.pos_ == "PROPN"]
    return " ".join((*before, head.text))


def _names_somebody(token: Token) -> bool:
    return token.pos_ == "PROPN" or (token.is_title and token.ent_type_ in ("NORP", "GPE", "ORG"))
