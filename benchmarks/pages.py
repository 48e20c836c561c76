"""How well the bodies of web pages are read, beside trafilatura on the same pages.

Run from the repository's root: python benchmarks/pages.py FOLDER [--each] [--rounds N]
The folder holds pages as NAME.html and beside each its body, made by hand, as NAME.txt.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from statistics import fmean
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import trafilatura

# The path is set first, so that the script runs without being installed.
from analysis.cleaning import find_blocks
from analysis.ingest import IngestError, read_article
from analysis.models import BlockKind

Scores = tuple[float, float, float]
"""Precision, recall and F1 of one page, 0 to 1."""
SHINGLE = 4
LATE = date(2100, 1, 1)
"""No date of a page lies behind it."""
WORD = re.compile(r"\w+")


def ours(data: bytes) -> str:
    """The blocks of kind "body" as our reader finds them; empty where it finds no article."""
    try:
        article = read_article(data, "page.html", today=LATE)
    except IngestError:
        return ""
    bodies = (block.span for block in find_blocks(article) if block.kind == BlockKind.BODY)
    return "\n".join(span.of(article.text) for span in bodies)


def standard(data: bytes) -> str:
    """What trafilatura finds as it comes, without comments."""
    return trafilatura.extract(data, include_comments=False) or ""


def precise(data: bytes) -> str:
    """What trafilatura finds when it is asked for precision."""
    return trafilatura.extract(data, include_comments=False, favor_precision=True) or ""


READERS: dict[str, Callable[[bytes], str]] = {
    "ours": ours,
    "trafilatura": standard,
    "trafilatura, precise": precise,
}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four words occurs; a shorter text is one run."""
    words = WORD.findall(text.lower())
    runs = (tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1)))
    return Counter(runs) if words else Counter()


def score(found: str, expected: str) -> Scores:
    """Precision, recall, F1. Nothing found where nothing is expected is right.

    >>> score("one two three four", "one two three four five")
    (1.0, 0.5, 0.6666666666666666)
    """
    got, wanted = shingles(found), shingles(expected)
    if not got or not wanted:
        same = float(not got and not wanted)
        return same, same, same
    shared = (got & wanted).total()
    precision, recall = shared / got.total(), shared / wanted.total()
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def main() -> None:
    """Prints one JSON object: precision, recall, F1 and seconds a page of every reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--each", action="store_true", help="the F1 of every page as well")
    parser.add_argument("--rounds", type=int, default=1, help="how often each page is read")
    options = parser.parse_args()
    pages = sorted(options.folder.glob("*.html"))
    outcome = {name: _measure(name, pages, options.rounds) for name in READERS}
    report = {name: summary for name, (summary, _) in outcome.items()}
    print(json.dumps({"pages": len(pages), **report}, indent=1))  # noqa: T201
    if options.each:
        _print_each(pages, [scores for _, scores in outcome.values()])


def _measure(
    name: str, pages: Iterable[Path], rounds: int
) -> tuple[dict[str, float], list[Scores]]:
    read, scores, seconds = READERS[name], [], 0.0
    for page in pages:
        data, expected = page.read_bytes(), page.with_suffix(".txt").read_text("utf8")
        started = process_time()
        for _ in range(rounds):
            found = read(data)
        seconds += (process_time() - started) / rounds
        scores.append(score(found, expected))
    precision, recall, f1 = (round(fmean(values), 4) for values in zip(*scores, strict=True))
    per_page = round(1_000 * seconds / len(scores), 1)
    return {"f1": f1, "precision": precision, "recall": recall, "ms_a_page": per_page}, scores


def _print_each(pages: Iterable[Path], columns: list[list[Scores]]) -> None:
    for page, *found in zip(pages, *columns, strict=True):
        print(page.stem, *(f"{f1:.3f}" for _, _, f1 in found), sep="\t")  # noqa: T201


if __name__ == "__main__":
    main()
