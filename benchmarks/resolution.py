"""How long resolution takes as names grow in number, and how many joins are wrong or missed.

Run from the repository's root: python benchmarks/resolution.py [--sizes 1000 10000 100000]
"""

import argparse
import json
import math
import os
import platform
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# The threads are set before numpy loads, so the imports come late.
from analysis import words  # noqa: E402
from analysis.resolution import Name, Resolution, Seen, find_crowds, resolve  # noqa: E402

SEED = 4
STARTS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "v",
)
VOWELS = ("a", "e", "i", "o", "u", "au", "ei")
ENDINGS = ("sky", "ov", "enko", "n", "ll", "rt", "nd", "man", "ell", "ick", "ard", "son")
BODIES = ("Board", "Bank", "Works", "Council", "Institute", "Union", "Harbor", "Defense League")
CYRILLIC = {"sky": ("skiy", "skyy"), "ov": (), "enko": ()}
Truth = dict[Name, int]


def main() -> None:
    """Prints one JSON object: seconds by size, the slope in log-log, and the errors made."""
    options = _options()
    runs = [_measure(size, options) for size in options.sizes]
    report = {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "seed": SEED,
        "runs": runs,
        "slopes": [_slope(*pair) for pair in pairwise(runs)],
    }
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3, help="of each size (default 3)")
    parser.add_argument("--namesakes", action="store_true", help="let several bear one full name")
    return parser.parse_args()


def _measure(size: int, options: argparse.Namespace) -> dict[str, float]:
    truth = _names(random.Random(SEED), size, namesakes=options.namesakes)
    rng = random.Random(SEED)
    seen = [
        Seen(name=name, articles=frozenset([number]), mentions=rng.randint(1, 9))
        for number, name in enumerate(truth)
    ]
    seconds: list[float] = []
    for _ in range(options.rounds):
        start = perf_counter()
        resolution = resolve(seen)
        seconds.append(perf_counter() - start)
    return {
        "names": len(seen),
        "seconds": round(median(seconds), 3),
        "crowded_blocks": len(find_crowds(seen)),
        **_errors(resolution, truth),
    }


def _slope(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Of seconds over names, both as logarithms: 1 is linear, 2 is all pairs."""
    steps = (math.log(other[key] / one[key]) for key in ("seconds", "names"))
    rise, run = steps
    return round(rise / run, 2)


def _errors(resolution: Resolution, truth: Truth) -> dict[str, float]:
    """Pairs joined, wrongly joined and missed; and suggestions, and how many of them are right."""
    joined = [pair for group in resolution.groups for pair in _pairs_with_first(group)]
    wrong = sum(truth[one] != truth[other] for one, other in joined)
    groups: dict[int, set[int]] = defaultdict(set)
    for number, group in enumerate(resolution.groups):
        for name in group:
            groups[truth[name]].add(number)
    suggested = [truth[one.first] == truth[one.second] for one in resolution.suggestions]
    return {
        "joined": len(joined),
        "wrong": wrong,
        "missed": sum(len(parts) - 1 for parts in groups.values()),
        "suggestions": len(suggested),
        "suggestions_right": sum(suggested),
    }


def _pairs_with_first(group: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    return ((group[0], other) for other in group[1:])


def _names(rng: random.Random, size: int, *, namesakes: bool) -> Truth:
    """Invented names with the number of whom they mean.

    Without namesakes nobody is added whose plain name somebody has; with them the first to have a
    name keeps it, and the other's further forms ("Jane K. Marrow") are there all the same.
    """
    found: Truth = {}
    surnames = [_surname(rng) for _ in range(max(50, size // 6))]
    number = 0
    while len(found) < size:
        number += 1
        variants = _person(rng, surnames) if rng.random() < 0.6 else _body(rng)
        if variants[0] in found and not namesakes:
            continue
        for name in variants[: size - len(found)]:
            found.setdefault(name, number)
    return found


def _surname(rng: random.Random) -> str:
    stem = "".join(rng.choice(STARTS) + rng.choice(VOWELS) for _ in range(rng.randint(1, 3)))
    return (stem + rng.choice(STARTS)[0] + rng.choice(VOWELS) + rng.choice(ENDINGS)).capitalize()


def _person(rng: random.Random, surnames: Sequence[str]) -> list[Name]:
    """A full name and up to three other ways to write it, one of which is only likely."""
    given = rng.choice(_given())
    surname = surnames[min(int(rng.paretovariate(0.5)) - 1, len(surnames) - 1)]
    middle = f"{rng.choice('ABCDEFGHJKLMNPRSTW')}."
    forms = [f"{given} {surname}"]
    if rng.random() < 0.3:
        forms.append(f"{given} {middle} {surname}")
    if rng.random() < 0.2:
        forms.extend(f"{other} {surname}" for other in _given_forms(given)[:1])
    if rng.random() < 0.3:
        forms.extend(f"{given} {other}" for other in _surname_forms(surname)[:1])
    if rng.random() < 0.1:
        forms.append(f"{given[0]}. {surname}")
    return [Name(form, "PERSON") for form in forms]


def _given() -> list[str]:
    return [name for name in words.load("given_names")["man"].split()[:400] if name.isascii()]


def _given_forms(given: str) -> list[str]:
    """Other spellings and sure nicknames of a given name."""
    spelt = words.load("transliteration")["given"].get(given.lower(), [])
    short = [nick for nick, of in words.load("nicknames")["sure"].items() if of == [given.lower()]]
    return [form.capitalize() for form in (*spelt, *short)]


def _surname_forms(surname: str) -> list[str]:
    ends = next((forms for end, forms in CYRILLIC.items() if surname.endswith(end)), ())
    spelt = [surname.removesuffix("sky") + form for form in ends]
    return spelt or [surname.replace("a", "á", 1).replace("o", "ö", 1)]


def _body(rng: random.Random) -> list[Name]:
    name = f"{_surname(rng)} {rng.choice(BODIES)}"
    forms = [name]
    if rng.random() < 0.4:
        forms.append(f"{name} {rng.choice(('Inc', 'Ltd.', 'plc', 'GmbH', 'Corp.'))}")
    if rng.random() < 0.2:
        forms.append(f"The {name.replace('Harbor', 'Harbour').replace('Defense', 'Defence')}")
    if rng.random() < 0.1:
        cut = rng.randrange(2, len(name) - 2)
        forms.append(name[:cut] + name[cut + 1 :])
    return [Name(form, "ORG") for form in forms]


if __name__ == "__main__":
    main()
