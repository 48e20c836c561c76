"""Plain text, from a file or pasted: the text stays as it is, down to its line ends."""

from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any

from analysis.cleaning import (
    Moment,
    detect_language,
    find_blocks,
    find_byline,
    find_moments,
    find_title,
    mask,
)
from analysis.ingest import problems
from analysis.ingest.decoding import decode
from analysis.ingest.remarks import future_day
from analysis.ingest.sniffing import is_page
from analysis.models import Article, Basis


def read_text(data: bytes, name: str, today: date) -> Article:
    """The article in plain text, with title, byline and date as far as its own lines state them."""
    if is_page(data):
        raise problems.mismatch(name, "a web page", "Rename it to end in .html and add it again.")
    return describe(Article(id=stem(name), path=name, text=decode_words(data, name)), today)


def decode_words(data: bytes, name: str, *, is_page: bool = False) -> str:
    """The characters of a file that has at least one word."""
    try:
        text = decode(data, is_page=is_page)
    except ValueError as error:
        raise problems.undecodable(name) from error
    if not any(character.isalnum() for character in text):
        raise problems.no_words(name)
    return text


def describe(article: Article, today: date) -> Article:
    """The article with what its own lines tell about it, where nothing is known yet."""
    blocks = find_blocks(article)
    moments = find_moments(article.text, blocks, today=today)
    stated: dict[str, Any] = {
        "title": find_title(article.text, blocks),
        "byline": find_byline(article.text, blocks),
        **_days(article, "published", moments.published),
        **_days(article, "updated", moments.updated),
    }
    new = {name: value for name, value in stated.items() if value and not getattr(article, name)}
    basis = {**dict(article.basis), **dict.fromkeys(new, Basis.VISIBLE_TEXT)}
    if language := detect_language(mask(article.text, blocks)):
        # The words are surer than what a page says of itself, which is often its template's.
        new["language"], basis["language"] = language, Basis.DETECTED
    remarks = (*article.remarks, *(future_day(day.isoformat()) for day in moments.refused))
    return replace(article, **new, basis=tuple(basis.items()), remarks=remarks)


def _days(article: Article, name: str, moment: Moment | None) -> dict[str, Any]:
    """A day and its moment; the moment of another day than the one that is known is of no use."""
    known = getattr(article, name)
    if moment is None or (known is not None and known != moment.day):
        return {}
    return {name: moment.day, f"{name}_at": moment.at}


def stem(name: str) -> str:
    """The file's name without folders and suffix.

    >>> stem("news/2025/mayor.resigns.txt")
    'mayor.resigns'
    """
    return PurePath(name.replace("\\", "/")).stem
