"""PDF documents: lines to paragraphs, columns in their order, and what stands round the text."""

from analysis.ingest import read_article
from tests.ingest.makers import column, pdf

FULL = [
    "The council of Varnholm dropped its plan for a",
    "ferry on Monday, the mayor said after the long",
    "meeting of the council that nobody had expected",
    "to end.",
]
NEXT = [
    "The operator denied that it had been told about",
    "it, and its spokesman said that nobody had ever",
    "asked the people who work in its harbour, or in",
    "its offices.",
]


def pages_of(*pages: list) -> str:
    return read_article(pdf(pages), "a.pdf").text


def test_paragraphs_by_gaps_and_by_indents():
    joined = [" ".join(FULL), " ".join(NEXT)]
    assert pages_of(column([*FULL, "", *NEXT])).splitlines() == joined
    indented = column([*FULL, *NEXT])
    indented[0] = (72, *indented[0][1:])
    indented[4] = (72, *indented[4][1:])
    assert pages_of(indented).splitlines() == joined


def test_a_paragraph_that_goes_on_in_the_next_column_and_on_the_next_page():
    expected = [" ".join(FULL), " ".join(NEXT)]
    columns = [*column(FULL[:2]), *column([*FULL[2:], "", *NEXT], x=330)]
    assert pages_of(columns).splitlines() == expected
    assert pages_of(column(FULL[:3]), column([FULL[3], "", *NEXT])).splitlines() == expected


def test_columns_that_are_drawn_row_by_row():
    rows = zip(column([*FULL, *FULL]), column([*NEXT, *NEXT], x=330), strict=True)
    lines = pages_of([words for row in rows for words in row]).splitlines()
    assert lines == [" ".join(FULL), " ".join(FULL), " ".join(NEXT), " ".join(NEXT)]


def test_running_heads_and_page_numbers_are_left_out():
    pages = [
        [(60, 815, 8, f"Harbour Courier, page {n}"), *column(FULL), (290, 25, 8, str(n))]
        for n in (1, 2, 3)
    ]
    assert pages_of(*pages).splitlines() == [" ".join(FULL)] * 3


def test_a_damaged_page_costs_no_other():
    pages = [column(FULL), [(1e300, 1, 10, "lost")], column(NEXT)]
    article = read_article(pdf(pages), "a.pdf")
    assert article.text.splitlines() == [" ".join(FULL), " ".join(NEXT)]
    assert [remark.code for remark in article.remarks] == ["N_PAGES"]
    assert article.remarks[0].message.endswith(": 2.")


def test_a_number_and_an_address_in_the_text_stay():
    lines = [*FULL, "", "https://varnholm.example/plan", "", "2025"]
    assert pages_of(column(lines)).splitlines()[1:] == ["https://varnholm.example/plan", "2025"]


def test_headings_stand_alone():
    words = [(60, 720, 14, "What comes next"), *column(FULL)]
    assert pages_of(words).splitlines() == ["What comes next", " ".join(FULL)]


def test_the_title_is_in_the_largest_letters_and_no_single_word():
    words = [(60, 790, 30, "Courier"), (60, 740, 18, "Ferry plan dropped"), *column(FULL + NEXT)]
    assert read_article(pdf([words]), "a.pdf").title == "Ferry plan dropped"
