"""Addresses on the command line, on an internet of our own."""

from collections.abc import Iterator

import pytest

from analysis.fetching import Fetcher
from analysis.store import open_store
from tests.cli.conftest import Run
from tests.fetching.conftest import QUICK
from tests.fetching.internet import Internet, Server, answer

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>"
    "<p>The mayor sold the {0} on Monday, a clerk of the council said in Oldport. "
    "She had asked for the {0} in March, and the council had not answered her letter.</p>"
    "<p>The council did not know of the {0}, its speaker said on Tuesday in the town hall.</p>"
    "</article></body></html>"
)
FEED = (
    "<rss><channel><item><link>/pier</link></item><item><link>/gone</link></item>"
    "<item><link>/ferry</link></item></channel></rss>"
)

pytestmark = pytest.mark.usefixtures("stand_in")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with Internet() as internet:
        made = internet.site()
        made.pages = {
            "/pier": answer(PAGE.format("pier").encode()),
            "/ferry": answer(PAGE.format("ferry").encode()),
            "/feed": answer(FEED.encode(), kind="application/rss+xml"),
        }
        fetcher = Fetcher(
            network=internet, limits=QUICK, clock=internet.clock, sleep=internet.sleep
        )
        monkeypatch.setattr("analysis.fetching.Fetcher", lambda *_, **__: fetcher)
        yield made


def lines(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.splitlines()]


def test_a_page(run: Run, server: Server) -> None:
    result = run("add", "http://courier.example/pier", "http://courier.example/gone")
    pier, gone = lines(result.stdout)
    assert pier == ["1", "done", "http://courier.example/pier"]
    assert gone[:3] == ["-", "E_URL_GONE", "http://courier.example/gone"]
    assert result.exit_code == 1
    assert open_store().article(1).given.url == "http://courier.example/pier"
    assert server.paths == ["/pier", "/gone"]


def test_what_is_gone_is_tried_again(run: Run, server: Server) -> None:
    run("add", "http://courier.example/late")
    server.pages["/late"] = answer(PAGE.format("dam").encode())
    assert lines(run("retry").stdout) == [["1", "done", "http://courier.example/late"]]


def test_a_feed(run: Run, server: Server) -> None:
    result = run("add", "--feed", "http://courier.example/feed")
    pier, gone, ferry = lines(result.stdout)
    assert pier == ["1", "done", "http://courier.example/pier"]
    assert gone[:3] == ["-", "E_URL_GONE", "http://courier.example/gone"]
    assert ferry == ["2", "done", "http://courier.example/ferry"]
    assert server.paths == ["/robots.txt", "/feed", "/pier", "/gone", "/ferry"]


@pytest.mark.usefixtures("server")
def test_a_page_that_is_no_feed(run: Run) -> None:
    ((mark, code, path, _),) = lines(run("add", "--feed", "http://courier.example/pier").stdout)
    assert (mark, code, path) == ("-", "E_NO_FEED", "http://courier.example/pier")


@pytest.mark.parametrize("arguments", [("--feed", "feed.xml"), ("ftp://courier.example/a",)])
def test_what_is_no_address_is_not_even_stored(
    run: Run, server: Server, arguments: tuple[str, ...]
) -> None:
    ((mark, code, *_),) = lines(run("add", *arguments).stdout)
    assert mark == "-"
    assert code in ("E_URL", "E_URL_BLOCKED")
    assert open_store().deliveries(1) == ()
    assert server.requests == []
