"""PDF documents made to do harm, and damaged ones."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfWriter

from analysis.sandbox import Sandbox
from analysis.sandbox.sandbox import Confines
from tests.ingest.hostile import SECONDS, STORY, outcome
from tests.ingest.makers import column, packed, pdf, pdf_file, stream

LINES = column([STORY[:70], STORY[70:140]])
CATALOGUE, TREE = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [%s] >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
)
ENCRYPT = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
    + b"00" * 32
    + b"> /U <"
    + b"11" * 32
    + b">"
    b" >> /ID [<00> <00>]"
)


def previous_of_itself() -> bytes:
    data = pdf([LINES])
    place = int(data.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % place)


def drawn_in_itself() -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>"
    page = PAGE.replace(b"/Resources <<", b"/Resources << /XObject << /F 5 0 R >>")
    draw = stream(b"/F Do")
    return pdf_file([CATALOGUE, TREE % b"3 0 R", page, draw, stream(b"/F Do", form)])


def aes(password: str) -> bytes:
    """A document that only its owner may print, and that opens with the password."""
    writer, made = PdfWriter(clone_from=BytesIO(pdf([LINES]))), BytesIO()
    writer.encrypt(password, "the owner's", algorithm="AES-256")
    writer.write(made)
    return made.getvalue()


PDFS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "header only": (lambda: b"%PDF-1.7\n", {"E_CORRUPT"}),
    "cut off": (lambda: pdf([LINES])[:500], {"E_CORRUPT", "E_NO_TEXT"}),
    "a page": (lambda: b"<!doctype html><p>So.", {"E_TYPE_MISMATCH"}),
    "words": (lambda: STORY.encode(), {"E_TYPE_MISMATCH"}),
    "archive": (lambda: packed({"a.txt": "So."}), {"E_TYPE_MISMATCH"}),
    "scan": (lambda: pdf([[], []], picture=True), {"E_NO_TEXT"}),
    "stamped scan": (lambda: pdf([[(9, 9, 9, "Scan 1")]] * 3, picture=True), {"E_NO_TEXT"}),
    "encrypted": (
        lambda: pdf([LINES]).replace(b"/Root 1 0 R", b"/Root 1 0 R " + ENCRYPT),
        {"E_PASSWORD"},
    ),
    "encrypted with AES": (lambda: aes("a password"), {"E_PASSWORD"}),
    "tree in itself": (
        lambda: pdf_file([CATALOGUE, TREE % b"2 0 R"]),
        {"E_CORRUPT", "E_NO_TEXT", "E_TOO_COMPLEX"},
    ),
    "drawn in itself": (drawn_in_itself, {"E_CORRUPT", "E_NO_TEXT", "E_TOO_COMPLEX"}),
    "one stream of 210 megabytes": (
        lambda: pdf_file([CATALOGUE, TREE % b"3 0 R", PAGE, stream(b" " * 210_000_000)]),
        {"E_TOO_COMPLEX"},
    ),
    "10,000 pages": (lambda: pdf([()] * 10_000), {"E_TOO_COMPLEX"}),
    "words far away": (
        lambda: pdf([[(1e300, -1e300, 1e30, "one"), (0, 0, 0, "two"), (5, 5, -5, "three")]]),
        {"E_TOO_COMPLEX"},
    ),
    "words where no page is": (
        lambda: pdf([[(1e9, -1e9, 1e8, "one"), (0, 0, 0, "two"), (5, 5, -5, "three")]]),
        {"one\ntwo\nthree"},
    ),
}


@pytest.mark.parametrize("case", PDFS)
def test_pdf_documents(sandbox: Sandbox, case: str):
    make, codes = PDFS[case]
    assert outcome(sandbox, make(), "a.pdf") in codes


def test_what_is_encrypted_and_opens_without_a_password_is_read(sandbox: Sandbox):
    assert STORY[:60] in outcome(sandbox, aes(""), "a.pdf")


def test_a_cross_reference_that_leads_to_itself(sandbox: Sandbox):
    found = outcome(sandbox, previous_of_itself(), "a.pdf")
    assert found == "E_CORRUPT" or found.startswith("The council of Varnholm")


def test_a_pdf_with_a_few_bytes_in_front(sandbox: Sandbox):
    assert outcome(sandbox, b"\n\n" + pdf([LINES]), "a.pdf").startswith("The council")


def test_half_a_million_pieces_of_text():
    confines = Confines(cpu_seconds=2, wall_seconds=SECONDS)
    with Sandbox(confines=confines) as sandbox:
        assert outcome(sandbox, pdf([[(60, 700, 10, "a")] * 300_000]), "a.pdf") == "E_TOO_SLOW"
