import json

import pytest

from analysis.store import open_store
from tests.cli.conftest import Run

ANN = "ann@courier.example"


@pytest.fixture(autouse=True)
def spring() -> int:
    return open_store().collection("Spring").id


def test_a_role_is_given_shown_and_taken_away(run: Run, spring: int) -> None:
    given = run("grant", "Ann@Courier.example", "editor", "--collection", "Spring")
    assert given.stdout == f"{ANN} is editor in Spring now\n"
    assert run("members").stdout == f"editor\t{ANN}\tSpring\n"
    gone = run("take-away", ANN, "--collection", "Spring")
    assert gone.stdout == f"{ANN} is no longer editor in Spring\n"
    assert run("members").stdout == ""
    told = [(one.who, one.collection, one.subject) for one in open_store().deeds(None)]
    assert told == [
        ("Command line", spring, f"email {ANN}: no longer editor"),
        ("Command line", spring, f"email {ANN}: editor"),
    ]


def test_a_role_is_given_in_place_of_another(run: Run) -> None:
    for role in ("viewer", "admin"):
        run("grant", ANN, role, "--collection", "Spring")
    assert run("members").stdout == f"admin\t{ANN}\tSpring\n"


def test_members_as_one_document(run: Run) -> None:
    run("grant", "groups=desk", "viewer", "--everywhere")
    run("grant", ANN, "editor", "--collection", "Spring")
    open_store().collection("Autumn")
    assert json.loads(run("members", "--json", "--collection", "Autumn").stdout) == {
        "members": [{"who": "groups=desk", "kind": "claim", "role": "viewer", "collection": None}]
    }
    assert len(json.loads(run("members", "--json").stdout)["members"]) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("grant", "ann", "editor", "--collection", "Spring"), "Write an e-mail address"),
        (("grant", ANN, "editor", "--collection", "Nowhere"), "there is no collection"),
        (("grant", ANN, "editor"), "either --collection NAME or --everywhere"),
        (("grant", ANN, "editor", "--everywhere", "--collection", "Spring"), "say either"),
        (("grant", ANN, "owner", "--everywhere"), "owner"),
        (("take-away", ANN, "--collection", "Spring"), "has no role in Spring"),
        (("members", "--collection", "Nowhere"), "there is no collection"),
    ],
)
def test_what_makes_no_sense_is_bad_usage(run: Run, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.stderr.replace("│", " ").split())
    assert open_store().memberships() == ()
    assert len(open_store().collections()) == 1


def test_a_role_everywhere_is_not_one_in_a_collection(run: Run) -> None:
    run("grant", ANN, "editor", "--everywhere")
    assert run("take-away", ANN, "--collection", "Spring").exit_code == 2
    assert run("take-away", ANN, "--everywhere").exit_code == 0
