"""ZIP archives of articles: each member by itself, so that a bad one costs nothing but itself."""

import re
import stat
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from analysis.ingest import problems
from analysis.ingest.containers.parts import Member, Refused
from analysis.ingest.containers.tables import TABLES, unpack_table
from analysis.ingest.limits import MOST_PART_BYTES, Limits
from analysis.ingest.problems import IngestError
from analysis.ingest.reader import SUFFIXES
from analysis.ingest.zipping import Entry, open_zip, read_entry

UTF8_NAME = 0x800
ARCHIVES = frozenset({".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".zst"})
LITTER = frozenset({"__macosx", "thumbs.db", "desktop.ini"})
"""What systems put into archives beside what somebody packed."""
DRIVE = re.compile(r"[A-Za-z]:")
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def unpack_archive(
    data: bytes, name: str, limits: Limits, today: date
) -> Iterator[Member | Refused]:
    """A member or a refusal for every file, in the order of the archive's directory.

    What systems hide in archives is passed over. Raises IngestError before the first.
    """
    archive = open_zip(data, name)
    entries = [(entry, label_of(entry)) for entry in archive.infolist() if not entry.is_dir()]
    wanted = [(entry, label) for entry, label in entries if not _is_litter(label)]
    _check_directory([entry for entry, _ in wanted], name, limits)
    left = limits.n_unpacked_bytes
    for entry, label in wanted:
        for part in _open(archive, entry, label, limits, today):
            yield part
            left -= len(part.data) if isinstance(part, Member) else 0
        if left < 0:
            raise problems.unpacked_too_big(name, limits.n_unpacked_bytes, limits.n_unpacked_bytes)


def label_of(entry: Entry) -> str:
    """A member's name, in UTF-8 where it is that without saying so."""
    if entry.flag_bits & UTF8_NAME:
        return entry.orig_filename
    try:
        return entry.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.orig_filename


def _is_litter(label: str) -> bool:
    parts = PurePosixPath(label.replace("\\", "/")).parts
    return any(
        part.casefold() in LITTER or (part.startswith(".") and part.strip(".")) for part in parts
    )


def _check_directory(entries: list[Entry], name: str, limits: Limits) -> None:
    if not entries:
        raise problems.nothing_inside(name)
    if len(entries) > limits.n_members:
        raise problems.too_many_members(name, len(entries), limits.n_members)
    total = sum(entry.file_size for entry in entries)
    if total > limits.n_unpacked_bytes:
        raise problems.unpacked_too_big(name, total, limits.n_unpacked_bytes)


def _open(
    archive: zipfile.ZipFile, entry: Entry, label: str, limits: Limits, today: date
) -> Iterator[Member | Refused]:
    """What one member gives; its problems are its own."""
    shown = CONTROL.sub("", label)
    try:
        data = _read(archive, entry, label, limits)
        if _suffix(label) in TABLES:
            yield from unpack_table(data, shown, None, limits, today)
        else:
            yield Member(name=shown, data=data)
    except IngestError as error:
        yield Refused(name=shown, problem=error.problem)


def _read(archive: zipfile.ZipFile, entry: Entry, label: str, limits: Limits) -> bytes:
    if reason := why_unsafe(entry, label):
        raise problems.unsafe_member(label, reason)
    suffix = _suffix(label)
    if suffix in ARCHIVES:
        raise problems.nested_archive(label)
    if suffix not in SUFFIXES | TABLES:
        raise problems.unsupported(label, SUFFIXES | TABLES)
    limit = limits.n_container_bytes if suffix in TABLES else limits.n_bytes
    return read_entry(archive, entry, label, min(limit, MOST_PART_BYTES))


def why_unsafe(entry: Entry, label: str) -> str | None:
    """What is wrong with a member's name or kind, to go on behind "was not unpacked: "."""
    parts = label.replace("\\", "/").split("/")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if ".." in parts:
        return "its name leads out of the archive’s folder"
    if parts[0] == "" or DRIVE.match(label):
        return "its name is that of a place on a computer’s disk"
    if CONTROL.search(label):
        return "its name has control characters in it"
    if any(DEVICE.fullmatch(part.strip()) for part in parts):
        return "its name is that of a device"
    return None if kind in (0, stat.S_IFREG) else "it is a link or a device, not a file"


def _suffix(label: str) -> str:
    return PurePosixPath(label.replace("\\", "/")).suffix.lower()
