"""Names that are typed are held to what the screens hold names to."""

from pathlib import Path

import pytest

from analysis.store import open_store
from tests.cli.conftest import Run

LOOKS_THE_SAME = "\u202e Open \u200b desk\n"


def names() -> list[str]:
    return [one.name for one in open_store().collections()]


def test_a_collection_is_made_without_what_does_not_show(
    run: Run, stand_in: None, folder: Path
) -> None:
    for number, name in enumerate((LOOKS_THE_SAME, "Open desk", "Open\u2028desk ")):
        (folder / f"{number}.txt").write_text(f"The pier {number} was sold, she said.")
        assert run("add", f"{number}.txt", "--collection", name).exit_code == 0
    assert names() == ["Open desk"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("x" * 121, "The name is too long: at most 120 characters."),
        ("\u202e\u200b", "Give it a name."),
    ],
    ids=["long", "unseen"],
)
@pytest.mark.parametrize(
    "command",
    [
        ("add", "a.txt"),
        ("retry",),
        ("list",),
        ("list", "--json"),
        ("corrections",),
        ("export",),
        ("members",),
        ("grant", "ann@desk.example", "editor"),
        ("take-away", "ann@desk.example"),
    ],
    ids=" ".join,
)
def test_a_name_that_none_can_have_is_bad_usage_of_the_option(
    run: Run, folder: Path, command: tuple[str, ...], name: str, why: str
) -> None:
    (folder / "a.txt").write_text("The pier was sold, she said.")
    result = run(*command, "--collection", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Invalid value for --collection: {why}" in result.stderr
    assert names() == []


def test_a_name_that_looks_the_same_is_found(run: Run) -> None:
    store = open_store()
    store.collection("Open desk")
    for command in (("list",), ("export",), ("members",), ("corrections",), ("retry",)):
        result = run(*command, "--collection", LOOKS_THE_SAME)
        assert (result.exit_code, "no collection" in result.output) == (0, False), command
    assert run("grant", "a@b.example", "editor", "--collection", LOOKS_THE_SAME).exit_code == 0
    assert [one.collection for one in store.memberships()] == [1]


def test_a_name_as_it_was_typed_comes_first(run: Run) -> None:
    """Older collections may have names that look the same."""
    store = open_store()
    store.collection("Open desk")
    store.collection(LOOKS_THE_SAME)
    run("grant", "a@b.example", "editor", "--collection", LOOKS_THE_SAME)
    assert [one.collection for one in store.memberships()] == [2]


@pytest.mark.parametrize("command", ["export", "retry", "corrections", "members", "list"])
def test_where_there_is_no_such_collection_those_there_are_are_named(
    run: Run, command: str
) -> None:
    store = open_store()
    store.collection("Spring")
    assert '"Autumn"; there is "Spring"' in run(command, "--collection", "Autumn").output
    for number in range(11):
        store.collection(f"Day {number}")
    output = " ".join(run(command, "--collection", "Autumn").output.split())
    assert 'there are "Spring", "Day 0", ' in output
    assert output.endswith('"Day 8" and 2 more' + ("." if command == "list" else ""))
