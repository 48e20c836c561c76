"""Each request and each answer, with a small application in Streamlit's place."""

import logging

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from analysis.settings import Settings, settings
from hosting.guard import Guard
from hosting.health import health_routes
from hosting.starting import keep_queries_out_of_the_log

PUBLIC = "https://news.eastmere.example"


async def page(request: Request) -> Response:
    answer = PlainTextResponse("a page", headers={"Cache-Control": "public"})
    answer.set_cookie("plain", "1", path="/")
    answer.set_cookie("safe", "1", secure=True)
    return answer


async def stream(socket: WebSocket) -> None:
    await socket.accept(subprotocol="streamlit")
    await socket.send_text("drawn")
    await socket.close()


HERE = {"Host": "localhost"}
"""For web sockets, which the test client opens under a name of its own."""


def visitor(base: str = "", host: str = "localhost", **chosen: object) -> TestClient:
    routes = [
        *health_routes(base),
        WebSocketRoute(f"{base}/_stcore/stream", stream),
        Route("/{path:path}", page),
    ]
    guarded = Guard(Starlette(routes=routes), Settings(**chosen), base)
    return TestClient(guarded, base_url=f"http://{host}")


def test_headers_take_the_place_of_streamlits() -> None:
    found = visitor().get("/claims?share=secret")
    assert found.text == "a page"
    assert found.headers.get_list("cache-control") == ["private, no-store"]
    assert found.headers.get_list("referrer-policy") == ["no-referrer"]
    assert "frame-ancestors 'none'" in found.headers["content-security-policy"]


@pytest.mark.parametrize("base", ["", "/record"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics/",
        "/_stcore/agent",
        "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/mcp",
        "/_stcore/script-health-check",
    ],
)
def test_what_no_visitor_needs_is_closed(base: str, path: str) -> None:
    door = visitor(base)
    found = door.post(base + path) if "interact" in path else door.get(base + path)
    assert found.status_code == 404
    assert "content-security-policy" in found.headers
    assert door.get(f"{base}/_stcore/metrics-of-ours").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.7:8501", ""])
def test_another_name_is_not_answered(host: str) -> None:
    found = visitor().get("/", headers={"Host": host})
    assert found.status_code == 421
    assert "content-security-policy" in found.headers
    with (
        pytest.raises(WebSocketDisconnect),
        visitor().websocket_connect("/_stcore/stream", headers={"Host": host}),
    ):
        pass


@pytest.mark.parametrize(
    "host", ["localhost:8501", "127.0.0.1", "[::1]:8501", "News.Eastmere.example", "other.example"]
)
def test_the_names_that_are_answered(host: str) -> None:
    door = visitor(public_url=PUBLIC, allowed_hosts=" Other.example, third.example")
    assert door.get("/", headers={"Host": host}).status_code == 200
    assert visitor(allowed_hosts="*").get("/", headers={"Host": host}).status_code == 200


def test_cookies_travel_through_https_only_where_there_is_https() -> None:
    plain, secure = (
        door.get("/").headers.get_list("set-cookie")
        for door in (visitor(), visitor(public_url=PUBLIC))
    )
    assert ["; Secure" in cookie for cookie in plain] == [False, True]
    assert [cookie.count("; Secure") for cookie in secure] == [1, 1]


def test_new_connections_and_sign_ins_are_counted_and_pages_are_not() -> None:
    door = visitor(connections_per_minute=2)
    for _ in range(2):
        with door.websocket_connect("/_stcore/stream", ["streamlit"], headers=HERE) as socket:
            assert socket.receive_text() == "drawn"
    with (
        pytest.raises(WebSocketDisconnect),
        door.websocket_connect("/_stcore/stream", ["streamlit"], headers=HERE),
    ):
        pass
    refused = door.get("/auth/login?provider=x")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    assert door.get("/oauth2callback?code=x").status_code == 429
    assert door.get("/claims").status_code == 200


def test_the_database_answers(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    for url, status in (
        (f"sqlite:///{tmp_path / 'a.db'}", 200),
        (f"sqlite:///{tmp_path}", 503),
        ("postgresql+psycopg://127.0.0.1:1/nothing", 503),
    ):
        monkeypatch.setenv("ONRECORD_DATABASE_URL", url)
        settings.cache_clear()
        for place in ("/healthz", "/record/healthz"):
            assert visitor("/record").get(place).status_code == status
    settings.cache_clear()


def test_the_address_of_a_web_socket_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    keep_queries_out_of_the_log()
    log = logging.getLogger("uvicorn.error")
    with caplog.at_level(logging.INFO, logger="uvicorn.error"):
        log.info('%s - "WebSocket %s" [accepted]', "127.0.0.1", "/_stcore/stream?share=secret")
        log.info("connection open")
    assert caplog.messages == ["connection open"]
