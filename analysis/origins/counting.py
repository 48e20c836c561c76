"""How many independent origins a claim has."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from analysis import words
from analysis.models import SourceKind
from analysis.origins.ends import End, Sort, fold_outlet, short_description
from analysis.origins.findings import Origin, Origins
from analysis.origins.stems import stem

Groups = Mapping[str, Sequence[End]]


def count_origins(ends: Sequence[End]) -> Origins:
    """The origins that the statements of one claim rest on.

    Named origins are one by name, documents by what they are, unnamed ones by whom they spoke to.
    An outlet that only reports rests on what its own report rests on. Copies add no origin: they
    are counted with the text that they are copies of.
    """
    groups, is_exact = _grouped(ends)
    found = sorted((_origin(group) for group in groups.values()), key=_order)
    articles = {end.place.article for end in ends}
    copies = {end.place.article for end in ends if end.place.is_copy}
    return Origins(
        found=tuple(found),
        is_exact=is_exact,
        articles=len(articles),
        copies=len(copies),
        outlets=_outlets(ends),
    )


def _order(origin: Origin) -> tuple[int, Sequence[object]]:
    return -len(origin.articles), origin.statements


def _grouped(ends: Sequence[End]) -> tuple[Groups, bool]:
    groups: dict[str, list[End]] = defaultdict(list)
    ends = _with_outlets(ends)
    for end in ends:
        if end.sort in (Sort.NAMED, Sort.UNNAMED):
            groups[end.key].append(end)
    is_exact = all(is_one_description(group) for group in groups.values())
    for number, documents in enumerate(_documents(ends)):
        groups[f"document {number}"].extend(documents)
    reported = [end for end in ends if end.sort is Sort.OUTLET]
    routes = _routes(ends, groups)
    are_known = [_put(end, follow(end.key, routes), groups) for end in reported]
    unknown = [end for end in ends if end.sort is Sort.UNKNOWN]
    are_known += [_put(end, _beside(end, groups), groups) for end in unknown]
    return groups, is_exact and all(are_known)


def _with_outlets(ends: Sequence[End]) -> list[End]:
    """The ends, those that name an outlet of another one as outlets.

    An article may not tell that a name is an outlet's. That it carries the claim itself does, and
    that another article calls it one.
    """
    homes = {fold_outlet(end.place.home or "") for end in ends} - {""}
    cited = {outlet for end in ends for outlet in end.outlets}
    return [_as_outlet(end, homes | cited) for end in ends]


def _as_outlet(end: End, homes: Collection[str]) -> End:
    name = fold_outlet(end.teller.name or "") if end.teller else ""
    is_one = end.sort is Sort.NAMED and name in homes and name != fold_outlet(end.place.home or "")
    return replace(end, sort=Sort.OUTLET, key=f"outlet {name}") if is_one else end


def _beside(end: End, groups: Groups) -> set[str]:
    """The origins that the same article gives for the claim elsewhere."""
    article = end.place.article
    return {key for key, group in groups.items() if any(e.place.article == article for e in group)}


def is_one_description(ends: Sequence[End]) -> bool:
    """Whether what unnamed ends are called can mean the same: "officials", "city officials"."""
    if ends[0].sort is not Sort.UNNAMED:
        return True
    described = [end.described for end in ends if end.described]
    return all(not one.isdisjoint(other) for one in described for other in described)


def _documents(ends: Iterable[End]) -> list[list[End]]:
    """Documents, those together whose sort is the same and whose other words do not contradict."""
    found: list[list[End]] = []
    for end in ends:
        if end.sort is not Sort.DOCUMENT:
            continue
        same = (group for group in found if all(_is_one_document(end, other) for other in group))
        group = next(same, None)
        if group is None:
            found.append([end])
        else:
            group.append(end)
    return found


def _is_one_document(one: End, other: End) -> bool:
    sorts = _sorts_of_document()
    first, second = one.described, other.described
    if not first or not second:
        return one.relay == other.relay
    if (first & sorts or second & sorts) and not first & second & sorts:
        return False
    return first <= second or second <= first or one.relay == other.relay


@cache
def _sorts_of_document() -> frozenset[str]:
    return frozenset(map(stem, words.load("origins")["ends"]["documents"]))


def _routes(ends: Iterable[End], groups: Groups) -> dict[str, set[str]]:
    """What each outlet's own reports of the claim rest on: origins, and other outlets."""
    routes: dict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        for end in group:
            routes[f"outlet {end.relay}"].add(key)
    for end in ends:
        if end.sort is Sort.OUTLET:
            routes[f"outlet {end.relay}"].add(end.key)
    return routes


def follow(key: str, routes: Mapping[str, set[str]]) -> set[str]:
    """The ends that an outlet's report comes from: the outlet itself where it names none.

    >>> sorted(follow("outlet a", {"outlet a": {"outlet b"}, "outlet b": {"#1", "outlet a"}}))
    ['#1']
    >>> follow("outlet a", {"outlet a": {"outlet a"}})
    {'outlet a'}
    """
    seen, waiting = {key}, [key]
    while waiting:
        for one in routes.get(waiting.pop(), ()):
            if one not in seen:
                seen.add(one)
                waiting.append(one)
    found = {one for one in seen if not routes.get(one, set()) - {one}}
    return found or {key}


def _put(end: End, keys: set[str], groups: dict[str, list[End]]) -> bool:
    """Puts an outlet's report to its one origin; False where it may be one of several or all."""
    if len(keys) == 1:
        groups[next(iter(keys))].append(end)
    return len(keys) == 1


def _origin(ends: Sequence[End]) -> Origin:
    ordered = sorted(ends, key=lambda end: end.id)
    first = max(ordered, key=_tells)
    return Origin(
        words=_words(first),
        kind=_kind(first),
        identity=first.teller.identity if first.teller and first.sort is Sort.NAMED else None,
        statements=tuple(end.id for end in ordered),
        articles=tuple(dict.fromkeys(end.place.article for end in ordered)),
        outlets=_outlets(ordered),
    )


def _tells(end: End) -> tuple[bool, int, int]:
    """How much an end tells of who it is."""
    words = end.teller.words if end.teller else ""
    is_known = end.sort not in (Sort.OUTLET, Sort.UNKNOWN)
    return is_known, len(end.described), len(short_description(words))


def _kind(end: End) -> SourceKind:
    if end.sort is Sort.OUTLET or end.teller is None:
        return SourceKind.MEDIA_OUTLET
    return end.teller.kind


def _words(end: End) -> str:
    if end.sort is Sort.OUTLET:
        own = end.teller.name if end.teller and end.teller.name else end.place.home
        return f"{own}, which names no source"
    shown = (end.teller.name or short_description(end.teller.words)) if end.teller else ""
    through = end.sort is not Sort.NAMED and end.shown_relay
    return f"{shown} ({end.shown_relay})" if through else shown


def _outlets(ends: Iterable[End]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(end.place.outlet for end in ends if end.place.outlet))
