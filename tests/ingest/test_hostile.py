"""Files made to do harm, each read in the reading process: a code, the file's name, in time."""

import io
import time
import zipfile

import pytest

from analysis.ingest import IngestError
from analysis.ingest.containers import Member, Refused
from analysis.sandbox import Sandbox
from tests.ingest.hostile import STORY, outcome
from tests.ingest.makers import (
    docx,
    odt,
    packed,
    pdf,
    word_paragraph,
    word_xml,
    xlsx,
)

SECRET = "canary-7f3a"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
LAUGHTER = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a file that no document may bring in."""
    path = tmp_path_factory.mktemp("outside") / "secret.txt"
    path.write_text(SECRET)
    return path.as_uri()


def nested(tag: str) -> str:
    """Elements inside each other, not so regular that they count as a bomb."""
    starts = (f'<{tag} x="{n * 2_654_435_761 % 2**32:08X}">' for n in range(100_000))
    return "".join(starts) + f"</{tag}>" * 100_000


def with_doctype(xml: str, doctype: str, reference: str) -> str:
    head, rest = xml.split("?>", 1)
    return f"{head}?>{doctype}{rest}".replace("REFERENCE", reference)


def word_part(doctype: str, reference: str) -> bytes:
    xml = with_doctype(word_xml(word_paragraph(f"{STORY}REFERENCE")), doctype, reference)
    return docx("", more={"word/document.xml": xml})


def open_part(doctype: str, reference: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(odt(f"<text:p>{STORY}REFERENCE</text:p>"))) as archive:
        xml = archive.read("content.xml").decode()
    return odt("", more={"content.xml": with_doctype(xml, doctype, reference)})


def sheet_part(doctype: str, reference: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(xlsx([["text"], ["REFERENCE" + STORY]]))) as archive:
        xml = archive.read("xl/worksheets/sheet2.xml").decode()
    return xlsx([], more={"xl/worksheets/sheet2.xml": with_doctype(xml, doctype, reference)})


def page_part(doctype: str, reference: str) -> bytes:
    return f"{doctype}<html><body><p>{STORY}</p><p>{STORY}{reference}</p></body></html>".encode()


def archive_part(doctype: str, reference: str) -> bytes:
    head = b"MIME-Version: 1.0\nSubject: Ferry\nContent-Type: text/html\n\n"
    return head + page_part(doctype, reference)


def picture_part(doctype: str, reference: str) -> bytes:
    svg = f"<svg>{doctype}<text>{reference}</text></svg>"
    return f"<html><body><p>{STORY}</p>{svg}<p>{STORY}</p></body></html>".encode()


XML_KINDS = {
    "a.docx": word_part,
    "a.odt": open_part,
    "a.html": page_part,
    "b.html": picture_part,
    "a.mhtml": archive_part,
}


@pytest.mark.parametrize("name", XML_KINDS)
def test_no_file_is_brought_in_by_an_entity(sandbox: Sandbox, name: str, outside: str):
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{outside}">]>'
    found = outcome(sandbox, XML_KINDS[name](doctype, "&e;"), name)
    assert SECRET not in found
    assert found == "E_CORRUPT" or found.startswith("The council")


@pytest.mark.parametrize("name", XML_KINDS)
def test_entities_that_multiply(sandbox: Sandbox, name: str):
    found = outcome(sandbox, XML_KINDS[name](LAUGHTER, "&l11;"), name)
    assert "haha" not in found
    assert found == "E_CORRUPT" or found.startswith("The council")


@pytest.mark.parametrize("reference", ["&e;", "&l11;"])
def test_entities_in_a_workbook(sandbox: Sandbox, reference: str, outside: str):
    doctype = LAUGHTER.replace("[", f'[<!ENTITY e SYSTEM "{outside}">')
    try:
        parts = list(sandbox.unpack(sheet_part(doctype, reference), "a.xlsx"))
    except IngestError as error:
        parts = [Refused(name="a.xlsx", problem=error.problem)]
    text = "".join(part.data.decode() for part in parts if isinstance(part, Member))
    assert SECRET not in text
    assert "haha" not in text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx(nested("w:p")), "E_CORRUPT"),
        (docx(word_paragraph(STORY))[:900], "E_CORRUPT"),
        (docx(word_paragraph(STORY), more={"word/document.xml": "<w:document"}), "E_CORRUPT"),
        (docx("", more={"word/document.xml": "<x/>"}), "E_TYPE_MISMATCH"),
        (docx(""), "E_EMPTY"),
        (packed({"a.txt": "So."}), "E_TYPE_MISMATCH"),
        (xlsx([["text"], ["So."]]), "E_TYPE_MISMATCH"),
        (odt("<text:p>So.</text:p>"), "E_TYPE_MISMATCH"),
        (pdf([[(60, 700, 10, "So.")]]), "E_TYPE_MISMATCH"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "E_TYPE_MISMATCH"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "E_PASSWORD",
        ),
        (STORY.encode(), "E_TYPE_MISMATCH"),
        (b"PK\x05\x06" + bytes(18), "E_TYPE_MISMATCH"),
    ],
)
def test_word_documents(sandbox: Sandbox, data: bytes, code: str):
    assert outcome(sandbox, data, "a.docx") == code


def test_a_word_document_that_unpacks_to_180_megabytes(sandbox: Sandbox):
    data = docx(word_paragraph("The mayor said so. " * 9_500_000))
    assert len(data) < 1_000_000
    assert outcome(sandbox, data, "a.docx") == "E_UNPACKED_TOO_BIG"


def test_half_a_million_empty_paragraphs(sandbox: Sandbox):
    # Not so regular that they count as a bomb.
    body = "".join(f'<w:p w:rsidR="{n * 2_654_435_761 % 2**32:08X}"/>' for n in range(500_000))
    data = docx(body + word_paragraph("The mayor said so."))
    started = time.monotonic()
    assert outcome(sandbox, data, "a.docx") == "E_TOO_COMPLEX"
    assert time.monotonic() - started < 10


def test_a_long_word_document(sandbox: Sandbox):
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>{:X} </w:t></w:r>"
    body = "".join(
        f"<w:p>{''.join(run.format(n * 2_654_435_761 % 2**16) for n in range(k, k + 2))}</w:p>"
        for k in range(9_000)
    )
    assert outcome(sandbox, docx(body), "a.docx").count("\n") == 8_999


def test_a_word_document_with_too_many_parts_in_a_paragraph(sandbox: Sandbox):
    runs = "".join(f"<w:r><w:t>{n * 2_654_435_761 % 2**32:X}</w:t></w:r>" for n in range(130_000))
    assert outcome(sandbox, docx(f"<w:p>{runs}</w:p>"), "a.docx") == "E_TOO_COMPLEX"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (odt("<text:p>So.</text:p>", more={"mimetype": "application/zip"}), "E_TYPE_MISMATCH"),
        (odt("<text:p>So.</text:p>", more={"content.xml": "<x"}), "E_CORRUPT"),
        (
            odt("", more={"content.xml": b"\x00\x01", "META-INF/manifest.xml": "encryption-data"}),
            "E_PASSWORD",
        ),
        (odt(nested("text:p")), "E_CORRUPT"),
        (odt(""), "E_EMPTY"),
        (docx(word_paragraph("So.")), "E_TYPE_MISMATCH"),
    ],
)
def test_open_documents(sandbox: Sandbox, data: bytes, code: str):
    assert outcome(sandbox, data, "a.odt") == code


def test_a_million_blanks_in_one_element_are_a_hundred(sandbox: Sandbox):
    data = odt('<text:p>one<text:s text:c="999999999"/>two</text:p>')
    assert outcome(sandbox, data, "a.odt") == "one two"
