"""The lines before the first paragraph: headline, writer and date; and dates at the very end."""

from analysis.cleaning.bylines import is_role
from analysis.cleaning.dates import is_date_line, states_publication
from analysis.cleaning.findings import Findings, Layout
from analysis.cleaning.lines import has_marker, is_headline_like, phrases, plain
from analysis.cleaning.names import is_name
from analysis.models import BlockKind

DATE = (BlockKind.BYLINE, "Tells when it was published")
WRITER = (BlockKind.BYLINE, "Names who wrote the story")
LABEL = (BlockKind.PROMO, "Label of the section, not part of the story")
WORDS_OF_A_ROLE = 6
HEADLINE = (BlockKind.HEADLINE, "")


def find_dates(layout: Layout) -> Findings:
    """Lines that only tell when the story came out: in the opening, or at the end if labelled."""
    return {
        number: DATE
        for number, line in enumerate(layout.lines)
        if layout.is_open(number)
        and (number < layout.first_paragraph or number > layout.last_paragraph)
        and (_is_opening(layout, number) or states_publication(line.text))
        and is_date_line(line.text)
    }


def _is_opening(layout: Layout, number: int) -> bool:
    return number < layout.first_paragraph


def find_lone_names(layout: Layout) -> Findings:
    """A writer's name on a line of its own, told by the date, role or byline beside it."""
    opening = [n for n in range(layout.first_paragraph) if layout.is_open(n)]
    names = {number: WRITER for number in opening if _is_lone_writer(layout, number)}
    roles = {
        number: WRITER
        for number in opening
        if number not in names and _is_role_of_writer(layout, names, number)
    }
    return {**names, **roles}


def _is_lone_writer(layout: Layout, number: int) -> bool:
    if plain(layout.lines[number].text) == "by":
        return _is_name_line(layout, number + 1)
    if number == 0 or not _is_name_line(layout, number):
        return False
    before = plain(layout.lines[number - 1].text)
    return before == "by" or layout.found.get(number + 1) == DATE or _is_role(layout, number + 1)


def _is_role_of_writer(layout: Layout, names: Findings, number: int) -> bool:
    is_after_writer = WRITER in (names.get(number - 1), layout.found.get(number - 1))
    return is_after_writer and is_role(layout.lines[number].text)


def _is_role(layout: Layout, number: int) -> bool:
    if not layout.is_open(number):
        return False
    text = layout.lines[number].text
    return is_role(text) and len(text.split()) <= WORDS_OF_A_ROLE


def _is_name_line(layout: Layout, number: int) -> bool:
    return layout.is_open(number) and is_name(tuple(layout.lines[number].text.split()))


def find_headline(layout: Layout) -> Findings:
    """The headline, if a line of the opening looks like one, and section labels above it."""
    by_title = _line_of_title(layout)
    number = by_title if by_title is not None else _line_like_headline(layout)
    if number is None:
        return {}
    labels = {n: LABEL for n in range(number) if layout.is_open(n) and _is_label(layout, n)}
    return {**labels, number: HEADLINE}


def _line_of_title(layout: Layout) -> int | None:
    if not layout.title:
        return None
    title = plain(layout.title.replace("’", "'"))
    opening = range(min(layout.first_paragraph + 1, len(layout.lines)))
    candidates = (n for n in opening if layout.is_open(n))
    return next((n for n in candidates if plain(layout.lines[n].text) == title), None)


def _line_like_headline(layout: Layout) -> int | None:
    """The first open line of the text, section labels left aside, if it looks like a headline."""
    open_lines = [n for n in range(len(layout.lines)) if layout.is_open(n)]
    while len(open_lines) > 1 and _is_label(layout, open_lines[0]):
        open_lines = open_lines[1:]
    if len(open_lines) < 2:
        return None
    first = open_lines[0]
    text = layout.lines[first].text
    return first if is_headline_like(text) and not has_marker(text) else None


def _is_label(layout: Layout, number: int) -> bool:
    following = next((n for n in range(number + 1, len(layout.lines)) if layout.is_open(n)), None)
    return (
        plain(layout.lines[number].text) in phrases("sections")
        and following is not None
        and is_headline_like(layout.lines[following].text)
    )
