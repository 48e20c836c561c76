"""Every table as a CSV file, in one archive with a text that says what it is."""

import io
from collections.abc import Iterator
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from analysis.export.about import Line, describe, say_size
from analysis.export.reading import read_tables
from analysis.export.sheets import SHEETS, filled_sheets
from analysis.export.wanted import Wanted
from analysis.tables.spreadsheet import csv_name, to_csv

_SAFE = (
    "UTF-8 with a byte order mark, commas, one row of headings. A text that begins with = + - or @ "
    "has an apostrophe before it, so that no spreadsheet takes it for a formula."
)


def write_archive(wanted: Wanted) -> bytes:
    """The archive as a file."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in _members(wanted):
            archive.writestr(_entry(name, wanted), data)
    return file.getvalue()


def _members(wanted: Wanted) -> Iterator[tuple[str, bytes]]:
    tables = read_tables(wanted)
    filled = filled_sheets(tables, with_corrections=wanted.with_corrections)
    lines = [*describe(wanted, tables), Line("How it is written", _SAFE)]
    for sheet in SHEETS:
        if sheet.name in filled:
            rows = filled[sheet.name]
            name = csv_name(sheet.name)
            lines.append(Line(name, say_size(rows, sheet.about)))
            yield name, to_csv(rows, sheet.headings)
    yield "about.txt", "".join(map(_told, lines)).encode("utf-8-sig", "replace")


def _told(line: Line) -> str:
    flat = " ".join(line.words.split())
    return f"{line.label}: {flat}\r\n"


def _entry(name: str, wanted: Wanted) -> ZipInfo:
    """A member that bears the moment of the export and may be read by its owner's group."""
    moment = wanted.moment
    parts = (max(moment.year, 1980), moment.month, moment.day)
    entry = ZipInfo(name, (*parts, moment.hour, moment.minute, moment.second))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
