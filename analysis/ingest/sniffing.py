"""What bytes look like, whatever the file is called."""

import re

SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (8, b"WEBP", "a WebP picture"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (0, b"%PDF-", "a PDF document"),
    (0, b"%!PS", "a PostScript document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"PK\x05\x06", "an empty ZIP archive"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\x00", "a database"),
    (0, b"\x7fELF", "a program"),
    (4, b"ftyp", "a video or audio file"),
    (0, b"RIFF", "an audio or video file"),
    (0, b"OggS", "an audio or video file"),
    (0, b"ID3", "an audio file"),
    (0, b"\x1aE\xdf\xa3", "a video file"),
)
TEXTUAL = frozenset({b"BZh", b"RIFF", b"ID3", b"ftyp", b"WEBP", b"OggS", b"ustar"})
"""Signatures that words may begin with; they count only with a control character near by."""

CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROL = 0.01
"""Text has none; a share above this was seen only in binary files."""
PAGE_START = re.compile(
    rb"(?>\s*<!--.*?-->)*+\s*(?:<\?xml\b[^>]*>\s*)?<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(
    rb"<(?:!doctype|html|head|body|meta|title|article|main|section|div|p|h[1-6]|span|br|a|table)\b",
    re.IGNORECASE,
)
LOOK_AT = 100_000


def sniff(data: bytes) -> str | None:
    """What kind of binary file the bytes are, in words; None where they may be text."""
    for offset, signature, kind in SIGNATURES:
        if data.startswith(signature, offset) and _is_sure(data, signature):
            return kind
    return None


def _is_sure(data: bytes, signature: bytes) -> bool:
    return signature not in TEXTUAL or CONTROL.search(data[:600]) is not None


def has_control_characters(data: bytes) -> bool:
    """Whether more of the bytes are control characters than text in a single-byte encoding has."""
    return len(CONTROL.findall(data[:LOOK_AT])) > MOST_CONTROL * min(len(data), LOOK_AT)


def is_page(data: bytes) -> bool:
    """Whether the bytes begin as a web page does; a tag further on in a text does not count."""
    return PAGE_START.match(data[:LOOK_AT].removeprefix(b"\xef\xbb\xbf")) is not None


def has_tags(text: str) -> bool:
    """Whether there is any tag of a web page in the text."""
    return TAG.search(text[:LOOK_AT].encode("utf8", "ignore")) is not None
