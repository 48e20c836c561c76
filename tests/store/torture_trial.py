"""One trial: writers at a database, killed and started again, and what came of it."""

import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import ModuleType

from sqlalchemy.exc import DBAPIError

from analysis.store import Store, StoreError, open_store
from analysis.store.consistency import check
from analysis.worker import Tools, work
from tests.stand_in import plain_analysis
from tests.store.torture_deeds import SHARED, Hand, do, read_log
from tests.store.torture_losses import LOSSES
from tests.store.torture_server import OwnServer

WRITERS = 4
LEASE = 0.5
REST = 0.03
"""Seconds at most that a writer rests between two deeds."""
DEED = 0.01
"""Seconds that a deed may take, without a lock that is waited for."""
LONGEST = 300
"""Seconds after which a trial is given up."""
BUSY, AWAY = "E_DATABASE_BUSY", "E_DATABASE"

# Writers are copies of a process that has read all code already, so that a killed one is back soon.
PROCESSES = multiprocessing.get_context("forkserver")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A database that is to be tortured."""

    url: str
    folder: Path
    seed: int
    deeds: int = 100
    kills: int = 4
    server: OwnServer | None = None

    def log(self, writer: int) -> Path:
        """Where a writer writes down its deeds."""
        return self.folder / f"writer{writer}.log"

    def errors(self, writer: int) -> Path:
        """Where a writer writes down what the store refused."""
        return self.folder / f"writer{writer}.errors"


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What became of it."""

    done: int = 0
    open: int = 0
    """Deeds that were begun and never said to be done."""
    killed: Counter[str] = field(default_factory=Counter)
    amid: int = 0
    """Kills of a writer that was in the middle of a deed, or of a server while one was."""
    errors: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    """What does not fit together, or is lost."""


def open_hasty(url: str) -> Store:
    """The store with claims that do not hold long."""
    return Store(open_store(url).engine, lease=timedelta(seconds=LEASE))


def write(url: str, folder: str, writer: int, seed: int, deeds: int) -> None:
    """One writer's deeds, from where its log ends."""
    trial = Trial(url=url, folder=Path(folder), seed=seed)
    log, store = trial.log(writer), _open_patiently(url)
    shared = [int(one) for one in (trial.folder / "shared").read_text().split()]
    for number in range(len(read_log(log)), deeds):
        chance = random.Random(f"{seed} {writer} {number}")
        time.sleep(chance.uniform(0, REST))
        hand = Hand(
            store=store,
            writer=writer,
            number=number,
            chance=chance,
            before=read_log(log),
            shared=shared,
        )
        try:
            do(hand, log)
        except (StoreError, DBAPIError) as error:
            _note(trial.errors(writer), error)
            store = _open_patiently(url)


def _open_patiently(url: str) -> Store:
    """The store, once there is a server again."""
    until = time.monotonic() + LONGEST
    while True:
        try:
            return open_hasty(url)
        except (StoreError, DBAPIError):
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def _note(file: Path, error: Exception) -> None:
    code = error.problem.code if isinstance(error, StoreError) else type(error).__name__
    words = " ".join(f"{code} {error.__cause__ or error!r:.300}".split())
    with file.open("a", encoding="utf8") as errors:
        errors.write(f"{words}\n")


def run(trial: Trial) -> Outcome:
    """What became of the database, the killings done and everything started again."""
    _prepare(trial)
    outcome = Outcome()
    _torture(trial, outcome)
    _examine(trial, outcome)
    return outcome


def _prepare(trial: Trial) -> None:
    store = open_hasty(trial.url)
    collection = store.collection("My articles").id
    assert collection == 1
    shared = [
        store.enqueue(collection, "shared.txt", f"Shared{number} said no.".encode()).article
        for number in range(SHARED)
    ]
    (trial.folder / "shared").write_text(" ".join(map(str, shared)))
    store.engine.dispose()


def _torture(trial: Trial, outcome: Outcome) -> None:
    chance = random.Random(trial.seed)
    moments = sorted(chance.sample(range(trial.deeds // 10, trial.deeds * 9 // 10), trial.kills))
    writers = {number: _start(trial, number) for number in range(WRITERS)}
    until = time.monotonic() + LONGEST
    while any(writer.is_alive() for writer in writers.values()) or moments:
        assert time.monotonic() < until, "the writers do not come to an end"
        if moments and _count(trial) >= moments[0]:
            moments.pop(0)
            _kill(trial, writers, chance, outcome)
        elif moments and not any(writer.is_alive() for writer in writers.values()):
            break
        time.sleep(0.02)
    for writer in writers.values():
        writer.join()


def _start(trial: Trial, number: int) -> "multiprocessing.process.BaseProcess":
    told = (trial.url, str(trial.folder), number, trial.seed, trial.deeds // WRITERS)
    writer = PROCESSES.Process(target=write, args=told)
    with _without_a_program():
        writer.start()
    return writer


@contextmanager
def _without_a_program() -> Iterator[None]:
    """A new process runs the main program first, and a page's test leaves one that is gone."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _count(trial: Trial) -> int:
    logs = (read_log(trial.log(number)) for number in range(WRITERS))
    return sum(line.done is not None for log in logs for line in log)


def _kill(
    trial: Trial,
    writers: "dict[int, multiprocessing.process.BaseProcess]",
    chance: random.Random,
    outcome: Outcome,
) -> None:
    """Kills the server, or one of the writers that are still at work, and starts it again."""
    if trial.server is not None and chance.random() < 0.5:
        _wait_for_a_deed(trial, chance.choice(list(writers)), chance)
        trial.server.kill()
        outcome.killed["server"] += 1
        outcome.amid += any(_is_amid(trial, number) for number in writers)
        trial.server.start()
        return
    alive = [number for number, writer in writers.items() if writer.is_alive()]
    if not alive:
        return
    victim = chance.choice(alive)
    _wait_for_a_deed(trial, victim, chance)
    writers[victim].kill()
    writers[victim].join()
    outcome.killed["writer"] += 1
    outcome.amid += _is_amid(trial, victim)
    writers[victim] = _start(trial, victim)


def _wait_for_a_deed(trial: Trial, number: int, chance: random.Random) -> None:
    """Until the writer has begun one, and a moment longer: then it has not come to its end yet."""
    until = time.monotonic() + 1
    while time.monotonic() < until and not _is_amid(trial, number):
        time.sleep(0.0005)
    time.sleep(chance.uniform(0, DEED))


def _is_amid(trial: Trial, number: int) -> bool:
    lines = read_log(trial.log(number))
    return bool(lines) and lines[-1].done is None


def _examine(trial: Trial, outcome: Outcome) -> None:
    store = open_hasty(trial.url)
    outcome.problems += [f"before: {one.code} {one.message}" for one in check(store)]
    work(store, tools=Tools(analyse=plain_analysis), linger=2 * LEASE)
    outcome.problems += [f"after: {one.code} {one.message}" for one in check(store)]
    logs = {number: read_log(trial.log(number)) for number in range(WRITERS)}
    outcome.problems += [loss for find in LOSSES for loss in find(logs, store)]
    store.engine.dispose()
    outcome.done = _count(trial)
    outcome.open = sum(map(len, logs.values())) - outcome.done
    for number in range(WRITERS):
        if trial.errors(number).exists():
            told = trial.errors(number).read_text().splitlines()
            outcome.errors.update(line.split()[0] for line in told)
            outcome.problems += [line for line in told if not _is_expected(trial, line)]


def _is_expected(trial: Trial, error: str) -> bool:
    """Nobody can write to a server that is away. Nothing else may be refused."""
    return trial.server is not None and error.split()[0] == AWAY
