"""Certificates are always checked, against the name and never the number."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.fetching import Fetcher, FetchError
from tests.fetching.conftest import trusting
from tests.fetching.internet import Internet, answer, redirect

PAGE = answer(b"<html><p>The pier was sold.</p></html>")
Certificates = Callable[[str], tuple[Path, Path]]


def test_a_secure_page(fetch: Fetcher, internet: Internet, certificates: Certificates) -> None:
    pair = certificates("courier.example")
    internet.tls = trusting(pair[0])
    internet.site(port=443, tls=pair).pages["/"] = PAGE
    assert b"pier" in fetch.page("https://courier.example/").data


def test_a_stranger_s_certificate(
    fetch: Fetcher, internet: Internet, certificates: Certificates
) -> None:
    server = internet.site(port=443, tls=certificates("courier.example"))
    server.pages["/"] = PAGE
    with pytest.raises(FetchError) as caught:
        fetch.page("https://courier.example/")
    assert caught.value.problem.code == "E_URL_TLS"
    assert "can’t be trusted" in caught.value.problem.message
    assert server.requests == []


def test_a_certificate_for_another_name(
    fetch: Fetcher, internet: Internet, certificates: Certificates
) -> None:
    pair = certificates("other.example")
    internet.tls = trusting(pair[0])
    server = internet.site(port=443, tls=pair)
    with pytest.raises(FetchError) as caught:
        fetch.page("https://courier.example/")
    assert caught.value.problem.code == "E_URL_TLS"
    assert server.requests == []


def test_no_tls_where_there_should_be(fetch: Fetcher, internet: Internet) -> None:
    server = internet.site(port=443)
    with pytest.raises(FetchError) as caught:
        fetch.page("https://courier.example/")
    assert caught.value.problem.code in ("E_URL_TLS", "E_URL_CONNECT", "E_URL_TIMEOUT")
    assert server.requests == []


def test_no_way_back_from_secure_to_insecure(
    fetch: Fetcher, internet: Internet, certificates: Certificates
) -> None:
    pair = certificates("courier.example")
    internet.tls = trusting(pair[0])
    internet.site(port=443, tls=pair).pages["/"] = redirect("http://courier.example/")
    plain = internet.site()
    with pytest.raises(FetchError) as caught:
        fetch.page("https://courier.example/")
    assert caught.value.problem.code == "E_URL_REDIRECT"
    assert "insecure" in caught.value.problem.message
    assert plain.requests == []


def test_the_way_from_insecure_to_secure(
    fetch: Fetcher, internet: Internet, certificates: Certificates
) -> None:
    pair = certificates("courier.example")
    internet.tls = trusting(pair[0])
    internet.site(port=443, tls=pair).pages["/"] = PAGE
    internet.site().pages["/"] = redirect("https://courier.example/")
    assert fetch.page("http://courier.example/").url == "https://courier.example/"
