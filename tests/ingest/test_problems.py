"""What cannot be read: the code, and a message of what happened, to which file, what to do."""

import gzip
import io
import random
import zipfile

import pytest

from analysis.ingest import IngestError, Limits, check_size, read_article
from analysis.ingest.problems import shown

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 4
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 9


def zip_bytes() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return buffer.getvalue()


def problem(data: bytes, name: str = "a.txt", limits: Limits | None = None):
    with pytest.raises(IngestError) as caught:
        read_article(data, name, limits=limits)
    assert str(caught.value) == caught.value.problem.message
    return caught.value.problem


BINARIES = {
    "PNG": (PNG, "a PNG picture"),
    "JPEG": (JPEG, "a JPEG picture"),
    "PDF": (PDF, "a PDF document"),
    "ZIP": (zip_bytes(), "a ZIP archive"),
    "gzip": (gzip.compress(b"The mayor said so. " * 50), "a gzip archive"),
    "RTF": (b"{\\rtf1\\ansi The mayor said so.}", "an RTF document"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "an old Word"),
    "tar": (b"a.txt".ljust(257, b"\x00") + b"ustar\x0000" + bytes(250), "a tar archive"),
    "bzip2": (b"BZh91AY&SY\x00\x01" + bytes(90), "a bzip2 archive"),
    "MP4": (b"\x00\x00\x00\x18ftypmp42" + bytes(90), "a video or audio file"),
    "NULs": (b"The mayor\x00\x00 said so. " * 50, "a binary file"),
    "noise": (random.Random(7).randbytes(4_000), "a binary file"),
}


@pytest.mark.parametrize("suffix", [".txt", ".html", ".htm"])
@pytest.mark.parametrize(("data", "kind"), BINARIES.values(), ids=BINARIES)
def test_binary_file_called_a_text(data: bytes, kind: str, suffix: str):
    found = problem(data, f"holiday{suffix}")
    assert found.code == "E_TYPE_MISMATCH"
    assert f"“holiday{suffix}” ends in {suffix} but looks like {kind}" in found.message
    assert found.message.endswith("paste that instead.")


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b"\xef\xbb\xbf  <html>x",
        b"<!-- x --><HTML lang=en>",
        b"<!---->" * 9_000,
    ],
)
def test_web_page_called_a_text(data: bytes):
    if data.endswith(b"-->"):
        data += b"<html>"
    found = problem(data)
    assert found.code == "E_TYPE_MISMATCH"
    assert "web page" in found.message
    assert ".html" in found.message


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        "\u200b\u00a0\u2028".encode(),
        b"--- ... ***",
    ],
)
def test_empty(data: bytes, name: str):
    found = problem(data, name)
    assert found.code == "E_EMPTY"
    assert f"“{name}”" in found.message
    assert "Add a file" in found.message


@pytest.mark.parametrize(
    "name", ["a.doc", "a.pages", "a", ".txt", "a.txt.exe", "a.txt ", "a.txt\x00.png"]
)
def test_unsupported(name: str):
    found = problem(b"The mayor said so.", name)
    assert found.code == "E_UNSUPPORTED"
    assert ".docx, .eml, .htm, .html" in found.message


def test_too_big():
    found = problem(b"word " * 6_000_000, "big.txt", Limits(n_bytes=10 * 1024 * 1024))
    assert found.code == "E_TOO_BIG"
    assert "“big.txt” has 28.6 MB; the limit is 10 MB." in found.message


@pytest.mark.parametrize(
    ("n_bytes", "limit", "words"),
    [
        (11, 10, "11 bytes; the limit is 10 bytes"),
        (10 * 1024**2 + 1, 10 * 1024**2, "10,485,761 bytes; the limit is 10,485,760."),
        (3 * 1024**3, 1024**2, "3072 MB; the limit is 1 MB"),
    ],
)
def test_sizes_in_words(n_bytes: int, limit: int, words: str):
    with pytest.raises(IngestError) as caught:
        check_size("a.txt", n_bytes, limit)
    assert words in caught.value.problem.message


def test_a_size_at_the_limit_is_let_through():
    check_size("a.txt", 10, 10)


@pytest.mark.parametrize("text", ["word " * 200_000, "w" * 1_000_000], ids=["words", "one word"])
def test_text_too_long(text: str):
    found = problem(text.encode(), "long.txt", Limits(n_bytes=10**7, n_characters=200_000))
    assert found.code == "E_TEXT_TOO_LONG"
    assert "1,000,000 characters" in found.message
    assert "the limit is 200,000" in found.message
    assert "Split it" in found.message


def test_a_text_at_the_limit_is_read():
    text = "The mayor said so. " * 10
    assert read_article(text.encode(), "a.txt", limits=Limits(n_characters=190)).text == text


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(b"\xff\xfe" + b"\x00\xd8" * 9, "half a surrogate pair"), (b"\xff\xfea\x00b", "odd length")],
)
def test_characters_that_cannot_be_made_out(data: bytes, encoding: str):
    found = problem(data)
    assert found.code in {"E_CORRUPT", "E_TYPE_MISMATCH"}, encoding


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.txt", "a.txt"),
        ("../../a.txt", "a.txt"),
        ("C:\\x\\a.txt", "a.txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("a\r\nb\x00.txt", "ab.txt"),
        ("<img onerror=x>.txt", "<img onerror=x>.txt"),
        ("\u200b", "the file"),
        ("", "the file"),
    ],
)
def test_name_in_a_message(name: str, expected: str):
    assert shown(name) == expected


def test_a_long_name_is_shortened_in_a_message():
    found = problem(b"", "n" * 5_000 + ".txt")
    assert len(found.message) < 200
    assert "….txt" not in found.message
    assert "n.txt”" in found.message
