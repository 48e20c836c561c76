"""From the names of a collection to groups and suggestions: the steps in order."""

from collections.abc import Collection, Iterator

from analysis.resolution.grouping import MOST, Known, cut_down, find_blocks, find_groups
from analysis.resolution.likely import suggest
from analysis.resolution.likely.evidence import make_group
from analysis.resolution.names import Name, Resolution, Seen
from analysis.resolution.reading import read


def resolve(seen: Collection[Seen]) -> Resolution:
    """Which names surely mean the same, and which pairs only likely do.

    Every name is to be given once. The order they come in changes nothing. Names that one article
    has both of are never in one group.
    """
    groups = [
        make_group(group)
        for block in _blocks(seen)
        for part in cut_down(block)
        for group in find_groups(part)
    ]
    groups.sort(key=lambda group: group.name)
    return Resolution(
        groups=tuple(tuple(one.name for one in group.known) for group in groups),
        suggestions=suggest(groups),
    )


def find_crowds(seen: Collection[Seen]) -> tuple[tuple[Name, ...], ...]:
    """Blocks of names too large to be compared all with all, where groups may be missed."""
    crowds = (block for block in _blocks(seen) if len(block) > MOST)
    return tuple(tuple(sorted(one.name for one in block)) for block in crowds)


def _blocks(seen: Collection[Seen]) -> Iterator[tuple[Known, ...]]:
    ordered = sorted(seen, key=lambda one: one.name)
    return find_blocks([Known(seen=one, reading=read(one.name)) for one in ordered])
