"""Tables of articles: separators, columns, days, rows that give nothing, in three kinds of file."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import Given, IngestError, Limits, read_article
from analysis.ingest.containers import Columns, Member, Refused, preview, unpack
from analysis.models import Basis
from tests.ingest.makers import xlsx

TODAY = date(2025, 9, 1)
LONG = "The council of Varnholm dropped its plan for a ferry, the mayor said on Monday. " * 4


def parts_of(data: bytes | str, name: str = "t.csv", columns: Columns | None = None) -> list:
    data = data.encode() if isinstance(data, str) else data
    return list(unpack(data, name, columns, today=TODAY))


def given_of(data: bytes | str, name: str = "t.csv") -> list[Given]:
    parts = parts_of(data, name)
    assert all(isinstance(part, Member) for part in parts)
    return [part.given for part in parts]


def problem_of(data: bytes | str, name: str = "t.csv", limits: Limits | None = None):
    data = data.encode() if isinstance(data, str) else data
    with pytest.raises(IngestError) as caught:
        list(unpack(data, name, limits=limits))
    assert f"“{name}”" in caught.value.problem.message
    return caught.value.problem


def guess_of(*headers: str, cells: tuple[str, ...] = ()) -> Columns:
    row = cells or ("x",) * len(headers)
    data = "\n".join("\t".join(cells) for cells in (headers, row))
    return preview(data.encode(), "t.csv").guess


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_separators_and_marks(separator: str, mark: bytes, line_end: str):
    lines = [
        ["title", "text"],
        ["A", '"The ""mayor"", he; she|said\tso.\nAnd left."'],
        ["B", "So."],
    ]
    data = mark + line_end.join(separator.join(cells) for cells in lines).encode()
    first, second = parts_of(data)
    assert first.data.decode() == 'A\nThe "mayor", he; she|said\tso.\nAnd left.'
    assert (first.name, second.name) == ("t.csv, row 2.txt", "t.csv, row 3.txt")
    assert second.given == Given(title="B")


def test_utf_16_as_excel_saves_it():
    data = "\ufefftitle\ttext\nA\tThe mayor said “so”.\n".encode("utf-16-le")
    assert parts_of(data)[0].data.decode() == "A\nThe mayor said “so”."


def test_a_title_that_the_text_begins_with_is_not_doubled():
    (part,) = parts_of("title,text\nFerry dropped,FERRY DROPPED\n")
    assert part.data == b"FERRY DROPPED"


@pytest.mark.parametrize(
    ("cell", "suffix"),
    [
        ("<p>The mayor</p><p>said so.</p>", ".html"),
        ("The mayor<br/>said so.", ".html"),
        ("Prices < 5 and > 3, <b> said.", ".txt"),
        ("if a <p and b> c", ".txt"),
    ],
)
def test_cells_with_markup_are_pages(cell: str, suffix: str):
    (part,) = parts_of(f'text\n"{cell}"\n')
    assert part.name == f"t.csv, row 2{suffix}"


def test_a_page_in_a_cell_is_read_with_its_title_first():
    data = json.dumps({"title": "Ferry & plan", "text": f"<p>{LONG}</p><p>So.</p>"})
    (part,) = parts_of(data, "t.jsonl")
    article = read_article(part.data, part.name, part.given)
    assert article.text.splitlines()[0] == "Ferry & plan"
    assert article.text.splitlines()[-1] == "So."


@pytest.mark.parametrize(
    ("field", "header"),
    [
        *(("text", name) for name in ("text", "Body", "content", "Article Text", "fullText")),
        *(("title", name) for name in ("Title", "HEADLINE")),
        *(("byline", name) for name in ("author", "By-line", "authors")),
        *(("publisher", name) for name in ("source", "publisher", "Outlet", "domain")),
        *(("url", name) for name in ("url", "link", "article_url")),
        *(("published", name) for name in ("date", "pubDate", "published_at", "Published At")),
        *(("published", name) for name in ("publishedAt", "created")),
        *(("section", name) for name in ("section", "Category")),
        *(("updated", name) for name in ("updated", "modified", "lastModified")),
    ],
)
def test_columns_by_their_headings(field: str, header: str):
    assert getattr(guess_of("id", header, "note"), field) == header


@pytest.mark.parametrize(
    "header",
    [
        "scraped_at",
        "crawl date",
        "downloaded",
        "accessed",
        "date_downloaded",
        "texture",
        "subtitle",
    ],
)
def test_columns_that_say_something_else(header: str):
    assert guess_of("id", header, "note") == Columns()


def test_the_surer_heading_wins():
    guess = guess_of("date", "published_at", "content", "text")
    assert (guess.published, guess.text) == ("published_at", "text")


def test_the_text_by_its_length():
    assert guess_of("id", "c7", cells=("1", LONG)).text == "c7"
    assert guess_of("id", "c7", cells=("1", "short")).text is None
    assert guess_of("content", "c7", cells=("news", LONG)).text == "c7"
    assert guess_of("content", "c7", cells=("news " * 20, LONG)).text == "content"


def test_no_text_column():
    problem = problem_of("id,name\n1,2\n")
    assert problem.code == "E_COLUMNS"
    assert "“id”, “name”" in problem.message


def test_columns_that_were_chosen():
    data = "a,b,text\nOne,Two words,Three\n"
    (part,) = parts_of(data, columns=Columns(text="b", title="a", url="gone"))
    assert (part.data, part.given) == (b"One\nTwo words", Given(title="One"))


def test_chosen_columns_that_the_table_does_not_have():
    with pytest.raises(IngestError) as caught:
        parts_of("a,text\n1,2\n", columns=Columns(text="body"))
    assert caught.value.problem.code == "E_COLUMNS"


def test_rows_that_give_nothing_say_which_and_why():
    data = "title,text\nA,So.\nB,\nC,one,two,three\n\nD\nE,Yes.,\n"
    found = [(part.name, isinstance(part, Member)) for part in parts_of(data)]
    assert found == [
        ("t.csv, row 2.txt", True),
        ("t.csv, row 3", False),
        ("t.csv, row 4", False),
        ("t.csv, row 6", False),
        ("t.csv, row 7.txt", True),
    ]
    refused = [part.problem for part in parts_of(data) if isinstance(part, Refused)]
    assert {problem.code for problem in refused} == {"E_ROW"}
    assert ["no text" in p.message for p in refused] == [True, False, True]
    assert "4 cells under 2 headings" in refused[1].message


def test_a_quotation_mark_that_is_never_closed_is_told():
    data = 'title,text\nA,So.\nB,"Open and\nC,So.\nD,So.\n'
    first, second = parts_of(data)
    assert isinstance(first, Member)
    assert isinstance(second, Refused)
    assert "never closed" in second.problem.message


def test_a_table_without_headings():
    first, second = parts_of(f"1,{LONG.replace(',', '')}\n2,{LONG.replace(',', '')}\n")
    assert (first.name, second.name) == ("t.csv, row 1.txt", "t.csv, row 2.txt")


def test_headings_that_come_twice():
    assert preview(b"text,text,\na,b,c\n", "t.csv").headers == ("text", "text (2)", "column 3")


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"title,text\n", "t.csv"), (b"\n\n", "t.csv"), (b" \n", "t.jsonl"), (xlsx([]), "t.xlsx")],
)
def test_nothing_in_it(data: bytes, name: str):
    assert problem_of(data, name).code == "E_EMPTY"


def test_too_many_rows():
    data = "text\n" + "So.\n" * 11
    assert len(list(unpack(data.encode(), "t.csv", limits=Limits(n_rows=11)))) == 11
    assert problem_of(data, limits=Limits(n_rows=10)).code == "E_TOO_MANY"


def test_preview():
    found = preview(f"title,text\nA,{'x' * 999}\n{'B,So.' * 1}\n".encode(), "t.csv")
    assert (found.headers, found.n_rows) == (("title", "text"), 2)
    assert found.rows[1] == ("B", "So.")
    assert len(found.rows[0][1]) == 200
    assert found.guess == Columns(text="text", title="title")


def test_lines_of_json():
    lines = [
        {"headline": "A", "text": ["One.", "Two."], "author": {"name": "Jane Doe"}, "n": 7},
        {"headline": "B", "text": None, "deep": {"a": {"b": [1]}}},
        {"headline": "C", "text": "\ud800 So.", "author": ["Jane Doe", {"name": "Al Roe"}]},
    ]
    parts = parts_of("\n".join(map(json.dumps, lines)), "t.jsonl")
    assert parts[0].given == Given(title="A", byline="Jane Doe")
    assert parts[0].data == b"A\nOne., Two."
    assert isinstance(parts[1], Refused)
    assert parts[2].given.byline == "Jane Doe, Al Roe"
    assert parts[2].data.decode() == "C\n\ufffd So."


@pytest.mark.parametrize("line", ["{", "[]", "7", "null", '"text"', "[" * 100_000, "{'a': 1}"])
def test_lines_that_are_no_objects(line: str):
    good, bad = parts_of(f'{{"text": "So."}}\n{line}\n', "t.jsonl")
    assert isinstance(good, Member)
    assert isinstance(bad, Refused)
    assert (bad.name, bad.problem.code) == ("t.jsonl, row 2", "E_ROW")


def test_workbooks():
    data = xlsx(
        [["title", "text", "date"], ["A", "So & so.", 45883], ["", "", ""], ["C", "=1", 2.5]]
    )
    first, second = parts_of(data, "t.xlsx")
    assert first.given == Given(title="A", published=date(2025, 8, 14))
    assert first.data == b"A\nSo & so."
    assert second.name == "t.xlsx, row 4.txt"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"PK\x03\x04", "t.xlsx", "E_CORRUPT"),
        (b"title,text\n", "t.xlsx", "E_TYPE_MISMATCH"),
        (xlsx([["text"]]), "t.csv", "E_TYPE_MISMATCH"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "t.xlsx", "E_TYPE_MISMATCH"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "t.xlsx",
            "E_PASSWORD",
        ),
        (xlsx([["text"]], more={"xl/worksheets/sheet2.xml": "<worksheet"}), "t.xlsx", "E_CORRUPT"),
        (b"", "t.jsonl", "E_EMPTY"),
    ],
)
def test_what_is_no_table(data: bytes, name: str, code: str):
    assert problem_of(data, name).code == code


@given(st.text(max_size=200), st.sampled_from(["t.csv", "t.jsonl"]))
def test_any_text_gives_parts_or_a_problem(text: str, name: str):
    expected = {"E_EMPTY", "E_COLUMNS", "E_CORRUPT", "E_TYPE_MISMATCH", "E_ROW", "read"}
    assert codes_of(text.encode("utf8", "surrogatepass"), name) <= expected


def codes_of(data: bytes, name: str) -> set[str]:
    """The codes of the table's problem or of its rows'."""
    try:
        parts = parts_of(data, name)
    except IngestError as error:
        return {error.problem.code}
    return {part.problem.code if isinstance(part, Refused) else "read" for part in parts}


def article_of(cells: str, **changes: object):
    (part,) = parts_of(f"title,outlet,date,text\n{cells},{LONG}\n".replace(", the", " the"))
    return read_article(part.data, part.name, replace(part.given, **changes), today=TODAY)


def test_what_a_column_tells_is_the_files_own_statement():
    article = article_of("Ferry plan dropped,Harbour Courier,2025-08-14")
    found = {field: dict(article.basis)[field] for field in ("title", "publisher", "published")}
    assert set(found.values()) == {Basis.FILE}
    assert article.published_at is None


def test_what_somebody_gives_goes_before_a_column_and_says_so():
    article = article_of(
        "Ferry plan dropped,Harbour Courier,2025-08-14T23:30:00+02:00",
        publisher="Varnholm Post",
        published=date(2025, 8, 13),
    )
    basis = dict(article.basis)
    assert (article.publisher, basis["publisher"]) == ("Varnholm Post", Basis.GIVEN)
    assert (article.published, basis["published"]) == (date(2025, 8, 13), Basis.GIVEN)
    assert article.published_at is None
    assert basis["title"] == Basis.FILE


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2025-08-14T23:30:00+02:00", "2025-08-14T23:30:00+02:00"),
        ("2025-08-14T23:30:00Z", "2025-08-14T23:30:00+00:00"),
        ("2025-08-14T23:30:00", None),
        ("2025-08-14", None),
    ],
)
def test_the_moment_is_kept_where_a_cell_states_its_zone(cell: str, moment: str | None):
    article = article_of(f"Ferry plan dropped,Harbour Courier,{cell}")
    assert article.published == date(2025, 8, 14)
    assert (article.published_at and article.published_at.isoformat()) == moment
