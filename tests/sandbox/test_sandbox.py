"""Whatever happens in the reading process, its parent gets an article or a problem, in time."""

import os
import socket
import sys
import time
from datetime import date
from pathlib import Path

import psutil
import pytest

from analysis.ingest import Given, IngestError, Limits, read_article
from analysis.ingest.containers import Columns, Member, Refused, preview, unpack
from analysis.sandbox import Sandbox
from analysis.sandbox import sandbox as sandbox_module
from analysis.sandbox.sandbox import Confines
from tests.ingest.formats.made import fixtures

BAD = (sys.executable, str(Path(__file__).with_name("bad_child.py")))
QUICK = Confines(memory_mb=512, cpu_seconds=2, wall_seconds=2)
TODAY = date(2025, 9, 2)
FILES = fixtures()
TABLES = ("table.csv", "sheet.xlsx", "lines.jsonl")
OTHERS = ("bundle.zip", "letters.mbox")
ARTICLES = sorted(set(FILES) - {*TABLES, *OTHERS})
posix = pytest.mark.skipif(os.name != "posix", reason="the system sets no such limits")


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def bad():
    limits = Limits(n_characters=1_000)
    with Sandbox(limits=limits, confines=QUICK, command=BAD) as sandbox:
        yield sandbox


def code_of(sandbox: Sandbox, name: str) -> str:
    with pytest.raises(IngestError) as caught:
        sandbox.read_article(b"data", name)
    assert f"“{name}”" in caught.value.problem.message
    return caught.value.problem.code


@pytest.mark.parametrize("name", ARTICLES)
def test_reads_what_is_read_without_it(sandbox: Sandbox, name: str):
    given = Given(publisher="Courier", published=date(2025, 1, 2))
    article = sandbox.read_article(FILES[name], name, given, today=TODAY)
    expected = read_article(FILES[name], name, given, today=TODAY)
    assert article == expected
    assert article.marked == expected.marked


@pytest.mark.parametrize("name", [*TABLES, *OTHERS])
def test_unpacks_what_is_unpacked_without_it(sandbox: Sandbox, name: str):
    parts = list(sandbox.unpack(FILES[name], name, today=TODAY))
    assert parts == list(unpack(FILES[name], name, today=TODAY))
    assert {type(part) for part in parts} <= {Member, Refused}


@pytest.mark.parametrize("name", TABLES)
def test_previews_what_is_previewed_without_it(sandbox: Sandbox, name: str):
    assert sandbox.preview(FILES[name], name) == preview(FILES[name], name)


def test_columns_that_were_chosen_are_used(sandbox: Sandbox):
    chosen = Columns(text="headline", publisher="outlet")
    first = next(sandbox.unpack(FILES["table.csv"], "table.csv", chosen))
    assert isinstance(first, Member)
    assert (first.data, first.given) == (b"Ferry plan dropped", Given(publisher="Harbour Courier"))


def test_an_article_may_be_read_while_a_container_is_gone_through(sandbox: Sandbox):
    read = [
        sandbox.read_article(part.data, part.name, part.given).title
        for part in sandbox.unpack(FILES["table.csv"], "table.csv")
        if isinstance(part, Member)
    ]
    assert read == ["Ferry plan dropped", "Harbour strike ends"]


def test_a_container_may_be_left_half_way(sandbox: Sandbox):
    assert next(sandbox.unpack(FILES["table.csv"], "table.csv"))
    assert sandbox.read_article(FILES["plain.txt"], "plain.txt").title == "Ferry plan dropped"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "E_EMPTY"),
        (b"text", "a.exe", "E_UNSUPPORTED"),
        (b"%PDF-1.7\n", "a.pdf", "E_CORRUPT"),
        (b"x" * 11 * 1024 * 1024, "a.txt", "E_TOO_BIG"),
    ],
)
def test_problems_are_those_of_the_reader(sandbox: Sandbox, data: bytes, name: str, code: str):
    with pytest.raises(IngestError) as caught:
        sandbox.read_article(data, name)
    assert caught.value.problem.code == code
    assert f"“{name}”" in caught.value.problem.message


def test_a_name_of_halves_of_characters_is_only_a_label(sandbox: Sandbox):
    article = sandbox.read_article(b"The mayor said so.", "caf\udce9.txt")
    assert article.path == "caf\udce9.txt"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("hang.txt", "E_TOO_SLOW"),
        pytest.param("spin.txt", "E_TOO_SLOW", marks=posix),
        pytest.param("memory.txt", "E_PARSER_DIED", marks=posix),
        ("segfault.txt", "E_PARSER_DIED"),
        ("killed.txt", "E_PARSER_DIED"),
        ("exit.txt", "E_PARSER_DIED"),
        ("garbage.txt", "E_PARSER_DIED"),
        ("endless.txt", "E_PARSER_DIED"),
        ("half.txt", "E_PARSER_DIED"),
        ("list.txt", "E_PARSER_DIED"),
        ("nothing.txt", "E_PARSER_DIED"),
        ("number.txt", "E_PARSER_DIED"),
        ("outside.txt", "E_PARSER_DIED"),
        ("kind.txt", "E_PARSER_DIED"),
        ("long.txt", "E_PARSER_DIED"),
    ],
)
def test_a_process_that_fails_costs_its_file_only(bad: Sandbox, name: str, code: str):
    started = time.monotonic()
    assert code_of(bad, name) == code
    assert time.monotonic() - started < 10
    assert bad.read_article(b"data", "good.txt").text == "The mayor said so."


def test_a_process_that_dies_between_two_files_costs_none(bad: Sandbox):
    for _ in range(3):
        assert bad.read_article(b"data", "last.txt").text == "The mayor said so."
        time.sleep(0.2)


def test_a_process_is_replaced_after_many_files(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sandbox_module, "MOST_REQUESTS", 3)
    processes = []
    with Sandbox(command=BAD, confines=QUICK) as bad:
        for _ in range(6):
            processes.append(bad.read_article(b"data", "process.txt").text)
    assert [processes.count(process) for process in processes] == [3] * 6


def test_what_a_process_has_started_ends_with_it(bad: Sandbox):
    name = f"family-{os.getpid()}.txt"
    assert code_of(bad, name) == "E_TOO_SLOW"
    time.sleep(0.2)
    lines = [process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"])]
    assert not [line for line in lines if any(f"# {name}" in part for part in line)]


def test_a_process_that_does_not_start_is_no_fault_of_the_file():
    sandbox = Sandbox(command=(sys.executable, "-c", "raise SystemExit(1)"))
    with pytest.raises(IngestError) as caught:
        sandbox.read_article(b"data", "a.txt")
    assert caught.value.problem.code == "E_NO_READER"


def test_nothing_outside_can_be_reached(bad: Sandbox, tmp_path: Path):
    kept = tmp_path / "kept"
    kept.write_text("as it was")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        name = f"connect-{server.getsockname()[1]}.txt"
        assert bad.read_article(b"data", name).text == "PermissionError"
        with pytest.raises(TimeoutError):
            server.accept()
    for what in ("resolve.txt", "program.txt"):
        assert bad.read_article(b"data", what).text == "PermissionError"
    assert code_or_text(bad, "write-new_file.txt") == "PermissionError"
    assert not Path("new_file").exists()


def code_or_text(sandbox: Sandbox, name: str) -> str:
    try:
        return sandbox.read_article(b"data", name).text
    except IngestError as error:
        return error.problem.code


def test_secrets_are_not_handed_on(bad: Sandbox, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ONRECORD_DATABASE_URL", "postgresql://secret")
    bad.close()
    assert "ONRECORD" not in bad.read_article(b"data", "environment.txt").text
    assert "names: " in bad.read_article(b"data", "environment.txt").text


@posix
def test_memory_is_limited():
    # On a busy machine it takes its time to get there.
    confines = Confines(memory_mb=512, cpu_seconds=30, wall_seconds=30)
    with Sandbox(confines=confines, command=BAD) as sandbox:
        assert code_of(sandbox, "memory.txt") == "E_PARSER_DIED"


def test_no_process_is_left_behind():
    before = set(psutil.Process().children())
    with Sandbox() as sandbox:
        sandbox.read_article(b"The mayor said so.", "a.txt")
        (child,) = set(psutil.Process().children()) - before
    assert not child.is_running()
