"""The log as JSON, and which of its entries count."""

from datetime import UTC, datetime

import pytest

from analysis.corrections import (
    Apart,
    Correction,
    Entry,
    Hide,
    LinkDenial,
    Merge,
    NotDenial,
    OtherClaim,
    Rename,
    Retype,
    Said,
    SameClaim,
    Show,
    Split,
    SplitClaim,
    Undo,
    UnlinkDenial,
    active,
    entries_from_json,
    entries_to_json,
)
from analysis.corrections.log import LogError
from analysis.resolution import Name

ADA, IDA = Name("Ada Marrow", "PERSON"), Name("Ida Marrow", "PERSON")
SOLD = Said(article="0" * 64, words="The mill was sold", start=12)
FELL = Said(article="1" * 64, words="it fell", start=0)
EVERY: tuple[Correction, ...] = (
    Merge(names=(ADA,), into=IDA),
    Split(of=ADA, into=IDA, words=("Marrow",), articles=("0" * 64,)),
    Rename(of=ADA, to="Ada K. Marrow"),
    Retype(of=ADA, to="ORG"),
    Hide(of=ADA),
    Show(of=ADA),
    Apart(first=ADA, second=IDA),
    LinkDenial(denial=FELL, claim=SOLD),
    UnlinkDenial(denial=FELL),
    NotDenial(denial=FELL),
    SameClaim(first=SOLD, second=FELL),
    OtherClaim(statement=SOLD),
    SplitClaim(statements=(SOLD, FELL)),
    Undo(entry="0" * 32),
)


def entry(number: int, correction: Correction) -> Entry:
    made = datetime(2025, 3, 10, 12, number, tzinfo=UTC)
    return Entry(key=f"{number:032x}", made=made, author="Somebody", correction=correction)


def test_a_log_comes_back_from_json() -> None:
    log = tuple(entry(number, one) for number, one in enumerate(EVERY))
    assert entries_from_json(entries_to_json(log)) == log


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a log"),
        ("{}", "not a log"),
        ('[{"key": "0"}]', "made"),
        ('[{"key": "0", "made": "2025-03-10T12:00:00", "author": "", "correction": '
         '{"action": "hide", "of": {"name": "A", "type": "ORG"}}}]', "time zone"),
        ('[{"key": "0", "made": "2025-03-10T12:00:00Z", "author": "", "correction": '
         '{"action": "burn"}}]', "burn"),
        ('[{"key": "0", "made": "2025-03-10T12:00:00Z", "author": "", "correction": '
         '{"action": "unlink", "denial": {"article": "0", "words": "", "start": -1}}}]', "start"),
        ('[{"key": "0", "made": "2025-03-10T12:00:00Z", "author": "", "correction": '
         '{"action": "unlink", "denial": {"article": "0", "words": "", "start": 3000000000}}}]',
         "start"),
    ],
)  # fmt: skip
def test_anything_else_is_refused_with_the_place(text: str, says: str) -> None:
    with pytest.raises(LogError, match=says):
        entries_from_json(text)


@pytest.mark.parametrize(
    ("undone", "counting"),
    [((), [0, 1]), ((0,), [1]), ((1, 0), []), ((1, 2), [0, 1]), ((1, 2, 3), [0])],
)
def test_an_undo_can_be_undone(undone: tuple[int, ...], counting: list[int]) -> None:
    log = [entry(0, Hide(of=ADA)), entry(1, Hide(of=IDA))]
    for target in undone:
        log.append(entry(len(log), Undo(entry=f"{target:032x}")))
    assert [int(one.key, 16) for one in active(log)] == counting


def test_an_entry_cannot_be_undone_before_it_was_made() -> None:
    log = (entry(0, Undo(entry=f"{1:032x}")), entry(1, Hide(of=ADA)))
    assert active(log) == (log[1],)
