"""Whatever comes, the answer is a value or a FetchError."""

import contextlib
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.fetching import Fetcher, FetchError, parse_address
from analysis.fetching.addresses import is_public
from analysis.fetching.feeds import day
from tests.fetching.internet import COURIER, Internet, Server
from tests.fetching.test_feeds import ATOM, PAGE, RSS, SITEMAP

PIECES = st.sampled_from(
    [
        *("http", "https", "ftp", "file", ":", "//", "/", "\\", "@", "?", "#", "%", "[", "]", "."),
        *("127.0.0.1", "0x7f", "::1", "::ffff:", "localhost", "courier.example", "80", "8080"),
        *("\u3002", "\uff0e", "\u2460", "\u00ad", "\u200d", "xn--", "é", " ", "\t", "%00", "%2f"),
    ]
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join)))
@settings(max_examples=1500, deadline=None)
def test_no_string_makes_it_stumble_or_leads_to_a_private_number(text: str) -> None:
    with contextlib.suppress(FetchError):
        address = parse_address(text)
        assert address.host.isascii()
        assert "@" not in address.origin
        assert parse_address(address.url) == address
        if address.host[-1].isdigit() or ":" in address.host:
            with contextlib.suppress(ValueError):
                assert is_public(address.host)


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_date_makes_it_stumble(text: str) -> None:
    found = day(text)
    assert found is None or isinstance(found, date)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from([RSS, ATOM, SITEMAP, PAGE])).encode())
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(data) - 1))
        piece = draw(st.sampled_from([b"<", b">", b"&", b"<!--", b"]]>", b"\x00", b"\xff", b"<!["]))
        data[at : at + draw(st.integers(0, 30))] = piece
    return bytes(data)


@pytest.fixture(scope="module")
def strange() -> Server:
    return Server()


NO_NAME = b'<http://www.w3.org/2005/Atom"><entry><title>A</title><link href="f"/></entry></feed>'
"""An element whose name is none, which the parser lets through."""


@given(data=st.one_of(damaged(), st.binary(max_size=300)))
@example(data=NO_NAME)
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_feed_makes_it_stumble(data: bytes, strange: Server) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {len(data)}\r\n\r\n"
    strange.pages["/feed"] = head.encode() + data
    internet = Internet()
    internet.names["courier.example"] = [(COURIER,)]
    internet.servers[COURIER, 80] = strange
    fetch = Fetcher(network=internet, clock=internet.clock, sleep=internet.sleep)
    with contextlib.suppress(FetchError):
        for entry in fetch.feed("http://courier.example/feed"):
            assert entry.url.startswith(("http://", "https://"))


@given(data=st.binary(max_size=400))
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_answer_makes_it_stumble(data: bytes, strange: Server) -> None:
    strange.pages["/page"] = data
    internet = Internet()
    internet.names["courier.example"] = [(COURIER,)]
    internet.servers[COURIER, 80] = strange
    with pytest.raises(FetchError):
        Fetcher(network=internet).page("http://courier.example/page")
