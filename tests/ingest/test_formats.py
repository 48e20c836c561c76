"""docs/formats.md: its table of examples, every row of it, and its lists of kinds and codes."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analysis import ingest
from analysis.ingest import SUFFIXES, read_article
from analysis.ingest.containers import CONTAINERS, Member, unpack
from tests.ingest.formats.made import fixtures

TODAY = date(2025, 9, 2)
DOC = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
TEXT = DOC.read_text("utf8")
FILES = fixtures()
NOTHING = "–"


def table_under(heading: str) -> list[tuple[str, ...]]:
    """The rows of the first table under a heading, without the table's own."""
    section = TEXT.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [tuple(cell.strip().strip("`") for cell in row.strip("|").split(" | ")) for row in rows]


def shown(article, field: str) -> str:
    value, basis = getattr(article, field), dict(article.basis).get(field)
    return f"{value} ({basis})" if value is not None else NOTHING


def row_of(article, file: str, label: str) -> tuple[str, ...]:
    lines = [line for line in article.text.splitlines() if line.strip()]
    facts = (shown(article, field) for field in ("title", "byline", "published"))
    noted = " ".join(remark.code for remark in article.remarks) or NOTHING
    return (file, label, *facts, str(len(lines)), lines[-1][-25:].strip(), noted)


def rows_of(file: str) -> list[tuple[str, ...]]:
    if Path(file).suffix not in CONTAINERS:
        return [row_of(read_article(FILES[file], file, today=TODAY), file, NOTHING)]
    rows = []
    for part in unpack(FILES[file], file, today=TODAY):
        if isinstance(part, Member):
            article = read_article(part.data, part.name, part.given, today=TODAY)
            noted = replace(article, remarks=(*article.remarks, *part.remarks))
            rows.append(row_of(noted, file, part.name))
        else:
            rows.append((file, part.name, *(NOTHING,) * 5, part.problem.code))
    return rows


@pytest.mark.parametrize("file", sorted(FILES))
def test_examples(file: str):
    assert [row for row in table_under("Examples") if row[0] == file] == rows_of(file)


def test_every_kind_of_file_is_described():
    first_cells = " ".join(row[0] for row in table_under("What is read"))
    assert set(re.findall(r"\.\w+", first_cells)) == SUFFIXES | CONTAINERS


def test_every_code_is_listed():
    sources = (path.read_text("utf8") for path in Path(ingest.__file__ or "").parent.rglob("*.py"))
    codes = {code for source in sources for code in re.findall(r'"([EN]_[A-Z_]+)"', source)}
    assert {row[0] for row in table_under("Messages")} == codes


def test_a_mail_has_its_moment_with_the_time_zone():
    article = read_article(FILES["mail.eml"], "mail.eml", today=TODAY)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2025-08-14T23:30:00+02:00"


def test_where_a_printed_or_a_saved_page_was_found():
    for file in ("printed.pdf", "saved.mhtml"):
        assert read_article(FILES[file], file, today=TODAY).url == "https://courier.example/ferry"
