"""Whole web pages, invented: pages/*.html beside what is read from them, in *.toml."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from analysis.ingest import read_article
from tests.ingest.building import body_of

PAGES = sorted(Path(__file__).with_name("pages").glob("*.html"))
FIELDS = ("text", "title", "byline", "publisher", "url", "language", "published")
TODAY = date(2026, 1, 1)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page(path: Path):
    expected = tomllib.loads(path.with_suffix(".toml").read_text("utf8"))
    article = read_article(path.read_bytes(), path.name, today=TODAY)
    read = {name: getattr(article, name) for name in FIELDS}
    assert body_of(article) == expected.pop("body").strip()
    assert read == {name: expected.get(name) for name in FIELDS}
    assert (article.id, article.path) == (path.stem, path.name)
