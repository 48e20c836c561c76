"""A spreadsheet must find nothing to run in a table that was saved for it."""

import csv
import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tables import csv_name, to_csv

FORMULA = tuple("=+-@＝＋－＠")
SIGNS = (*FORMULA, "\t", "\r", "\n")


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=delimiter))


def cell(value: Any) -> str:
    """What stands in the only cell of a table of this value."""
    kind = "object" if isinstance(value, str) else None
    frame = pd.DataFrame({"a": pd.Series([value], dtype=kind)})
    (_, (written,)) = read(to_csv(frame, {"a": "A"}))
    return written


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://127.0.0.1/?x="&A1,"Invoice")',
        "+1-2",
        "-5",
        "@SUM(1,2)",
        "\tTab",
        "\rReturn",
        "\nNew line",
        "   =1+1",
        "  \r and on",
        "\u00a0=1+1",
        "\ufeff=1+1",
        "\u200b@SUM(1)",
        "\x00=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(1)",
        "=",
    ],
)
def test_a_text_that_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a=b",
        "e-mail",
        "1+1",
        "press@example.org",
        "'=1+1",
        '"=1+1" was the title',
        "\N{MINUS SIGN}5",
        "\N{EN DASH} and so on",
        "Two, three",
        'She said "no"',
        "One line\nand another\r\nand a third",
        "Rain; then sun",
        "  indented",
        "Zoë Öztürk",
    ],
)
def test_any_other_text_is_left_as_it_is(text: str) -> None:
    assert cell(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Rain;=1+1", "Rain;'=1+1"),
        ("Rain; +1", "Rain;' +1"),
        ("Rain\n=1+1", "Rain\n'=1+1"),
        ("Rain\t@SUM(1)", "Rain\t'@SUM(1)"),
        ("Rain;\r\n-1", "Rain;\r\n'-1"),
        ("=1;=2", "'=1;'=2"),
        ('Rain;"=1+1', "Rain;'\"=1+1"),
        ('Rain;"No"', 'Rain;"No"'),
        ("Rain, =1", "Rain, =1"),
    ],
)
def test_a_sign_where_a_spreadsheet_may_cut_gets_one_too(text: str, written: str) -> None:
    assert cell(text) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (-5, "-5"),
        (-5.25, "-5.25"),
        (3.0, "3"),
        (0.85, "0.85"),
        (1234567, "1234567"),
        (True, "yes"),
        (False, "no"),
        (None, ""),
        (float("nan"), ""),
        (float("-inf"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (date(2024, 3, 5), "2024-03-05"),
        (pd.Timestamp(2024, 3, 5), "2024-03-05"),
        (pd.Timestamp(2024, 3, 5, 17, 4, 9), "2024-03-05 17:04:09"),
        (datetime(2024, 3, 5, 17, 4, tzinfo=UTC), "2024-03-05 17:04:00+00:00"),
        (pd.Timedelta(-1, "s"), "'-1 days +23:59:59"),
    ],
)
def test_numbers_stay_numbers_and_dates_are_iso(value: object, written: str) -> None:
    assert cell(value) == written


def test_numbers_beside_missing_ones_are_whole() -> None:
    frame = pd.DataFrame({"copies": [2.0, float("nan")], "n": pd.array([1, None], dtype="Int64")})
    rows = read(to_csv(frame, {"copies": "Copies", "n": "n"}))
    assert rows == [["Copies", "n"], ["2", "1"], ["", ""]]


def test_only_columns_with_a_heading_leave_in_the_order_of_the_headings() -> None:
    frame = pd.DataFrame({"hidden": ["secret"], "title": ["Rain"], 7: [3]})
    data = to_csv(frame, {7: "=Count", "title": "Title"})
    assert data == b"\xef\xbb\xbf'=Count,Title\r\n3,Rain\r\n"


def test_a_table_without_rows_has_its_headings() -> None:
    assert read(to_csv(pd.DataFrame({"a": []}), {"a": "A"})) == [["A"]]


def test_what_is_no_unicode_is_replaced() -> None:
    assert cell("name\udcff") == "name?"


def assert_harmless(data: bytes) -> None:
    """Read as it is meant, and as a spreadsheet reads it that splits at semicolons."""
    for row in read(data):
        assert not any(written.lstrip().startswith(SIGNS) for written in row)
        assert not any(written.startswith(SIGNS) for written in row)
    for row in read(data, ";"):
        assert not any(written.lstrip().startswith(FORMULA) for written in row)


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1), st.text())
def test_no_cell_ever_begins_with_a_sign(rows: Sequence[tuple[str, str]], heading: str) -> None:
    frame = pd.DataFrame(list(rows), columns=["a", "b"], dtype="object")
    data = to_csv(frame, {"a": heading, "b": "B"})
    assert data == to_csv(frame, {"a": heading, "b": "B"})
    assert len(read(data)) == len(rows) + 1
    assert_harmless(data)


NASTY = st.text(st.sampled_from([*SIGNS, *"; ,\"a'\u00a0"]), max_size=12)


@given(NASTY, NASTY, NASTY)
def test_texts_made_of_signs_are_harmless_and_lose_nothing(one: str, two: str, head: str) -> None:
    data = to_csv(pd.DataFrame({"a": [one, two], "b": [two, one]}), {"a": "A", "b": head})
    found = [[written.replace("'", "") for written in row] for row in read(data)[1:]]
    plain_one, plain_two = one.replace("'", ""), two.replace("'", "")
    assert found == [[plain_one, plain_two], [plain_two, plain_one]]
    assert_harmless(data)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Articles in scope", "Sample: three stories"), "articles-in-scope-sample-three-stories"),
        (("Élections", "Ålesund/2024"), "elections-alesund-2024"),
        (('../../x"\r\nSet-Cookie: a', ""), "x-set-cookie-a"),
        (("", "新聞"), "table"),
        (("a" * 59 + " b" * 9, "c"), "a" * 59 + "-c"),
    ],
)
def test_a_file_is_named_in_plain_letters(parts: tuple[str, ...], name: str) -> None:
    assert csv_name(*parts) == f"{name}.csv"
