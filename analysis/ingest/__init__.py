"""Bytes to articles: what kind of file it is, its characters, its text and what it says of itself.

Opens no connection and no other file; everything comes from the bytes that are given.
"""

from analysis.ingest.given import NOTHING_GIVEN, Given
from analysis.ingest.limits import Limits, check_size
from analysis.ingest.problems import IngestError
from analysis.ingest.reader import SUFFIXES, read_article

__all__ = [
    "NOTHING_GIVEN",
    "SUFFIXES",
    "Given",
    "IngestError",
    "Limits",
    "check_size",
    "read_article",
]
