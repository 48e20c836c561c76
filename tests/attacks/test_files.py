"""Files that somebody takes along: no cell is a formula, no name leaves its folder, no secret."""

import ast
import csv
import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.access import LOCAL, NOBODY
from analysis.desk import Desk
from analysis.export import Format, Wanted, export, export_name
from analysis.sharing import open_exhibit, write_exhibit
from analysis.store import Store, StoreError, open_store
from analysis.store.share_records import Action, Sought
from analysis.tables import Scope, csv_name
from analysis.tables.spreadsheet import file_name
from pages.shared.people.log_file import Reader, whole_log
from tests.attacks.cases import FORMULAS, WORDS
from tests.attacks.rooms import NARROW, QUILL, VEX, furnish
from tests.invented.telling import telling

ROOT = Path(__file__).resolve().parents[2]
SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
DOWNLOADS = {
    "pages/article.py": "the original, as it was uploaded, to whoever may see the article",
    "pages/shared/exporting/offering.py": "analysis.export",
    "pages/shared/people/log.py": "analysis.tables.to_csv",
    "pages/shared/repair/files.py": "the log of corrections, as JSON",
    "pages/shared/table.py": "analysis.tables.to_csv",
}
"""Where files are made: each was looked at for what it takes from strangers."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A collection of formulas: titles, outlets, names, words, and the collection's own name."""
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('formulas') / 'onrecord.db'}")
    of = store.collection("=1+1").id
    for number, formula in enumerate([*FORMULAS, *WORDS.values()]):
        analysis = telling(
            (formula, "said", f"{formula} is so"),
            ("Bo Ren", "denied", f"{formula} is so"),
            names=(formula,),
            outlet=formula,
            day=number % 27 + 1,
        )
        text = f"{number} {analysis.article.text}".encode()
        article = store.enqueue(of, f"{formula}.txt", text).article
        store.save_read(article, analysis.article)
        store.save_analysis(article, analysis)
    store.settle()
    return store


def wanted(store: Store, scope: Scope, **more: object) -> Wanted:
    moment = datetime(2025, 6, 1, tzinfo=UTC)
    collection = next(one for one in store.collections() if one.id == scope.collection)
    return Wanted(store=store, collection=collection, scope=scope, moment=moment, **more)


def cells_of(data: bytes) -> list[str]:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [cell for row in rows for cell in row]


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def is_begun(cell: str) -> bool:
    """Whether a spreadsheet would take it for a formula. A number may have a minus."""
    is_number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell) is not None
    return not is_number and cell.lstrip(" ").startswith(SIGNS)


def test_no_cell_of_a_csv_file_is_a_formula(hostile: Store) -> None:
    parts = parts_of(export(wanted(hostile, Scope(1)), Format.CSV))
    cells = [
        cell for name, part in parts.items() if name.endswith(".csv") for cell in cells_of(part)
    ]
    assert [cell for cell in cells if is_begun(cell)] == []
    assert any("HYPERLINK" in cell for cell in cells)  # they are there, and they are words


def test_no_line_of_a_cell_is_one_where_semicolons_cut(hostile: Store) -> None:
    """In much of Europe a spreadsheet opens the same file by semicolons."""
    parts = parts_of(export(wanted(hostile, Scope(1)), Format.CSV))
    for name, part in parts.items():
        if not name.endswith(".csv"):
            continue
        text = io.StringIO(part.decode("utf-8-sig"), newline="")
        for row in csv.reader(text, delimiter=";"):
            for cell in row:
                assert not is_begun(cell.strip('"')), (name, cell)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(hostile: Store) -> None:
    for name, part in parts_of(export(wanted(hostile, Scope(1)), Format.XLSX)).items():
        assert b"<f>" not in part, name
        assert b"<hyperlink" not in part, name
        assert "external" not in name.casefold()
        if name.endswith("sharedStrings.xml"):
            for word in re.findall(r"<t[^>]*>([^<]*)</t>", part.decode("utf8")):
                assert not is_begun(word.replace("&quot;", '"')), word


def test_no_line_of_the_log_is_a_formula(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")
    of = store.collection("=1+1").id
    for formula in FORMULAS:
        store.log(formula, Action.ADD, of, formula)
        Desk(store, LOCAL).enqueue(of, f"{formula}.txt", formula.encode())
    data = whole_log(Reader(desk=Desk(store, LOCAL), collection=of, sought=Sought()))
    assert len(cells_of(data)) > 4 * len(FORMULAS)
    assert [cell for cell in cells_of(data) if is_begun(cell)] == []
    with pytest.raises(StoreError):
        whole_log(Reader(desk=Desk(store, NOBODY), collection=of, sought=Sought()))


@pytest.mark.parametrize("form", list(Format))
def test_a_file_of_a_link_has_no_word_of_anything_else(tmp_path: Path, form: Format) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'onrecord.db'}")
    furnish(store)
    write_exhibit(store, NARROW, tmp_path / "link.db")
    data = export(wanted(open_exhibit(tmp_path / "link.db"), Scope(1)), form)
    parts = parts_of(data) if data[:2] == b"PK" else {"": data}
    words = b"\n".join(parts.values()).decode("utf8", "replace").casefold()
    assert "eastmere" in words
    assert VEX not in words
    assert QUILL not in words
    assert "share=" not in words


NAMES = st.one_of(st.sampled_from([*WORDS.values(), *FORMULAS, "", ".", "..", "CON"]), st.text())


@given(NAMES, NAMES)
def test_no_name_of_a_file_is_more_than_a_name(one: str, other: str) -> None:
    for name in (csv_name(one, other), file_name("xlsx", one, other)):
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,122}\.(csv|xlsx)", name), name


@pytest.mark.parametrize("form", list(Format))
def test_the_name_of_an_export_is_one(hostile: Store, form: Format) -> None:
    name = export_name(wanted(hostile, Scope(1), page="../../Claims\r\nX: 1"), form)
    assert re.fullmatch(r"[a-z0-9-]+\.(json|xlsx|zip|html)", name), name


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_no_name_within_an_archive_leaves_it(hostile: Store, form: Format) -> None:
    for name in parts_of(export(wanted(hostile, Scope(1)), form)):
        assert not name.startswith("/")
        assert ".." not in name
        assert "\\" not in name


def test_every_place_where_a_file_is_made_is_known() -> None:
    """A new one is to be looked at: what does it take from strangers, and who may have it?"""
    found = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "pages").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf8")))
        if isinstance(node, ast.Attribute) and node.attr == "download_button"
    }
    assert found == DOWNLOADS.keys()


def test_no_page_hands_on_text_unescaped() -> None:
    """Streamlit's `unsafe_allow_html` and `st.write` are used nowhere."""
    for path in (ROOT / "pages").rglob("*.py"):
        text = path.read_text("utf8")
        assert "unsafe_allow_html" not in text, path
        assert "unsafe_allow_javascript" not in text, path
        assert "st.write(" not in text, path
        assert "components.html" not in text, path
