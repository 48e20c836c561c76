"""kill -9 in the middle of a batch: nothing is lost, nothing is there twice."""

import random
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from analysis.store import Progress, Store, open_store, schema
from analysis.worker import work
from tests.stand_in import plain_analysis

ROOT = Path(__file__).parents[2]
ARTICLES, KILLS, LEASE = 30, 3, 0.3


def start_and_kill(url: str, after: int) -> list[int]:
    """Kills the worker when it has told of so many articles; gives back which."""
    command = [sys.executable, "-m", "tests.stand_in", url, str(LEASE)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        told = [int(worker.stdout.readline()) for _ in range(after)]
        worker.kill()
    return told


def count(store: Store, table) -> int:
    return store.read(select(func.count()).select_from(table))[0][0]


def test_a_killed_worker_loses_and_doubles_nothing(url: str) -> None:
    store = Store(open_store(url).engine, lease=timedelta(seconds=LEASE))
    collection = store.collection("My articles").id
    for number in range(ARTICLES):
        store.enqueue(collection, f"{number}.txt", f"Company{number} said no.".encode())
    chance = random.Random(2025)
    for _ in range(KILLS):
        for article in start_and_kill(url, chance.randint(2, 6)):
            assert store.load_analysis(article) is not None
    work(store, analyse=plain_analysis, linger=2 * LEASE)
    assert store.progress(collection) == Progress(done=ARTICLES)
    for table in (schema.block, schema.entity, schema.mention):
        assert count(store, table) == ARTICLES
    names = {row.name for row in store.read(select(schema.entity.c.name))}
    assert names == {f"Company{number}" for number in range(ARTICLES)}
    store.engine.dispose()
