"""The files that an export can be: what makes each, and what it is called."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis.export.wanted import Wanted
from analysis.tables import Scope
from analysis.tables.spreadsheet import file_name


class Format(StrEnum):
    """How what is exported is written."""

    JSON = "json"
    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A format: what makes its bytes, how such files end, and what browsers call it."""

    write: Callable[[Wanted], bytes]
    ending: str
    mime: str


# What each needs is imported when it is written, so that no screen waits for it.
def _json(wanted: Wanted) -> bytes:
    from analysis.export.document import write_document

    return "".join(write_document(wanted)).encode()


def _xlsx(wanted: Wanted) -> bytes:
    from analysis.export.workbook import write_workbook

    return write_workbook(wanted)


def _csv(wanted: Wanted) -> bytes:
    from analysis.export.archive import write_archive

    return write_archive(wanted)


def _html(wanted: Wanted) -> bytes:
    from analysis.export.report import write_report

    return write_report(wanted)


KINDS: Mapping[Format, Kind] = {
    Format.JSON: Kind(write=_json, ending="json", mime="application/json"),
    Format.XLSX: Kind(
        write=_xlsx,
        ending="xlsx",
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    Format.CSV: Kind(write=_csv, ending="zip", mime="application/zip"),
    Format.HTML: Kind(write=_html, ending="html", mime="text/html"),
}


def export(wanted: Wanted, form: Format) -> bytes:
    """The export as a file of that format."""
    return KINDS[form].write(wanted)


def export_name(wanted: Wanted, form: Format) -> str:
    """A safe name for the file: collection, what of it, and day."""
    return file_name(
        KINDS[form].ending, wanted.collection.name, *_part_of(wanted.scope), wanted.day
    )


_LONGEST = 24
"""Signs of each choice in the name of a file."""


def _part_of(scope: Scope) -> Iterator[str]:
    """What tells the file of a part from that of the whole; nothing for the whole."""
    if len(scope.outlets) > 2:
        yield f"{len(scope.outlets)} outlets"
    else:
        yield from (outlet[:_LONGEST] for outlet in scope.outlets)
    if scope.since is not None:
        yield f"from {scope.since}"
    if scope.until is not None:
        yield f"until {scope.until}"
    if scope.article is not None:
        yield f"article {scope.article}"
    if scope.query is not None:
        yield scope.words[:_LONGEST]
