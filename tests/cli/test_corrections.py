import json
from pathlib import Path

import pytest

from analysis.corrections import Hide
from analysis.resolution import Name
from analysis.store import open_store
from tests.cli.conftest import Run
from tests.factory import COLLECTION, fill

HIDE = Hide(of=Name("Northwind Holdings", "ORG"))


def test_a_log_goes_out_and_into_another_collection_once(run: Run, tmp_path: Path) -> None:
    store = open_store()
    fill(store)
    store.correct(store.collection(COLLECTION).id, [HIDE], "Ada")
    other = store.collection("Elsewhere").id
    log = tmp_path / "log.json"
    log.write_text(run("corrections").stdout, "utf8")
    assert json.loads(log.read_text("utf8"))[0]["author"] == "Ada"
    into = ("corrections", "--collection", "Elsewhere", "--import", str(log))
    assert run(*into).stdout == "1 imported, 0 were there already\n"
    assert run(*into).stdout == "0 imported, 1 were there already\n"
    (entry,) = store.corrections(other)
    assert entry.correction == HIDE
    assert (entry.author, entry.imported_by) == ("Ada", "Command line")


def test_a_collection_that_is_not_there_is_not_made(run: Run) -> None:
    result = run("corrections", "--collection", "Nowhere")
    assert result.exit_code == 2
    assert "there is no collection" in result.stderr
    assert open_store().collections() == ()


@pytest.mark.parametrize("text", ["", "{}", '[{"key": 1}]'])
def test_a_file_that_is_no_log_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    fill(open_store())
    (tmp_path / "log.json").write_text(text, "utf8")
    result = run("corrections", "--import", str(tmp_path / "log.json"))
    assert result.exit_code == 2
    assert "not a log of corrections" in " ".join(result.stderr.split())
    assert run("corrections").stdout == "[]\n"
