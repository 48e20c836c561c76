"""What a screen shows, as a file to keep or to send: tables, a JSON document, a report."""

from analysis.export.formats import KINDS, Format, Kind, export, export_name
from analysis.export.wanted import Wanted

__all__ = ["KINDS", "Format", "Kind", "Wanted", "export", "export_name"]
