"""What a feed leads to is fetched as the site allows, with pauses."""

import pytest

from analysis.fetching import Fetcher, FetchError
from tests.fetching.internet import OTHER, Internet, Server, answer

URL = "http://courier.example/pier"
PAGE = answer(b"<html><p>The pier was sold.</p></html>")


@pytest.fixture
def server(internet: Internet) -> Server:
    made = internet.site()
    made.pages |= {"/pier": PAGE, "/ferry": PAGE, "/private/a": PAGE}
    return made


def robots(server: Server, rules: str) -> None:
    server.pages["/robots.txt"] = answer(rules.encode(), kind="text/plain")


def refused(fetch: Fetcher, url: str = URL) -> str:
    with pytest.raises(FetchError) as caught:
        fetch.page(url, is_listed=True)
    assert caught.value.problem.code == "E_ROBOTS"
    return caught.value.problem.message


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /",
        "User-agent: OnRecord\nDisallow: /pier",
        "User-agent: onrecord\nDisallow: /pier\n\nUser-agent: *\nAllow: /",
    ],
)
def test_a_site_that_asks_to_stay_away(fetch: Fetcher, server: Server, rules: str) -> None:
    robots(server, rules)
    assert "robots.txt" in refused(fetch)
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    "rules",
    [
        "",
        "User-agent: *\nDisallow: /private/",
        "User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nAllow: /",
        "User-agent: SomeBot\nDisallow: /",
        "<html><p>This is no robots.txt: Disallow: /</p></html>",
        "\x00\x01\x02 Disallow",
    ],
)
def test_a_site_that_does_not(fetch: Fetcher, server: Server, rules: str) -> None:
    robots(server, rules)
    assert fetch.page(URL, is_listed=True).name == "pier.html"


@pytest.mark.parametrize("status", ["404 None", "403 No", "401 No", "410 Gone"])
def test_a_site_without_rules(fetch: Fetcher, server: Server, status: str) -> None:
    server.pages["/robots.txt"] = answer(b"no", status=status)
    assert fetch.page(URL, is_listed=True).name == "pier.html"


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Slow"])
def test_a_site_that_cannot_say(fetch: Fetcher, server: Server, status: str) -> None:
    server.pages["/robots.txt"] = answer(b"no", status=status)
    assert "could not say" in refused(fetch)
    assert server.paths == ["/robots.txt"]


def test_rules_without_end(fetch: Fetcher, server: Server) -> None:
    robots(server, "User-agent: *\nAllow: /\n" * 30_000)
    assert "could not say" in refused(fetch)


def test_rules_on_a_private_machine(fetch: Fetcher, internet: Internet) -> None:
    internet.names["courier.example"] = [("10.0.0.1",)]
    with pytest.raises(FetchError) as caught:
        fetch.page(URL, is_listed=True)
    assert caught.value.problem.code == "E_URL_BLOCKED"
    assert internet.dialled == []


def test_rules_are_asked_for_once_an_hour(
    fetch: Fetcher, server: Server, internet: Internet
) -> None:
    for path in ("pier", "ferry", "pier"):
        fetch.page(f"http://courier.example/{path}", is_listed=True)
    assert server.paths == ["/robots.txt", "/pier", "/ferry", "/pier"]
    internet.sleep(3601)
    fetch.page(URL, is_listed=True)
    assert server.paths.count("/robots.txt") == 2


def test_a_second_between_two_requests(fetch: Fetcher, server: Server, internet: Internet) -> None:
    fetch.page(URL, is_listed=True)
    fetch.page("http://courier.example/ferry", is_listed=True)
    assert len(internet.slept) == 2
    assert all(0.5 < seconds <= 1 for seconds in internet.slept)
    internet.sleep(2)
    fetch.page(URL, is_listed=True)
    assert len(internet.slept) == 3


def test_hosts_do_not_wait_for_each_other(
    fetch: Fetcher, server: Server, internet: Internet
) -> None:
    other = internet.site("other.example", OTHER)
    other.pages["/"] = PAGE
    fetch.page(URL, is_listed=True)
    slept = len(internet.slept)
    assert slept == 1
    fetch.page("http://other.example/", is_listed=True)
    assert len(internet.slept) == 2  # between its robots.txt and its page
    robots(other, "")


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("5", 5), ("0.1", 1), ("30", 30), ("-3", 1), ("nan", 1), ("inf", 1), ("x", 1)],
)
def test_the_pause_that_a_site_asks_for(
    fetch: Fetcher, server: Server, internet: Internet, asked: str, seconds: float
) -> None:
    robots(server, f"User-agent: *\nCrawl-delay: {asked}")
    fetch.page(URL, is_listed=True)
    assert [seconds - 0.5 < slept <= seconds for slept in internet.slept] == [True]


@pytest.mark.parametrize("asked", ["31", "86400", "1e300"])
def test_a_pause_that_is_too_long(fetch: Fetcher, server: Server, asked: str) -> None:
    robots(server, f"User-agent: *\nCrawl-delay: {asked}")
    assert "at most 30 are waited" in refused(fetch)
    assert server.paths == ["/robots.txt"]
