"""Damaged files: every reader gives an article or a problem, whatever was flipped, cut or spliced.

ONRECORD_FUZZ_EXAMPLES sets how many damaged files each kind is tried with.
"""

import io
import os
import time
import warnings
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.ingest import IngestError
from analysis.ingest.containers import CONTAINERS, Member, Refused, unpack
from analysis.ingest.reader import READERS
from analysis.models import Article
from tests.ingest.formats.made import fixtures
from tests.ingest.makers import packed

EXAMPLES = int(os.environ.get("ONRECORD_FUZZ_EXAMPLES", "40"))
SECONDS = 15
TODAY = date(2025, 9, 2)
FILES = fixtures()
PACKED = [name for name, data in FILES.items() if data.startswith(b"PK")]
LARGE = st.sampled_from([b"0", b"-1", b"65536", b"4294967296", b"9" * 40, b"1e999", b"nan"])
TOKENS = st.sampled_from(
    [
        *(
            b"\x00",
            b"\xff\xfe",
            b"\x80",
            b"\x0b",
            b"\x1b",
            b"&#11;",
            b"\r",
            b"\n\n",
            b"<",
            b"</",
            b"]]>",
            b"<![CDATA[",
            b"&#0;",
        ),
        *(
            b"&#xD800;",
            b"{",
            b"}",
            b"\\",
            b"\\'",
            b"\\u",
            b"[",
            b"](",
            b"`",
            b"|",
            b'"',
            b"<<",
            b">>",
        ),
        *(b" obj", b" 0 R", b"stream\n", b"endstream", b"\n--part", b"=?", b"?=", b"\xed\xa0\x80"),
        *(b"xmlns", b"<!DOCTYPE", b"---\n", b":", b";", b",", b"\\bin9 ", b"\\uc9 ", b"/Kids"),
    ]
)


@st.composite
def damaged(draw: Callable, data: bytes) -> bytes:
    """The bytes after a few accidents."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        kind = draw(st.sampled_from(["flip", "cut", "lose", "double", "move", "token", "number"]))
        if kind == "flip" and data:
            flipped = data[start] ^ (1 << draw(st.integers(0, 7)))
            data = data[:start] + bytes([flipped]) + data[start + 1 :]
        elif kind == "cut":
            data = data[:start]
        elif kind == "lose":
            data = data[:start] + data[end:]
        elif kind == "double":
            data = data[:end] + data[start:end] * draw(st.integers(1, 20)) + data[end:]
        elif kind == "move":
            place = draw(st.integers(0, len(data)))
            data = data[:place] + data[start:end] + data[place:]
        elif kind == "token":
            data = data[:start] + draw(TOKENS) + data[start:]
        else:
            data = _other_number(data, start, draw(LARGE))
    return data


def _other_number(data: bytes, start: int, number: bytes) -> bytes:
    """The bytes with the next number behind a place made another."""
    first = next((n for n in range(start, len(data)) if 48 <= data[n] <= 57), len(data))
    last = next((n for n in range(first, len(data)) if not 48 <= data[n] <= 57), len(data))
    return data[:first] + number + data[last:]


@st.composite
def repacked(draw: Callable, data: bytes) -> bytes:
    """A ZIP file of which one part is damaged, and packed again without a flaw."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    name = draw(st.sampled_from(sorted(parts)))
    return packed({**parts, name: draw(damaged(parts[name]))})


def read(data: bytes, name: str) -> object:
    """What the reader gives, not what the guard around the readers makes of it."""
    suffix = Path(name).suffix
    try:
        if suffix in CONTAINERS:
            return list(unpack(data, name, today=TODAY))
        return READERS[suffix](data, name, TODAY)
    except IngestError as error:
        return error.problem.code


def check(data: bytes, name: str) -> None:
    started = time.monotonic()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = read(data, name)
    assert time.monotonic() - started < SECONDS
    if isinstance(found, Article):
        assert any(sign.isalnum() for sign in found.text)
        assert all(0 <= b.span.start <= b.span.end <= len(found.text) for b in found.marked)
        assert found.published is None or found.published <= date(2025, 9, 3)
    elif isinstance(found, list):
        assert all(isinstance(part, Member | Refused) for part in found)
    else:
        assert str(found).startswith("E_")


quick = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("name", sorted(FILES))
def test_damaged_files(name: str):
    @quick
    @given(damaged(FILES[name]))
    @example(FILES[name])
    @example(b"\x00")
    def run(data: bytes) -> None:
        check(data, name)

    run()


@pytest.mark.parametrize("name", sorted(PACKED))
def test_damaged_parts_of_packed_files(name: str):
    @quick
    @given(repacked(FILES[name]))
    def run(data: bytes) -> None:
        check(data, name)

    run()


FOUND = {
    "page.html": FILES["page.html"].replace(b"</head>", b"\x0b</head>"),
    "empty.eml": b"From: a@b.example\nSubject: x\n\n",
}
"""Files that once made a reader break off."""


@pytest.mark.parametrize("name", FOUND)
def test_found_before(name: str):
    check(FOUND[name], name)


@pytest.mark.parametrize("suffix", sorted(READERS.keys() | CONTAINERS))
def test_files_that_are_something_else(suffix: str):
    for data in FILES.values():
        check(data, f"a{suffix}")
