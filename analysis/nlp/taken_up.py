"""The pronouns of a text given to the persons they mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from analysis.models import Attribution, Entity, Span
from analysis.nlp.cast import HERSELF, HIMSELF, Cast, make_cast
from analysis.nlp.meant import is_likely, meant
from analysis.nlp.scene import Scene
from analysis.nlp.speeches import find_speeches, speech_at

FIRST = frozenset({"i", "me", "my", "mine", "myself"})
THIRD = HIMSELF | HERSELF
LONGEST_INNER = 400
"""Characters to look back for the mark that opens such words."""
INNER_OPENING = re.compile(r"(?<![^\W_])[‘'](?=\w)")
INNER_CLOSING = re.compile(r"(?<=[\w.,!?])[’'](?!\w)")


def find_pronouns(scene: Scene, attributions: Sequence[Attribution]) -> tuple[Entity, ...]:
    """The scene's entities, each person with the pronouns that surely mean it, in reading order.

    "It" and "they" are left out. Each pronoun looks back over a few sentences and takes over what
    the one before it was found to mean, so that time grows with the length of the text.
    """
    if not any(entity.type == "PERSON" for entity in scene.entities):
        return scene.entities
    cast = make_cast(scene, find_speeches(attributions))
    sources = _sources(scene.entities, attributions)
    pronouns = [token for token in scene.doc if token.lower_ in THIRD]
    for token in pronouns:
        _give_meaning(cast, token, sources.get(token.idx))
    meanings = {token.i: cast.who[token.i] for token in pronouns}
    unsure = frozenset(token.idx for token in pronouns if meanings[token.i] is None)
    meanings |= dict(_speakers_meant(cast, unsure, attributions))
    return tuple(_with_pronouns(cast, scene.entities, meanings))


def _with_pronouns(
    cast: Cast, entities: Sequence[Entity], meanings: dict[int, int | None]
) -> Iterator[Entity]:
    spans: dict[int | None, list[Span]] = {}
    for number, entity in sorted(meanings.items()):
        spans.setdefault(entity, []).append(_span(cast.doc[number]))
    for number, one in enumerate(entities):
        yield replace(one, pronoun_mentions=tuple(spans[number])) if number in spans else one


def _sources(entities: Sequence[Entity], attributions: Sequence[Attribution]) -> dict[int, int]:
    """The person whom a statement's source means, by the character it begins at."""
    return {
        one.source[0].start: one.entity
        for one in attributions
        if one.source and one.entity is not None and entities[one.entity].type == "PERSON"
    }


def _give_meaning(cast: Cast, pronoun: Token, source: int | None) -> None:
    """Notes whom a pronoun means; the source of a statement only as the statement has it."""
    entity = meant(cast, pronoun)
    if source is not None:
        is_sure = entity == source or (entity is None and is_likely(cast, pronoun, source))
        entity = source if is_sure else None
    if entity is not None:
        cast.who[pronoun.i] = entity
        cast.sex.setdefault(entity, "man" if pronoun.lower_ in HIMSELF else "woman")


def _speakers_meant(
    cast: Cast, unsure: frozenset[int], attributions: Sequence[Attribution]
) -> Iterator[tuple[int, int]]:
    """Every "I" and "my" inside quotation marks, with the person whose words they hold.

    Nobody where the one who speaks is a pronoun that is not sure itself.
    """
    speeches = find_speeches(
        replace(one, entity=None) if one.source and one.source[0].start in unsure else one
        for one in attributions
    )
    for token in cast.doc:
        if token.lower_ in FIRST and cast.scene.is_quoted(token):
            speech = speech_at(speeches, _span(token))
            if speech is None or speech.entity is None or _is_inner(cast, token):
                continue
            if cast.scene.entities[speech.entity].type == "PERSON":
                yield token.i, speech.entity


def _is_inner(cast: Cast, token: Token) -> bool:
    """Whether a word stands in the words of somebody whom the speaker quotes: 'she said ‘I’'."""
    text = cast.scene.text
    first = max(text.rfind("\n", 0, token.idx) + 1, token.idx - LONGEST_INNER)
    before = text[first : token.idx + 1]
    opening = [match.start() for match in INNER_OPENING.finditer(before)]
    return bool(opening) and INNER_CLOSING.search(before, opening[-1] + 1) is None


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
