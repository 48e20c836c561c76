"""Persons known by a transcript's labels: "RUNA HOLT: Minister, will the ferries run?"."""

from collections.abc import Iterator

from analysis.cleaning.turns import find_turns, is_part
from analysis.nlp.mentions import CERTAIN, SURE, Mention
from analysis.nlp.reading import Reading

SPEAKS = 3.0


def find_speaking_in_turn(reading: Reading) -> Iterator[Mention]:
    """The names before the colons of a transcript; its parts ("MODERATOR", "Q") are no names."""
    for turn in find_turns(reading.text):
        first, last = reading.numbers(turn.source)
        if is_part(turn.source.of(reading.text)):
            end = last + _has_stop(reading, last)
            yield Mention(first=first, last=end, is_dropped=True, rank=SURE)
        elif last - first > 1:
            yield Mention(first=first, last=last, votes={"PERSON": CERTAIN}, rank=SURE)
        else:
            yield Mention(first=first, last=last, votes={"PERSON": SPEAKS})


def _has_stop(reading: Reading, number: int) -> bool:
    """Whether a full stop follows, as in "Q. Will you?", which could pass for a name."""
    return reading.word(number) == "." and reading.gap(number) == ""
