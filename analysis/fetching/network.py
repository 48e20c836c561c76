"""Names to machines, and connections to machines that were checked first."""

import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Thread
from typing import Any, Protocol

import certifi
import httpcore2

from analysis.fetching import problems
from analysis.fetching.addresses import is_public

Clock = Callable[[], float]


class Network(Protocol):
    """What stands between us and the internet; tests put their own in its place."""

    @property
    def tls(self) -> ssl.SSLContext:
        """Whose certificates are trusted."""

    def resolve(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        """The host's IP addresses. Raises OSError: TimeoutError where it took too long."""

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        """A connection to the IP address. Raises OSError or an error of httpcore2."""


class PublicInternet:
    """The network of this machine.

    Proxies are never used, whatever the environment says (`HTTP_PROXY` and the like): a proxy looks
    names up itself, so the machine that was checked need not be the one that is asked.
    Where the only way out is a proxy, fetching does not work and pages are added as files.
    """

    def __init__(self) -> None:
        """Reads the list of trusted certificates; opens no connection."""
        self.tls = trusted()

    def resolve(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        """The host's addresses, by the system; in a thread, because the system knows no limit."""
        found: list[tuple[str, ...]] = []
        failed: list[OSError] = []
        thread = Thread(target=_look_up, args=(host, port, found, failed), daemon=True)
        thread.start()
        thread.join(timeout)
        if failed:
            raise failed[0]
        if not found:
            raise TimeoutError(f"looking up {host} took too long")
        return found[0]

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        """A TCP connection."""
        return httpcore2.SyncBackend().connect_tcp(address, port, timeout, socket_options=[])


def _look_up(host: str, port: int, found: list[tuple[str, ...]], failed: list[OSError]) -> None:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        found.append(tuple(dict.fromkeys(str(answer[4][0]) for answer in answers)))
    except (OSError, UnicodeError) as error:
        failed.append(error if isinstance(error, OSError) else OSError(str(error)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When a request must have ended, on a clock that only goes forward."""

    clock: Clock
    end: float

    def within(self, seconds: float | None) -> float:
        """So many seconds, or fewer when fewer are left. Raises ReadTimeout when none are."""
        left = self.end - self.clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for the whole request is over")
        return left if seconds is None else min(seconds, left)


class Guard(httpcore2.NetworkBackend):
    """Connects to hosts whose every address is public, and to no other.

    The name is looked up once; the connection goes to an address that was checked, never to the
    name, so a second answer to the same question can't lead elsewhere.
    """

    def __init__(self, network: Network, deadline: Deadline, url: str) -> None:
        """For one request to `url`; the deadline holds for look-up, connection and answer."""
        self.network = network
        self.deadline = deadline
        self.url = url

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first checked address that answers. Raises FetchError otherwise."""
        for address in self._checked(host, port, timeout):
            try:
                stream = self.network.connect(address, port, self.deadline.within(timeout))
            except (OSError, httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
            return TimedStream(stream, self.deadline)
        self.deadline.within(None)
        raise problems.no_connection(self.url)

    def _checked(self, host: str, port: int, timeout: float | None) -> tuple[str, ...]:
        try:
            found = self.network.resolve(host, port, self.deadline.within(timeout))
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise problems.unknown_name(self.url, host) from error
        if not found:
            raise problems.unknown_name(self.url, host)
        if not all(_is_fine(address) for address in found):
            raise problems.not_public(self.url)
        return found


def _is_fine(address: str) -> bool:
    try:
        return is_public(address)
    except ValueError:
        return False


class TimedStream(httpcore2.NetworkStream):
    """A connection on which nothing waits beyond the deadline, however often a byte arrives."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        """Around a connection that is open."""
        self.stream = stream
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Up to so many bytes; none at the end."""
        return self.stream.read(max_bytes, self.deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """All the bytes."""
        self.stream.write(buffer, self.deadline.within(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        """The same connection, made secure."""
        secure = self.stream.start_tls(ssl_context, server_hostname, self.deadline.within(timeout))
        return TimedStream(secure, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection below knows of itself."""
        return self.stream.get_extra_info(info)


def trusted() -> ssl.SSLContext:
    """Certificates are checked, always: by what this machine trusts and by the common list."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
