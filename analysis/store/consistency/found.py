"""What a rule finds."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select

from analysis.models import Problem

Found = Iterator[Problem]


def each(connection: Connection, wanted: Select[*tuple[Any, ...]], words: str, code: str) -> Found:
    """A problem for every row, which fills the gaps in the words."""
    for row in connection.execute(wanted):
        yield Problem(code=code, message=words.format(*row))
