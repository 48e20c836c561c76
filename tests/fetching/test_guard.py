"""No connection is made, and no request line sent, to where none may be."""

import pytest

from analysis.fetching import Fetcher, FetchError
from tests.fetching.internet import COURIER, OTHER, Internet, answer, redirect
from tests.fetching.test_addresses import BLOCKED, PRIVATE

PAGE = answer(b"<html><p>The pier was sold.</p></html>")
MAPPED = "::ffff:93.184.216.34"


def problem_of(fetch: Fetcher, url: str) -> tuple[str, str]:
    with pytest.raises(FetchError) as caught:
        fetch.page(url)
    return caught.value.problem.code, caught.value.problem.message


@pytest.mark.parametrize("url", BLOCKED)
def test_a_blocked_address_is_not_even_looked_up(
    fetch: Fetcher, internet: Internet, url: str
) -> None:
    assert problem_of(fetch, url)[0] == "E_URL_BLOCKED"
    assert (internet.looked_up, internet.dialled) == ([], [])


@pytest.mark.parametrize("number", PRIVATE)
def test_a_name_of_a_private_machine(fetch: Fetcher, internet: Internet, number: str) -> None:
    internet.names["courier.example"] = [(number,)]
    code, message = problem_of(fetch, "http://courier.example/pier")
    assert code == "E_URL_BLOCKED"
    assert "not on the public internet" in message
    assert "http://courier.example/pier" in message
    assert internet.dialled == []


@pytest.mark.parametrize(
    "numbers",
    [(COURIER, "10.0.0.1"), ("10.0.0.1", COURIER), (COURIER, OTHER, "::1"), (COURIER, MAPPED)],
)
def test_one_private_number_among_public_ones(
    fetch: Fetcher, internet: Internet, numbers: tuple[str, ...]
) -> None:
    server = internet.site()
    internet.names["courier.example"] = [numbers]
    assert problem_of(fetch, "http://courier.example/")[0] == "E_URL_BLOCKED"
    assert (internet.dialled, server.connections) == ([], 0)


@pytest.mark.parametrize("odd", ["no number", "", "93.184.216.34/24"])
def test_an_answer_that_is_no_number(fetch: Fetcher, internet: Internet, odd: str) -> None:
    internet.names["courier.example"] = [(odd,)]
    assert problem_of(fetch, "http://courier.example/")[0] == "E_URL_BLOCKED"
    assert internet.dialled == []


def test_a_name_that_changes_after_it_was_checked(fetch: Fetcher, internet: Internet) -> None:
    server = internet.site()
    server.pages["/"] = PAGE
    internet.names["courier.example"] = [(COURIER,), ("127.0.0.1",)]
    assert b"pier" in fetch.page("http://courier.example/").data
    assert internet.looked_up == ["courier.example"]
    assert internet.dialled == [(COURIER, 80)]


def test_a_name_that_changes_between_two_redirects(fetch: Fetcher, internet: Internet) -> None:
    server = internet.site()
    server.pages |= {"/": redirect("/next"), "/next": PAGE}
    internet.names["courier.example"] = [(COURIER,), ("127.0.0.1",)]
    assert problem_of(fetch, "http://courier.example/")[0] == "E_URL_BLOCKED"
    assert internet.looked_up == ["courier.example"] * 2
    assert server.paths == ["/"]


@pytest.mark.parametrize("hops", [1, 2, 5])
@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "//0x7f.1/",
        "http://hidden.example/",
        "http://courier.example:8080/",
        "ftp://courier.example/",
        "file:///etc/passwd",
        "http://ann@courier.example/",
    ],
)
def test_a_redirect_to_where_nothing_is_asked(
    fetch: Fetcher, internet: Internet, hops: int, target: str
) -> None:
    server = internet.site()
    internet.names["hidden.example"] = [("192.168.0.7",)]
    for hop in range(1, hops):
        server.pages[f"/{hop}"] = redirect(f"/{hop + 1}")
    server.pages[f"/{hops}"] = redirect(target)
    assert problem_of(fetch, "http://courier.example/1")[0] == "E_URL_BLOCKED"
    assert internet.dialled == [(COURIER, 80)] * hops
    assert server.paths == [f"/{hop}" for hop in range(1, hops + 1)]


def test_the_second_number_is_tried_when_the_first_does_not_answer(
    fetch: Fetcher, internet: Internet
) -> None:
    internet.site().pages["/"] = PAGE
    internet.names["courier.example"] = [(OTHER, COURIER)]
    fetch.page("http://courier.example/")
    assert internet.dialled == [(OTHER, 80), (COURIER, 80)]


def test_the_environment_names_no_proxy(
    fetch: Fetcher, internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    internet.site().pages["/"] = PAGE
    fetch.page("http://courier.example/")
    assert internet.dialled == [(COURIER, 80)]
