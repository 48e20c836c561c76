"""An Excel workbook: a sheet that says what it is, then one sheet a table.

Nothing in it is a formula or a link, whatever a stranger wrote: texts are written as texts, and one
that begins like a formula gets an apostrophe, as in the CSV files, because people save sheets as
CSV again.
"""

import io
import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis.charts.theme import counted
from analysis.export.about import Line, describe, say_size
from analysis.export.reading import read_tables
from analysis.export.sheets import SHEETS, Sheet, filled_sheets
from analysis.export.wanted import Wanted
from analysis.tables.spreadsheet import harmless

MOST_CHARACTERS, MOST_ROWS = 32_767, 1_048_576
"""What Excel can hold in a cell and on a sheet, the row of headings among them."""
CUT = " [cut]"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_EARLIEST = 1900
"""Excel knows no day before that year."""
_SAFE = (
    "Every text is written as a text, never as a formula or a link. A text that begins with = + - "
    "or @ has an apostrophe before it, so that no program takes it for a formula."
)


def write_workbook(wanted: Wanted) -> bytes:
    """The workbook as a file."""
    tables = read_tables(wanted)
    filled = filled_sheets(tables, with_corrections=wanted.with_corrections)
    lines = [*describe(wanted, tables), Line("Safe to open", _SAFE), *_sizes(filled)]
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        created = wanted.moment.replace(tzinfo=None)
        book.set_properties({"title": f"On Record: {wanted.collection.name}", "created": created})
        styles = _styles(book)
        _write_about(book.add_worksheet("About"), lines, styles)
        for sheet in SHEETS:
            if sheet.name in filled:
                page = book.add_worksheet(sheet.name)
                _write_sheet(page, sheet, filled[sheet.name].head(MOST_ROWS - 1), styles)
    return file.getvalue()


def _styles(book: xlsxwriter.Workbook) -> dict[str, Format]:
    return {
        "heading": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "label": book.add_format({"bold": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "cell": book.add_format({"valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "moment": book.add_format(
            {"num_format": "yyyy-mm-dd hh:mm:ss", "valign": "top", "align": "left"}
        ),
    }


def _sizes(filled: Mapping[str, pd.DataFrame]) -> Iterator[Line]:
    """What each sheet holds, and what Excel has no room for."""
    abouts = {sheet.name: sheet.about for sheet in SHEETS}
    for name, rows in filled.items():
        yield Line(f"Sheet “{name}”", say_size(rows, abouts[name]))
        if len(rows) >= MOST_ROWS:
            yield Line("", f"Only the first {MOST_ROWS - 1:,} rows: Excel holds no more.")
        cut = _count_cut(rows)
        if cut:
            words = counted(cut, "text of it is cut and ends", "texts of it are cut and end")
            yield Line("", f"{words} in “{CUT.strip()}”: Excel’s limit")


def _count_cut(rows: pd.DataFrame) -> int:
    texts = rows.select_dtypes(include=["str", "object"])
    return sum(
        isinstance(value, str) and _fitting(value) != harmless(value)
        for name in texts
        for value in texts[name].array
    )


def _write_about(page: Worksheet, lines: list[Line], styles: Mapping[str, Format]) -> None:
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 90)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    for number, line in enumerate(lines):
        page.write_string(number, 0, line.label, styles["label"])
        page.write_string(number, 1, _fitting(line.words), styles["text"])


def _write_sheet(
    page: Worksheet, sheet: Sheet, rows: pd.DataFrame, styles: Mapping[str, Format]
) -> None:
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    for at, (name, (heading, width)) in enumerate(sheet.columns.items()):
        page.set_column(at, at, width)
        page.write_string(0, at, heading, styles["heading"])
        for number, value in enumerate(rows[name].tolist(), start=1):
            _write_cell(page, (number, at), value, styles)
    if len(rows):
        page.autofilter(0, 0, len(rows), len(sheet.columns) - 1)


def _write_cell(
    page: Worksheet, place: tuple[int, int], value: Any, styles: Mapping[str, Format]
) -> None:
    """A text as a text, a day as a day, a number as a number; nothing for what is missing."""
    if isinstance(value, str):
        page.write_string(*place, _fitting(value), styles["cell"])
    elif value is None or pd.isna(value):
        return
    elif isinstance(value, bool):
        page.write_string(*place, "yes" if value else "no", styles["cell"])
    elif isinstance(value, date):
        _write_day(page, place, value, styles)
    elif math.isfinite(value):
        page.write_number(*place, value, styles["cell"])


def _write_day(
    page: Worksheet, place: tuple[int, int], value: date, styles: Mapping[str, Format]
) -> None:
    has_time = isinstance(value, datetime) and (value.hour or value.minute or value.second)
    if value.year < _EARLIEST:
        page.write_string(*place, value.isoformat()[:10], styles["cell"])
    else:
        page.write_datetime(*place, value, styles["moment" if has_time else "day"])


def _fitting(text: str) -> str:
    """The text as no program takes it for a formula, cut where Excel has no room for it.

    >>> _fitting("=1+1")
    "'=1+1"
    """
    safe = harmless(text)
    if len(safe) <= MOST_CHARACTERS // 2 or _length(safe) <= MOST_CHARACTERS:
        return safe
    room = MOST_CHARACTERS - len(CUT)
    while _length(safe) > room:
        safe = safe[: len(safe) - max((_length(safe) - room) // 2, 1)]
    return safe + CUT


def _length(text: str) -> int:
    """Characters as Excel counts them: those beyond the first 65,536 twice."""
    return len(text) + sum(one > "\uffff" for one in text)
