"""Four writers, killed again and again by SIGKILL, and what is left of what they said was done.

By hand:

    python -m tests.store.torture --seeds 20 [--deeds 100] [--kills 4] [--sqlite | --postgresql]

In each seed four processes do a hundred deeds in all, by chance (`torture_deeds`). Meanwhile one of
them is killed, or, on PostgreSQL, the server with all its processes; both are started again at
once. In the end the consistency check must find nothing, and everything that a writer had written
down as done must be there (`torture_losses`).
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from tests.store.torture_server import OwnServer, own_server
from tests.store.torture_trial import Outcome, Trial, run


@contextmanager
def trials(kind: str, seeds: range, deeds: int = 100, kills: int = 4) -> Iterator[Iterator[Trial]]:
    """One trial a seed, each on a database of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        own_server() if kind == "postgresql" else nullcontext() as server,
    ):
        yield (_trial(Path(folder), server, seed, deeds, kills) for seed in seeds)


def _trial(folder: Path, server: OwnServer | None, seed: int, deeds: int, kills: int) -> Trial:
    own = folder / f"seed{seed}"
    own.mkdir()
    url = f"sqlite:///{own / 'onrecord.db'}" if server is None else _new_database(server, seed)
    return Trial(url=url, folder=own, seed=seed, deeds=deeds, kills=kills, server=server)


def _new_database(server: OwnServer, seed: int) -> str:
    engine = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        # A server that was killed looks at all its files when it starts: there should be few.
        connection.execute(text(f"DROP DATABASE IF EXISTS seed{seed - 1}"))
        connection.execute(text(f"CREATE DATABASE seed{seed}"))
    engine.dispose()
    return make_url(server.url).set(database=f"seed{seed}").render_as_string(hide_password=False)


def main() -> None:
    """Seeds by hand."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--deeds", type=int, default=100)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--postgresql", action="store_true")
    asked = parser.parse_args()
    every = [kind for kind in ("sqlite", "postgresql") if getattr(asked, kind)]
    seeds = range(asked.first, asked.first + asked.seeds)
    bad = sum(_by_hand(kind, seeds, asked) for kind in every or ("sqlite", "postgresql"))
    sys.exit(1 if bad else 0)


def _by_hand(kind: str, seeds: range, asked: argparse.Namespace) -> int:
    begun, total, bad = time.monotonic(), Outcome(), 0
    with trials(kind, seeds, asked.deeds, asked.kills) as coming:
        for trial in coming:
            outcome = run(trial)
            total.done += outcome.done
            total.open += outcome.open
            total.amid += outcome.amid
            total.killed += outcome.killed
            total.errors += outcome.errors
            bad += bool(outcome.problems)
            for problem in outcome.problems:
                print(f"  seed {trial.seed}: {problem}", flush=True)  # noqa: T201
    print(  # noqa: T201
        f"{kind}: {len(seeds)} seeds, {total.done} deeds done, {total.open} cut short;"
        f" killed {dict(total.killed)}, {total.amid} amid a deed; refused {dict(total.errors)};"
        f" {bad} seeds with losses or problems; {time.monotonic() - begun:.0f} s",
        flush=True,
    )
    return bad


if __name__ == "__main__":
    main()
