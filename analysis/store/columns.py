"""Column types that keep any Python text, list or moment, on SQLite and PostgreSQL alike."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

# PostgreSQL refuses NUL and neither database takes a lone surrogate; a damaged file or a file name
# can hold both. They are written as this mark and four hex digits, and so is the mark itself.
MARK = "\ue000"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ue000]")
_ESCAPED = re.compile("\ue000([0-9a-f]{4})")


def escape_text(text: str) -> str:
    """The text with every character that a database refuses written as an escape.

    >>> unescape_text(escape_text("a\\x00b")) == "a\\x00b"
    True
    """
    return _UNSTORABLE.sub(lambda found: f"{MARK}{ord(found[0]):04x}", text)


def unescape_text(stored: str) -> str:
    """The text as it was before `escape_text`."""
    if MARK not in stored:
        return stored
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), stored)


class Words(TypeDecorator[str]):
    """Text that comes back exactly as it went in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The stored form."""
        return None if value is None else escape_text(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], str | None]:
        """What makes the Python form: one plain function, because a table has 100,000 of them."""
        return _read


def _read(stored: str | None) -> str | None:
    return stored if stored is None or MARK not in stored else unescape_text(stored)


class Moment(TypeDecorator[datetime]):
    """A moment with the offset of its own time zone, as ISO 8601."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The stored form."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The Python form."""
        return None if value is None else datetime.fromisoformat(value)


class Listed(TypeDecorator[Any]):
    """Numbers and strings in lists or objects as JSON in ASCII; None stays NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The stored form."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The Python form."""
        return None if value is None else json.loads(value)
