"""Turns of a transcript: "SMITH: We will.", "Q: Will you?", "Ann Lee: I will."."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.cleaning.lines import split_lines
from analysis.cleaning.spoken import Spoken, asks, says_i_or_you, trimmed
from analysis.models import Span
from analysis.words import load

NAME = r"[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*){0,4}?"
TURN = re.compile(
    rf"[ \t]*[\"“]?(?P<name>{NAME})(?:[ ]?[(\[][^()\[\]\n]{{1,60}}[)\]]|,[ ][^:,.\n]{{1,60}})?"
    r"(?P<sign>:)[ \t]+(?=\S)"
)
QUESTION = re.compile(r"[ \t]*(?P<name>[QA])(?P<sign>\.)[ \t]+(?=\S)")
LONGEST_GAP = 3
"""So many unlabelled paragraphs between two turns may still be the first speaker's."""
STAGE = re.compile(r"[(\[][^()\[\]]*[)\]]\.?|[.…*\s_-]*")
"""A line that nobody speaks: "(CROSSTALK)", "…"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A line with a speaker's label."""

    number: int
    """Of the line."""
    name: str
    key: str
    """The surname, or the whole label, in small letters: who says more than one turn."""
    spoken: Spoken


def is_part(label: str) -> bool:
    """Whether a label is a part that somebody plays in a talk, not a name.

    >>> is_part("MODERATOR"), is_part("Ann Lee")
    (True, False)
    """
    forms = load("forms")
    return label.lower() in forms["parts"] or label.lower() in forms["roles"]


def find_turns(text: str) -> tuple[Spoken, ...]:
    """The turns of the text's transcript, in reading order; none where it has no transcript."""
    lines = [line.span for line in split_lines(text)]
    turns = [turn for number, line in enumerate(lines) if (turn := _label(text, number, line))]
    turns = _shouted_if_most(_without_lone_letters(turns))
    if not _is_transcript(text, turns):
        return ()
    return tuple(_with_paragraphs(text, lines, turns))


def begins_turn(line: str) -> bool:
    """Whether a line begins with a speaker's label in capitals.

    >>> begins_turn("HOLT: So there were talks?"), begins_turn("NOTE: prices may change")
    (True, False)
    """
    turn = _label(line, 0, Span(0, len(line)))
    return turn is not None and _is_shouted(turn.name)


def _label(text: str, number: int, line: Span) -> Labelled | None:
    match = QUESTION.match(text, line.start, line.end) or TURN.match(text, line.start, line.end)
    if match is None or not _may_speak(match["name"]):
        return None
    content = trimmed(text, match.end(), line.end)
    name = match["name"].strip()
    return Labelled(
        number=number,
        name=name,
        key=name.lower() if is_part(name) else name.split()[-1].lower().rstrip("."),
        spoken=Spoken(
            source=Span(*match.span("name")), cue=Span(*match.span("sign")), content=(content,)
        ),
    )


def _may_speak(name: str) -> bool:
    """Whether a label can be a name or a part: capitals, and no label of the page or the story."""
    plain = " ".join(name.lower().replace("’", "'").split()).rstrip(".")
    no_speakers = frozenset(load("forms")["no_speakers"])
    if plain in no_speakers or (" " in plain and plain.split()[0] in no_speakers):
        return False
    particles = load("layout")["name_particles"]
    return all(word[0].isupper() or word in particles for word in name.split()) or is_part(name)


def _without_lone_letters(turns: Sequence[Labelled]) -> list[Labelled]:
    """Leaves out "A." and "Q" where not both stand: an initial or an item of a list."""
    letters = {turn.name for turn in turns if len(turn.name) == 1}
    return [turn for turn in turns if len(turn.name) > 1 or {"Q", "A"} <= letters]


def _shouted_if_most(turns: list[Labelled]) -> list[Labelled]:
    """Only the labels in capitals where most are: "Lee: We will" is then a headline."""
    shouted = [turn for turn in turns if _is_shouted(turn.name)]
    return shouted if 2 * len(shouted) > len(turns) else turns


def _is_transcript(text: str, turns: Sequence[Labelled]) -> bool:
    """Whether somebody speaks again after another, or two speak who are known for speakers.

    A list of subjects ("Iowa: ...", "Nevada: ...") has labels as well, but nobody returns in it,
    nobody says "I" or "you", and nobody asks.
    """
    keys = [turn.key for turn in turns]
    words = [turn.spoken.content[0].of(text) for turn in turns]
    if len(set(keys)) < 2 or not any(asks(one) or says_i_or_you(one) for one in words):
        return False
    changes = [key for before, key in pairwise(["", *keys]) if key != before]
    are_two = len(keys) == 2 and turns[0].number + 1 == turns[1].number
    returns = len(set(changes)) < len(changes)
    return returns or (are_two and all(_is_shouted(turn.name) for turn in turns))


def _is_shouted(name: str) -> bool:
    return name.isupper() or is_part(name)


def _with_paragraphs(
    text: str, lines: Sequence[Span], turns: Sequence[Labelled]
) -> Iterator[Spoken]:
    """Yields the turns with the paragraphs that follow them without a label of their own."""
    nexts = [turn.number for turn in turns[1:]]
    for turn, following in zip(turns, [*nexts, 0], strict=True):
        between = range(turn.number + 1, following)
        more: list[Span] = []
        for number in between if len(between) <= LONGEST_GAP else ():
            words = lines[number].of(text)
            if STAGE.fullmatch(words.strip()) or not says_i_or_you(words):
                break
            more.append(trimmed(text, lines[number].start, lines[number].end))
        yield replace(turn.spoken, content=(*turn.spoken.content, *more))
