"""How long words may be to the sign, what a name is, and what a log may bring."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from analysis.corrections import Correction, Entry, Hide, Merge, Rename, SameClaim, Split, Undo
from analysis.corrections import Said as SaidWords
from analysis.desk import entries, limits
from analysis.desk.entries import check_corrections, check_entries, imported_by
from analysis.desk.limits import check_length, check_name, check_number, plain_name
from analysis.resolution import Name
from analysis.store import StoreError

BO = Name("Bo Ren", "PERSON")
NOW = datetime(2025, 3, 10, 12, tzinfo=UTC)


def code_of(check: Callable[[], None]) -> str:
    """Why it is refused; empty where it is not."""
    try:
        check()
    except StoreError as error:
        return error.problem.code
    return ""


def entry(**changes: object) -> Entry:
    made = Entry(key="0" * 32, made=NOW, author="ada@courier.example", correction=Hide(of=BO))
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("LONGEST_NAME", 120),
        ("LONGEST_NOTE", 2_000),
        ("LONGEST_PLACE", 4_000),
        ("LONGEST_FACT", 2_000),
        ("LONGEST_FILE_NAME", 1_000),
        ("LONGEST_ADDRESS", 4_000),
        ("MOST_CHOICES", 1_000),
        ("MOST_DECIDED", 10_000),
    ],
)
def test_a_limit_is_what_the_documents_say(name: str, most: int) -> None:
    assert getattr(limits, name) == most


def test_words_of_just_the_length_are_taken_and_one_more_sign_is_not() -> None:
    assert code_of(lambda: check_length("x" * 10, 10, "note")) == ""
    with pytest.raises(StoreError) as error:
        check_length("x" * 1_001, 1_000, "note")
    assert error.value.problem.code == "E_TOO_LONG"
    assert error.value.problem.message == "The note is too long: at most 1,000 characters."
    assert code_of(lambda: check_name("x" * 120)) == ""
    assert code_of(lambda: check_name("x" * 121)) == "E_TOO_LONG"
    # What does not show counts too: somebody has to store it.
    assert code_of(lambda: check_name("x" + "\u200b" * 120)) == "E_TOO_LONG"


def test_just_so_many_are_taken_and_one_more_is_not() -> None:
    assert code_of(lambda: check_number("x" * 10, 10, "choices")) == ""
    with pytest.raises(StoreError) as error:
        check_number("x" * 1_001, 1_000, "choices")
    assert error.value.problem.code == "E_TOO_MANY"
    assert error.value.problem.message == "There are too many choices: at most 1,000."


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u202e \u2066", "\n\t", "\u3164"])
def test_a_name_that_nobody_can_read_is_none(name: str) -> None:
    assert code_of(lambda: check_name(name)) == "E_NAME"


@pytest.mark.parametrize(
    "name",
    [
        "Open desk",
        " Open \u00a0 desk ",
        "Open\u2028desk",
        "Open\ndesk",
        "Open \u200b desk",
        "\u202eOpen desk\u200b ",
    ],
)
def test_names_that_look_the_same_are_kept_as_one(name: str) -> None:
    assert plain_name(name) == "Open desk"
    assert plain_name("Cafe\u0301") == "Caf\u00e9"


def test_an_entry_may_be_a_day_ahead_and_not_more() -> None:
    for ahead, code in ((timedelta(hours=24), ""), (timedelta(hours=24, seconds=1), "E_LOG")):
        made = [entry(made=NOW + ahead)]
        assert code_of(lambda made=made: check_entries(made, NOW)) == code
    first = datetime(1970, 1, 1, tzinfo=UTC)
    assert code_of(lambda: check_entries([entry(made=first)], NOW)) == ""
    before = first - timedelta(seconds=1)
    assert code_of(lambda: check_entries([entry(made=before)], NOW)) == "E_LOG"


@pytest.mark.parametrize("key", ["", "0" * 31, "0" * 33, "0" * 32 + "\n", "A" * 32, "g" * 32])
def test_a_key_is_32_digits(key: str) -> None:
    assert code_of(lambda: check_entries([entry(key=key)], NOW)) == "E_LOG"
    assert code_of(lambda: check_corrections([Undo(entry=key)])) == "E_LOG"


def test_the_author_of_an_entry_has_at_most_as_much_as_an_address() -> None:
    assert code_of(lambda: check_entries([entry(author="x" * 320)], NOW)) == ""
    assert code_of(lambda: check_entries([entry(author="x" * 321)], NOW)) == "E_TOO_LONG"


def test_an_author_who_cannot_be_read_is_somebody() -> None:
    (kept,) = imported_by("ann", [entry(author="\u202e\u200b")])
    assert (kept.author, kept.imported_by) == ("somebody", "ann")


SAID = SaidWords(article="0" * 64, words="x", start=0)
LENGTHS: dict[str, tuple[Callable[[int], Correction], int]] = {
    "a name": (lambda n: Rename(of=BO, to="x" * n), 500),
    "a word": (lambda n: Split(of=BO, into=BO, articles=("x" * n,)), 500),
    "a statement": (
        lambda n: SameClaim(first=SAID, second=replace(SAID, words="x" * n)),
        10_000,
    ),
}


@pytest.mark.parametrize("kind", LENGTHS)
def test_each_part_of_a_correction_may_have_just_so_many_signs(kind: str) -> None:
    make, most = LENGTHS[kind]
    assert code_of(lambda: check_corrections([make(most)])) == ""
    assert code_of(lambda: check_corrections([make(most + 1)])) == "E_TOO_LONG"


def test_corrections_are_counted_and_so_are_their_parts_and_signs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = Hide(of=BO)
    assert (entries.MOST_ENTRIES, entries.MOST_PARTS) == (10_000, 20_000)
    assert entries.LONGEST_LOG == 10_000_000
    monkeypatch.setattr(entries, "MOST_ENTRIES", 2)
    assert code_of(lambda: check_corrections([one] * 2)) == ""
    assert code_of(lambda: check_corrections([one] * 3)) == "E_TOO_MANY"
    parts = [Merge(names=(BO, BO), into=BO)]
    number = len(tuple(entries._parts(entries.correction_to_python(parts[0]))))
    monkeypatch.setattr(entries, "MOST_PARTS", number)
    assert code_of(lambda: check_corrections(parts)) == ""
    monkeypatch.setattr(entries, "MOST_PARTS", number - 1)
    assert code_of(lambda: check_corrections(parts)) == "E_TOO_MANY"
    length = sum(len(words) for _, words in entries._parts(entries.correction_to_python(one)))
    monkeypatch.setattr(entries, "LONGEST_LOG", 2 * length)
    assert code_of(lambda: check_corrections([one] * 2)) == ""
    monkeypatch.setattr(entries, "LONGEST_LOG", 2 * length - 1)
    assert code_of(lambda: check_corrections([one] * 2)) == "E_TOO_LONG"


@pytest.mark.parametrize("to", ["", "\u202e\u200b"])
def test_what_is_checked_of_a_correction_is_checked_of_an_imported_one_too(to: str) -> None:
    renamed = Rename(of=BO, to=to)
    assert code_of(lambda: check_corrections([renamed])) == "E_NAME"
    assert code_of(lambda: check_entries([entry(correction=renamed)], NOW)) == "E_NAME"


KEY, OTHER_KEY = "0" * 32, "f" * 32


def undo(key: str, of: str) -> Entry:
    return entry(key=key, correction=Undo(entry=of))


BACKWARDS = {
    "of itself": ([undo(KEY, KEY)], 1),
    "of each other": ([undo(KEY, OTHER_KEY), undo(OTHER_KEY, KEY)], 1),
    "of a later one": ([undo(OTHER_KEY, KEY), entry()], 1),
    "of none": ([entry(), undo(OTHER_KEY, "e" * 32)], 2),
    "of each other under one key": ([entry(), undo(OTHER_KEY, KEY), undo(KEY, OTHER_KEY)], 3),
}


@pytest.mark.parametrize("kind", BACKWARDS)
def test_an_undo_of_what_does_not_come_before_it_is_refused(kind: str) -> None:
    log, number = BACKWARDS[kind]
    with pytest.raises(StoreError, match=f"^Correction {number} ") as error:
        check_entries(log, NOW)
    assert error.value.problem.code == "E_LOG"
    assert code_of(lambda: check_entries(log[: number - 1], NOW)) == ""


def test_an_undo_of_what_comes_before_it_or_is_known_is_taken_in() -> None:
    log = [entry(), undo(OTHER_KEY, KEY), undo("e" * 32, OTHER_KEY), undo("d" * 32, KEY)]
    assert code_of(lambda: check_entries(log, NOW)) == ""
    assert code_of(lambda: check_entries(log[1:], NOW)) == "E_LOG"
    assert code_of(lambda: check_entries(log[1:], NOW, {KEY})) == ""
    assert code_of(lambda: check_entries([undo(KEY, KEY)], NOW, {KEY})) == ""
