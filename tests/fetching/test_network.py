"""The real network of this machine, as far as 127.0.0.1 goes."""

import socket
import time
from threading import Event

import pytest

from analysis.fetching import Fetcher, FetchError, FetchLimits, PublicInternet
from tests.fetching.internet import COURIER, Server, answer


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What every look-up gives."""
    found: list[str] = []

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        if not found:
            raise socket.gaierror("no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return found


def test_a_name_with_several_numbers(answers: list[str]) -> None:
    answers += [COURIER, COURIER, "::1"]
    assert PublicInternet().resolve("courier.example", 80, 1) == (COURIER, "::1")


def test_a_name_that_nobody_knows(answers: list[str]) -> None:
    with pytest.raises(FetchError) as caught:
        Fetcher().page("http://courier.example/")
    assert caught.value.problem.code == "E_URL_NAME"


@pytest.mark.parametrize("private", [["127.0.0.1"], ["10.0.0.1", COURIER], [COURIER, "10.0.0.1"]])
def test_nothing_is_connected_to_by_default_that_is_not_public(
    answers: list[str], private: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers += private
    monkeypatch.setattr(socket, "socket", None)
    with pytest.raises(FetchError) as caught:
        Fetcher().page("http://courier.example/")
    assert caught.value.problem.code == "E_URL_BLOCKED"


def test_a_look_up_that_never_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [ended.wait(20)][:0])
    start = time.monotonic()
    with pytest.raises(FetchError) as caught:
        Fetcher(limits=FetchLimits(connect_seconds=0.2)).page("http://courier.example/")
    ended.set()
    assert time.monotonic() - start < 2
    assert caught.value.problem.code == "E_URL_TIMEOUT"


def test_a_connection() -> None:
    server = Server()
    server.pages["/"] = answer(b"words")
    stream = PublicInternet().connect("127.0.0.1", server.port, 1)
    stream.write(b"GET / HTTP/1.1\r\n\r\n")
    assert stream.read(15, 1) == b"HTTP/1.1 200 OK"
    stream.close()
    server.close()
