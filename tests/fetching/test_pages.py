"""A page: what is asked, what comes back, and what is said when nothing does."""

import gzip
import time
import zlib
from collections.abc import Iterator

import pytest

from analysis.fetching import Fetcher, FetchError
from analysis.fetching.retrieving import REDIRECTS
from tests.fetching.internet import OTHER, Internet, answer, redirect

URL = "http://courier.example/pier"
WORDS = b"<html><p>The pier was sold.</p></html>"


def problem_of(fetch: Fetcher, url: str = URL) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch.page(url)
    assert "courier.example" in caught.value.problem.message
    return caught.value


def test_a_page(fetch: Fetcher, internet: Internet) -> None:
    server = internet.site()
    server.pages["/pier?page=2"] = answer(WORDS, "Set-Cookie: a=b")
    found = fetch.page("http://courier.example/pier?page=2#top")
    assert (found.url, found.name) == ("http://courier.example/pier?page=2", "pier.html")
    assert (found.data, found.content_type) == (WORDS, "text/html")
    fetch.page("http://courier.example/pier?page=2")
    first, second = (request.split("\r\n") for request in server.requests)
    assert first[0] == "GET /pier?page=2 HTTP/1.1"
    assert "Host: courier.example" in first
    assert "User-Agent: OnRecord/0.1 (+a@b.example)" in first
    assert not any(line.lower().startswith("cookie") for line in second)


def test_a_single_page_is_asked_for_without_robots_and_pauses(
    fetch: Fetcher, internet: Internet
) -> None:
    server = internet.site()
    server.pages |= {"/pier": answer(WORDS), "/robots.txt": answer(b"User-agent: *\nDisallow: /")}
    for _ in range(3):
        fetch.page(URL)
    assert server.paths == ["/pier"] * 3
    assert internet.slept == []


def test_contact_cannot_add_a_header(internet: Internet) -> None:
    server = internet.site()
    server.pages["/pier"] = answer(WORDS)
    Fetcher(network=internet, contact="a@b.example\r\nX-Evil: 1 é").page(URL)
    assert "\r\nX-Evil" not in server.requests[0]


@pytest.mark.parametrize("status", sorted(REDIRECTS))
def test_redirects_are_followed(fetch: Fetcher, internet: Internet, status: int) -> None:
    internet.site().pages["/pier"] = redirect("http://other.example/new#part", f"{status} Moved")
    internet.site("other.example", OTHER).pages["/new"] = answer(WORDS)
    assert fetch.page(URL).url == "http://other.example/new"


def test_five_redirects_and_no_more(fetch: Fetcher, internet: Internet) -> None:
    server = internet.site()
    server.pages = {f"/{n}": redirect(f"/{n + 1}") for n in range(20)} | {"/20": answer(WORDS)}
    assert fetch.page("http://courier.example/15").url == "http://courier.example/20"
    error = problem_of(fetch, "http://courier.example/14")
    assert error.problem.code == "E_URL_REDIRECT"
    assert "more than 5 times" in error.problem.message
    assert "/20" not in server.paths[6:]


@pytest.mark.parametrize("target", ["/pier", "/pier#again", "/other"])
def test_a_circle(fetch: Fetcher, internet: Internet, target: str) -> None:
    server = internet.site()
    server.pages = {"/pier": redirect(target), "/other": redirect("/pier")}
    error = problem_of(fetch)
    assert error.problem.code == "E_URL_REDIRECT"
    assert "circle" in error.problem.message
    assert len(server.paths) <= 2


@pytest.mark.parametrize("headers", [(), ("Location: ",), ("Location: http://[x/",)])
def test_a_redirect_to_nowhere(
    fetch: Fetcher, internet: Internet, headers: tuple[str, ...]
) -> None:
    internet.site().pages["/pier"] = answer(b"", *headers, status="302 Found")
    assert problem_of(fetch).problem.code == "E_URL_REDIRECT"


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        ("401 Unauthorized", "E_URL_FORBIDDEN", "save the page and add the file"),
        ("403 Forbidden", "E_URL_FORBIDDEN", "save the page and add the file"),
        ("451 Unavailable", "E_URL_FORBIDDEN", "status 451"),
        ("402 Payment Required", "E_PAYWALL", "subscription"),
        ("404 Not Found", "E_URL_GONE", "no page"),
        ("410 Gone", "E_URL_GONE", "web archive"),
        ("429 Too Many", "E_URL_BUSY", "Try again later"),
        ("500 Oops", "E_URL_DOWN", "fault of its own"),
        ("503 Oops", "E_URL_DOWN", "status 503"),
        ("418 Teapot", "E_URL_STATUS", "status 418"),
        ("204 No Content", "E_URL_STATUS", "status 204"),
        ("206 Partial", "E_URL_STATUS", "status 206"),
        ("300 Choices", "E_URL_STATUS", "status 300"),
        ("304 Not Modified", "E_URL_STATUS", "status 304"),
    ],
)
def test_a_status_that_brings_no_page(
    fetch: Fetcher, internet: Internet, status: str, code: str, words: str
) -> None:
    body = b"" if status[:3] in ("204", "304") else WORDS
    internet.site().pages["/pier"] = answer(body, status=status)
    error = problem_of(fetch)
    assert error.problem.code == code
    assert words in error.problem.message
    assert status[:3] in error.problem.message


@pytest.mark.parametrize(
    ("status", "wait", "words"),
    [
        ("429 Too Many", "20", "in 20 seconds"),
        ("429 Too Many", "600", "in 10 minutes"),
        ("503 Busy", "7200", "in 2 hours"),
        ("429 Too Many", "soon", "again later"),
        ("429 Too Many", "Mon, 03 Mar 2025 10:00:00 GMT", "in 1 seconds"),
    ],
)
def test_a_site_that_asks_to_wait(
    fetch: Fetcher, internet: Internet, status: str, wait: str, words: str
) -> None:
    internet.site().pages["/pier"] = answer(b"", f"Retry-After: {wait}", status=status)
    error = problem_of(fetch)
    assert error.problem.code == "E_URL_BUSY"
    assert words in error.problem.message


def test_nobody_there(fetch: Fetcher, internet: Internet) -> None:
    error = problem_of(fetch)
    assert error.problem.code == "E_URL_NAME"
    assert "spelling" in error.problem.message
    internet.names["courier.example"] = [(OTHER,)]
    assert problem_of(fetch).problem.code == "E_URL_CONNECT"


def packed(body: bytes, encoding: str = "gzip") -> bytes:
    return answer(body, f"Content-Encoding: {encoding}")


def test_packed_pages(fetch: Fetcher, internet: Internet) -> None:
    server = internet.site()
    for answered in (packed(gzip.compress(WORDS)), packed(zlib.compress(WORDS), "deflate")):
        server.pages["/pier"] = answered
        assert fetch.page(URL).data == WORDS


@pytest.mark.parametrize(
    "answered",
    [
        packed(b"no gzip at all"),
        packed(gzip.compress(WORDS)[:-9]),
        packed(WORDS, "br"),
        packed(gzip.compress(gzip.compress(WORDS)), "gzip, gzip"),
        answer(WORDS, "Content-Length: 5000"),
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"\x00" * 500,
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: some\r\n\r\nwords",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nwords",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000 + b"\r\n\r\nwords",
        b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 60_000 + b"\r\nwords",
    ],
    ids=range(12),
)
def test_a_damaged_answer(fetch: Fetcher, internet: Internet, answered: bytes) -> None:
    internet.site().pages["/pier"] = answered
    assert problem_of(fetch).problem.code == "E_URL_BROKEN"


def test_more_than_was_announced_is_left_behind(fetch: Fetcher, internet: Internet) -> None:
    internet.site().pages["/pier"] = answer(
        WORDS + b"HTTP/1.1 200", f"Content-Length: {len(WORDS)}"
    )
    assert fetch.page(URL).data == WORDS


def test_nothing_in_it(fetch: Fetcher, internet: Internet) -> None:
    internet.site().pages["/pier"] = answer(b"")
    assert problem_of(fetch).problem.code == "E_EMPTY"


def test_a_page_as_large_as_the_limit(fetch: Fetcher, internet: Internet) -> None:
    server = internet.site()
    server.pages["/pier"] = answer(b"<html>" + b"a" * 199_994)
    assert len(fetch.page(URL).data) == 200_000
    server.pages["/pier"] = answer(b"<html>" + b"a" * 199_995)
    assert problem_of(fetch).problem.code == "E_TOO_BIG"


def endless() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    while True:
        yield b"a" * 10_000


def test_a_page_without_end(fetch: Fetcher, internet: Internet) -> None:
    internet.site().pages["/pier"] = endless
    error = problem_of(fetch)
    assert error.problem.code == "E_TOO_BIG"
    assert "200,000 bytes" in error.problem.message


def test_a_size_announced_above_the_limit_is_not_waited_for(
    fetch: Fetcher, internet: Internet
) -> None:
    internet.site().pages["/pier"] = answer(b"a", "Content-Length: 99999999")
    error = problem_of(fetch)
    assert error.problem.code == "E_TOO_BIG"
    assert "95.4 MB" in error.problem.message


def test_a_small_answer_that_unpacks_to_a_large_one(fetch: Fetcher, internet: Internet) -> None:
    bomb = gzip.compress(b"a" * 100_000_000)
    assert len(bomb) < 200_000
    internet.site().pages["/pier"] = packed(bomb)
    start = time.process_time()
    assert problem_of(fetch).problem.code == "E_TOO_BIG"
    assert time.process_time() - start < 1


def dripping_body() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    while True:
        yield b"a"
        time.sleep(0.1)


def dripping_headers() -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X: a\r\n"
        time.sleep(0.1)


def dripping_line() -> Iterator[bytes]:
    yield b"HTTP/1.1 "
    while True:
        yield b"2"
        time.sleep(0.1)


def only_to_come() -> Iterator[bytes]:
    while True:
        yield b"HTTP/1.1 103 Early Hints\r\n\r\n"
        time.sleep(0.1)


def silence() -> Iterator[bytes]:
    time.sleep(5)
    yield b""


@pytest.mark.parametrize(
    ("drip", "seconds"),
    [
        (dripping_body, 1.5),
        (dripping_headers, 1.5),
        (dripping_line, 1.5),
        (only_to_come, 1.5),
        (silence, 0.4),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_answer_that_takes_too_long(
    fetch: Fetcher, internet: Internet, drip: object, seconds: float
) -> None:
    internet.site().pages["/pier"] = drip  # type: ignore[assignment]
    start = time.monotonic()
    error = problem_of(fetch)
    assert time.monotonic() - start < seconds + 1
    assert error.problem.code == "E_URL_TIMEOUT"
    assert f"after {seconds:g} seconds" in error.problem.message


def test_redirects_share_one_time_limit(fetch: Fetcher, internet: Internet) -> None:
    def slowly(number: int) -> Iterator[bytes]:
        time.sleep(0.35)
        yield redirect(f"/{number + 1}")

    server = internet.site()
    server.pages = {f"/{n}": lambda n=n: slowly(n) for n in range(9)}  # type: ignore[misc]
    assert problem_of(fetch, "http://courier.example/0").problem.code == "E_URL_TIMEOUT"
    assert len(server.paths) <= 5


def test_a_look_up_that_takes_too_long(
    fetch: Fetcher, internet: Internet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*_: object) -> tuple[str, ...]:
        raise TimeoutError

    monkeypatch.setattr(internet, "resolve", slow)
    assert problem_of(fetch).problem.code == "E_URL_TIMEOUT"


@pytest.mark.parametrize(
    ("kind", "body", "name"),
    [
        ("text/html; charset=utf-8", WORDS, "pier.html"),
        ("application/xhtml+xml", WORDS, "pier.html"),
        ("text/plain", b"The pier was sold.", "pier.txt"),
        ("text/plain", b"<!doctype html><html>", "pier.html"),
        ("application/pdf", b"%PDF-1.7 ...", "pier.pdf"),
        ("text/html", b"%PDF-1.7 ...", "pier.pdf"),
        ("application/octet-stream", b"%PDF-1.7 ...", "pier.pdf"),
        ("", WORDS, "pier.html"),
    ],
)
def test_kinds_that_are_taken(
    fetch: Fetcher, internet: Internet, kind: str, body: bytes, name: str
) -> None:
    internet.site().pages["/pier"] = answer(body, kind=kind)
    assert fetch.page(URL).name == name


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("image/png", "is image/png"),
        ("video/mp4", "Check the address"),
        ("application/json", "is application/json"),
        ("application/zip", "is application/zip"),
        ("application/octet-stream", "application/octet-stream"),
        ("", "of an unknown kind"),
        ("application/rss+xml", "Add it as a feed"),
        ("text/xml", "Add it as a feed"),
    ],
)
def test_kinds_that_are_not(fetch: Fetcher, internet: Internet, kind: str, words: str) -> None:
    internet.site().pages["/pier"] = answer(b"\x00\x01\x02", kind=kind)
    error = problem_of(fetch)
    assert error.problem.code == "E_TYPE"
    assert words in error.problem.message


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "courier.example.html"),
        ("/2025/pier-sold.php?id=3", "pier-sold.html"),
        ("/pier/", "pier.html"),
        ("/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "etc passwd.html"),
        ("/a%00b%e2%80%aetxt.exe", "a b txt.html"),
        ("/" + "a" * 500, "a" * 80 + ".html"),
        ("/.html", "html.html"),
    ],
)
def test_labels(fetch: Fetcher, internet: Internet, path: str, name: str) -> None:
    server = internet.site()
    server.pages[path] = answer(WORDS)
    assert fetch.page(f"http://courier.example{path}").name == name


def test_the_encoding_in_the_header(fetch: Fetcher, internet: Internet) -> None:
    server = internet.site()
    text = '<html><meta charset="utf-8"><p>Łódź café „nie”</html>'
    for charset in ("iso-8859-2", "windows-1250"):
        body = text.encode(charset, "ignore")
        server.pages["/pier"] = answer(body, kind=f"text/html; charset={charset}")
        assert fetch.page(URL).data == b"\xef\xbb\xbf" + body.decode(charset).encode()
    server.pages["/pier"] = answer("“x”".encode("cp1252"), kind="text/plain; charset=ISO-8859-1")
    assert fetch.page(URL).data.decode("utf-8-sig") == "“x”"


@pytest.mark.parametrize("charset", ["utf-8", "unknown-8", "base64", "", '"', "undefined"])
def test_an_encoding_that_is_not_true_changes_nothing(
    fetch: Fetcher, internet: Internet, charset: str
) -> None:
    body = b"<html>caf\xe9"
    internet.site().pages["/pier"] = answer(body, kind=f"text/html; charset={charset}")
    assert fetch.page(URL).data == body
