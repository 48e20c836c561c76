"""Servers on 127.0.0.1 that stand behind invented public names, and a record of what was asked."""

import contextlib
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

import httpcore2

Answer = bytes | Callable[[], Iterable[bytes]]
COURIER = "93.184.216.34"
OTHER = "93.184.216.35"


def answer(
    body: bytes = b"", *headers: str, status: str = "200 OK", kind: str = "text/html"
) -> bytes:
    """A whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {kind}"] if kind else []), *headers]
    if not any(header.lower().startswith("content-length") for header in headers):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


@cache
def _usual_trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def redirect(target: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {target}", status=status)


class Server:
    """Answers each path with prepared bytes, or a stream of them; notes every request."""

    def __init__(self, tls: tuple[Path, Path] | None = None) -> None:
        self.pages: dict[str, Answer] = {}
        self.requests: list[str] = []
        """What was asked, as it came, up to the empty line."""
        self.connections = 0
        self._tls = None
        if tls is not None:
            self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._tls.load_cert_chain(*tls)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        Thread(target=self._serve, daemon=True).start()

    @property
    def paths(self) -> list[str]:
        return [request.split(" ")[1] for request in self.requests]

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                asked = b""
                while b"\r\n\r\n" not in asked:
                    piece = connection.recv(65_536)
                    if not piece:
                        return
                    asked += piece
                self.requests.append(asked.decode("latin-1"))
                path = asked.split(b" ")[1].decode()
                found = self.pages.get(path, answer(b"no", status="404 Not Found"))
                for piece in (found,) if isinstance(found, bytes) else found():
                    connection.sendall(piece)


class Internet:
    """Names to numbers to servers. Only a number that a server was given is ever connected to."""

    def __init__(self) -> None:
        self.names: dict[str, list[tuple[str, ...]]] = {}
        """Of each name the answers one after the other; the last one is repeated."""
        self.servers: dict[tuple[str, int], Server] = {}
        self.looked_up: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self.tls = _usual_trust()
        self.slept: list[float] = []
        self._more = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for server in self.servers.values():
            server.close()

    def site(
        self,
        name: str = "courier.example",
        number: str = COURIER,
        port: int = 80,
        tls: tuple[Path, Path] | None = None,
    ) -> Server:
        """A new server behind a name and a public number."""
        self.names.setdefault(name, [(number,)])
        self.servers[number, port] = Server(tls)
        return self.servers[number, port]

    def clock(self) -> float:
        return time.monotonic() + self._more

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self._more += seconds

    def resolve(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        self.looked_up.append(host)
        answers = self.names.get(host)
        if answers is None:
            raise OSError(f"there is no {host}")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, address: str, port: int, timeout: float) -> httpcore2.NetworkStream:
        self.dialled.append((address, port))
        server = self.servers.get((address, port))
        if server is None:
            raise ConnectionRefusedError(address)
        backend = httpcore2.SyncBackend()
        return backend.connect_tcp("127.0.0.1", server.port, timeout, socket_options=[])
