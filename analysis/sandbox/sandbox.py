"""Reading files as everybody else asks for it: like `read_article`, whatever the file does."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import PurePath
from types import TracebackType
from typing import Any, Self

from analysis.ingest import Given, IngestError, Limits, check_size, problems
from analysis.ingest.containers import CONTAINERS, Columns, Member, Preview, Refused
from analysis.ingest.given import NOTHING_GIVEN, apply_given
from analysis.models import Article
from analysis.sandbox.encoding import (
    article_from_json,
    columns_to_json,
    given_from_json,
    preview_from_json,
    problem_from_json,
)
from analysis.sandbox.process import COMMAND, Child, ChildDiedError, Reason
from analysis.settings import settings

BYTES_A_CHARACTER = 12
"""At most, in JSON."""
BESIDE_THE_TEXT = 16 * 1024 * 1024
CONTAINER_TIMES = 10
"""A container may take so many times the computing time of an article."""
LONGEST_NAME = 10_000
MOST_REQUESTS = 500
"""Then a fresh process takes over, so that nothing that libraries keep fills up its memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confines:
    """What the reading of one file may take; by default what the installation's settings say."""

    memory_mb: int = field(default_factory=lambda: settings().parse_memory_mb)
    cpu_seconds: int = field(default_factory=lambda: settings().parse_cpu_seconds)
    wall_seconds: float = field(default_factory=lambda: settings().parse_wall_seconds)


class Sandbox:
    """Reading processes: one as a rule, a second while a container is gone through.

    A process that dies or overruns is replaced for the next file. May be used by several threads.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        confines: Confines | None = None,
        command: tuple[str, ...] = COMMAND,
    ) -> None:
        """Starts nothing yet. `command` is what the process runs, its memory limit added."""
        self._limits = limits or Limits()
        self._confines = confines or Confines()
        self._command = command
        self._idle: list[Child] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Ends its processes."""
        self.close()

    def close(self) -> None:
        """Ends its processes; the next file starts a new one."""
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def read_article(
        self, data: bytes, name: str, given: Given = NOTHING_GIVEN, *, today: date | None = None
    ) -> Article:
        """The article in a file's bytes. Raises IngestError, and nothing else."""
        check_size(name, len(data), self._limits.n_bytes)
        with self._child(name) as child:
            child.send(self._request("read", name, today), data, self._confines.wall_seconds)
            reply = self._receive(child)
            article = article_from_json(_kept(reply, "article"), self._limits.n_characters)
        # Known here already, so the process has no say in it.
        own = replace(article, path=name, id=PurePath(name.replace("\\", "/")).stem)
        return apply_given(own, given)

    def preview(self, data: bytes, name: str) -> Preview:
        """The first rows of a table. Raises IngestError."""
        check_size(name, len(data), self._limits.n_container_bytes)
        with self._child(name) as child:
            child.send(self._request("preview", name, None), data, self._confines.wall_seconds)
            return preview_from_json(_kept(self._receive(child), "preview"))

    def unpack(
        self, data: bytes, name: str, columns: Columns | None = None, *, today: date | None = None
    ) -> Iterator[Member | Refused]:
        """Every article in the file, one by one. Raises IngestError; what came before it stands."""
        check_size(name, len(data), self._limits.n_container_bytes)
        request = self._request("unpack", name, today)
        request["columns"] = columns_to_json(columns) if columns else None
        with self._child(name) as child:
            child.send(request, data, self._confines.wall_seconds)
            while "end" not in (reply := self._receive(child)):
                yield self._part(child, reply)

    def _part(self, child: Child, reply: dict[str, Any]) -> Member | Refused:
        if refused := reply.get("refused"):
            problem = problem_from_json(refused["problem"])
            return Refused(name=_label(refused["name"]), problem=problem)
        member = _kept(reply, "member")
        limit = max(self._limits.n_bytes, self._limits.n_container_bytes)
        return Member(
            name=_label(member["name"]),
            given=given_from_json(member["given"]),
            remarks=tuple(problem_from_json(remark) for remark in member["remarks"]),
            data=child.receive_data(self._confines.wall_seconds, limit),
        )

    def _receive(self, child: Child) -> dict[str, Any]:
        limit = BYTES_A_CHARACTER * self._limits.n_characters + BESIDE_THE_TEXT
        reply = child.receive(self._confines.wall_seconds, limit)
        if "problem" in reply:
            child.is_spent = bool(reply.get("is_last"))
            raise IngestError(problem_from_json(reply["problem"]))
        return reply

    def _request(self, what: str, name: str, today: date | None) -> dict[str, Any]:
        return {
            "do": what,
            "name": name[-LONGEST_NAME:],
            "today": (today or date.today()).isoformat(),
            "limits": asdict(self._limits),
            "cpu_seconds": self._cpu_seconds(name),
        }

    @contextmanager
    def _child(self, name: str) -> Iterator[Child]:
        """A process for one request, which is used again only if all went well with it."""
        child = self._take()
        try:
            yield child
        except IngestError:
            self._put_back(child)
            raise
        except ChildDiedError as error:
            raise self._problem(name, error) from error
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            # What it said was no article: it may not be itself any more.
            child.end()
            raise problems.parser_died(name) from error
        except BaseException:
            child.end()
            raise
        self._put_back(child)

    def _problem(self, name: str, error: ChildDiedError) -> IngestError:
        if error.reason is Reason.TIME:
            return problems.too_slow(name, round(self._confines.wall_seconds))
        if error.reason is Reason.COMPUTING:
            return problems.too_slow(name, self._cpu_seconds(name))
        return problems.parser_died(name)

    def _cpu_seconds(self, name: str) -> int:
        is_container = PurePath(name).suffix.lower() in CONTAINERS
        return self._confines.cpu_seconds * (CONTAINER_TIMES if is_container else 1)

    def _take(self) -> Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.is_alive():
                    return child
                child.end()
        try:
            return Child(self._command, self._confines.memory_mb)
        except (ChildDiedError, OSError) as error:
            raise problems.no_reading_process() from error

    def _put_back(self, child: Child) -> None:
        if child.is_spent or child.n_requests >= MOST_REQUESTS:
            child.end()
            return
        with self._lock:
            self._idle.append(child)


def _kept(reply: dict[str, Any], key: str) -> dict[str, Any]:
    value = reply[key]
    if not isinstance(value, dict):
        raise ValueError(f"no {key}")
    return value


def _label(name: object) -> str:
    if not isinstance(name, str) or len(name) > LONGEST_NAME:
        raise ValueError("no name")
    return name
