"""Office documents, PDF documents and archives for the tests, made by hand from their parts."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
OPEN = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
)
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
Parts = Mapping[str, str | bytes]


def packed(parts: Parts | Iterable[tuple[str, str | bytes]]) -> bytes:
    """A ZIP file; given as pairs, names may come twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items() if isinstance(parts, Mapping) else parts:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def relations(target: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Target="{target}"'
        f' Type="{RELATION}/officeDocument"/></Relationships>'
    )


def word_paragraph(text: str, style: str = "") -> str:
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{marked}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def word_xml(body: str) -> str:
    return f"{HEAD}<w:document {WORD}><w:body>{body}</w:body></w:document>"


def docx(body: str, *, title: str = "", creator: str = "", more: Parts | None = None) -> bytes:
    """A Word document from the XML of its paragraphs."""
    return packed(
        {
            "_rels/.rels": relations("word/document.xml"),
            "word/document.xml": word_xml(body),
            "word/styles.xml": f'{HEAD}<w:styles {WORD}><w:style w:styleId="Titel">'
            '<w:name w:val="Title"/></w:style></w:styles>',
            "docProps/core.xml": f"{HEAD}<cp:coreProperties {CORE}><dc:title>{title}</dc:title>"
            f"<dc:creator>{creator}</dc:creator>"
            "<dcterms:created>2024-02-03T10:00:00Z</dcterms:created>"
            "<dcterms:modified>2024-02-04T10:00:00Z</dcterms:modified></cp:coreProperties>",
            **(more or {}),
        }
    )


def odt(body: str, *, title: str = "", creator: str = "", more: Parts | None = None) -> bytes:
    """An OpenDocument text from the XML of its paragraphs; the style P1 is made from Title."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{HEAD}<office:document-content {OPEN}><office:automatic-styles>"
            '<style:style style:name="P1" style:parent-style-name="Title"/>'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f"{HEAD}<office:document-meta {OPEN} {CORE}"
            ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>'
            f"<dc:title>{title}</dc:title><meta:initial-creator>{creator}</meta:initial-creator>"
            "<dc:date>2024-02-03T10:00:00</dc:date></office:meta></office:document-meta>",
            **(more or {}),
        }
    )


def cell(value: str | float) -> str:
    """A cell; a number is shown as a day."""
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c s="1"><v>{value}</v></c>'


def xlsx(rows: Sequence[Sequence[str | float]], more: Parts | None = None) -> bytes:
    """A workbook with an empty first sheet and the rows in the second."""
    lines = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    return packed(
        {
            "[Content_Types].xml": f"{HEAD}<Types"
            ' xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": relations("xl/workbook.xml"),
            "xl/workbook.xml": f'{HEAD}<workbook {SHEET} xmlns:r="{RELATION}"><sheets>'
            '<sheet name="Empty" sheetId="1" r:id="r1"/><sheet name="Rows" sheetId="2" r:id="r2"/>'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}">'
            f'<Relationship Id="r1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{RELATION}/worksheet" Target="worksheets/sheet2.xml"/>'
            f'<Relationship Id="r3" Type="{RELATION}/styles" Target="styles.xml"/></Relationships>',
            "xl/styles.xml": f'{HEAD}<styleSheet {SHEET}><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": f"{HEAD}<worksheet {SHEET}><sheetData/></worksheet>",
            "xl/worksheets/sheet2.xml": f"{HEAD}<worksheet {SHEET}><sheetData>{lines}</sheetData>"
            "</worksheet>",
            **(more or {}),
        }
    )


Words = tuple[float, float, float, str]
"""x, y, size, text."""


def stream(data: bytes, entries: bytes = b"") -> bytes:
    packed_data = zlib.compress(data)
    head = b"<< /Length %d /Filter /FlateDecode %s >>" % (len(packed_data), entries)
    return head + b"\nstream\n" + packed_data + b"\nendstream"


def pdf_file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of numbered objects, the first being the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, trailer, len(data))
    )


def page_content(words: Iterable[Words]) -> bytes:
    """What draws the words; "\N{LATIN SMALL LIGATURE FI}" has a letter of its own."""
    return b"".join(
        b"BT /F1 %f Tf 1 0 0 1 %f %f Tm <%s> Tj ET\n"
        % (size, x, y, text.replace("ﬁ", "\x01").encode("cp1252").hex().encode())
        for x, y, size, text in words
    )


def pdf(pages: Sequence[Iterable[Words]], *, info: bytes = b"", picture: bool = False) -> bytes:
    """A PDF document of pages of 595 by 842 points; `info` are entries such as /Title (A)."""
    n_pages = len(pages)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(n_pages))
    shown = b" /XObject << /I 4 0 R >>" if picture else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (n_pages, kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding"
        b" /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >> >>",
        stream(b"\x00", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"),
    ]
    for number, words in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources"
            b" << /Font << /F1 3 0 R >>%s >> >>" % (6 + 2 * number, shown)
        )
        objects.append(stream(page_content(words)))
    objects.append(b"<< %s >>" % info)
    return pdf_file(objects, b"/Info %d 0 R" % len(objects))


def column(
    lines: Iterable[str], *, x: float = 60, top: float = 700, size: float = 10
) -> list[Words]:
    """Lines below each other; an empty one leaves the space between two paragraphs."""
    words, y = [], top
    for line in lines:
        if line:
            words.append((x, y, size, line))
        y -= 1.2 * size if line else 0.8 * size
    return words
