"""The origins of a claim without the words of articles that are not shown."""

from collections.abc import Container, Sequence
from typing import Any

from analysis.sharing.shortening import first_words
from analysis.tables.copies import NOT_SHOWN

ELSEWHERE = "a source in an article that is not shown"
"""Stands for an origin of which only such articles speak; it counts as before."""

Row = dict[str, Any]


def hide_origins(row: Row, articles: Container[int], most: int | None) -> Row:
    """The row of a claim, in which only those origins have words that these articles rest on.

    Other articles are counted: `NOT_SHOWN` stands for each. With `most`, no origin has more words
    than that.
    """
    origins = [
        [
            _shown(words, most) if any(one in articles for one in its) else ELSEWHERE,
            kind,
            _counted(its, articles),
        ]
        for words, kind, its in row["origins"]
    ]
    counted, colon, _ = row["sentence"].partition(": ")
    names = "; ".join(words for words, _, _ in origins)
    return row | {"origins": origins, "sentence": f"{counted}{colon}{names if colon else ''}"}


def _counted(its: Sequence[int], articles: Container[int]) -> list[int]:
    shown = [one for one in its if one in articles]
    return [*shown, *(NOT_SHOWN for one in its if one not in articles)]


def _shown(words: str, most: int | None) -> str:
    return words if most is None else first_words(words, most)
