"""How long the Entities page's queries, working out names and corrections take, by collection size.

Run from the repository's root:
python benchmarks/entities.py [--folder FOLDER] [--articles N...] [--rounds N]
"""

import argparse
import json
import math
import os
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from statistics import linear_regression, median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# The threads are set before numpy loads, so the imports come late.
from analysis.corrections import Merge, Rename, Split, Undo
from analysis.resolution import Name
from analysis.store import Store, open_store
from analysis.store.engine import writing
from analysis.store.names import unsettle
from analysis.tables import Scope, entity_counts, mentions_table
from analysis.tables.corrections import parts_table, suggestions_table
from analysis.tables.entity_company import entity_company, entity_pairs
from analysis.tables.entity_profile import entity_seen, entity_words, find_identities
from analysis.tables.entity_sayings import entity_denials, said_about, said_by
from analysis.tables.entity_spread import entity_days, entity_outlets, entity_places
from benchmarks.generated import COLLECTION, fill

SIZES = (500, 5_000, 50_000)
GOAL = 300
"""Milliseconds of a page's query at 5,000 articles."""
_AUTHOR = "Benchmark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A collection, and the entities that the queries ask for."""

    store: Store
    scope: Scope
    top: tuple[int, ...]
    """The 150 that are named most, the most frequent first."""
    rare: int
    """One in the middle of all."""
    names: tuple[Name, ...]
    """As the first ones are shown."""


QUERIES: Mapping[str, Callable[[Case], object]] = {
    "counts": lambda case: entity_counts(case.store, case.scope),
    "counts, one outlet": lambda case: entity_counts(case.store, _outlet(case)),
    "counts, one quarter": lambda case: entity_counts(case.store, _quarter(case)),
    "days, top 10": lambda case: entity_days(case.store, case.scope, case.top[:10]),
    "outlets, top 20": lambda case: entity_outlets(case.store, case.scope, case.top[:20]),
    "places, top 8": lambda case: entity_places(case.store, case.scope, case.top[:8]),
    "pairs, top 150": lambda case: entity_pairs(case.store, case.scope, case.top),
    "seen, first": lambda case: entity_seen(case.store, case.scope, case.top[0]),
    "words, first": lambda case: entity_words(case.store, case.scope, case.top[0]),
    "company, first": lambda case: entity_company(case.store, case.scope, case.top[0]),
    "mentions, first": lambda case: mentions_table(case.store, case.scope, case.top[:1]),
    "said by, first": lambda case: said_by(case.store, case.scope, case.top[0]),
    "said about, first": lambda case: said_about(case.store, case.scope, case.top[0]),
    "denials, first": lambda case: entity_denials(case.store, case.scope, case.top[0]),
    "mentions, rare": lambda case: mentions_table(case.store, case.scope, [case.rare]),
    "said about, rare": lambda case: said_about(case.store, case.scope, case.rare),
    "find": lambda case: find_identities(case.store, case.scope, case.names[0].name[:5]),
    "suggestions": lambda case: suggestions_table(case.store, case.scope.collection),
    "parts, first": lambda case: parts_table(case.store, case.top[0]),
}
"""What the Entities page and the Corrections page ask: a new query is a new line."""


def main() -> None:
    """Prints one JSON object: the median milliseconds of everything at every size, the slopes."""
    options = _options()
    clock = process_time if options.cpu else perf_counter
    with TemporaryDirectory() as other:
        folder = options.folder or Path(other)
        sizes = {
            number: measure(folder, number, options.rounds, clock) for number in options.articles
        }
    report = {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "milliseconds": by_work(sizes),
        "slope": {work: slope(times) for work, times in by_work(sizes).items()},
        "too_slow": [work for work in QUERIES if sizes.get(5_000, {}).get(work, 0) > GOAL],
    }
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="keeps the databases there, and uses them")
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, help="of each collection")
    parser.add_argument("--rounds", type=int, default=5, help="of each query (default 5)")
    parser.add_argument("--cpu", action="store_true", help="only this process's own time")
    return parser.parse_args()


def measure(
    folder: Path, articles: int, rounds: int, clock: Callable[[], float]
) -> dict[str, float]:
    """Milliseconds by what is done, in a collection of that size; made where it isn't there."""
    folder.mkdir(parents=True, exist_ok=True)
    store = open_store(f"sqlite:///{folder / f'{articles}.db'}")
    taken: dict[str, float] = {}
    taking = partial(time_work, clock)
    if not store.collections():
        taken["filling, each article"] = taking(lambda: fill(store, articles)) / articles
    taken["settle"] = taking(lambda: settle(store))
    case = make_case(store)
    for work, query in QUERIES.items():
        query(case)
        taken[work] = median(taking(lambda query=query: query(case)) for _ in range(rounds))  # type: ignore[misc]
    return taken | time_corrections(case, clock)


def settle(store: Store) -> None:
    """Works out who the names stand for, as after every analysis."""
    first, *_ = store.articles_of(store.collection(COLLECTION).id)
    with writing(store.engine) as connection:
        unsettle(connection, [first])
    store.settle()


def make_case(store: Store) -> Case:
    """The collection as it is, with whom to ask for."""
    scope = Scope(collection=store.collection(COLLECTION).id)
    counts = entity_counts(store, scope)
    shown = zip(counts["entity"].head(9), counts["type"].head(9), strict=True)
    return Case(
        store=store,
        scope=scope,
        top=tuple(counts["identity"].head(150).tolist()),
        rare=int(counts["identity"].iloc[len(counts) // 2]),
        names=tuple(Name(name, kind) for name, kind in shown),
    )


def time_corrections(case: Case, clock: Callable[[], float]) -> dict[str, float]:
    """Milliseconds of one after the other; all are taken back in the end."""
    taking = partial(time_work, clock)
    one, two, three, *_ = case.names
    made = {
        "merge": Merge(names=(two,), into=one),
        "split by words": Split(
            of=three, into=Name("Somebody Else", "PERSON"), words=(three.name,)
        ),
        "rename": Rename(of=one, to="Somebody Renamed"),
    }
    store, of = case.store, case.scope.collection
    taken = {
        work: taking(lambda one=one: store.correct(of, [one], _AUTHOR))  # type: ignore[misc]
        for work, one in made.items()
    }
    entries = store.corrections(of)[-len(made) :]
    undone = [Undo(entry=entry.key) for entry in reversed(entries)]
    times = [taking(lambda undo=undo: store.correct(of, [undo], _AUTHOR)) for undo in undone]  # type: ignore[misc]
    return taken | {f"undo {work}": time for work, time in zip(reversed(made), times, strict=True)}


def by_work(sizes: Mapping[int, Mapping[str, float]]) -> dict[str, dict[int, float]]:
    """The same milliseconds by what is done, then by size."""
    works = dict.fromkeys(work for taken in sizes.values() for work in taken)
    return {
        work: {size: round(taken[work], 1) for size, taken in sizes.items() if work in taken}
        for work in works
    }


def slope(times: Mapping[int, float]) -> float | None:
    """The power of the size with which the time grows: 1 where twice the size takes twice as long.

    >>> slope({500: 2.0, 5_000: 20.0})
    1.0
    """
    if len(times) < 2:
        return None
    sizes, taken = zip(*times.items(), strict=True)
    return round(linear_regression(_logs(sizes), _logs(taken)).slope, 2)


def _logs(numbers: Sequence[float]) -> list[float]:
    return [math.log(max(number, 0.1)) for number in numbers]


def _outlet(case: Case) -> Scope:
    return Scope(collection=case.scope.collection, outlets=("Outlet 1",))


def _quarter(case: Case) -> Scope:
    since, until = date(2024, 4, 1), date(2024, 6, 30)
    return Scope(collection=case.scope.collection, since=since, until=until)


def time_work(clock: Callable[[], float], work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = clock()
    work()
    return (clock() - start) * 1000


if __name__ == "__main__":
    main()
