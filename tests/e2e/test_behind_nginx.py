"""The shipped nginx file, with https, before two processes of the dashboard, under a folder."""

import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from analysis.store import open_store
from tests.e2e.conftest import Visit, Visitor, playwright
from tests.e2e.hosted import Hosted
from tests.e2e.serving import PATIENCE, ROOT, free_port
from tests.factory import fill

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not shutil.which("nginx"), reason="needs nginx"),
    pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl"),
]

HOST = "news.localhost"  # browsers look for names like this on their own machine
TOKEN = "tokenthatbelongsinnolog"
STORY = "Mayor Ines Calder denied that the pier had been sold. “Nobody has signed,” Calder said.\n"
AROUND = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.error.log emerg;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    include {folder}/onrecord.conf;
}}
"""


@dataclass
class Proxy:
    """nginx, and the two processes behind it."""

    folder: Path
    port: int
    processes: tuple[Hosted, Hosted]

    @property
    def url(self) -> str:
        return f"https://{HOST}:{self.port}/record"

    @property
    def log(self) -> str:
        return "".join(process.log for process in self.processes)

    @property
    def lines(self) -> list[str]:
        return (self.folder / "access.log").read_text("utf8").splitlines()

    def ask(self, path: str, cookie: str = "") -> tuple[int, list[tuple[str, str]]]:
        """The status and the headers of an answer, each as often as it was sent."""
        trusting = ssl._create_unverified_context()
        connection = HTTPSConnection("127.0.0.1", self.port, context=trusting, timeout=PATIENCE)
        headers = {"Host": f"{HOST}:{self.port}"} | ({"Cookie": cookie} if cookie else {})
        connection.request("GET", f"/record{path}", headers=headers)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer.status, [(key.lower(), value) for key, value in answer.getheaders()]


def as_here(shipped: str, folder: Path, port: int, processes: tuple[Hosted, Hosted]) -> str:
    """The shipped file with the ports, names and folders of this test; nothing else is changed."""
    changes = {
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port} ssl http2;",
        "news.example.org": HOST,
        "/etc/ssl/onrecord/": f"{folder}/",
        "/var/log/nginx/onrecord.log": f"{folder}/access.log",
        "/var/log/nginx/onrecord.error.log": f"{folder}/error.log",
        "server 127.0.0.1:8501;": f"server 127.0.0.1:{processes[0].port};",
        "# server 127.0.0.1:8502;": f"server 127.0.0.1:{processes[1].port};",
        "    location / {": "    location /record {",
        "$request_time';": "$request_time $upstream_addr';",
    }
    for old, new in changes.items():
        assert old in shipped
        shipped = shipped.replace(old, new)
    return shipped


def make_certificate(folder: Path) -> None:
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-nodes", "-newkey", "rsa:2048", "-days", "2"),
            *("-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"),
            *("-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")),
        ],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Proxy]:
    """Both processes and the proxy; nobody has visited any of them."""
    port = free_port()
    settings = {"ONRECORD_PUBLIC_URL": f"https://{HOST}:{port}/record", "ONRECORD_WORKER": "off"}
    first, second = (Hosted(tmp_path, base="/record", settings=settings) for _ in range(2))
    fill(open_store(first.database))
    make_certificate(tmp_path)
    shipped = (ROOT / "hosting" / "nginx.conf").read_text("utf8")
    mine = as_here(shipped, tmp_path, port, (first, second))
    (tmp_path / "onrecord.conf").write_text(mine, "utf8")
    (tmp_path / "nginx.conf").write_text(AROUND.format(folder=tmp_path), "utf8")
    nginx = subprocess.Popen(["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")])
    try:
        first.start()
        second.start()
        first.wait()
        second.wait()
        yield wait_for(Proxy(tmp_path, port, (first, second)), nginx)
    finally:
        nginx.terminate()
        nginx.wait(PATIENCE)
        first.stop()
        second.stop()


def wait_for(proxy: Proxy, nginx: subprocess.Popen[bytes]) -> Proxy:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert nginx.poll() is None
        try:
            assert proxy.ask("/healthz")[0] == 200
        except OSError:
            time.sleep(0.1)
        else:
            return proxy
    pytest.fail("nginx did not answer")


@pytest.fixture
def visitor(visit: Visit, server: Proxy) -> Iterator[Visitor]:
    """Somebody who takes the certificate of this test for good."""
    context = visit.browser.new_context(ignore_https_errors=True, reduced_motion="reduce")
    visitor = Visitor(context.new_page())
    visit._watch(visitor)
    visit.visitors.append(visitor)
    return visitor


def test_a_deep_link_and_a_file_through_the_proxy(
    visitor: Visitor, server: Proxy, tmp_path: Path
) -> None:
    sockets: list[playwright.WebSocket] = []
    visitor.page.on("websocket", lambda socket: sockets.append(socket))
    visitor.open(f"{server.url}/claims?collection=My+articles&outlets=Harbour+Courier")
    visitor.has_heading("Claims")
    visitor.has_chosen("outlets", "Harbour Courier")
    assert {socket.url for socket in sockets} == {
        f"wss://{HOST}:{server.port}/record/_stcore/stream"
    }
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf8")
    visitor.open(f"{server.url}/articles")
    visitor.page.locator("input[type=file]").first.set_input_files(str(story))
    visitor.sees("“story.txt” is stored")
    visitor.settle()
    visitor.page.locator("input[type=file]").first.set_input_files(many_stories(tmp_path))
    visitor.sees("200 files and addresses handed in")
    uploads = lines_of(server, "PUT /record/_stcore/upload_file/", 201)
    assert {line.split()[4] for line in uploads} == {"204"}
    cookies = {cookie["name"]: cookie for cookie in visitor.page.context.cookies()}
    assert {"_streamlit_xsrf", "onrecord_visitor"} <= set(cookies)
    assert all(cookie["secure"] for cookie in cookies.values())
    visitor.open(f"{server.url}/claims?share={TOKEN}")
    assert any("GET /record/claims" in line for line in server.lines)
    no_query_anywhere(server)


def many_stories(folder: Path) -> list[str]:
    """As many files as somebody may hand in at once."""
    stories = [folder / f"story-{number}.txt" for number in range(200)]
    for number, story in enumerate(stories):
        story.write_text(f"{STORY}It was on page {number}, the editor said.\n", "utf8")
    return [str(story) for story in stories]


def test_each_header_is_sent_once(server: Proxy) -> None:
    status, headers = server.ask("/claims?share=" + TOKEN)
    names = [key for key, _ in headers]
    assert status == 200
    for name in (
        "content-security-policy",
        "strict-transport-security",
        "referrer-policy",
        "x-content-type-options",
        "x-frame-options",
        "cache-control",
    ):
        assert names.count(name) == 1, name
    assert f"wss://{HOST}:{server.port}" in dict(headers)["content-security-policy"]
    no_query_anywhere(server)


def test_people_come_back_to_the_process_they_began_with(server: Proxy) -> None:
    seen = set()
    for number in range(12):
        page = f"/of-visitor-{number}."  # any path is answered with the page
        _, headers = server.ask(page)
        cookie = next(value.split(";")[0] for key, value in headers if key == "set-cookie")
        assert cookie.startswith("onrecord_visitor=")
        again = [server.ask(page, cookie)[1] for _ in range(4)]
        assert not any("onrecord_visitor" in value for found in again for _, value in found)
        processes = {line.split()[-1] for line in lines_of(server, page, 5)}
        assert len(processes) == 1
        seen |= processes
    assert seen == {f"127.0.0.1:{process.port}" for process in server.processes}


def lines_of(server: Proxy, page: str, wanted: int) -> list[str]:
    """What the proxy logged of a page; a line is written after its answer has been sent."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        found = [line for line in server.lines if page in line]
        if len(found) == wanted:
            return found
        time.sleep(0.1)
    pytest.fail(f"not {wanted} lines of {page}")


def test_a_cookie_that_somebody_made_up_is_not_handed_on(server: Proxy) -> None:
    _, headers = server.ask("/", "onrecord_visitor=x; Domain=evil")
    cookies = [value for key, value in headers if "onrecord_visitor" in value]
    assert len(cookies) == 1
    assert "evil" not in cookies[0]


def test_a_dashboard_that_is_down_puts_no_token_into_a_log(server: Proxy) -> None:
    for process in server.processes:
        process.stop()
    assert server.ask(f"/claims?share={TOKEN}")[0] == 502
    assert lines_of(server, "/record/claims", 1)[0].split()[4] == "502"
    no_query_anywhere(server)


def no_query_anywhere(server: Proxy) -> None:
    logs = [path for path in server.folder.iterdir() if path.name.endswith("log")]
    assert {"access.log", "error.log"} <= {path.name for path in logs}
    for path in logs:
        text = path.read_text("utf8")
        assert TOKEN not in text, path.name
        assert "access" not in path.name or "?" not in text
