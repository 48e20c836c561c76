import json
from pathlib import Path

import pytest

from analysis.store import open_store
from tests.cli.conftest import Run
from tests.factory import COLLECTION, fill

COMMANDS = ("extract", "add", "retry", "list", "corrections", "evaluate", "work", "sample")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"python -m analysis {command}" in result.stdout


def test_help_lists_the_commands(run: Run) -> None:
    assert all(command in run("--help").stdout for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract",),
        ("extract", "a.txt", "--published", "14 August"),
        ("extract", "a.txt", "--published", "9999-12-31"),
        ("extract", "a.txt", "--workers", "0"),
        ("extract", "a.txt", "--unknown"),
        ("add",),
        ("add", "a.csv", "--column", "text"),
        ("add", "a.csv", "--column", "words=Body"),
        ("add", "a.csv", "--column", "url=Link"),
        ("add", "a.txt", "--published", "9999-12-31"),
        ("retry", "--collection", "Nowhere"),
        ("evaluate", "nowhere.jsonl"),
        ("unknown",),
    ],
    ids=" ".join,
)
def test_bad_usage(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr


def test_list_of_nothing(run: Run) -> None:
    assert run("list").stdout == "Nothing is stored yet.\n"
    assert json.loads(run("list", "--json").stdout) == {"collections": []}


def test_list_for_people(run: Run) -> None:
    fill(open_store())
    shown = run("list").stdout
    assert f"{COLLECTION}: 4 articles, 1 with a problem" in shown
    assert "Mayor Denies Selling the Old Pier" in shown
    ferry = next(line for line in shown.splitlines() if "ferry.txt" in line)
    assert ferry.split()[:3] == ["3", "undated", "done"]


def test_list_for_programs(run: Run) -> None:
    fill(open_store())
    (collection,) = json.loads(run("list", "--json").stdout)["collections"]
    pier, _, ferry, empty = collection["articles"]
    assert (pier["article"], pier["published"], pier["denials"]) == (1, "2025-03-04", 1)
    assert ferry["published"] is None
    assert (empty["state"], empty["problem"]) == ("problem", "The file is empty.")
    assert pier["added"].endswith("Z")


def test_list_of_one_collection(run: Run) -> None:
    store = open_store()
    store.collection("Spring")
    store.collection("Summer")
    assert "Summer" not in run("list", "--collection", "Spring").stdout
    assert 'no collection "Autumn"' in run("list", "--collection", "Autumn").stdout


def test_a_title_cannot_break_the_list(run: Run) -> None:
    from tests.factory import make_analysis, make_article

    store = open_store()
    article = store.enqueue(store.collection(COLLECTION).id, "a.txt", b"words").article
    title = "Evil\n\x1b[31m‮" + "long " * 50
    store.save_analysis(article, make_analysis(article=make_article(title=title)))
    shown = run("list").stdout
    assert "\x1b" not in shown
    assert "‮" not in shown
    assert len(shown.strip().splitlines()) == 3


def test_add_refuses_what_it_cannot_read_and_goes_on(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("picture.png").write_bytes(b"\x89PNG")
    result = run("add", "picture.png", "http://127.0.0.1/pier", "empty.txt", "nowhere.txt")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[:3] for row in rows] == [
        ["-", "E_UNSUPPORTED", "picture.png"],
        ["-", "E_URL_BLOCKED", "http://127.0.0.1/pier"],
        ["1", "E_EMPTY", "empty.txt"],
        ["-", "E_NOT_FOUND", "nowhere.txt"],
    ]
    assert result.exit_code == 1


def test_add_says_what_was_there_already(run: Run) -> None:
    Path("pier.txt").write_bytes(b"words")
    store = open_store()
    collection = store.collection("Spring").id
    article = store.enqueue(collection, "pier.txt", b"words").article
    from tests.factory import make_analysis

    store.save_analysis(article, make_analysis())
    result = run("add", "pier.txt", "--collection", "Spring")
    assert result.stdout.startswith(f"{article}\tdone\tpier.txt\talready here since ")
    assert result.exit_code == 0


def test_work_without_work(run: Run) -> None:
    assert run("work").exit_code == 0


def test_evaluate_holds_the_scores_against_floors(run: Run, tmp_path: Path) -> None:
    gold, floors = tmp_path / "gold.jsonl", tmp_path / "floors.json"
    row = {"id": "a", "text": "Ann Lee said it rained.", "attributions": []}
    gold.write_text(json.dumps(row) + "\n", "utf8")
    for least, status in ((0, 0), (1, 1)):
        wanted = {"gold.jsonl": {"token.source": {"f1": least}}, "other.jsonl": {"figure": 1}}
        floors.write_text(json.dumps({"development": wanted}), "utf8")
        result = run("evaluate", str(gold), "--floors", str(floors))
        assert result.exit_code == status
        assert json.loads(result.stdout)["gold.jsonl"]["articles"] == 1
        assert ("below its floor" in result.stderr) == bool(status)
