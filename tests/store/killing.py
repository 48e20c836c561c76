"""An import that is killed again and again, and what is in the database in the end.

By hand, with a new SQLite database, or another empty one:

    python -m tests.store.killing --kills 50 [--files 500] [--seed 7] [--url URL]

Each way of importing (one archive, or file by file) is done twice: in one go, and with its process
killed by SIGKILL at random moments, and started again as a person would. Both must leave the same.
"""

import argparse
import io
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, select

from analysis.models import Analysis, Article
from analysis.store import DeliveryState, State, Store, open_store, schema
from analysis.store.queue import DIED
from analysis.worker import Analyse, Tools, work
from tests.stand_in import plain_analysis

ROOT = Path(__file__).parents[2]
LEASE = 0.5
LONGEST = 1.5
"""Seconds that a process lives at most once it has begun to work."""
WAYS = ("archive", "files")
PARTS = ("block", "entity", "mention", "appearance", "article_text", "article_words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An import that is to be killed."""

    url: str
    way: str
    files: int
    kills: int
    seed: int
    died: list[str] = field(default_factory=list)
    """What was given up because its worker died too often, and was then tried again."""
    amid: list[int] = field(default_factory=list)
    """How many articles were not finished yet when the process was killed, each time."""

    @property
    def pace(self) -> float:
        """Seconds that an analysis takes at least: so that the last kill still finds some to do."""
        return self.kills * LONGEST / 3 / self.files


def told(number: int) -> tuple[str, bytes]:
    """The name and text of an invented article."""
    return f"{number:03}.txt", f"Company{number} said no to plan {number}.\n".encode()


def archive(files: int) -> bytes:
    """All of them in one archive, the same bytes each time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for number in range(files):
            name, data = told(number)
            made.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


def open_hasty(url: str) -> Store:
    """The store with claims that do not hold long."""
    return Store(open_store(url).engine, lease=timedelta(seconds=LEASE))


def taking(pace: float) -> Analyse:
    """A stand-in for the analysis, which takes so many seconds."""

    def analyse(article: Article) -> Analysis:
        time.sleep(pace)
        return plain_analysis(article)

    return analyse


def run(trial: Trial) -> str:
    """The fingerprint of the database after the import, killed so often on the way."""
    store = open_hasty(trial.url)
    collection = store.collection("My articles").id
    moments = random.Random(trial.seed)
    if trial.way == "archive":
        store.deliver(collection, "archive", "many.zip", archive(trial.files))
        kill_often(trial, store, collection, moments)
    else:
        add_and_kill(trial, store, trial.kills // 5, moments)
        kill_often(trial, store, collection, moments)
    finish(trial, store, collection)
    check_soundness(store)
    found = fingerprint(store, collection, trial.files)
    store.engine.dispose()
    return found


def kill_often(trial: Trial, store: Store, collection: int, moments: random.Random) -> None:
    """Kills a working process until it is enough; whatever it said was finished must stay so."""
    while len(trial.amid) < trial.kills:
        with started("work", trial.url, str(trial.pace)) as lines:
            time.sleep(moments.uniform(0, LONGEST))
        for article in lines:
            assert store.load_analysis(article) is not None, f"article {article} was lost"
        trial.amid.append(trial.files - store.progress(collection).done)
        try_again(trial, store, collection)


def add_and_kill(trial: Trial, store: Store, kills: int, moments: random.Random) -> None:
    """Kills a process that adds files; each that it said was stored must be there."""
    first = 0
    for number in range(kills + 1):
        is_last = number == kills
        with started("add", trial.url, str(first), str(trial.files), waits=is_last) as lines:
            time.sleep(0 if is_last else moments.uniform(0, LONGEST / 10))
        if not is_last:
            trial.amid.append(trial.files)
        for number_of_file, article in zip(range(first, trial.files), lines, strict=False):
            assert store.original(article) == told(number_of_file)[1]
        first += len(lines)
    assert first == trial.files


@contextmanager
def started(*arguments: str, waits: bool = False) -> Iterator[list[int]]:
    """A process that works, killed at the end of this; then the list has what it has said."""
    said: list[int] = []
    command = [sys.executable, "-m", "tests.store.killing", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        yield said
        if not waits:
            process.kill()
        whole = [line for line in process.stdout if line.endswith("\n")]
        said += [int(line) for line in whole]


def finish(trial: Trial, store: Store, collection: int) -> None:
    """Works until nothing waits, nor was given up."""
    while True:
        work(store, tools=Tools(analyse=plain_analysis), linger=2 * LEASE)
        if not try_again(trial, store, collection):
            return


def try_again(trial: Trial, store: Store, collection: int) -> bool:
    """Whether something had been given up, and is tried again, as a person would."""
    lost = [row for row in store.deliveries(collection) if row.state is DeliveryState.PROBLEM]
    for row in lost:
        assert row.problem == DIED
        assert store.retry_delivery(row.delivery)
    failed = [
        row
        for article in store.articles_of(collection)
        if (row := store.article(article)).state is State.PROBLEM
    ]
    for one in failed:
        assert one.problem == DIED
        store.retry(one.article)
    trial.died.extend(row.name for row in (*lost, *failed))
    return bool(lost or failed)


def check_soundness(store: Store) -> None:
    """Nothing where SQLite finds its file and every reference whole."""
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def fingerprint(store: Store, collection: int, files: int) -> str:
    """A digest of all names, files, texts, states and findings, after a look at their numbers."""
    articles = store.articles_of(collection)
    assert len(articles) == files, f"{len(articles)} articles instead of {files}"
    assert store.progress(collection).done == files
    for name in PARTS:
        table = schema.metadata.tables[name]
        rows = store.read(select(func.count()).select_from(table))[0][0]
        assert rows == files, f"{rows} rows in {name} instead of {files}"
    lines = sorted(map(repr, _contents(store, articles)))
    for row in store.deliveries(collection):
        assert (row.state, row.stored, row.total) == (DeliveryState.DONE, files, files)
        names = {article: store.article(article).name for article in articles}
        lines += [
            f"{item.position} {item.name} {item.state} {names[item.article or 0]}"
            for item in store.delivery_items(row.delivery)
        ]
    return sha256("\n".join(lines).encode()).hexdigest()


def _contents(store: Store, articles: tuple[int, ...]) -> Iterator[tuple[object, ...]]:
    for article in articles:
        row, analysis = store.article(article), store.load_analysis(article)
        assert analysis is not None
        names = [entity.name for entity in analysis.entities]
        yield row.name, row.state, store.original(article), analysis.article.text, names


def main() -> None:
    """What one of the killed processes does, or a trial by hand."""
    if sys.argv[1:2] == ["work"]:
        print("begun", flush=True)  # noqa: T201
        tools = Tools(analyse=taking(float(sys.argv[3])))
        linger = float(sys.argv[4]) if len(sys.argv) > 4 else 60
        work(open_hasty(sys.argv[2]), tools=tools, linger=linger, after=_say)
    elif sys.argv[1:2] == ["add"]:
        _add(open_hasty(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        _by_hand()


def _say(article: int) -> None:
    print(article, flush=True)  # noqa: T201


def _add(store: Store, first: int, files: int) -> None:
    collection = store.collection("My articles").id
    print("begun", flush=True)  # noqa: T201
    for number in range(first, files):
        _say(store.enqueue(collection, *told(number)).article)


def _by_hand() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--seed", type=int, default=random.randrange(10_000))
    parser.add_argument("--url")
    parser.add_argument("--way", choices=WAYS)
    asked = parser.parse_args()
    for way in [asked.way] if asked.way else WAYS:
        with tempfile.TemporaryDirectory() as folder:
            _compare(way, asked, folder)


def _compare(way: str, asked: argparse.Namespace, folder: str) -> None:
    unbroken, killed = (f"sqlite:///{folder}/{name}.db" for name in ("unbroken", "killed"))
    trial = Trial(url=unbroken, way=way, files=asked.files, kills=0, seed=asked.seed)
    expected = run(trial)
    begun = time.monotonic()
    trial = replace(trial, url=asked.url or killed, kills=asked.kills, died=[], amid=[])
    is_same = run(trial) == expected
    print(  # noqa: T201
        f"{way}: {asked.files} files, {asked.kills} kills, seed {asked.seed},"
        f" {sum(map(bool, trial.amid))} of them with articles left to do,"
        f" {time.monotonic() - begun:.0f} s; given up and tried again: {len(trial.died)};"
        f" {'the same as' if is_same else 'NOT THE SAME AS'} unbroken"
    )
    if not is_same:
        sys.exit(1)


if __name__ == "__main__":
    main()
