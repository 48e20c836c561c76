"""The fixtures that are no text: made here from their parts when the tests run."""

from pathlib import Path

from tests.ingest.makers import column, docx, odt, packed, pdf, word_paragraph, xlsx

HERE = Path(__file__).parent
STORY = "The council of Varnholm dropped its plan for a ferry on Thursday, the mayor said."
ANSWER = "The operator denied that it had been told. “Nobody asked us,” its spokesman said."
DELETED = (
    "<w:p><w:r><w:t>It was told </w:t></w:r><w:del><w:r><w:delText>twice</w:delText></w:r></w:del>"
)
INSERTED = "<w:ins><w:r><w:t>once.</w:t></w:r></w:ins></w:p>"
LEFT = (
    "The council of Varnholm dropped its plan for an ofﬁce",
    "in the harbour on Thursday, the mayor said in a state-",
    "ment after the meeting.",
    "",
    "The operator denied that it had been told of the well-",
    "known plan, and no well-known lawyer had asked it.",
)
RIGHT = ("“Nobody asked us,” its spokesman said when he was", "asked on the next day.")
HEAD, FOOT = (60, 810, 9, "Harbour Courier"), (280, 30, 9, "Page 1 of 2")
FIRST = [HEAD, (60, 760, 20, "Office plan dropped"), (60, 736, 20, "after a long meeting"), FOOT]
SECOND = [HEAD, *column(["The minister expected calm, she said on the second", "page of it."])]
PRINTED = [
    (30, 815, 8, "01/09/2025, 09:00"),
    (280, 815, 8, "Ferry plan dropped | Courier"),
    (60, 760, 20, "Ferry plan dropped at last"),
    *column(["The council of Varnholm dropped its plan for a ferry,", "the mayor said."]),
    (30, 20, 8, "https://courier.example/ferry"),
    (560, 20, 8, "1/1"),
]
ROWS = [
    ["title", "text", "url", "published"],
    ["Ferry plan dropped", f"{STORY}\n{ANSWER}", "https://courier.example/ferry", 45883],
    ["=1+1", "The council stays what it is, =SUM(A1), the mayor said.", "javascript:alert(1)", ""],
]


def fixtures() -> dict[str, bytes]:
    """Every fixture by its name, those that are files as well."""
    files = {p.name: p.read_bytes() for p in HERE.iterdir() if p.suffix not in (".py", "")}
    made = {
        "document.docx": docx(
            word_paragraph("Ferry plan dropped", "Titel")
            + word_paragraph(STORY)
            + word_paragraph(ANSWER)
            + DELETED
            + INSERTED,
            title="Press release template",
            creator="Jane Doe",
        ),
        "open.odt": odt(
            '<text:p text:style-name="P1">Ferry <text:span>plan</text:span> dropped</text:p>'
            f"<text:p>{STORY}<text:note><text:p>A footnote.</text:p></text:note></text:p>"
            f"<text:p>{ANSWER}</text:p>",
            creator="Microsoft Office User",
        ),
        "columns.pdf": pdf(
            [[*FIRST, *column(LEFT), *column(RIGHT, x=330)], SECOND],
            info=b"/Title (Microsoft Word - plan.docx) /Author (Jane Doe) /ModDate (D:20240203)",
        ),
        "printed.pdf": pdf([PRINTED], info=b"/Title (Ferry plan dropped | Courier)"),
        "sheet.xlsx": xlsx(ROWS),
        "letters.mbox": b"".join(
            b"From sender Thu Aug 14 23:30:00 2025\n" + files[name] + b"\n"
            for name in ("mail.eml", "forwarded.eml")
        ),
    }
    members = [
        ("notes/plain.txt", files["plain.txt"]),
        ("../plain.txt", files["plain.txt"]),
        ("notes/letter.rtf", files["letter.rtf"]),
        ("__MACOSX/._plain.txt", b"\x00"),
        ("photo.png", b"\x89PNG\r\n\x1a\n"),
        ("lines.jsonl", files["lines.jsonl"]),
        ("inner.zip", packed({"a.txt": "text"})),
    ]
    return {**files, **made, "bundle.zip": packed(members)}
