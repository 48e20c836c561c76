"""One request and the redirects it leads through: an address to bytes, or a FetchError."""

import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import httpcore2

from analysis.fetching import problems
from analysis.fetching.addresses import Address, parse_address
from analysis.fetching.limits import FetchLimits
from analysis.fetching.network import Clock, Deadline, Guard, Network, PublicInternet
from analysis.fetching.unpacking import PackedError, TooMuchError, gathered, unpacked

REDIRECTS = frozenset({301, 302, 303, 307, 308})
REFUSED = frozenset({401, 403, 407, 451})
GONE = frozenset({404, 410})
TOOL = "OnRecord"
VERSION = "0.1"

Choose = Callable[[str, str], int]
"""How many bytes are wanted of what has this address and content type; raises FetchError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What an address gave."""

    address: Address
    """The last one, after all redirects."""
    content_type: str
    """As the header has it, in small letters; empty where there is none."""
    data: bytes


@dataclass(slots=True, kw_only=True)
class Retriever:
    """Asks for one address at a time. Keeps no connection, no cookie and no answer."""

    network: Network = field(default_factory=PublicInternet)
    limits: FetchLimits = field(default_factory=FetchLimits)
    contact: str = ""
    """An address of who runs this, sent along so that a site can complain."""
    clock: Clock = time.monotonic

    def get(self, url: str, accept: str, choose: Choose) -> Reply:
        """What is at the address, redirects followed. Raises FetchError, and nothing else.

        Every redirect is checked as the first address is. None leads from https to http.
        """
        address = parse_address(url, self.limits.ports)
        deadline = Deadline(clock=self.clock, end=self.clock() + self.limits.total_seconds)
        seen: set[str] = set()
        while len(seen) <= self.limits.redirects:
            if address.url in seen:
                raise problems.redirect_loop(url)
            seen.add(address.url)
            answer = self._ask(address, accept, choose, deadline)
            if isinstance(answer, Reply):
                return answer
            address = answer
        raise problems.too_many_redirects(url, self.limits.redirects)

    def _ask(
        self, address: Address, accept: str, choose: Choose, deadline: Deadline
    ) -> Reply | Address:
        """What is there, or the address it leads to."""
        guard = Guard(self.network, deadline, address.url)
        try:
            with (
                httpcore2.ConnectionPool(
                    ssl_context=self.network.tls, network_backend=guard
                ) as pool,
                pool.stream(
                    "GET",
                    _url(address),
                    headers=self._headers(address, accept),
                    extensions={"timeout": self._timeouts()},
                ) as response,
            ):
                return self._answer(address, response, choose)
        except httpcore2.TimeoutException as error:
            raise problems.too_slow(address.url, self._patience(deadline)) from error
        except httpcore2.ConnectError as error:
            raise _connection_problem(address.url, error) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, PackedError) as error:
            raise problems.broken(address.url) from error

    def _answer(
        self, address: Address, response: httpcore2.Response, choose: Choose
    ) -> Reply | Address:
        headers = _header_map(response.headers)
        if response.status in REDIRECTS:
            return self._next(address, headers.get("location", ""))
        if response.status != 200:
            raise _status_problem(address.url, response.status, headers)
        content_type = headers.get("content-type", "").strip().lower()
        limit = choose(address.url, content_type)
        data = _body(address.url, headers, response, limit)
        return Reply(address=address, content_type=content_type, data=data)

    def _next(self, address: Address, location: str) -> Address:
        if not location.strip():
            raise problems.bad_redirect(address.url)
        try:
            target = urljoin(address.url, location.strip())
        except ValueError as error:
            raise problems.bad_redirect(address.url) from error
        following = parse_address(target, self.limits.ports)
        if address.scheme == "https" and following.scheme == "http":
            raise problems.insecure_redirect(address.url, following.url)
        return following

    def _headers(self, address: Address, accept: str) -> list[tuple[bytes | str, bytes | str]]:
        contact = self.contact.encode("ascii", "ignore").decode()
        contact = "".join(sign for sign in contact if sign.isprintable()).strip()
        return [
            ("Host", address.authority),
            ("User-Agent", f"{TOOL}/{VERSION}" + (f" (+{contact})" if contact else "")),
            ("Accept", accept),
            ("Accept-Encoding", "gzip"),
            ("Connection", "close"),
        ]

    def _timeouts(self) -> dict[str, float]:
        read = self.limits.read_seconds
        return {"connect": self.limits.connect_seconds, "read": read, "write": read}

    def _patience(self, deadline: Deadline) -> float:
        """The limit that was met: the one for the whole, or the one without a sign of life."""
        is_over = deadline.clock() >= deadline.end
        return self.limits.total_seconds if is_over else self.limits.read_seconds


def _url(address: Address) -> httpcore2.URL:
    return httpcore2.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )


def _header_map(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers by small name; of several with one name the last."""
    return {name.decode("latin-1").lower(): _text(value) for name, value in headers}


def _text(value: bytes) -> str:
    try:
        return value.decode("utf8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _body(url: str, headers: Mapping[str, str], response: httpcore2.Response, limit: int) -> bytes:
    declared = headers.get("content-length", "")
    if declared.isdigit() and int(declared[:18]) > limit:
        raise problems.too_big(url, int(declared[:18]), limit)
    pieces = unpacked(response.iter_stream(), headers.get("content-encoding", "").strip().lower())
    try:
        data = gathered(pieces, limit)
    except TooMuchError as error:
        raise problems.too_big(url, None, limit) from error
    if not data:
        raise problems.empty(url)
    return data


def _status_problem(url: str, status: int, headers: Mapping[str, str]) -> problems.FetchError:
    wait = _retry_after(headers.get("retry-after", ""))
    if status in REFUSED:
        return problems.forbidden(url, status)
    if status == 402:
        return problems.paywall(url)
    if status in GONE:
        return problems.gone(url, status)
    if status == 429 or (status == 503 and wait is not None):
        return problems.busy(url, status, wait)
    return problems.server_error(url, status) if status >= 500 else problems.odd_status(url, status)


def _retry_after(value: str) -> float | None:
    """Seconds from now, from a number or a moment."""
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _connection_problem(url: str, error: httpcore2.ConnectError) -> problems.FetchError:
    cause = error.args[0] if error.args else None
    if isinstance(cause, ssl.SSLCertVerificationError):
        return problems.not_secure(url, cause.verify_message)
    if isinstance(cause, ssl.SSLError):
        return problems.not_secure(url, "")
    return problems.no_connection(url)
