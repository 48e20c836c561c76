"""Answers in copies of an article, beside the answer that they are copies of."""

import re
from collections.abc import Hashable, Iterator

import pandas as pd

_MARKS = re.compile(r"[\W_]+")
_FEW = 4
"""Words that say so little that the same ones must come from the same speaker."""


def same_words(words: str) -> str:
    """Words as they are compared: case, marks and spaces aside.

    >>> same_words("“The pier, was sold.”") == same_words("the pier was sold")
    True
    """
    return _MARKS.sub(" ", words.casefold()).strip()


def join_copies(statements: pd.DataFrame) -> pd.DataFrame:
    """The statements table, in which what stands alone in a copy has the claim of the same words
    in an article that is no copy.

    A denial of something that no article states is a claim of its own in every copy of its article:
    forty copies would be forty claims.
    """
    alone = statements["is_copy"] & (statements["statement"] == statements["claim"])
    if not alone.any():
        return statements
    like_one = statements["role"].isin(statements.loc[alone, "role"].unique())
    claims: dict[Hashable, str] = {}
    for rows in (statements[like_one & ~alone], statements[alone]):
        for key, claim in zip(_keys(rows), rows["claim"], strict=True):
            claims.setdefault(key, claim)
    joined = statements["claim"].copy()
    joined.loc[alone] = [claims[key] for key in _keys(statements[alone])]
    return statements.assign(claim=joined)


def _keys(statements: pd.DataFrame) -> Iterator[Hashable]:
    columns = (statements[name] for name in ("role", "words", "who"))
    for role, words, who in zip(*columns, strict=True):
        same = same_words(words)
        yield role, same, who if len(same.split()) < _FEW else ""
