"""What a browser may tell Streamlit through its web socket.

Streamlit obeys more than a dashboard needs, and from whoever has a socket open: any visitor may
empty the caches of all sessions.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from hosting.limit import Limit, address_of

LARGEST = 4_000_000
"""Bytes: four times the longest article that can be pasted, in the widest letters."""
MOST_WIDGETS = 2_000
"""Streamlit keeps each that it is told of, known or not, in some 40 times its bytes."""
LONGEST_REST = 256_000
"""Bytes of what a page is asked for with beside the widgets: the address, for the most part."""
BYTES_A_MINUTE = 64_000_000
"""From one network address."""
NAMES_A_MINUTE = 10_000
"""Files that one network address may announce: an answer has some 300 bytes for each."""
_TOO_LARGE, _NOT_UNDERSTOOD, _TOO_MUCH = 1009, 1002, 1008
_NEEDED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
_OPERATIONS = frozenset({"deferred_file", "dataframe_chunk"})
_OPERATION = "backend_operation_request"


class Messages:
    """Hands on what a dashboard needs, drops the rest, and hangs up on what is no message."""

    def __init__(self, app: ASGIApp) -> None:
        """Before an application that answers web sockets as Streamlit does."""
        self._app = app
        self._names = Limit(NAMES_A_MINUTE)
        self._bytes = Limit(BYTES_A_MINUTE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a web socket; hands everything else on."""
        if scope["type"] == "websocket":
            address = address_of(scope)
            line = _Line(
                receive,
                send,
                is_let_through=partial(self._is_let_through, address),
                has_room=partial(self._bytes.allows, address),
            )
            receive, send = line.receive, line.send
        await self._app(scope, receive, send)

    def _is_let_through(self, address: str, told: BackMsg) -> bool:
        names = len(told.file_urls_request.file_names)
        return is_needed(told) and (not names or self._names.allows(address, names))


@dataclass(slots=True)
class _Line:
    """One web socket, from the application's side."""

    hear: Receive
    say: Send
    is_let_through: Callable[[BackMsg], bool]
    has_room: Callable[[int], bool]
    """Whether so many bytes may still come."""
    is_over: bool = False

    async def receive(self) -> Message:
        """The next message for the application."""
        while True:
            message = await self.hear()
            if message["type"] != "websocket.receive":
                return message
            told = self._read(message.get("bytes"))
            if isinstance(told, int):
                self.is_over = True
                await self.say({"type": "websocket.close", "code": told})
                return {"type": "websocket.disconnect", "code": told}
            if self.is_let_through(told):
                return message

    def _read(self, data: bytes | None) -> BackMsg | int:
        if data is not None and not self.has_room(len(data)):
            return _TOO_MUCH
        return read(data)

    async def send(self, message: Message) -> None:
        """Hands on; a session that is drawn may not know yet that nobody listens any more."""
        if not self.is_over:
            await self.say(message)


def read(data: bytes | None) -> BackMsg | int:
    """What a browser says; the code to hang up with where that is too long or no message."""
    if data is None:
        return _NOT_UNDERSTOOD
    if len(data) > LARGEST:
        return _TOO_LARGE
    try:
        told = BackMsg.FromString(data)
    except DecodeError:
        return _NOT_UNDERSTOOD
    return told if is_bearable(told) else _TOO_LARGE


def is_bearable(told: BackMsg) -> bool:
    """Whether Streamlit can be asked for it without giving it more memory than a page takes."""
    asked = told.rerun_script
    rest = asked.ByteSize() - asked.widget_states.ByteSize()
    return len(asked.widget_states.widgets) <= MOST_WIDGETS and rest <= LONGEST_REST


def is_needed(told: BackMsg) -> bool:
    """Whether it is something that a visitor's browser has to say."""
    kind = told.WhichOneof("type")
    if kind == _OPERATION:
        return told.backend_operation_request.WhichOneof("payload") in _OPERATIONS
    return kind in _NEEDED
