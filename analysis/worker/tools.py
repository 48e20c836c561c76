"""What a worker works with: readers, an address fetcher and the analysis, each made when needed."""

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import PurePath
from typing import Protocol
from uuid import uuid4

from analysis.ingest import Given, read_article
from analysis.ingest.containers import Columns, Member, Preview, Refused
from analysis.models import Analysis, Article, Problem
from analysis.settings import settings

Analyse = Callable[[Article], Analysis]

PLAIN = ".txt"
"""Nothing is parsed in such a file, so it is read in this process."""

log = logging.getLogger("analysis.worker")


class NotInstalledError(Exception):
    """A model or package is missing or damaged: no article's fault, and nothing can be analysed."""


class Reader(Protocol):
    """Bytes to articles. Raises IngestError for what gives none."""

    def read_article(self, data: bytes, name: str, given: Given) -> Article:
        """The article in a file."""

    def unpack(self, data: bytes, name: str, columns: Columns | None) -> Iterator[Member | Refused]:
        """Everything in a file that holds several articles, always in the same order."""

    def preview(self, data: bytes, name: str) -> Preview:
        """The columns of a table."""


class Page(Protocol):
    """A page that was fetched."""

    @property
    def url(self) -> str:
        """After all redirects."""

    @property
    def name(self) -> str:
        """A label whose ending says what the bytes are."""

    @property
    def data(self) -> bytes:
        """What came."""


class Entry(Protocol):
    """What a feed lists."""

    @property
    def url(self) -> str:
        """The address of the page."""


class Fetches(Protocol):
    """Addresses to bytes. Raises IngestError for what gives none, and minds its manners."""

    def page(self, url: str, *, is_listed: bool = False) -> Page:
        """A page; whether it was listed by a feed, or somebody asked for it."""

    def feed(self, url: str) -> Iterable[Entry]:
        """What a feed lists, newest first."""


class Tools:
    """The worker's tools: those that are given, and the usual ones for the rest."""

    def __init__(
        self,
        *,
        analyse: Analyse | None = None,
        reader: Reader | None = None,
        fetcher: Fetches | None = None,
    ) -> None:
        """Nothing is loaded or started yet."""
        self._analyse = analyse
        self._reader = reader
        self._fetcher = fetcher

    @property
    def analyse(self) -> Analyse:
        """The analysis: loaded when the first article comes. Raises NotInstalledError."""
        return self._analyse or load_pipeline()

    @cached_property
    def reader(self) -> Reader:
        """What reads files."""
        return self._reader or Shielded()

    @cached_property
    def fetcher(self) -> Fetches:
        """What fetches addresses."""
        if self._fetcher is not None:
            return self._fetcher
        from analysis.fetching import Fetcher

        return Fetcher(contact=settings().contact)

    def close(self) -> None:
        """Ends what was started here."""
        made = self.__dict__.get("reader")
        if isinstance(made, Shielded):
            made.close()


class Shielded:
    """Reads every file in a sandbox, except plain text."""

    def __init__(self) -> None:
        """The sandbox starts its process when the first file comes."""
        from analysis.sandbox import Sandbox

        self._sandbox = Sandbox()

    def read_article(self, data: bytes, name: str, given: Given) -> Article:
        """The article in a file."""
        is_plain = PurePath(name).suffix.lower() == PLAIN
        return (read_article if is_plain else self._sandbox.read_article)(data, name, given)

    def unpack(self, data: bytes, name: str, columns: Columns | None) -> Iterator[Member | Refused]:
        """Everything in a file that holds several articles."""
        return self._sandbox.unpack(data, name, columns)

    def preview(self, data: bytes, name: str) -> Preview:
        """The columns of a table."""
        return self._sandbox.preview(data, name)

    def close(self) -> None:
        """Ends the sandbox's process."""
        self._sandbox.close()


def load_pipeline() -> Analyse:
    """The real analysis with its models loaded: slow the first time, then at once."""
    try:
        from analysis import pipeline

        pipeline.language()
    except Exception as error:
        raise NotInstalledError(f"The analysis can't start: {error}") from error
    return pipeline.analyse


def log_problem(name: str) -> Problem:
    """The problem that stands for the exception being handled, which is logged under its id."""
    error = uuid4().hex[:8]
    log.exception("error %s in %r", error, name)
    message = f"Something went wrong in the program (error {error}; the log says more)."
    return Problem(code="E_INTERNAL", message=message)
