"""Lines that tell who the writer of a story is, such as a column's last line."""

import re

from analysis.cleaning.bylines import names_in_byline
from analysis.cleaning.findings import Findings, Layout
from analysis.cleaning.lines import MARKER, ends_sentence, phrases, plain
from analysis.cleaning.names import leading_names
from analysis.cleaning.rows import names_in_row, names_of_line
from analysis.models import ANALYSED, BlockKind, Span

ABOUT_WRITER = (BlockKind.BYLINE, "Tells who the writer is")
ABOUT = re.compile(r"(?:About|More about|Meet) (?P<name>[A-Z][^.:]{1,60})|About the authors?", re.I)
IS_WRITER = re.compile(
    r",? (?:(?:is|was|are) (?:an?|the|our|[A-Z][\w']*'s)\b|(?:writes?|covers?|edits|joined)\b"
    r"|reports (?:on|from|for)\b|lives in\b|can be reached\b|has (?:written|covered|reported)\b)"
)
WRITES = re.compile(r"\b(?:writes?|covers?|wrote|edits|reports?|blogs?)\b", re.IGNORECASE)
SAID = re.compile(r"\b(?:said|says|told|announced|added|according to)\b", re.IGNORECASE)
QUOTED = re.compile(r"[\"“”]")
LONGEST = 400
MOST_UNDER_HEADING = 3
WORDS_OF_AN_ENTRY = 5


def find_writer_notes(layout: Layout) -> Findings:
    """Who the writer is: under "About Ann Lee", or a first or last line on somebody's writing."""
    writers = _writers(layout)
    first = layout.first_paragraph
    notes = {first: ABOUT_WRITER} if _is_note(layout, first, writers) else {}
    for number in range(len(layout.lines) - 1, first, -1):
        if not layout.is_open(number):
            continue
        if plain(layout.lines[number].text) in writers:
            notes[number] = ABOUT_WRITER
            continue
        if _is_short(layout.lines[number].text):
            continue
        # Without a byline there is no telling a writer's portrait from a story's last sentence.
        is_anybody = bool(writers) and _is_about_work(layout.lines[number].text)
        if not _is_note(layout, number, None if is_anybody else writers):
            break
        notes[number] = ABOUT_WRITER
    return {**notes, **_under_headings(layout)}


def _is_short(text: str) -> bool:
    return len(text.split()) <= WORDS_OF_AN_ENTRY and not ends_sentence(text)


def _is_note(layout: Layout, number: int, writers: frozenset[str] | None) -> bool:
    """Whether a line tells who somebody is: one of the writers, or anybody where None is given."""
    if not layout.is_open(number):
        return False
    names = _names_of_note(layout.lines[number].text)
    return names is not None and (writers is None or plain(names) in writers)


def _writers(layout: Layout) -> frozenset[str]:
    """The names in the bylines, in small letters, each by itself."""
    lines = (
        line.text
        for number, line in enumerate(layout.lines)
        if layout.kind_of(number) == BlockKind.BYLINE
    )
    found = ((text, _names_of_byline(text)) for text in lines)
    names = (span.of(text) for text, span in found if span)
    return frozenset(plain(name) for some in names for name in re.split(r",|\band\b|&", some))


def _names_of_byline(text: str) -> Span | None:
    return names_in_byline(text) or names_of_line(text) or names_in_row(text)


def _names_of_note(text: str) -> str | None:
    """The name with which a sentence about a writer begins; None where it is no such sentence."""
    text = MARKER.sub("", text, count=1)
    if len(text) > LONGEST or QUOTED.search(text) or SAID.search(text):
        return None
    verb = IS_WRITER.search(text)
    names = leading_names(text[: verb.start()]) if verb else None
    return text[: names.end] if verb and names and names.end == verb.start() else None


def _is_about_work(text: str) -> bool:
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    return WRITES.search(text) is not None or not words.isdisjoint(phrases("writers_work"))


def _under_headings(layout: Layout) -> Findings:
    """The heading and the few lines below it, where only lines of the page follow."""
    notes: dict[int, tuple[BlockKind, str]] = {}
    for number in range(layout.first_paragraph + 1, len(layout.lines)):
        line = layout.lines[number].text
        heading = ABOUT.fullmatch(line) if layout.is_open(number) else None
        if heading is None:
            continue
        end = number + 1
        while layout.is_open(end) and end - number <= MOST_UNDER_HEADING + 1:
            end += 1
        is_followed = end < len(layout.lines) and layout.kind_of(end) not in ANALYSED
        if end - number <= MOST_UNDER_HEADING + 1 and (is_followed or not heading["name"]):
            notes |= dict.fromkeys(range(number, end), ABOUT_WRITER)
    return notes
