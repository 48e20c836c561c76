"""JSON lines: one object a line, one article an object."""

import json
from collections.abc import Iterator
from typing import Any

from analysis.ingest.containers.rows import Row, Table
from analysis.ingest.plaintext import decode_words

LONGEST_LISTED = 100
"""Longer members of a list are paragraphs, shorter ones names."""
MOST_HEADERS = 200
NAME_KEYS = ("name", "text", "value", "title")
MARK = "\ufeff"


def read_json_lines(data: bytes, name: str) -> Table:
    """The table whose headers are the objects' keys, in the order in which they first come."""
    text = decode_words(data, name).lstrip(MARK)
    headers: dict[str, None] = {}
    for _, item in _objects(text):
        if isinstance(item, dict) and len(headers) < MOST_HEADERS:
            headers.update(dict.fromkeys(item))
    names = tuple(headers)[:MOST_HEADERS]
    return Table(headers=names, rows=lambda: _rows(text, names))


def _objects(text: str) -> Iterator[tuple[int, Any]]:
    # Only these two end a line: JSON may have other line separators inside its strings.
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.strip():
            yield number, _parse(line)


def _parse(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _rows(text: str, headers: tuple[str, ...]) -> Iterator[Row]:
    for number, item in _objects(text):
        if isinstance(item, dict):
            yield Row(number=number, cells=tuple(words_of_value(item.get(key)) for key in headers))
        else:
            blank = ("",) * len(headers)
            yield Row(number=number, cells=blank, flaw="the line is not a JSON object")


def words_of_value(value: Any) -> str:
    """A value as words; empty where it is not plain which words are meant.

    >>> words_of_value([{"name": "Jane Doe"}, "John Roe"]), words_of_value({"a": {"b": 1}})
    ('Jane Doe, John Roe', '')
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        return next((v.strip() for key in NAME_KEYS if isinstance(v := value.get(key), str)), "")
    if isinstance(value, list):
        listed = [words for item in value if (words := _words_of_item(item))]
        return ("\n" if any(len(w) > LONGEST_LISTED for w in listed) else ", ").join(listed)
    return "" if value is None or isinstance(value, bool) else str(value)


def _words_of_item(item: Any) -> str:
    return "" if isinstance(item, list) else words_of_value(item)
