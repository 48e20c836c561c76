"""Names as a collection would give them, in short."""

from collections.abc import Iterable

from analysis.resolution import Name, Resolution, Seen, resolve


def seen(name: str, kind: str, articles: Iterable[int], aliases: Iterable[str] = ()) -> Seen:
    """A name that each of the articles gives once."""
    where = frozenset(articles)
    return Seen(name=Name(name, kind), articles=where, mentions=len(where), aliases=tuple(aliases))


def resolve_apart(kind: str, *names: str) -> Resolution:
    """Names of one type, each in an article of its own."""
    return resolve([seen(name, kind, [number]) for number, name in enumerate(names)])


def joined(resolution: Resolution) -> set[frozenset[str]]:
    """The groups of more than one name."""
    groups = (frozenset(one.name for one in group) for group in resolution.groups)
    return {group for group in groups if len(group) > 1}


def likely(resolution: Resolution) -> set[tuple[str, frozenset[str]]]:
    """The suggestions as rule and the two names."""
    return {
        (one.rule, frozenset({one.first.name, one.second.name})) for one in resolution.suggestions
    }
