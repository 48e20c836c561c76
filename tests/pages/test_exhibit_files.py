"""The files that links show: nobody else reads them, and none outlives its link or its process."""

import gc
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from analysis.access import LOCAL
from analysis.desk import Desk
from analysis.settings import settings
from analysis.store import Store, StoreError
from analysis.store.schema import share as share_table
from analysis.store.share_records import Share, ShareKind
from pages.shared import exhibits, own_folder
from pages.shared.opened import Address, look_at
from tests.pages.screen import check, open_page, words_on
from tests.pages.test_share import make

KINDS = pytest.mark.parametrize("kind", ShareKind)
HOLDER = """
import sys, tempfile
from pages.shared.own_folder import new_folder
tempfile.tempdir = sys.argv[1]
(new_folder() / "live-1.db").write_bytes(b"words")
print("made", flush=True)
input()
"""


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The temporary folder of the test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def file_of(store: Store, share: Share) -> Path:
    return exhibits.file_of(store, settings().database_url, share)


def held_open(path: Path) -> bool:
    """Whether this process has the file open, also where it was removed."""
    held = (one for one in Path("/proc/self/fd").iterdir() if one.is_symlink())
    return any(path.name in str(one.readlink()) for one in held)


@KINDS
def test_only_the_programs_user_reads_them(filled: Store, kind: ShareKind) -> None:
    path = file_of(filled, make(filled, kind=kind)[0])
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


@KINDS
def test_the_file_goes_with_the_link_that_is_revoked_on_the_page(
    filled: Store, kind: ShareKind, apart: Path
) -> None:
    share, token = make(filled, kind=kind)
    other = make(filled, kind=kind)[0]
    words_on(open_page("articles", share=token))
    path, kept = file_of(filled, share), file_of(filled, other)
    assert held_open(path)
    page = open_page("share")
    check(page.button(key=f"revoke_{share.id}").click().run())
    assert list(apart.rglob("*.db")) == [kept]
    assert not held_open(path)


@KINDS
def test_it_goes_when_another_link_is_looked_at(filled: Store, kind: ShareKind) -> None:
    """As where another process revoked it."""
    path = file_of(filled, (ended := make(filled, kind=kind)[0]))
    other = make(filled, kind=kind)[0]
    Desk(filled, LOCAL).revoke(ended.id)
    kept = file_of(filled, other)
    assert not path.exists()
    assert file_of(filled, other) == kept
    assert kept.exists()


@KINDS
def test_it_goes_when_somebody_tries_the_link_that_expired(filled: Store, kind: ShareKind) -> None:
    share, token = make(filled, kind=kind)
    path = file_of(filled, share)
    over = datetime.now(UTC).replace(tzinfo=None) - timedelta(seconds=1)
    with filled.engine.begin() as connection:
        connection.execute(update(share_table).values(expires=over))
    assert "no longer shared" in words_on(open_page("articles", share=token))
    assert not path.exists()


@KINDS
def test_a_link_that_ends_while_its_file_is_made_leaves_none(
    filled: Store, kind: ShareKind, apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = make(filled, kind=kind)[0]
    data = filled.snapshot(share.id)
    Desk(filled, LOCAL).revoke(share.id)
    monkeypatch.setattr(Store, "snapshot", lambda *_: data)
    with pytest.raises(StoreError):
        file_of(filled, share)
    assert not list(apart.rglob("*.db"))


def test_whoever_reads_at_that_moment_reads_on(filled: Store) -> None:
    share = make(filled)[0]
    path = file_of(filled, share)
    address = Address(settings().database_url, exhibit=str(path))
    with look_at(address).engine.connect() as reading:
        Desk(filled, LOCAL).revoke(share.id)
        exhibits.tidy(filled, settings().database_url)
        assert not path.exists()
        assert reading.exec_driver_sql("SELECT count(*) FROM article").scalar()
    gc.collect()
    assert not held_open(path)
    with pytest.raises(StoreError):
        look_at(address).collections()


@pytest.fixture
def holder(apart: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process with a folder that is in use."""
    running = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(apart)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "made\n"
    yield running
    running.kill()
    running.communicate()


def test_what_a_killed_process_left_goes_when_the_next_begins(
    holder: subprocess.Popen[str], apart: Path
) -> None:
    own_folder.remove_left()
    assert len(list(apart.rglob("*.db"))) == 1, "it was in use"
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert len(list(apart.rglob("*.db"))) == 1
    own_folder.remove_left()
    assert not list(apart.iterdir())


def test_a_process_that_ends_leaves_nothing(holder: subprocess.Popen[str], apart: Path) -> None:
    holder.communicate("\n")
    assert not list(apart.iterdir())


def test_a_folder_that_was_tidied_away_is_held_anew(apart: Path) -> None:
    folder = own_folder.new_folder()
    folder.rmdir()
    own_folder.bring_back(folder)
    own_folder.remove_left()
    assert folder.exists()
