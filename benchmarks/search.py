"""How long a search takes: the first 20 hits with their passages, and how many there are.

Run from the repository's root: python benchmarks/search.py [--articles 5000 50000] [--rounds N]
"""

import argparse
import json
import os
import platform
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# The path is set first, so that the script runs without being installed.
from analysis.models import (
    Analysis,
    Article,
    Attribution,
    Block,
    BlockKind,
    Span,
)
from analysis.store import Store, open_store, saving
from analysis.store.engine import writing
from analysis.tables import (
    Scope,
    articles_table,
    count_found,
    search_articles,
    search_quotes,
)
from analysis.tables.scope import Within

WORDS = 20_000
"""Different words; how often each is used falls as in a language (Zipf)."""
PARAGRAPHS, SENTENCE = 12, 38
"""Of an article: 456 words, a short news story."""
QUERIES = {
    # w0 is the commonest word; a rare one stands in a handful of articles
    "a common word": "w3",
    "a middling word": "w400",
    "a rare word": "w9000",
    "three words": "w3 w50 w400",
    "a phrase": '"w1 w3"',
    "a prefix": "w40*",
    "either of two": "w400 OR w9000",
    "one without another": "w400 -w50",
}


def main() -> None:
    """Prints one JSON object a size of collection: milliseconds of every kind of query."""
    options = _options()
    for size in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            address = options.url or f"sqlite:///{Path(folder) / 'onrecord.db'}"
            sys.stdout.write(json.dumps(_measure(address, size, options.rounds), indent=1) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", nargs="+", type=int, default=[5_000, 50_000])
    parser.add_argument("--rounds", type=int, default=5, help="of each query (default 5)")
    parser.add_argument("--url", help="an empty database; by default a new SQLite file")
    return parser.parse_args()


def _measure(address: str, size: int, rounds: int) -> dict[str, object]:
    store = open_store(address)
    start = perf_counter()
    _fill(store, size)
    saved = perf_counter() - start
    return {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "database": store.engine.dialect.name,
        "articles": size,
        "ms_to_store_one": round(saved / size * 1000, 2),
        "milliseconds": {kind: _times(store, words, rounds) for kind, words in QUERIES.items()},
    }


def _times(store: Store, words: str, rounds: int) -> dict[str, object]:
    """Medians; the first round, which reads from the disk, is not counted."""
    scope = Scope(1, words=words)
    said = Scope(1, words=words, within=Within.STATEMENTS)
    found = count_found(store, scope)
    work = {
        "top_20_articles": lambda: search_articles(store, scope),
        "top_20_statements": lambda: search_quotes(store, scope),
        "counts": lambda: count_found(store, scope),
        "scope_articles": lambda: articles_table(store, scope),
        "scope_statements": lambda: articles_table(store, said),
    }
    taken = {name: _median(run, rounds) for name, run in work.items()}
    return {"found": [found.articles, found.statements], **taken}


def _median(run: object, rounds: int) -> float:
    assert callable(run)
    run()
    seconds = []
    for _ in range(rounds):
        start = perf_counter()
        run()
        seconds.append(perf_counter() - start)
    return round(median(seconds) * 1000, 1)


def _fill(store: Store, size: int) -> None:
    collection = store.collection("Generated").id
    chance = random.Random(4)
    for number in range(size):
        key = store.enqueue(collection, f"{number}.txt", str(number).encode()).article
        with writing(store.engine) as connection:
            saving.save_analysis(connection, key, _analysis(number, chance))


def _analysis(number: int, chance: random.Random) -> Analysis:
    """An article with a statement in every second paragraph."""
    paragraphs = [_sentence(chance) for _ in range(PARAGRAPHS)]
    spans = tuple(_spans(paragraphs))
    article = Article(
        id=str(number),
        path=f"{number}.txt",
        text="\n".join(paragraphs),
        title=" ".join(paragraphs[0].split()[:8]),
        publisher=f"Outlet {number % 40}",
        published=date(2020, 1, 1) + timedelta(days=number % 1500),
    )
    return Analysis(
        article=article,
        blocks=tuple(Block(kind=BlockKind.BODY, span=span) for span in spans),
        entities=(),
        attributions=tuple(Attribution(source=(), cue=(), content=(span,)) for span in spans[::2]),
        denials=(),
        version="generated",
    )


def _sentence(chance: random.Random) -> str:
    return " ".join(f"w{int(WORDS ** chance.random()) - 1}" for _ in range(SENTENCE))


def _spans(paragraphs: list[str]) -> Iterator[Span]:
    start = 0
    for paragraph in paragraphs:
        yield Span(start, start + len(paragraph))
        start += len(paragraph) + 1


if __name__ == "__main__":
    main()
