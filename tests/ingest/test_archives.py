"""Archives: every member by itself, nothing on the disk, and nothing that bursts."""

import io
import stat
import struct
import zipfile

import pytest

from analysis.ingest import IngestError, Limits
from analysis.ingest.containers import Member, Refused, unpack
from tests.ingest.makers import docx, packed, word_paragraph

TEXT = b"The mayor said so."


def names_of(data: bytes, limits: Limits | None = None) -> list[str]:
    """Names of members, and codes behind the names of what was refused."""
    return [
        part.name if isinstance(part, Member) else f"{part.name} {part.problem.code}"
        for part in unpack(data, "news.zip", limits=limits)
    ]


def code_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(IngestError) as caught:
        list(unpack(data, "news.zip", limits=limits))
    assert "“news.zip”" in caught.value.problem.message
    return caught.value.problem.code


def entry(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


def zip_of(*entries: zipfile.ZipInfo, data: bytes = TEXT) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for info in entries:
            archive.writestr(info, data)
    return buffer.getvalue()


def test_members_come_in_the_order_of_the_archive():
    data = packed({"b.txt": TEXT, "news/a.txt": TEXT, "c.docx": docx(word_paragraph("So."))})
    assert names_of(data) == ["b.txt", "news/a.txt", "c.docx"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_gives_two_members():
    data = packed([("a.txt", "one"), ("b.txt", "two"), ("a.txt", "three")])
    parts = list(unpack(data, "news.zip"))
    assert [part.data for part in parts if isinstance(part, Member)] == [b"one", b"two", b"three"]


def test_what_systems_put_into_archives_is_passed_over():
    names = ["__MACOSX/._a.txt", ".DS_Store", "news/.hidden/a.txt", "Thumbs.db", "a.txt", "news/"]
    assert names_of(packed(dict.fromkeys(names, TEXT))) == ["a.txt"]


@pytest.mark.parametrize(
    "name",
    [
        *("../a.txt", "news/../../a.txt", "..\\..\\a.txt", "/etc/a.txt", "\\\\host\\share\\a.txt"),
        *("C:\\a.txt", "c:a.txt", "con.txt", "news/NUL.txt", "COM1.txt", "lpt9", "a\nb.txt"),
    ],
)
def test_names_that_lead_elsewhere_are_refused(name: str):
    (part,) = unpack(zip_of(entry(name)), "news.zip")
    assert isinstance(part, Refused)
    assert part.problem.code == "E_ARCHIVE_UNSAFE"


@pytest.mark.parametrize(
    "name", ["a..b.txt", "...txt.txt", "console.txt", "contract.txt", "c/a.txt", "company1.txt"]
)
def test_names_that_only_look_like_it_are_read(name: str):
    expected = [] if name.startswith(".") else [name]
    data = packed({name: TEXT, "z.txt": TEXT})
    assert names_of(data) == [*expected, "z.txt"]


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO])
def test_links_and_devices_are_refused(mode: int):
    data = zip_of(entry("a.txt", mode | 0o777), entry("b.txt", stat.S_IFREG | 0o644))
    assert names_of(data) == ["a.txt E_ARCHIVE_UNSAFE", "b.txt"]


def test_a_name_cut_by_a_nul_is_refused():
    data = zip_of(entry("axtxt.txt")).replace(b"axtxt.txt", b"a\x00txt.txt")
    assert names_of(data) == ["atxt.txt E_ARCHIVE_UNSAFE"]


def test_names_in_utf_8_without_saying_so():
    data = zip_of(entry("caf__.txt")).replace(b"caf__", "café".encode())
    assert names_of(data) == ["café.txt"]


def test_one_damaged_member_among_good_ones():
    good = zip_of(*(entry(f"{number}.txt") for number in range(100)))
    place = good.index(TEXT, good.index(b"57.txt"))
    data = good[:place] + b"tampered with" + good[place + 13 :]
    expected = [f"{number}.txt" for number in range(100)]
    expected[57] += " E_CORRUPT"
    assert names_of(data) == expected


@pytest.mark.parametrize("cut", [0.3, 0.9, 0.99])
def test_an_archive_cut_off(cut: float):
    data = zip_of(*(entry(f"{number}.txt") for number in range(100)))
    assert code_of(data[: int(len(data) * cut)]) == "E_CORRUPT"


def test_encrypted_members():
    data = bytearray(zip_of(entry("a.txt"), entry("b.txt")))
    for start, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(start) + flags] |= 1
    assert names_of(bytes(data)) == ["a.txt E_PASSWORD", "b.txt"]


@pytest.mark.parametrize("name", ["inner.zip", "inner.tar", "inner.tar.gz", "inner.7z", "a.RAR"])
def test_archives_inside_archives_are_not_opened(name: str):
    assert names_of(packed({name: packed({"a.txt": TEXT}), "b.txt": TEXT})) == [
        f"{name} E_ARCHIVE_NESTED",
        "b.txt",
    ]


def test_other_kinds_of_file_are_listed():
    assert names_of(packed({"a.png": b"\x89PNG", "a": b"x"})) == [
        "a.png E_UNSUPPORTED",
        "a E_UNSUPPORTED",
    ]


def test_a_table_inside_is_opened_and_one_without_text_refused():
    table = "title,text\nFerry,The council dropped it\n"
    data = packed({"in/t.csv": table, "u.csv": "a,b\n1,2\n", "v.xlsx": b"PK nonsense"})
    assert names_of(data) == ["t.csv, row 2.txt", "u.csv E_COLUMNS", "v.xlsx E_CORRUPT"]


@pytest.mark.parametrize("names", [[], ["news/"], [".DS_Store"]])
def test_nothing_in_it(names: list[str]):
    assert code_of(packed(dict.fromkeys(names, b""))) == "E_EMPTY"


def test_too_many_files():
    data = packed({f"{number}.txt": b"" for number in range(11)})
    assert len(names_of(data, Limits(n_members=11))) == 11
    assert code_of(data, Limits(n_members=10)) == "E_TOO_MANY"


def test_a_member_has_the_limits_of_a_file_by_itself():
    data = packed({"a.txt": b"a b " * 300, "b.txt": TEXT})
    assert names_of(data, Limits(n_bytes=1_000)) == ["a.txt E_UNPACKED_TOO_BIG", "b.txt"]


def test_an_archive_that_unpacks_to_too_much_is_refused_as_a_whole():
    data = zip_of(*(entry(f"{number}.txt") for number in range(9)), data=b"x" * 1_000)
    assert code_of(data, Limits(n_unpacked_bytes=8_999)) == "E_UNPACKED_TOO_BIG"
    assert len(names_of(data, Limits(n_unpacked_bytes=9_000))) == 9


def test_a_member_that_is_packed_too_tightly():
    data = packed({"a.txt": b"a" * 2_000_000, "b.txt": b"a" * 900_000})
    assert names_of(data) == ["a.txt E_UNPACKED_TOO_BIG", "b.txt"]


def test_a_size_that_is_not_true_is_not_believed():
    data = bytearray(packed({"a.txt": b"The mayor. " * 50_000, "b.txt": TEXT}))
    for start, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(start) + place, 10)
    assert names_of(bytes(data)) == ["a.txt E_CORRUPT", "b.txt"]


def test_files_that_overlap():
    data = bytearray(zip_of(entry("a.txt"), entry("b.txt")))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 0)
    assert code_of(bytes(data)) == "E_ARCHIVE_UNSAFE"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E_EMPTY"),
        (b"The mayor said so.", "E_TYPE_MISMATCH"),
        (b"PK\x03\x04 nonsense", "E_CORRUPT"),
        (b"\x1f\x8b\x08", "E_TYPE_MISMATCH"),
    ],
)
def test_what_is_no_archive(data: bytes, code: str):
    assert code_of(data) == code


def test_a_larger_archive_than_allowed():
    assert code_of(b"PK" * 600, Limits(n_container_bytes=1_000)) == "E_TOO_BIG"
