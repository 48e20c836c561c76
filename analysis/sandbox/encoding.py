"""Articles and what belongs to them as JSON, and back: everything that comes back is checked."""

import datetime as dt
from typing import Any

from analysis.ingest import Given
from analysis.ingest.containers import Columns, Preview
from analysis.models import Article, Basis, Block, BlockKind, Problem, Span

LONGEST_FACT = 20_000
"""Characters of a title, an address, a reason."""
MOST_LISTED = 200_000
WORDS = ("title", "byline", "publisher", "section", "url", "language")
DAYS = ("published", "updated")
MOMENTS = ("published_at", "updated_at")
COLUMNS = ("text", *WORDS[:-1], *DAYS)
Json = dict[str, Any]


def article_to_json(article: Article) -> Json:
    """The article, nothing left out."""
    return {
        "id": article.id,
        "path": article.path,
        "text": article.text,
        **{name: getattr(article, name) for name in WORDS},
        **{name: _iso(getattr(article, name)) for name in (*DAYS, *MOMENTS)},
        "basis": [[name, basis.value] for name, basis in article.basis],
        "marked": [
            [block.kind.value, block.span.start, block.span.end, block.reason]
            for block in article.marked
        ],
        "decided": [[key, kind.value] for key, kind in article.decided],
        "remarks": [problem_to_json(remark) for remark in article.remarks],
    }


def article_from_json(value: object, most_characters: int) -> Article:
    """The article. Raises ValueError where anything is not as it should be."""
    item = _dict(value)
    text = _words(item.get("text"), most_characters)
    return Article(
        id=_words(item.get("id")),
        path=_words(item.get("path")),
        text=text,
        **_facts(item, WORDS),
        published_at=_moment(item.get("published_at")),
        updated_at=_moment(item.get("updated_at")),
        basis=tuple((_words(name), Basis(basis)) for name, basis in _pairs(item.get("basis"))),
        marked=tuple(_block(block, len(text)) for block in _list(item.get("marked"))),
        decided=_decided(item.get("decided")),
        remarks=tuple(problem_from_json(remark) for remark in _list(item.get("remarks"))),
    )


def given_to_json(given: Given) -> Json:
    """What was given, nothing left out."""
    return {
        **{name: getattr(given, name) for name in WORDS[:-1]},
        **{name: _iso(getattr(given, name)) for name in DAYS},
        "decided": [[key, kind.value] for key, kind in given.decided],
        "stated": [list(pair) for pair in given.stated],
    }


def given_from_json(value: object) -> Given:
    """What was given. Raises ValueError."""
    item = _dict(value)
    return Given(
        **_facts(item, WORDS[:-1]),
        decided=_decided(item.get("decided")),
        stated=tuple(_stated(pair) for pair in _pairs(item.get("stated"))),
    )


def problem_to_json(problem: Problem) -> list[str]:
    """Code and message."""
    return [problem.code, problem.message]


def problem_from_json(value: object) -> Problem:
    """The problem. Raises ValueError."""
    code, message = _several(value, 2)
    return Problem(code=_words(code), message=_words(message))


def columns_to_json(columns: Columns) -> Json:
    """Column names by what they hold."""
    return {name: getattr(columns, name) for name in COLUMNS}


def columns_from_json(value: object) -> Columns:
    """The columns. Raises ValueError."""
    item = _dict(value)
    return Columns(**{name: _optional_words(item.get(name)) for name in COLUMNS})


def preview_to_json(preview: Preview) -> Json:
    """The preview, nothing left out."""
    return {
        "headers": list(preview.headers),
        "rows": [list(row) for row in preview.rows],
        "n_rows": preview.n_rows,
        "guess": columns_to_json(preview.guess),
    }


def preview_from_json(value: object) -> Preview:
    """The preview, each row as wide as the headers. Raises ValueError."""
    item = _dict(value)
    headers = tuple(_words(header) for header in _list(item.get("headers")))
    rows = tuple(
        tuple(_words(cell) for cell in _several(row, len(headers)))
        for row in _list(item.get("rows"))
    )
    return Preview(
        headers=headers,
        rows=rows,
        n_rows=_number(item.get("n_rows")),
        guess=columns_from_json(item.get("guess")),
    )


def _facts(item: Json, words: tuple[str, ...]) -> Json:
    """The words, and the days that articles and what is given of them both have."""
    days = {name: _day(item.get(name)) for name in DAYS}
    return {name: _optional_words(item.get(name)) for name in words} | days


def _iso(moment: dt.date | None) -> str | None:
    return moment.isoformat() if moment else None


def _day(value: object) -> dt.date | None:
    return None if value is None else dt.date.fromisoformat(_words(value))


def _moment(value: object) -> dt.datetime | None:
    if value is None:
        return None
    moment = dt.datetime.fromisoformat(_words(value))
    if moment.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return moment


def _block(value: object, length: int) -> Block:
    kind, start, end, reason = _several(value, 4)
    span = Span(_number(start), _number(end))
    if not span.start <= span.end <= length:
        raise ValueError("a block outside the text")
    return Block(kind=BlockKind(kind), span=span, reason=_words(reason))


def _decided(value: object) -> tuple[tuple[str, BlockKind], ...]:
    return tuple((_words(key), BlockKind(kind)) for key, kind in _pairs(value))


def _stated(pair: list[Any]) -> tuple[str, str]:
    field, told = _words(pair[0]), _words(pair[1])
    if field in DAYS:
        dt.datetime.fromisoformat(told)  # raises for what is no day
    elif field not in WORDS:
        raise ValueError("no field")
    return field, told


def _words(value: object, limit: int = LONGEST_FACT) -> str:
    if not isinstance(value, str) or len(value) > limit:
        raise ValueError("no words, or too many")
    value.encode("utf8")  # raises for halves of characters
    return value


def _optional_words(value: object) -> str | None:
    return None if value is None else _words(value)


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("no number")
    return value


def _dict(value: object) -> Json:
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_LISTED:
        raise ValueError("no list, or too long")
    return value


def _several(value: object, number: int) -> list[Any]:
    items = _list(value)
    if len(items) != number:
        raise ValueError(f"not {number} of them")
    return items


def _pairs(value: object) -> list[list[Any]]:
    return [_several(pair, 2) for pair in _list(value)]
