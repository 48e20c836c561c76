"""How long comparing an article with a stored collection takes as it grows, and taking one out.

Run from the repository's root: python benchmarks/origins.py [--sizes 1000 10000] [--added 200]
"""

import argparse
import json
import math
import os
import platform
import random
import sys
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time

from sqlalchemy import insert

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from analysis.models import SourceKind, Stance
from analysis.origins import (
    Collection,
    Denied,
    Named,
    Report,
    ReportId,
    Statement,
    Teller,
    make_sketch,
)
from analysis.store import Store, open_store
from analysis.store.claim_rows import save_claims
from analysis.store.engine import measure_tables, writing
from analysis.store.remembering import Stored, save_memory
from analysis.store.schema import article

SEED = 5
VOCABULARY = 20_000
"""Different words, drawn by Zipf's law."""
STATEMENTS = 8
RETOLD = 0.2
"""Of the statements, that say what was said shortly before, and a reason."""
RECENT = 400
"""Statements that an article may tell anew: news is repeated while it is new."""
OUTLETS = [f"Outlet {number}" for number in range(20)]
FIRST_DAY = date(2024, 1, 1)
SYLLABLES = ("ba", "dor", "el", "fen", "gra", "hol", "ki", "lun", "mar", "no", "per", "ru", "sta")
Told = tuple[str, tuple[Named, ...]]


def main() -> None:
    """Prints one JSON object: milliseconds of processor time to add an article, and the growth."""
    options = _options()
    runs = list(_measure(options.sizes, options.added))
    report = {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "seed": SEED,
        "runs": runs,
        "slope": [_slope(*pair) for pair in pairwise(runs)],
    }
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--added", type=int, default=200, help="articles timed at each size")
    return parser.parse_args()


def _measure(sizes: Sequence[int], added: int) -> Iterator[dict[str, float]]:
    """One collection that grows; at each size the next articles are timed, and stay."""
    with TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{folder}/onrecord.db")
        collection = store.collection("Generated").id
        reports = make_reports()
        number = 1
        for size in sorted(sizes):
            while number < size:
                _add(store, collection, next(reports))
                number += 1
            with writing(store.engine) as connection:
                measure_tables(connection)
            runs = [_add(store, collection, next(reports)) for _ in range(added)]
            number += added
            taken, changed = zip(*runs, strict=True)
            yield {
                "articles": size,
                "add_ms": round(median(taken), 3),
                "add_ms_95": round(quantiles(taken, n=20)[-1], 3),
                "claims_changed": round(sum(changed) / added, 1),
                "remove_ms": _time_removing(store, collection, range(size // 2, size // 2 + 20)),
            }


def _add(store: Store, collection: int, report: Report) -> tuple[float, int]:
    """Milliseconds of processor time to compare an article and to store the outcome, and how many
    claims that changed."""
    with writing(store.engine) as connection:
        connection.execute(insert(article), [_article(collection, report.article)])
        start = process_time()
        stored = Stored(connection, collection)
        found = Collection(memory=stored)
        changes = found.add(report)
        save_memory(stored, found)
        save_claims(connection, collection, found, [changes], report.article)
    return (process_time() - start) * 1_000, len(changes.claims)


def _article(collection: int, number: int) -> dict[str, object]:
    return {
        "id": number,
        "collection_id": collection,
        "sha256": f"{number:064x}",
        "name": f"{number}.txt",
        "added": datetime(2024, 1, 1),
        "state": "done",
    }


def _time_removing(store: Store, collection: int, articles: Sequence[int]) -> float:
    taken = []
    for number in articles:
        with writing(store.engine) as connection:
            start = process_time()
            stored = Stored(connection, collection)
            found = Collection(memory=stored)
            changes = found.remove(number)
            save_memory(stored, found)
            save_claims(connection, collection, found, [changes], number)
        taken.append((process_time() - start) * 1_000)
    return round(median(taken), 3)


def _slope(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """Of the time over the number of articles, both as logarithms (1 is linear), and how many times
    as long it takes beside how many times as large the logarithm of the number is."""
    times = other["add_ms"] / one["add_ms"]
    return {
        "log_log": round(math.log(times) / math.log(other["articles"] / one["articles"]), 3),
        "times_as_long": round(times, 2),
        "log_times_as_large": round(math.log(other["articles"]) / math.log(one["articles"]), 2),
    }


def make_reports() -> Iterator[Report]:
    """Articles without end, always the same."""
    rng = random.Random(SEED)
    words = _words(rng)
    weights = list(accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))
    recent: list[Told] = []
    for number in range(1, 10**9):
        told = [_told(rng, words, weights, recent) for _ in range(STATEMENTS)]
        recent = [*recent, *told][-RECENT:]
        yield _report(rng, number, told)


def _words(rng: random.Random) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(rng.choices(SYLLABLES, k=rng.randint(2, 4)))] = None
        found["".join(rng.choices(SYLLABLES, k=4)) + rng.choice("lmnrt")] = None
    return list(found)[:VOCABULARY]


def _told(
    rng: random.Random, words: list[str], weights: list[float], recent: Sequence[Told]
) -> Told:
    if recent and rng.random() < RETOLD:
        said, named = rng.choice(recent)
        return f"{said}, because {words[_draw(rng, weights)]}", named
    said = " ".join(words[_draw(rng, weights)] for _ in range(rng.randint(5, 10))) + " was told"
    who = sorted({_draw(rng, weights) % 2_000 for _ in range(2)})
    return said, tuple(Named(one, "PERSON", f"Person{one}") for one in who)


def _draw(rng: random.Random, weights: list[float]) -> int:
    return min(bisect(weights, rng.random() * weights[-1]), len(weights) - 1)


def _report(rng: random.Random, number: int, told: Sequence[Told]) -> Report:
    chain = (Teller(kind=SourceKind.ANONYMOUS, words="two officials"),)
    said = told[:-1]
    denied, who = told[-1]
    return Report(
        article=number,
        outlet=rng.choice(OUTLETS),
        published=FIRST_DAY + timedelta(days=number // 14),
        sketch=make_sketch(" ".join(words for words, _ in told)),
        named=frozenset(one.identity for _, named in told for one in named) | {9_999},
        statements=tuple(
            Statement(
                id=ReportId(number, place),
                stance=Stance.ASSERTS,
                words=words,
                chain=chain,
                named=named,
            )
            for place, (words, named) in enumerate(said)
        ),
        denials=(Denied(id=ReportId(number, 0), words=denied, denier=10_000, named=who),),
    )


if __name__ == "__main__":
    main()
