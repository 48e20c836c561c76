import json
from typing import Any

from analysis.corrections import Hide
from analysis.models import Analysis
from analysis.resolution import Name
from analysis.store import open_store
from tests.cli.conftest import Run
from tests.factory import COLLECTION, fill
from tests.invented.telling import telling

LEDGER = "Ada Voss burned the ledger of the harbour fund in April"
LONG = (
    "The clerk counted forty boats in the rain and wrote their names and owners into a green book"
)


def exported(run: Run, *analyses: tuple[str, Analysis]) -> dict[str, Any]:
    store = open_store()
    collection = store.collection(COLLECTION).id
    for name, analysis in analyses:
        data = analysis.article.text.encode()
        store.save_analysis(store.enqueue(collection, name, data).article, analysis)
    result = run("export", "--format", "json")
    assert result.exit_code == 0
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_a_claim_with_its_denial_and_its_origin(run: Run) -> None:
    said = telling(("Bo Ren", "said", LEDGER), names=("Ada Voss",), outlet="Herald", day=4)
    denied = telling(
        ("Ada Voss", "denied", "she burned the ledger of the harbour fund in April"), day=5
    )
    document = exported(run, ("said.txt", said), ("denied.txt", denied))
    (claim,) = document["claims"]
    assert claim["text"] == LEDGER
    assert claim["status"] == "denied"
    assert claim["origins"] == [{"name": "Bo Ren", "kind": "named_person"}]
    keys = ("article", "attribution", "stance", "said_on", "published", "rereported_on")
    assert [tuple(one[key] for key in keys) for one in claim["statements"]] == [
        ("said", 0, "asserts", None, "2025-05-04", None),
        ("denied", 0, "denies", None, "2025-05-05", None),
    ]


def test_articles_of_one_text_share_a_group_and_no_name(run: Run) -> None:
    words = [f"{LONG} number {number}" for number in ("one", "two", "three")]
    first = telling(*(("a clerk", "said", one) for one in words), outlet="Herald", day=1)
    second = telling(
        *(("a clerk", "said", one) for one in words), ("a guard", "said", "no"), outlet="Mail"
    )
    other = telling(("Bo Ren", "said", LEDGER))
    document = exported(run, ("a/one.txt", first), ("b/one.txt", second), ("two.txt", other))
    assert [(one["id"], one["wire_group"]) for one in document["articles"]] == [
        ("one", "one"),
        ("one-2", "one"),
        ("two", None),
    ]


def test_what_could_not_be_read_and_what_was_put_right_are_in_it(run: Run) -> None:
    store = open_store()
    fill(store)
    store.correct(1, [Hide(of=Name("Northwind Holdings", "ORG"))], "Ada")
    document = json.loads(run("export").stdout)
    assert document["articles"][3]["problem"]["code"] == "E_EMPTY"
    assert document["corrections"][0]["author"] == "Ada"
    assert document["articles"][0]["text"].startswith("Mayor Denies")


def test_two_files_of_one_name_are_told_apart(run: Run) -> None:
    one, two = (telling(("Bo Ren", "said", f"{LEDGER} {n}")) for n in ("once", "twice"))
    document = exported(run, ("same.txt", one), ("same.txt", two))
    assert [article["id"] for article in document["articles"]] == ["same", "same-2"]


def test_a_collection_that_is_not_there(run: Run) -> None:
    result = run("export", "--collection", "Nowhere")
    assert result.exit_code == 2
    assert 'there is no collection "Nowhere"; there is none yet' in result.stderr


def test_what_still_waits_is_said_and_what_can_be_compared_is(run: Run) -> None:
    store = open_store()
    fill(store)
    store.enqueue(1, "late.txt", b"The ferry was late, she said.")
    result = run("export")
    assert result.stderr == "Not final: 1 article still to be analysed.\n"
    assert json.loads(result.stdout)["unfinished"] == {"to_analyse": 1, "to_compare": 0}
    store.cancel(1)
    result = run("export")
    assert result.stderr == ""
    assert json.loads(result.stdout)["unfinished"] is None
