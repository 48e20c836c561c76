"""The hosted entry with a real browser: every page under its rules, and nothing told to a log."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from analysis.store import open_store
from tests.e2e.conftest import Visit, playwright
from tests.e2e.hosted import ENTRY, Hosted, ask
from tests.e2e.serving import PATIENCE, ROOT
from tests.factory import fill_settled

pytestmark = pytest.mark.e2e

TOKEN = "tokenthatbelongsinnolog"
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
}
STORY = "Mayor Ines Calder denied that the pier had been sold. “Nobody has signed,” Calder said.\n"


@pytest.fixture(params=["", "/record"], ids=["at the root", "under a folder"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hosted]:
    """A server on a filled store that nobody has visited yet."""
    hosted = Hosted(tmp_path, base=request.param)
    fill_settled(open_store(hosted.database))
    try:
        hosted.start()
        hosted.wait()
        yield hosted
    finally:
        hosted.stop()


@pytest.fixture
def answers(visit: Visit, server: Hosted) -> Iterator[list["playwright.Response"]]:
    """Every answer that a browser is given, with the headers that all of them must have."""
    found: list[playwright.Response] = []

    def listen(context: "playwright.BrowserContext") -> None:
        context.on("response", lambda answer: found.append(answer))

    visit.browser.on("context", listen)
    yield found
    visit.browser.remove_listener("context", listen)
    assert found
    for answer in found:
        assert {key: answer.headers.get(key) for key in ALWAYS} == ALWAYS, answer.url
        assert "default-src 'none'" in answer.headers["content-security-policy"], answer.url


def test_a_deep_link_first_then_every_page(
    visit: Visit, server: Hosted, answers: list["playwright.Response"]
) -> None:
    link = f"{server.url}/claims?collection=My+articles&outlets=Harbour+Courier"
    visitor = visit(link)
    visitor.has_heading("Claims")
    visitor.has_chosen("outlets", "Harbour Courier")
    for page in ("", "outlets", "sources", "entities", "search", "corrections", "articles"):
        visitor.open(f"{server.url}/{page}")
    visitor.open(f"{server.url}/article?article=1")
    visitor.open(f"{server.url}/claims?share={TOKEN}")
    # A web socket is given the query by whoever opens it; uvicorn would log it.
    visitor.page.evaluate(
        """address => new Promise(done => {
            const socket = new WebSocket(address, ["streamlit"]);
            socket.onopen = socket.onerror = () => { socket.close(); done(); };
        })""",
        f"{server.url.replace('http', 'ws')}/_stcore/stream?share={TOKEN}",
    )
    assert TOKEN not in server.log


def test_a_file_in_a_picture_and_a_table_out(
    visit: Visit, server: Hosted, answers: list["playwright.Response"], tmp_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf8")
    visitor = visit(f"{server.url}/sources")
    with visitor.page.expect_download() as picture:
        chart = visitor.page.locator(".js-plotly-plot").first
        chart.hover()
        chart.locator("[data-title*=Download]").first.click()
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")
    with visitor.page.expect_download() as table:
        visitor.page.get_by_role("button", name="CSV").first.click()
    assert b"," in table.value.path().read_bytes()
    visitor.open(f"{server.url}/articles")
    visitor.page.locator("input[type=file]").first.set_input_files(str(story))
    visitor.sees("“story.txt” is stored and analysed.")


def test_what_is_closed_and_what_is_open(server: Hosted) -> None:
    for path, status in (
        ("/_stcore/metrics", 404),
        ("/_stcore/agent/openapi.json", 404),
        ("/_stcore/health", 200),
        ("/healthz", 200),
    ):
        found, headers = ask(server.url + path)
        assert (path, found) == (path, status)
        assert [value for key, value in headers if key == "referrer-policy"] == ["no-referrer"]
    assert ask(f"{server.url}/claims", Host="evil.example")[0] == 421
    # Streamlit answers the first of these to whoever says it, and empties its caches at the second.
    said = [BackMsg(set_run_on_save=True), BackMsg(clear_cache=True), BackMsg(app_heartbeat=True)]
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    with connect(address, open_timeout=PATIENCE) as stream:
        for one in said:
            stream.send(one.SerializeToString())
        told = [ForwardMsg.FromString(stream.recv(PATIENCE)).WhichOneof("type")]
        while told[-1] != "heartbeat_ack":
            told.append(ForwardMsg.FromString(stream.recv(PATIENCE)).WhichOneof("type"))
    assert told == ["heartbeat_ack"]


def test_it_does_not_start_while_something_is_missing(tmp_path: Path) -> None:
    required = {"ONRECORD_SIGN_IN": "required", "ONRECORD_DATABASE_URL": f"sqlite:///{tmp_path}/a"}
    options = ["--server.headless", "true", "--server.port", "0"]
    ended = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", ENTRY, *options],
        cwd=ROOT,
        env={**os.environ, **required},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ended.returncode == 1
    lines = ended.stderr.strip().splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == [
        "E_SIGN_IN_NOT_SET_UP",
        "E_PUBLIC_URL",
        "E_NO_ADMIN",
    ]
    assert "Traceback" not in ended.stderr
