"""What a browser may say through its web socket, with a small application that notes it."""

from contextlib import suppress

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg

from hosting import messages
from hosting.messages import Messages, is_needed
from tests.hosting.asking import HERE, behind

STREAM = "/_stcore/stream"
LAST = BackMsg(app_heartbeat=True)


def operation(name: str) -> BackMsg:
    said = BackMsg()
    getattr(said.backend_operation_request, name).SetInParent()
    return said


def files(number: int) -> BackMsg:
    said = BackMsg()
    said.file_urls_request.file_names.extend(["a.txt"] * number)
    return said


def noting(seen: list[BackMsg], base: str = "") -> TestClient:
    """The door of an application that keeps what it is told, and answers the last of it."""

    async def stream(socket: WebSocket) -> None:
        await socket.accept(subprotocol="streamlit")
        with suppress(WebSocketDisconnect):
            while True:
                seen.append(BackMsg.FromString(await socket.receive_bytes()))
                if seen[-1] == LAST:
                    await socket.send_text("heard")

    return behind([WebSocketRoute(base + STREAM, stream)], base)


def say(*said: BackMsg) -> list[BackMsg]:
    """What the application hears of it."""
    seen: list[BackMsg] = []
    with noting(seen).websocket_connect(STREAM, ["streamlit"], headers=HERE) as socket:
        for one in (*said, LAST):
            socket.send_bytes(one.SerializeToString())
        assert socket.receive_text() == "heard"
    assert seen.pop() == LAST
    return seen


RERUN = BackMsg()
RERUN.rerun_script.query_string = "share=x"
NEEDED = [
    RERUN,
    BackMsg(stop_script=True),
    files(3),
    operation("deferred_file"),
    operation("dataframe_chunk"),
]
NOT_NEEDED = [
    BackMsg(),
    BackMsg(clear_cache=True),
    BackMsg(set_run_on_save=True),
    BackMsg(load_git_info=True),
    BackMsg(debug_disconnect_websocket=True),
    BackMsg(debug_shutdown_runtime=True),
    operation("install_skills"),
    operation("dismiss_skills_nudge"),
    BackMsg(backend_operation_request={"request_id": "1"}),
]


def test_what_a_dashboard_needs_comes_through() -> None:
    assert say(*NEEDED) == NEEDED


def test_what_no_visitor_needs_is_dropped() -> None:
    assert say(*NOT_NEEDED) == []


def test_every_kind_of_message_was_thought_of() -> None:
    """One that Streamlit adds is dropped until somebody has looked at it."""
    kinds = set(BackMsg.DESCRIPTOR.fields_by_name)
    assert {one.WhichOneof("type") for one in (*NEEDED, *NOT_NEEDED, LAST)} == {None, *kinds}
    payload = BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"].message_type
    assert {one.name for one in payload.oneofs_by_name["payload"].fields} == {
        "deferred_file",
        "dataframe_chunk",
        "install_skills",
        "dismiss_skills_nudge",
    }


def test_the_last_of_two_in_one_message_counts_as_for_streamlit() -> None:
    both = [BackMsg(app_heartbeat=True), BackMsg(clear_cache=True)]
    data = b"".join(one.SerializeToString() for one in both)
    assert not is_needed(BackMsg.FromString(data))


def rerun(widgets: int = 0, query: int = 0) -> bytes:
    said = BackMsg()
    said.rerun_script.query_string = "q" * query
    for number in range(widgets):
        said.rerun_script.widget_states.widgets.add(id=str(number), string_value="x")
    return said.SerializeToString()


def test_a_large_page_and_a_long_text_come_through() -> None:
    said = BackMsg.FromString(rerun(widgets=500, query=20_000))
    said.rerun_script.widget_states.widgets.add(id="paste", string_value="\U0001f30d" * 200_000)
    assert say(said) == [said]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no message", 1002),
        ("words", 1002),
        (bytes(messages.LARGEST + 1), 1009),
        (rerun(widgets=messages.MOST_WIDGETS + 1), 1009),
        (rerun(query=messages.LONGEST_REST), 1009),
    ],
    ids=["no message", "words", "too long", "too many widgets", "too long an address"],
)
def test_what_is_no_message_ends_the_connection(data: bytes | str, code: int) -> None:
    seen: list[BackMsg] = []
    with noting(seen).websocket_connect(STREAM, ["streamlit"], headers=HERE) as socket:
        (socket.send_text if isinstance(data, str) else socket.send_bytes)(data)
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_text()
    assert ended.value.code == code
    assert seen == []


def test_what_was_still_to_be_drawn_then_is_dropped() -> None:
    """A server complains of whoever goes on after the end."""
    sent: list[Message] = []

    async def hear() -> Message:
        return {"type": "websocket.receive", "text": "words"}

    async def say(message: Message) -> None:
        sent.append(message)

    async def session(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            pass
        await send({"type": "websocket.send", "text": "drawn"})

    # In a thread of its own: a browser of other tests may run in this one.
    with start_blocking_portal() as portal:
        portal.call(Messages(session), {"type": "websocket"}, hear, say)
    assert [one["type"] for one in sent] == ["websocket.accept", "websocket.close"]


def test_files_are_announced_so_often_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "NAMES_A_MINUTE", 200)
    assert say(files(201)) == []
    assert say(files(150), files(51), files(50)) == [files(150), files(50)]


def test_so_many_bytes_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "BYTES_A_MINUTE", 5_000)
    seen: list[BackMsg] = []
    with noting(seen).websocket_connect(STREAM, ["streamlit"], headers=HERE) as socket:
        for _ in range(2):
            socket.send_bytes(rerun(query=3_000))
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_text()
    assert ended.value.code == 1008
    assert seen == [BackMsg.FromString(rerun(query=3_000))]
