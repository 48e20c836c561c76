"""Measures what the Method page shows, and writes it into the package.

Run from the repository's root: python benchmarks/method.py GOLD... (or without, for examples only)
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

# The threads are set before numpy loads, so the imports come late.
from analysis.evaluation import measure  # noqa: E402
from analysis.method.findings import found_in, is_mended, to_json  # noqa: E402
from analysis.method.reading import FAILURES, SCORES, read_texts  # noqa: E402
from analysis.models import Article  # noqa: E402
from analysis.pipeline import ANALYSIS_VERSION, analyse  # noqa: E402

HERE = ROOT / "analysis" / "method"


def main() -> None:
    """Writes failures.json, and scores.json where gold files are given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, metavar="GOLD")
    _write(FAILURES, _failures())
    if gold := parser.parse_args().gold:
        _write(SCORES, _scores(gold))


def _scores(gold: Sequence[Path]) -> dict[str, Any]:
    return {
        "measured": datetime.now(UTC).date().isoformat(),
        "analysis_version": ANALYSIS_VERSION,
        "files": measure(sorted(gold)),
    }


def _failures() -> dict[str, Any]:
    found = {}
    for row in read_texts("failures.toml")["failure"]:
        title, text = row["title"], row["text"]
        here = found_in(analyse(Article(id=title, path=title, text=text)))
        wrong = {key: row[key] for key in ("missing", "false") if key in row}
        if is_mended(here, text, wrong):
            print(f"No failure any more: {title}", file=sys.stderr)  # noqa: T201
        found[title] = [to_json(one) for one in here]
    return {"analysis_version": ANALYSIS_VERSION, "found": found}


def _write(name: str, measured: dict[str, Any]) -> None:
    (HERE / name).write_text(json.dumps(measured, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
