"""Archives, tables and documents on the command line: one line for each article in them."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from analysis.store import open_store
from tests.cli.conftest import Run

STORY = "Pier sold\nThe mayor sold the pier on Monday, a clerk of the council said in Oldport.\n"
OTHER = "Ferry safe\nThe ferry is safe, Tomas Reed told the council of Oldport on Tuesday.\n"
PAGE = (
    "<html><head><title>Pier sold</title></head><body><article><h1>Pier sold</h1>"
    + "<p>The mayor sold the pier on Monday, a clerk of the council said in Oldport.</p>" * 3
    + "</article></body></html>"
)
TABLE = (
    "headline,body,outlet,date\n"
    'Pier sold,"The mayor sold the pier on Monday, a clerk said.",The Courier,2025-03-04\n'
    "Empty,,The Courier,2025-03-05\n"
    'Ferry safe,"The ferry is safe, Tomas Reed said.",The Herald,2025-03-06\n'
)
ODD = 'eins,zwei\n1,"x"\n2,"y"\n'

pytestmark = pytest.mark.usefixtures("stand_in")


def make_zip(path: str, **members: str | bytes) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    Path(path).write_bytes(made.getvalue())


def lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_extract_reads_every_member_of_an_archive(run: Run) -> None:
    make_zip("in.zip", pier__txt=STORY, photo__png=b"\x89PNG", page__html=PAGE)
    Path("last.txt").write_text(OTHER)
    result = run("extract", "in.zip", "last.txt", "--published", "2025-01-02")
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["path"] for one in found] == [
        "in.zip/pier.txt",
        "in.zip/photo.png",
        "in.zip/page.html",
        "last.txt",
    ]
    assert [one["id"] for one in found] == ["pier", "photo", "page", "last"]
    assert found[0]["text"] == STORY
    assert found[1]["problem"]["code"].startswith("E_")
    assert "sold the pier" in found[2]["text"]
    assert {one["published"] for one in (found[0], *found[2:])} == {"2025-01-02"}
    assert result.exit_code == 1


def test_extract_reads_every_row_of_a_table(run: Run) -> None:
    Path("t.csv").write_text(TABLE)
    result = run("extract", "t.csv", "--published", "2025-01-02")
    pier, empty, ferry = (json.loads(line) for line in result.stdout.splitlines())
    assert (pier["title"], pier["publisher"], pier["published"]) == (
        "Pier sold",
        "The Courier",
        "2025-03-04",
    )
    assert pier["path"].startswith("t.csv/")
    assert "problem" in empty
    assert ferry["publisher"] == "The Herald"
    assert result.exit_code == 1


def test_extract_of_a_table_without_a_text_is_one_line(run: Run) -> None:
    Path("t.csv").write_text(ODD)
    result = run("extract", "t.csv")
    (line,) = (json.loads(line) for line in result.stdout.splitlines())
    assert (line["path"], line["problem"]["code"]) == ("t.csv", "E_COLUMNS")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 but no archive", b"words"])
def test_extract_of_a_damaged_archive_is_one_line(run: Run, data: bytes) -> None:
    Path("in.zip").write_bytes(data)
    result = run("extract", "in.zip", "nowhere.zip")
    bad, nowhere = (json.loads(line) for line in result.stdout.splitlines())
    assert (bad["path"], set(bad)) == ("in.zip", {"id", "path", "problem"})
    assert nowhere["problem"]["code"] == "E_NOT_FOUND"


def test_extract_leaves_lines_of_objects_as_they_were(run: Run) -> None:
    Path("gold.jsonl").write_text(json.dumps({"id": "2024/a.b", "text": STORY}) + "\n")
    result = run("extract", "gold.jsonl")
    (found,) = (json.loads(line) for line in result.stdout.splitlines())
    assert (found["id"], found["path"], found["text"]) == ("2024/a.b", "gold.jsonl", STORY)
    assert (result.exit_code, result.stderr) == (0, "")


def test_add_takes_in_every_member_of_an_archive(run: Run) -> None:
    make_zip("in.zip", pier__txt=STORY, photo__png=b"\x89PNG", page__html=PAGE)
    result = run("add", "in.zip", "--collection", "Spring")
    pier, photo, page = lines(result.stdout)
    assert pier[1:] == ["done", "in.zip/pier.txt"]
    assert photo[0] == "-"
    assert photo[2] == "in.zip/photo.png"
    assert page[1:] == ["done", "in.zip/page.html"]
    assert result.exit_code == 1


def test_add_again_says_what_is_here_already(run: Run) -> None:
    make_zip("in.zip", pier__txt=STORY)
    assert lines(run("add", "in.zip").stdout) == [["1", "done", "in.zip/pier.txt"]]
    make_zip("in.zip", pier__txt=STORY, ferry__txt=OTHER)
    again = run("add", "in.zip")
    pier, ferry = lines(again.stdout)
    assert pier[3].startswith("already here since ")
    assert ferry == ["2", "done", "in.zip/ferry.txt"]
    assert again.exit_code == 0


def test_add_takes_a_whole_folder(run: Run) -> None:
    Path("in/deep").mkdir(parents=True)
    Path("in/b.txt").write_text(STORY)
    Path("in/deep/a.html").write_text(PAGE)
    Path("in/rows.jsonl").write_text(json.dumps({"title": "Ferry", "text": OTHER}) + "\n")
    make_zip("in/c.zip", d__txt="The dam holds, an engineer told the council on Friday.\n")
    result = run("add", "in")
    assert [line[2].split("/")[:2] for line in lines(result.stdout)] == [
        ["in", "b.txt"],
        ["in", "c.zip"],
        ["in", "deep"],
        ["in", "rows.jsonl"],
    ]
    assert result.exit_code == 0
    assert open_store().progress(1).done == 4


def test_add_guesses_the_columns_of_a_table(run: Run) -> None:
    Path("t.csv").write_text(TABLE)
    pier, empty, ferry = lines(run("add", "t.csv").stdout)
    assert (pier[1], empty[0], ferry[1]) == ("done", "-", "done")
    row = open_store().article(int(ferry[0]))
    assert f"{row.published:%Y-%m-%d}" == "2025-03-06"


def test_add_asks_for_the_columns_that_it_cannot_guess(run: Run) -> None:
    Path("t.csv").write_text(ODD.replace('"x"', '"The mayor sold the pier, a clerk said."'))
    asked = run("add", "t.csv")
    ((mark, code, path, message),) = lines(asked.stdout)
    assert (mark, code, path) == ("-", "E_COLUMNS", "t.csv")
    assert "“eins”, “zwei”" in message
    assert asked.exit_code == 1
    told = run("add", "t.csv", "--column", "text=zwei", "--published", "2025-03-04")
    assert lines(told.stdout)[0][1] == "done"
    assert f"{open_store().article(1).published:%Y-%m-%d}" == "2025-03-04"


def test_given_day_holds_for_what_says_none(run: Run) -> None:
    make_zip("in.zip", pier__txt=STORY)
    Path("ferry.txt").write_text(OTHER)
    run("add", "in.zip", "ferry.txt", "--published", "2025-03-04")
    days = {f"{open_store().article(one).published:%Y-%m-%d}" for one in (1, 2)}
    assert days == {"2025-03-04"}


def test_list_shows_deliveries(run: Run) -> None:
    make_zip("in.zip", pier__txt=STORY, photo__png=b"\x89PNG")
    run("add", "in.zip")
    assert "archive in.zip: done, 1 new, 1 refused" in run("list").stdout
    (collection,) = json.loads(run("list", "--json").stdout)["collections"]
    (delivery,) = collection["deliveries"]
    assert (delivery["kind"], delivery["state"], delivery["stored"]) == ("archive", "done", 1)
    (refused,) = delivery["refused"]
    assert refused["name"] == "photo.png"
    assert refused["code"].startswith("E_")


def test_retry_tries_again_what_was_cancelled_or_had_a_problem(run: Run) -> None:
    store = open_store()
    collection = store.collection("Spring").id
    store.enqueue(collection, "pier.txt", STORY.encode())
    make_zip("in.zip", ferry__txt=OTHER)
    store.deliver(collection, "archive", "in.zip", Path("in.zip").read_bytes())
    store.enqueue(collection, "empty.txt", b" ")
    assert store.cancel(collection) == 3
    result = run("retry", "--collection", "Spring")
    assert sorted(line[1:3] for line in lines(result.stdout)) == [
        ["E_EMPTY", "empty.txt"],
        ["done", "in.zip/ferry.txt"],
        ["done", "pier.txt"],
    ]
    assert result.exit_code == 1
    assert lines(run("retry", "--collection", "Spring").stdout)[0][1] == "E_EMPTY"


def test_retry_of_nothing(run: Run) -> None:
    open_store().collection("Spring")
    result = run("retry", "--collection", "Spring")
    assert (result.stdout, result.exit_code) == ("", 0)


def test_told_to_stop_everything_stays(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    for number in range(3):
        Path(f"{number}.txt").write_text(f"{STORY}{number}")
    monkeypatch.setattr("analysis.cli.adding.work", interrupt)
    stopped = run("add", "0.txt", "1.txt", "2.txt")
    assert stopped.exit_code == 130
    assert "go on" in stopped.stderr
    assert open_store().progress(1).queued == 3
    monkeypatch.undo()
