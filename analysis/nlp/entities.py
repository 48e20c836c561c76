"""Who and what an article names: candidates, known names found again, grouped and typed."""

from collections.abc import Sequence

from spacy.tokens import Doc

from analysis.models import Article, Block, Entity, Span
from analysis.nlp.apart import take_apart
from analysis.nlp.by_list import find_by_list, find_called_outlets, find_publisher, find_reporters
from analysis.nlp.by_model import find_by_model
from analysis.nlp.by_shape import (
    find_called_places,
    find_camels,
    find_datelines,
    find_derived_demonyms,
    find_sites,
    find_states,
    find_works,
)
from analysis.nlp.by_speech import find_selves, find_speakers
from analysis.nlp.by_title import find_after_titles, find_given_names, find_nicknames
from analysis.nlp.by_turn import find_speaking_in_turn
from analysis.nlp.grouping import distinct, fullest, group
from analysis.nlp.introduced import find_introduced
from analysis.nlp.mentions import Mention, add_votes, settle, winner
from analysis.nlp.organisations import find_organisations
from analysis.nlp.outlets import is_outlet, outlet_name
from analysis.nlp.reading import Reading, read
from analysis.nlp.spreading import find_again

LEFT_OUT = frozenset({"", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"})
SHAPES = (
    find_by_list,
    find_reporters,
    find_called_outlets,
    find_called_places,
    find_derived_demonyms,
    find_after_titles,
    find_given_names,
    find_datelines,
    find_states,
    find_nicknames,
    find_sites,
    find_camels,
    find_works,
    find_organisations,
    find_speaking_in_turn,
)


def find_entities(doc: Doc, article: Article, blocks: Sequence[Block]) -> tuple[Entity, ...]:
    """The named persons, bodies, places, groups and events of a text, ordered by first mention.

    `doc` is the article's text with everything but headline and body blanked, so that offsets are
    the article's. Works, products and buildings are left out. Never raises, whatever the text.
    """
    reading = read(doc, blocks)
    candidates = [
        *find_by_model(doc, reading),
        *find_speakers(doc, reading),
        *find_selves(doc, reading),
        *find_publisher(reading, article.publisher),
        *(mention for find in SHAPES for mention in find(reading)),
    ]
    introduced = find_introduced(reading, candidates)
    first = settle(take_apart(reading, [*candidates, *introduced]))
    known = settle([*first, *find_again(reading, first)])
    groups = group(reading, [mention for mention in known if not mention.is_dropped])
    entities = (_entity(reading, mentions, key) for key, mentions in groups.items())
    found = [entity for entity in entities if entity.type not in LEFT_OUT]
    return tuple(sorted(found, key=_first_mention))


def _first_mention(entity: Entity) -> Span:
    return min((*entity.mentions, *entity.demonym_mentions))


def _entity(reading: Reading, mentions: Sequence[Mention], key: str) -> Entity:
    named = [mention for mention in mentions if not mention.is_demonym]
    forms = [reading.surface(m.first, m.last) for m in named]
    kind = "PERSON" if key.startswith("person") else _kind(mentions)
    name = _name(forms, mentions[0].name, kind)
    if kind == "ORG":
        name = _name_of_body(reading, named, name)
    return Entity(
        name=name,
        type=kind,
        aliases=tuple(form for form in distinct(forms) if form != name),
        mentions=tuple(reading.span(m.first, m.last) for m in named),
        demonym_mentions=tuple(reading.span(m.first, m.last) for m in mentions if m.is_demonym),
    )


def _kind(mentions: Sequence[Mention]) -> str:
    """The type voted for; full names outweigh short forms, which the model confuses."""
    full = [mention for mention in mentions if mention.last - mention.first > 1]
    return winner(add_votes(mention.votes for mention in full or mentions))


def _name(forms: Sequence[str], listed: str | None, kind: str) -> str:
    """The listed name, the same in all articles, or a longer form of it ("U.S. Supreme Court")."""
    if not forms or listed is None:
        return listed or fullest(forms, kind)
    longest = fullest(forms, kind)
    return longest if kind == "ORG" and longest.endswith(f" {listed}") else listed


def _name_of_body(reading: Reading, mentions: Sequence[Mention], name: str) -> str:
    """An outlet's listed name, or its name with "The" where the text writes it with a capital."""
    if name.startswith("The "):
        return name
    if any(_has_the(reading, mention) for mention in mentions) and is_outlet(f"The {name}"):
        return outlet_name(f"The {name}")
    return outlet_name(name) if is_outlet(name) else name


def _has_the(reading: Reading, mention: Mention) -> bool:
    before = mention.first - 1
    return reading.word(before) == "The" and before not in reading.starts
