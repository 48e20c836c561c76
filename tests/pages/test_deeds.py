"""The log of who did what, as administrators see it."""

from datetime import UTC, datetime, timedelta

import pytest

from analysis.access import LOCAL, Access, Role
from analysis.desk import Desk
from analysis.store import Store, StoreError
from analysis.store.share_records import Action, Sought
from pages.shared.people import log
from pages.shared.people.log_file import Reader, whole_log
from tests.factory import COLLECTION
from tests.pages.screen import check, words_on
from tests.pages.signed import ADMIN, ANN, VIC, give, open_as


def log_of(store: Store, count: int) -> None:
    desk = Desk(store=store, access=Access(who=VIC, everywhere=Role.EDITOR))
    here = store.collection(COLLECTION).id
    for number in range(count):
        desk.enqueue(here, f"note-{number}.txt", f"Text number {number}.".encode())


def test_the_log_tells_who_did_what_without_a_word_of_the_text(asked: Store, here: int) -> None:
    log_of(asked, 2)
    give(asked, ANN, Role.ADMIN, here)
    at = open_as(ANN, "people", show="Log")
    rows = at.dataframe[0].value
    assert list(rows["who"]) == [VIC, VIC]
    assert list(rows["subject"]) == ["note-1.txt", "note-0.txt"]
    assert "Text number" not in rows.to_string()


def test_an_empty_log_says_so(asked: Store) -> None:
    assert "Nothing has been done here" in words_on(open_as(ADMIN, "people", show="Log"))


def test_the_log_is_narrowed_by_person_action_and_day(asked: Store, here: int) -> None:
    log_of(asked, 1)
    Desk(store=asked, access=LOCAL).cancel(here)
    at = open_as(ADMIN, "people", show="Log", who=VIC)
    assert list(at.dataframe[0].value["who"]) == [VIC]
    at = open_as(ADMIN, "people", show="Log", what="Stopped or resumed")
    assert list(at.dataframe[0].value["who"]) == ["This computer"]
    at = open_as(ADMIN, "people", show="Log")
    check(at.date_input(key="log_since").set_value(datetime.now(UTC).date()).run())
    assert len(at.dataframe[0].value) == 2
    check(
        at.date_input(key="log_until")
        .set_value((datetime.now(UTC) - timedelta(days=2)).date())
        .run()
    )
    assert "Nothing in the log matches." in words_on(at)


def test_a_long_log_has_pages(asked: Store, here: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "PAGE", 2)
    log_of(asked, 3)
    at = open_as(ADMIN, "people", show="Log")
    assert list(at.dataframe[0].value["subject"]) == ["note-2.txt", "note-1.txt"]
    check(at.button(key="log_older").click().run())
    assert list(at.dataframe[0].value["subject"]) == ["note-0.txt"]
    check(at.button(key="log_latest").click().run())
    assert len(at.dataframe[0].value) == 2


def test_the_file_holds_all_that_matches(asked: Store, here: int) -> None:
    log_of(asked, 3)
    Desk(store=asked, access=LOCAL).enqueue(here, "=cmd()", b"Some text.")
    reader = Reader(
        desk=Desk(store=asked, access=Access(who=ANN, roles=((here, Role.ADMIN),))),
        collection=here,
        sought=Sought(action=Action.ADD),
    )
    lines = whole_log(reader).decode("utf-8-sig").splitlines()
    assert lines[0] == "When,Who,What,To what"
    assert len(lines) == 5
    assert lines[1].endswith("Added,'=cmd()")


def test_only_whoever_is_it_everywhere_reads_the_log_of_everything(asked: Store, here: int) -> None:
    give(asked, "groups=desk", Role.VIEWER, here)
    admin = Access(who=ANN, roles=((here, Role.ADMIN),))
    Desk(store=asked, access=admin).deeds(here)
    with pytest.raises(StoreError):
        Desk(store=asked, access=admin).deeds(None)
    assert open_as(ADMIN, "people", show="Log").toggle(key="everywhere")
