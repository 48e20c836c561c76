"""One article's analysis as it is shown: names and entities after resolution and corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.models import Analysis, Attribution, Denial, Entity, Link, Span


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """An identity as it is shown."""

    identity: int
    name: str
    type: str
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Who the findings of one article mean, across its collection."""

    mentions: Mapping[tuple[int, Span], Shown]
    """By the entity's index in the analysis and the mention's span."""
    sources: Mapping[int, Shown]
    """By the attribution's index."""


def show_as(analysis: Analysis, meant: Meant) -> Analysis:
    """The analysis with the entities, names and indices that the reader is to see.

    Entities that are one identity are joined, one that was split is taken apart, hidden ones are
    left out. Texts, spans and everything else stay as they are.
    """
    entities = _entities(analysis.entities, meant)
    given = [entity.name for entity in analysis.entities]
    places = {shown.identity: place for place, shown in enumerate(entities)}
    names = _names(analysis.entities, meant)
    return replace(
        analysis,
        entities=tuple(entities.values()),
        attributions=tuple(
            replace(
                one,
                chain=tuple(_link(link, names) for link in one.chain),
                source_name=_source_name(one, meant.sources.get(index), given, names),
                entity=_place(one, meant.sources.get(index), places),
            )
            for index, one in enumerate(analysis.attributions)
        ),
        denials=tuple(_denial(one, names) for one in analysis.denials),
    )


def _entities(entities: Sequence[Entity], meant: Meant) -> dict[Shown, Entity]:
    """The entities that are not hidden, in the order of their first mentions."""
    pieces: dict[Shown, list[Entity]] = {}
    for index, entity in enumerate(entities):
        for shown in dict.fromkeys(_whom(index, entity, meant)):
            pieces.setdefault(shown, []).append(_piece(index, entity, shown, meant))
    joined = {shown: _join(shown, some) for shown, some in pieces.items() if not shown.is_hidden}
    return dict(sorted(joined.items(), key=lambda pair: _first(pair[1])))


def _whom(index: int, entity: Entity, meant: Meant) -> list[Shown]:
    spans = (*entity.mentions, *entity.demonym_mentions, *entity.pronoun_mentions)
    return [meant.mentions[index, span] for span in spans if (index, span) in meant.mentions]


def _piece(index: int, entity: Entity, shown: Shown, meant: Meant) -> Entity:
    def its(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if meant.mentions.get((index, span)) == shown)

    return replace(
        entity,
        mentions=its(entity.mentions),
        demonym_mentions=its(entity.demonym_mentions),
        pronoun_mentions=its(entity.pronoun_mentions),
    )


def _join(shown: Shown, pieces: Sequence[Entity]) -> Entity:
    forms = dict.fromkeys(form for one in pieces for form in (one.name, *one.aliases))
    return Entity(
        name=shown.name,
        type=shown.type,
        aliases=tuple(form for form in forms if form != shown.name),
        mentions=tuple(sorted(span for one in pieces for span in one.mentions)),
        demonym_mentions=tuple(sorted(span for one in pieces for span in one.demonym_mentions)),
        pronoun_mentions=tuple(sorted(span for one in pieces for span in one.pronoun_mentions)),
    )


def _first(entity: Entity) -> Span:
    return min((*entity.mentions, *entity.demonym_mentions, *entity.pronoun_mentions))


def _names(entities: Sequence[Entity], meant: Meant) -> dict[str, str]:
    """What each name of the article is shown as; of a split one, as most of its mentions are."""
    found: dict[str, str] = {}
    for index, entity in enumerate(entities):
        whom = _whom(index, entity, meant)
        if whom:
            found.setdefault(entity.name, max(sorted(set(whom)), key=whom.count).name)
    return found


def _source_name(
    one: Attribution, source: Shown | None, given: Sequence[str], names: Mapping[str, str]
) -> str | None:
    """A source under its own name follows its mention; a document stays its issuer's."""
    if source is not None and one.entity is not None and one.source_name == given[one.entity]:
        return source.name
    return _renamed(one.source_name, names)


def _place(one: Attribution, source: Shown | None, places: Mapping[int, int]) -> int | None:
    return None if one.entity is None or source is None else places.get(source.identity)


def _link(link: Link, names: Mapping[str, str]) -> Link:
    return replace(link, name=_renamed(link.name, names))


def _denial(one: Denial, names: Mapping[str, str]) -> Denial:
    return replace(
        one,
        denier_name=_renamed(one.denier_name, names),
        claimant_name=_renamed(one.claimant_name, names),
    )


def _renamed(name: str | None, names: Mapping[str, str]) -> str | None:
    return name if name is None else names.get(name, name)
