"""kill -9 in the middle of an import: nothing is lost, nothing is there twice.

`tests/store/killing.py` does it; fifty times when it is run by hand. A file whose worker was killed
three times while it was at just that file is given up by design, with a reason and a way to try it
again, which the trial uses as a person would.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from analysis.store import Progress, schema
from tests.store import killing
from tests.store.killing import Trial, archive, open_hasty, run, started, told

FILES, KILLS, SEED = 60, 6, 2026


@pytest.fixture
def way(url: str) -> str:
    """Each database has another way of importing, to keep this short."""
    return "archive" if url.startswith("sqlite") else "files"


def test_a_killed_import_leaves_what_an_unbroken_one_does(
    url: str, way: str, tmp_path: Path
) -> None:
    unbroken = f"sqlite:///{tmp_path / 'unbroken.db'}"
    expected = run(Trial(url=unbroken, way=way, files=FILES, kills=0, seed=SEED))
    trial = Trial(url=url, way=way, files=FILES, kills=KILLS, seed=SEED)
    assert run(trial) == expected
    assert len(trial.amid) == KILLS
    assert trial.amid[0], "the first kill came before everything was done"


def test_the_fingerprint_sees_a_lost_and_a_changed_article(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'onrecord.db'}"
    expected = run(Trial(url=url, way="files", files=3, kills=0, seed=SEED))
    store = open_hasty(url)
    assert killing.fingerprint(store, 1, 3) == expected
    store.save_read(2, store.load_analysis(1).article)
    assert killing.fingerprint(store, 1, 3) != expected
    store.delete([2])
    with pytest.raises(AssertionError, match="2 articles instead of 3"):
        killing.fingerprint(store, 1, 3)


def test_two_processes_at_one_store_double_nothing(url: str) -> None:
    store = open_hasty(url)
    collection = store.collection("My articles").id
    delivery = store.deliver(collection, "archive", "many.zip", archive(60)).delivery
    for number in range(60, 80):
        store.enqueue(collection, *told(number))

    def work(_: int) -> list[int]:
        with started("work", url, "0.01", "0", waits=True) as finished:
            pass
        return finished

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(work, range(2))
    assert sorted(first + second) == list(store.articles_of(collection))
    assert store.progress(collection) == Progress(done=80)
    row = store.delivery(delivery)
    assert (row.stored, row.known, row.refused, row.waiting) == (60, 0, 0, 0)
    assert store.read(select(func.count()).select_from(schema.mention))[0][0] == 80
    store.engine.dispose()
