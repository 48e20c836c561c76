"""The head of a Markdown file between two lines of dashes: names and values, one a line."""

import re

HEAD = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<head>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL
)
PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]{0,40})\s*:(?:\s+(?P<value>.*))?$")
ITEM = re.compile(r"\s*-\s+(?P<value>.+)$")
LONGEST_HEAD = 20_000


def split_head(text: str) -> tuple[dict[str, str], str]:
    """Values by key in small letters, and the text behind the head; of a list, its members.

    Not all of YAML: what is neither words nor a list of words is left out.

    >>> split_head("---\\ntitle: 'A b'\\nauthor: [Jane Doe, Al Roe]\\n---\\nText")
    ({'title': 'A b', 'author': 'Jane Doe, Al Roe'}, 'Text')
    """
    found = HEAD.match(text[:LONGEST_HEAD])
    if found is None:
        return {}, text
    values: dict[str, list[str]] = {}
    key = ""
    for line in found["head"].splitlines():
        if pair := PAIR.match(line):
            key = pair["key"].strip().casefold()
            values.setdefault(key, []).extend(_members(pair["value"] or ""))
        elif key and (item := ITEM.match(line)):
            values[key].append(_unquoted(item["value"]))
    return {name: ", ".join(words) for name, words in values.items() if words}, text[found.end() :]


def _members(value: str) -> list[str]:
    value = value.strip()
    if not value or value[0] in "{|>&*!":
        return []
    if value.startswith("[") and value.endswith("]"):
        return [words for part in value[1:-1].split(",") if (words := _unquoted(part))]
    return [words] if (words := _unquoted(value)) else []


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if is_quoted else value.split(" #")[0].strip()
