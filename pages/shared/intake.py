"""Taking articles in: every file is checked and stored at once; the analysis comes after."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from analysis.charts.labels import day
from analysis.desk import Desk
from analysis.ingest import SUFFIXES, Given, IngestError, check_size
from analysis.ingest.containers import CONTAINERS, TABLES, Columns
from analysis.ingest.problems import shown, unsupported
from analysis.models import Problem
from analysis.settings import settings
from analysis.store import DeliveryReceipt, StoreError

DEFAULT_COLLECTION = "My articles"
KINDS = SUFFIXES | CONTAINERS
"""Endings of the files that are taken."""
NOBODY_CHOSE = Columns()
"""The columns of a table that somebody is asked about before anything is read from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file or address, in a sentence; neither id when it was refused."""

    message: str
    article: int | None = None
    delivery: int | None = None
    """An archive, a table or an address: what gives articles later."""
    is_table: bool = False
    """Whether somebody has to say which of its columns holds what."""


def take(
    files: Iterable[tuple[str, bytes]], desk: Desk, collection: int, given: Given
) -> tuple[Outcome, ...]:
    """What became of each file, in order; one that is refused does not stop the others."""
    return tuple(_take_one(name, data, desk, collection, given) for name, data in files)


def take_addresses(
    addresses: Iterable[str], desk: Desk, collection: int, kind: str
) -> tuple[Outcome, ...]:
    """What became of each address, in order; `kind` is "page" or "feed"."""
    return tuple(_take_address(url, desk, collection, kind) for url in addresses)


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses of a text with one a line, each once; https where no scheme is typed.

    >>> addresses_in(" courier.example/pier\\n\\nhttps://a.example/ \\nhttps://a.example/")
    ('https://courier.example/pier', 'https://a.example/')
    """
    lines = (line.strip() for line in text.splitlines())
    return tuple(dict.fromkeys(_with_scheme(line) for line in lines if line))


def _with_scheme(line: str) -> str:
    return line if "://" in line else f"https://{line}"


def _take_one(name: str, data: bytes, desk: Desk, collection: int, given: Given) -> Outcome:
    try:
        suffix = PurePath(name).suffix.lower()
        _check(name, suffix, len(data))
        if suffix in CONTAINERS:
            return _deliver((name, data), desk, collection, given)
        receipt = desk.enqueue(collection, name, data, given)
    except (IngestError, StoreError) as error:
        return Outcome(message=error.problem.message)
    fate = "is stored" if receipt.is_new else f"was here already, since {day(receipt.added)}"
    return Outcome(message=f"“{shown(name)}” {fate}", article=receipt.article)


def _check(name: str, suffix: str, n_bytes: int) -> None:
    """What the browser has checked already, for whoever does not come through a browser."""
    most = settings().max_container_bytes if suffix in CONTAINERS else settings().max_file_bytes
    check_size(name, n_bytes, most)
    if suffix not in KINDS:
        raise unsupported(name, KINDS)


def _deliver(file: tuple[str, bytes], desk: Desk, collection: int, given: Given) -> Outcome:
    name, data = file
    is_table = PurePath(name).suffix.lower() in TABLES
    if is_table:
        receipt = desk.deliver(collection, "table", name, data, given, NOBODY_CHOSE)
    else:
        receipt = desk.deliver(collection, "archive", name, data, given)
    return _delivered(f"“{shown(name)}”", receipt, is_table=is_table)


def _take_address(url: str, desk: Desk, collection: int, kind: str) -> Outcome:
    try:
        address = _clean(url)
        receipt = desk.deliver(collection, kind, address, None, Given())
    except (IngestError, StoreError) as error:
        return Outcome(message=error.problem.message)
    return _delivered(address, receipt)


def _clean(url: str) -> str:
    """The address without its fragment; whether it may be asked for is for the fetcher to say."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.port != 0 else ""
    except ValueError:
        host = ""
    if not host or parts.scheme not in ("http", "https"):
        message = (
            f"“{url[:200]}” is not a web address."
            " One begins with https:// or http:// and names a site."
        )
        raise IngestError(Problem(code="E_URL", message=message))
    kept = parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/", fragment="")
    return kept.geturl()


def _delivered(what: str, receipt: DeliveryReceipt, *, is_table: bool = False) -> Outcome:
    fate = "is stored" if receipt.is_new else f"was here already, since {day(receipt.added)}"
    return Outcome(message=f"{what} {fate}", delivery=receipt.delivery, is_table=is_table)


def name_for(title: str, text: str) -> str:
    """A file name for pasted text: its title, else its first words.

    >>> name_for("", "Mayor denies plan. She said so on Monday.")
    'Mayor denies plan. She said so on.txt'
    """
    words = (title or text).split()[:7]
    name = "".join(letter for letter in " ".join(words) if letter.isprintable())
    return f"{name.replace('/', '-').replace(chr(92), '-')[:80].strip(' .') or 'Pasted text'}.txt"
