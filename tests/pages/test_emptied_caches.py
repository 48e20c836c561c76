"""Any browser may tell Streamlit to empty its caches: what has to stay is not in them."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import streamlit as st

from analysis.access import LOCAL
from analysis.desk import Desk, Wanted
from analysis.settings import settings
from analysis.store import Store
from analysis.store.share_records import Place, Share, ShareKind
from analysis.tables import Scope
from pages.shared import coming_back, exhibits, worker
from pages.shared.coming_back import Wish
from tests.factory import COLLECTION


def empty() -> None:
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def share(filled: Store) -> Share:
    scope = Scope(filled.collection(COLLECTION).id)
    wanted = Wanted(kind=ShareKind.LIVE, name="Ann", place=Place(page="overview"), scope=scope)
    made, _ = Desk(filled, LOCAL).share(wanted)
    return made


def test_a_link_opened_again_makes_no_second_folder(
    filled: Store, share: Share, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first = exhibits.file_of(filled, settings().database_url, share)
    made = first.stat().st_mtime_ns
    empty()
    assert exhibits.file_of(filled, settings().database_url, share) == first
    assert first.stat().st_mtime_ns == made
    assert len(list(tmp_path.glob("on-record-links-*"))) == 1


def test_one_process_analyses(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_WORKER", "process")
    settings.cache_clear()
    started: list[subprocess.Popen[bytes]] = []

    def start(url: str) -> subprocess.Popen[bytes]:
        waiting = [sys.executable, "-c", "input()"]
        started.append(subprocess.Popen(waiting, stdin=subprocess.PIPE))
        return started[-1]

    monkeypatch.setattr(worker, "_start", start)
    try:
        for _ in range(3):
            worker.ensure_worker()
            empty()
        assert len(started) == 1
    finally:
        for process in started:
            process.kill()
            process.communicate()


def test_whoever_signs_in_comes_back_all_the_same() -> None:
    wish = Wish(page="claims", choices={}, until=0)
    coming_back._wishes()[b"browser"] = wish
    try:
        empty()
        assert coming_back._wishes()[b"browser"] == wish
    finally:
        coming_back._wishes().clear()
