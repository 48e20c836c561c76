from pathlib import Path

import pytest

from analysis.cli.inputs import find_files, find_items, read_bytes
from analysis.ingest import IngestError


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("words")


def paths(*given: str) -> list[str]:
    return [item.path for item in find_items(given)]


def test_files_keep_their_order_and_their_spelling() -> None:
    make("b.txt", "a.txt")
    assert paths("b.txt", "./a.txt", "b.txt") == ["b.txt", "./a.txt", "b.txt"]


def test_a_folder_is_walked_in_sorted_order() -> None:
    make("in/b.txt", "in/a.html", "in/deep/er/c.HTM", "in/picture.png", "in/.hidden.txt")
    make("in/.git/d.txt")
    assert paths("in") == ["in/a.html", "in/b.txt", "in/deep/er/c.HTM"]
    assert paths("./in/") == ["./in/a.html", "./in/b.txt", "./in/deep/er/c.HTM"]


def test_a_folder_s_documents_and_archives_are_taken_but_not_its_lines() -> None:
    names = ["a.docx", "b.pdf", "c.eml", "d.zip", "e.csv", "f.xlsx"]
    make(*(f"in/{name}" for name in [*names, "g.jsonl", "h.exe"]))
    assert paths("in") == [f"in/{name}" for name in names]
    assert find_files("in") == (*(f"in/{name}" for name in names), "in/g.jsonl")


def test_a_link_to_a_folder_is_not_followed() -> None:
    make("in/a.txt")
    Path("in/loop").symlink_to("..")
    assert paths("in") == ["in/a.txt"]


def test_a_file_is_tried_whatever_its_name() -> None:
    assert paths("nowhere.xyz") == ["nowhere.xyz"]


def test_the_id_is_the_stem() -> None:
    assert [item.id for item in find_items(["in/a.b.txt"])] == ["a.b"]


def test_lines_are_articles() -> None:
    lines = ['{"id": "one/1.txt", "text": "First."}', "", '{"id": 2, "text": "Two\\u2028."}']
    Path("gold.jsonl").write_text("\n".join(lines), encoding="utf8")
    found = [(item.id, item.path, item.text) for item in find_items(["gold.jsonl"])]
    assert found == [("one/1.txt", "gold.jsonl", "First."), ("2", "gold.jsonl", "Two\u2028.")]


@pytest.mark.parametrize("line", ["words", "[1]", '{"id": "a"}', '{"text": "a"}', "[" * 100_000])
def test_a_bad_line_is_a_problem_of_its_own(line: str) -> None:
    Path("gold.jsonl").write_text(f'{line}\n{{"id": "good", "text": "words"}}\n')
    bad, good = find_items(["gold.jsonl"])
    assert bad.problem is not None
    assert bad.problem.message.startswith("Line 1 ")
    assert (good.id, good.problem) == ("good", None)


@pytest.mark.parametrize(
    ("data", "code"), [(None, "E_NOT_FOUND"), (b"\xff\xfe{}", "E_CORRUPT")], ids=["none", "utf16"]
)
def test_lines_that_cannot_be_read(data: bytes | None, code: str) -> None:
    if data is not None:
        Path("gold.jsonl").write_bytes(data)
    (item,) = find_items(["gold.jsonl"])
    assert item.problem is not None
    assert item.problem.code == code


@pytest.mark.parametrize(
    ("path", "code"), [("nowhere.txt", "E_NOT_FOUND"), ("a\x00b.txt", "E_NOT_READABLE")]
)
def test_a_file_that_is_not_there(path: str, code: str) -> None:
    with pytest.raises(IngestError) as raised:
        read_bytes(path)
    assert raised.value.problem.code == code


def test_a_large_file_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    from analysis.settings import settings

    monkeypatch.setenv("ONRECORD_MAX_FILE_MB", "1")
    settings.cache_clear()
    with Path("large.txt").open("wb") as file:
        file.truncate(2_000_000)
    with pytest.raises(IngestError) as raised:
        read_bytes("large.txt")
    assert raised.value.problem.code == "E_TOO_BIG"
