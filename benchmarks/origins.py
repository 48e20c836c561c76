"""How long adding an article to a collection takes as the collection grows, and taking one out.

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
from datetime import date, timedelta
from itertools import accumulate, pairwise
from pathlib import Path
from statistics import median, quantiles
from time import process_time

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
    collection, reports = Collection(), make_reports()
    number = 0
    for size in sorted(sizes):
        while number < size:
            collection.add(next(reports))
            number += 1
        taken, changed = [], []
        for _ in range(added):
            report = next(reports)
            number += 1
            start = process_time()
            changes = collection.add(report)
            for claim in changes.claims:
                collection.claim(claim)
            taken.append((process_time() - start) * 1_000)
            changed.append(len(changes.claims))
        yield {
            "articles": size,
            "add_ms": round(median(taken), 3),
            "add_ms_95": round(quantiles(taken, n=20)[-1], 3),
            "claims_changed": round(sum(changed) / added, 1),
            "remove_ms": _time_removing(collection, range(size // 2, size // 2 + 20)),
            "in_claims_of_several": _share_of_several(collection),
        }


def _time_removing(collection: Collection, articles: Sequence[int]) -> float:
    taken = []
    for article in articles:
        start = process_time()
        collection.remove(article)
        taken.append((process_time() - start) * 1_000)
    return round(median(taken), 3)


def _share_of_several(collection: Collection) -> float:
    claims = list(collection.settled().claims.values())
    leaders = set(claims)
    counts = dict.fromkeys(leaders, 0)
    for claim in claims:
        counts[claim] += 1
    return round(sum(count for count in counts.values() if count > 1) / len(claims), 3)


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
    for article in range(10**9):
        told = [_told(rng, words, weights, recent) for _ in range(STATEMENTS)]
        recent = [*recent, *told][-RECENT:]
        yield _report(rng, article, told)


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


def _report(rng: random.Random, article: int, told: Sequence[Told]) -> Report:
    chain = (Teller(kind=SourceKind.ANONYMOUS, words="two officials"),)
    said = told[:-1]
    denied, who = told[-1]
    return Report(
        article=article,
        outlet=rng.choice(OUTLETS),
        published=FIRST_DAY + timedelta(days=article // 14),
        sketch=make_sketch(" ".join(words for words, _ in told)),
        named=frozenset(one.identity for _, named in told for one in named) | {9_999},
        statements=tuple(
            Statement(
                id=ReportId(article, number),
                stance=Stance.ASSERTS,
                words=words,
                chain=chain,
                named=named,
            )
            for number, (words, named) in enumerate(said)
        ),
        denials=(Denied(id=ReportId(article, 0), words=denied, denier=10_000, named=who),),
    )


if __name__ == "__main__":
    main()
