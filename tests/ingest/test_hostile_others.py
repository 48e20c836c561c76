"""Texts, mails, names, tables and archives made to do harm."""

import gzip
import io
import zipfile

import pytest

from analysis.ingest import IngestError
from analysis.sandbox import Sandbox
from tests.ingest.hostile import outcome


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("The mayor \u202esaid\u202c so.", ["N_BIDI"]),
        ("The mayor \u2067said\u2069 so.", ["N_BIDI"]),
        ("The mayor\u200e said so. עברית", []),
        ("word" * 49_000, []),
        ("a" * 150_000 + " the mayor said so.", []),
        ("The mayor said so.\n" * 9_000, []),
        ("\u0301" * 9_000 + "a", []),
        ("“" * 9_000 + "a", []),
        ("The mayor " + "(" * 50_000, []),
    ],
    ids=range(9),
)
def test_texts_stay_as_they_are(sandbox: Sandbox, text: str, remarks: list[str]):
    article = sandbox.read_article(text.encode(), "a.txt")
    assert article.text == text
    assert [remark.code for remark in article.remarks] == remarks


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"\x00" * 5_000, "a.txt", "E_TYPE_MISMATCH"),
        (b"\xff\xfe" + b"\x00\xd8" * 900, "a.txt", "E_CORRUPT"),
        (b"a" * 10_485_761, "a.txt", "E_TOO_BIG"),
        (b"a b " * 60_000, "a.txt", "E_TEXT_TOO_LONG"),
        (b"# " + b"a b " * 60_000, "a.md", "E_TEXT_TOO_LONG"),
        (gzip.compress(b"The mayor. " * 900), "a.html", "E_TYPE_MISMATCH"),
        (b"{\\rtf1 " + b"a b " * 60_000 + b"}", "a.rtf", "E_TEXT_TOO_LONG"),
        (b"{\\rtf1 }", "a.rtf", "E_EMPTY"),
        (b"The mayor said so.", "a.rtf", "E_TYPE_MISMATCH"),
        (b"The mayor said so.", "a.eml", "E_TYPE_MISMATCH"),
        (b"The mayor said so.", "a.mhtml", "E_NO_ARTICLE"),
        (b"<!doctype html><p>The mayor said so.", "a.md", "E_TYPE_MISMATCH"),
        (b"From: a@b.example\nSubject: x\n\n", "a.eml", "x"),
        (b"---\ntitle: A\n---\n", "a.md", "A"),
    ],
    ids=range(14),
)
def test_other_files(sandbox: Sandbox, data: bytes, name: str, code: str):
    assert outcome(sandbox, data, name) == code


SLOW_OR_READ = {
    "groups in groups.rtf": b"{\\rtf1 " + b"{" * 500_000 + b"so" + b"}" * 500_000 + b"}",
    "binary of a terabyte.rtf": b"{\\rtf1 The mayor {\\pict\\bin999999999 x} said",
    "numbers.rtf": b"{\\rtf1 \\u-999999999 ? \\u999999999 ? \\uc999999999 \\'zz a}",
    "font tables.rtf": b"{\\rtf1 {\\fonttbl" + b"{\\f1\\fcharset}" * 90_000 + b"} a}",
    "brackets.md": b"[" * 90_000 + b"a" + b"]" * 90_000,
    "stars.md": b"*a " * 60_000,
    "quotes.md": b"> " * 90_000 + b"a\n\nb",
    "backticks.md": b"`" + b"`a" * 60_000,
    "items.md": b"".join(b" " * n + b"- a\n" for n in range(600)),
    "links.md": b"[a](<" * 40_000,
    "head.md": b"---\n" + b"a: " * 30_000,
    "table.md": b"|a" * 3_000 + b"\n" + b"|-" * 3_000 + b"\n" + (b"|b" * 3_000 + b"\n") * 20,
    "heads.eml": b"Subject: a\nFrom: b@c.example\n" + b"X: y\n" * 200_000 + b"\nThe mayor.",
    "long head.eml": b"Date: x\nSubject: " + b"=?utf-8?q?a?= " * 20_000 + b"\n\nThe mayor.",
    "many senders.eml": b"Subject: a\nFrom: " + b"a b <a@b.example>, " * 9_000 + b"\n\nThe mayor.",
    "comments.eml": b"Subject: a\nFrom: " + b"(" * 9_000 + b"\n\nThe mayor.",
}


@pytest.mark.parametrize("name", SLOW_OR_READ)
def test_what_takes_long_in_other_readers(sandbox: Sandbox, name: str):
    found = outcome(sandbox, SLOW_OR_READ[name], name)
    assert not found.startswith("E_") or found in {"E_TOO_COMPLEX", "E_TEXT_TOO_LONG", "E_TOO_SLOW"}


def test_parts_inside_parts_inside_parts(sandbox: Sandbox):
    data = b"Subject: a\nFrom: b@c.example\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
    )
    assert outcome(sandbox, data, "a.eml") in {"E_TOO_COMPLEX", "a", "E_EMPTY"}


@pytest.mark.parametrize(
    "name",
    [
        "../../a.txt",
        "/etc/a.txt",
        "C:\\a.txt",
        "a" * 5_000 + ".txt",
        "\u202etxt.exe.txt",
        "<img src=x onerror=alert(1)>.txt",
        "a\x00b.txt",
    ],
)
def test_names_are_labels(sandbox: Sandbox, name: str):
    assert sandbox.read_article(b"The mayor said so.", name).path == name
    with pytest.raises(IngestError) as caught:
        sandbox.read_article(b"", name)
    message = caught.value.problem.message
    assert len(message) < 200
    assert not {"\u202e", "\x00", "../"} & set(message)


def test_one_cell_of_twelve_megabytes(sandbox: Sandbox):
    data = b"title,text\nA,So.\nB," + b"a b " * 3_000_000 + b"\nC,So.\n"
    parts = list(sandbox.unpack(data, "t.csv"))
    assert [part.name for part in parts] == [
        "t.csv, row 2.txt",
        "t.csv, row 3.txt",
        "t.csv, row 4.txt",
    ]
    with pytest.raises(IngestError) as caught:
        sandbox.read_article(parts[1].data, parts[1].name)
    assert caught.value.problem.code == "E_TOO_BIG"
    assert "“t.csv, row 3.txt”" in caught.value.problem.message


def test_100_000_files_in_an_archive(sandbox: Sandbox):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(100_000):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), b"")
    with pytest.raises(IngestError) as caught:
        list(sandbox.unpack(buffer.getvalue(), "a.zip"))
    assert caught.value.problem.code == "E_TOO_MANY"
    assert "100,000" in caught.value.problem.message
