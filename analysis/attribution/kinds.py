"""What kind of source stands behind a statement: rules from the head word and the entity."""

from collections.abc import Callable
from dataclasses import dataclass

from analysis.models import Entity, SourceKind
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
    is_people: bool = False
    """Whether the head word is a people or a party's followers: "the Ravelians"."""
    is_counted: bool = False
    """Whether a number stands in it."""
    names_outlet: bool = False
    """Whether a news outlet is named in it."""


KindRule = Callable[[SourceView], SourceKind | None]


def _is(view: SourceView, name: str) -> bool:
    listed = load("sources")[name]
    return view.head in listed or view.head_word in listed


def nobody_named(view: SourceView) -> SourceKind | None:
    """No words of the article say who this comes from."""
    return None if view.words else SourceKind.UNATTRIBUTED


def writer_speaks(view: SourceView) -> SourceKind | None:
    """The writer speaks in the first person, outside quotation marks."""
    is_first = view.head_word in load("sources")["first_person"]
    return SourceKind.AUTHOR if is_first and not view.is_quoted else None


def known_person(view: SourceView) -> SourceKind | None:
    """The source is, or refers to, a person whom the article names."""
    is_person = view.entity is not None and view.entity.type == "PERSON"
    return SourceKind.NAMED_PERSON if is_person else None


def share_of_people(view: SourceView) -> SourceKind | None:
    """The head word is a share of people asked, such as a percentage."""
    return SourceKind.ROLE_OR_GROUP if _is(view, "share") else None


def reporting_of_an_outlet(view: SourceView) -> SourceKind | None:
    """The head word is something a newsroom makes, such as a story, and an outlet is named."""
    is_made = _is(view, "reporting") or (_is(view, "report") and view.names_outlet)
    return SourceKind.MEDIA_OUTLET if is_made else None


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


def known_body(view: SourceView) -> SourceKind | None:
    """The source is, or refers to, an organisation or state that the article names."""
    return SourceKind.NAMED_ORGANISATION if view.entity is not None else None


def people_or_followers(view: SourceView) -> SourceKind | None:
    """The head word is a people or the followers of a party."""
    return SourceKind.ROLE_OR_GROUP if view.is_people else None


def body_of_a_name(view: SourceView) -> SourceKind | None:
    """The head word is a body such as a ministry, and a name beside it says whose."""
    is_body = _is(view, "body") and view.head_word not in load("sources")["bodies"]
    return SourceKind.NAMED_ORGANISATION if is_body and view.names_somebody else None


def unnamed_insider(view: SourceView) -> SourceKind | None:
    """The head word is an insider, such as an official, and no name follows."""
    return SourceKind.ANONYMOUS if _is(view, "anonymous") else None


def people_who_know(view: SourceView) -> SourceKind | None:
    """Unnamed people of whom the article tells how they know, or that they stay unnamed."""
    knows = not set(view.words).isdisjoint(load("sources")["how_they_know"])
    return SourceKind.ANONYMOUS if knows else None


def counted_people(view: SourceView) -> SourceKind | None:
    """Unnamed people of whom the article gives the number: "two people"."""
    is_counted = view.is_counted and view.head_word == "people"
    return SourceKind.ANONYMOUS if is_counted else None


def some_who(view: SourceView) -> SourceKind | None:
    """Nothing is said of them but that they are some, or others."""
    return SourceKind.ANONYMOUS if _is(view, "some") else None


def text_with_a_name(view: SourceView) -> SourceKind | None:
    """The name is that of a law, treaty or other text."""
    is_text = view.head_is_name and view.head_word.capitalize() in _texts()
    return SourceKind.DOCUMENT if is_text else None


def _texts() -> list[str]:
    return list(load("sources")["named_text"])


def account(view: SourceView) -> SourceKind | None:
    """The source is an account on a social network, given by its handle."""
    return SourceKind.NAMED_PERSON if view.words[0].startswith("@") else None


def part_in_a_talk(view: SourceView) -> SourceKind | None:
    """The source is a part in a talk, such as its moderator, without a name."""
    is_part = " ".join(view.words).rstrip(" .") in load("forms")["parts"]
    return SourceKind.ROLE_OR_GROUP if is_part else None


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
    share_of_people,
    reporting_of_an_outlet,
    text_or_figures,
    press_without_name,
    known_outlet,
    known_body,
    people_or_followers,
    body_of_a_name,
    unnamed_insider,
    people_who_know,
    counted_people,
    some_who,
    text_with_a_name,
    account,
    part_in_a_talk,
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
