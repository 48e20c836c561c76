"""The real server, by plain requests: what it answers to whoever has no session."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.attacks.conftest import Dashboard
from tests.attacks.rooms import QUILL, VEX
from tests.attacks.test_addresses import SEEN

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Served:
    """The dashboard as a process, with everything that it writes."""

    port: int
    log: Path
    process: subprocess.Popen[bytes]

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        """The answer to a request as it stands, whatever is in the path."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders(body)
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(status=response.status, headers=told, body=response.read())
        connection.close()
        return answer


@pytest.fixture(scope="module")
def served(built: Dashboard, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = tmp_path_factory.mktemp("served") / "server.log"
    options = {
        "server.port": str(port),
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "logger.level": "debug",
    }
    arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
    setting = {
        "ONRECORD_DATABASE_URL": str(built.store.engine.url),
        "ONRECORD_WORKER": "off",
        "ONRECORD_SIGN_IN": "required",
        "ONRECORD_ADMINS": "",
    }
    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", *arguments],
            cwd=ROOT,
            env={**os.environ, **setting},
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    served = Served(port=port, log=log, process=process)
    _wait(served)
    yield served
    os.killpg(process.pid, signal.SIGTERM)
    process.wait(PATIENCE)


def _wait(served: Served) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert served.process.poll() is None, served.log.read_text("utf8")
        try:
            if served.ask("/_stcore/health").status == 200:
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail(served.log.read_text("utf8"))


INDEX = re.compile(rb'<div id="root">|<title>Streamlit', re.IGNORECASE)
TRAVERSALS = (
    "/media/../../../../../../etc/passwd",
    "/media/..%2f..%2f..%2fetc%2fpasswd",
    "/media/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/static/../../../../../../etc/passwd",
    "/static/..%2f..%2fdashboard.py",
    "/static/....//....//etc/passwd",
    "/static/%00/etc/passwd",
    "//etc/passwd",
    "/..\\..\\..\\etc\\passwd",
    "/app/static/../dashboard.py",
    "/app/static/..%2fdata%2fonrecord.db",
    "/app/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/data/onrecord.db",
    "/dashboard.py",
    "/pages/claims.py",
    "/.streamlit/secrets.toml",
    "/.streamlit/config.toml",
    "/.git/config",
    "/component/../../../etc/passwd",
    "/component/x/..%2f..%2f..%2fetc%2fpasswd",
)


@pytest.mark.parametrize("path", TRAVERSALS)
def test_no_file_of_the_server_comes_out(served: Served, path: str) -> None:
    answer = served.ask(path)
    assert b"root:" not in answer.body
    assert b"import streamlit" not in answer.body
    assert b"SQLite format" not in answer.body
    assert b"[server]" not in answer.body
    assert answer.status in (301, 307, 400, 403, 404) or INDEX.search(answer.body)


@pytest.mark.parametrize(
    "path",
    [
        f"/media/{'0' * 56}.csv",
        f"/media/{'a' * 64}.html",
        "/media/",
        "/media",
        "/media/1.csv",
        "/media/onrecord.db",
        "/media/*",
    ],
)
def test_a_file_of_another_session_is_not_guessed(served: Served, path: str) -> None:
    """Files are named by a digest of their content and a random id: see docs/threats.md."""
    answer = served.ask(path)
    assert answer.status in (400, 404) or INDEX.search(answer.body)
    assert SEEN not in answer.body.decode("latin1").casefold()


UPLOADS = (
    ("/_stcore/upload_file/no-such-session/no-such-file", "PUT"),
    ("/_stcore/upload_file/../../x/y", "PUT"),
    ("/_stcore/upload_file/a/b", "POST"),
    ("/_stcore/upload_file/a/b", "DELETE"),
    ("/_stcore/upload_file", "PUT"),
)


@pytest.mark.parametrize(("path", "method"), UPLOADS)
def test_nothing_is_taken_in_without_a_session(served: Served, path: str, method: str) -> None:
    boundary = "x" * 20
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="../../x.txt"\r\n'
        f"Content-Type: text/plain\r\n\r\nIt came in, she said.\r\n--{boundary}--\r\n"
    ).encode()
    answer = served.ask(
        path, method, body, Content_Type=f"multipart/form-data; boundary={boundary}"
    )
    assert answer.status in (400, 401, 403, 404, 405), answer
    assert b"Traceback" not in answer.body


def test_an_upload_without_the_secret_of_the_page_is_refused(served: Served) -> None:
    answer = served.ask("/_stcore/upload_file/a/b", "PUT", b"x", Content_Type="text/plain")
    assert answer.status in (400, 403, 404)


def test_a_web_socket_from_another_site_is_refused(served: Served) -> None:
    answer = served.ask(
        "/_stcore/stream",
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
        Origin="https://evil.example",
    )
    assert answer.status in (403, 404)


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/host-config", "/_stcore/metrics"])
def test_what_streamlit_tells_of_itself_says_nothing_of_the_articles(
    served: Served, path: str
) -> None:
    body = served.ask(path).body.decode("utf8", "replace").casefold()
    for word in (SEEN, VEX, QUILL, "onrecord.db", "desk.example", "for bo"):
        assert word not in body


def test_no_other_site_is_told_that_it_may_read_answers(served: Served) -> None:
    for path in ("/", "/_stcore/health", "/_stcore/host-config"):
        answer = served.ask(path, Origin="https://evil.example")
        allowed = answer.headers.get("access-control-allow-origin", "")
        assert allowed in ("", "*", "null", f"http://127.0.0.1:{served.port}")
        assert answer.headers.get("access-control-allow-credentials", "") != "true"


def test_host_config_allows_no_other_site_to_send_messages_without_being_asked(
    served: Served,
) -> None:
    """Sites of Streamlit's own cloud are on its list; the hosted entry lets nobody frame a page."""
    told = json.loads(served.ask("/_stcore/host-config").body)
    assert told["useExternalAuthToken"] is False
    for site in told["allowedOrigins"]:
        assert site.endswith((".streamlit.app", ".streamlitapp.com", ".snowflake.app")) or (
            "streamlit" in site or "snowflake" in site or "localhost" in site
        ), site


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "TRACE", "PATCH", "PROPFIND"])
def test_odd_methods(served: Served, method: str) -> None:
    answer = served.ask("/claims?share=x", method)
    assert answer.status < 500
    assert SEEN not in answer.body.decode("latin1").casefold()


def test_a_request_that_is_too_long_is_refused_or_ignored(served: Served) -> None:
    try:
        status = served.ask(f"/claims?share={'A' * 200_000}").status
    except (OSError, http.client.HTTPException):
        status = 400
    assert status < 500
    assert served.ask("/_stcore/health").status == 200
