"""The lines before the first paragraph: writer and date; and dates at the very end."""

from analysis.cleaning.bylines import is_role
from analysis.cleaning.dates import is_date_line, states_publication
from analysis.cleaning.findings import Findings, Layout
from analysis.cleaning.lines import plain
from analysis.cleaning.rows import is_byline_row, names_of_line
from analysis.models import BlockKind

DATE = (BlockKind.BYLINE, "Tells when it was published")
WRITER = (BlockKind.BYLINE, "Names who wrote the story")
WORDS_OF_A_ROLE = 6


def find_dates(layout: Layout) -> Findings:
    """Lines that only tell when the story came out: in the opening, or at the end if labelled."""
    return {
        number: DATE
        for number, line in enumerate(layout.lines)
        if layout.is_open(number)
        and (number < layout.opening_end or number > layout.last_paragraph)
        and (
            _is_opening(layout, number)
            or states_publication(line.text)
            or _is_after_writer(layout, number)
        )
        and (is_date_line(line.text) or is_byline_row(line.text))
    }


def _is_after_writer(layout: Layout, number: int) -> bool:
    """Whether lines of the page or a writer's name stand between the story and a line."""
    kind = layout.kind_of(number - 1)
    return kind in {BlockKind.BYLINE, BlockKind.PROMO, BlockKind.CREDIT}


def _is_opening(layout: Layout, number: int) -> bool:
    return number < layout.opening_end


def find_lone_names(layout: Layout) -> Findings:
    """A writer's name on a line of its own, told by the date, role or byline beside it."""
    opening = [n for n in range(layout.opening_end) if layout.is_open(n)]
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
    beside = (layout.found.get(number - 1), layout.found.get(number + 1))
    return before == "by" or DATE in beside or _is_role(layout, number + 1)


def _is_role_of_writer(layout: Layout, names: Findings, number: int) -> bool:
    is_after_writer = WRITER in (names.get(number - 1), layout.found.get(number - 1))
    return is_after_writer and is_role(layout.lines[number].text)


def _is_role(layout: Layout, number: int) -> bool:
    if not layout.is_open(number):
        return False
    text = layout.lines[number].text
    return is_role(text) and len(text.split()) <= WORDS_OF_A_ROLE


def _is_name_line(layout: Layout, number: int) -> bool:
    return layout.is_open(number) and names_of_line(layout.lines[number].text) is not None
