"""What happens to each request before Streamlit sees it, and to each answer after."""

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analysis.hosting import has_https, public_host
from analysis.settings import Settings
from hosting.headers import headers_for
from hosting.limit import Limit, address_of
from hosting.messages import Messages
from hosting.uploads import Uploads

THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
_CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check")
"""Streamlit's own addresses that no visitor of a dashboard needs."""
_COUNTED = ("/auth/login", "/oauth2callback")


class Guard:
    """Turns away what it should, and puts the headers on every answer, also on its own."""

    def __init__(self, app: ASGIApp, settings: Settings, base: str = "") -> None:
        """A guard before an application that is served under a folder, or under none."""
        self._base = f"/{base.strip('/')}".rstrip("/")
        self._app = Uploads(Messages(app), settings, self._base)
        self._settings = settings
        self._hosts = answered_hosts(settings)
        self._limit = Limit(settings.connections_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or hands it on."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        path = self._inside(scope["path"])
        refusal = self._refusal(scope, path)
        if refusal is None:
            await self._app(scope, receive, self._with_headers(send, path))
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, self._with_headers(send, path))

    def _inside(self, path: str) -> str:
        """The path without the folder that the dashboard is served under."""
        return path.removeprefix(self._base) if path.startswith(f"{self._base}/") else path

    def _refusal(self, scope: Scope, path: str) -> PlainTextResponse | None:
        if not is_answered(Headers(scope=scope).get("host", ""), self._hosts):
            return PlainTextResponse("This server does not answer to that name.", 421)
        if any(f"{path}/".startswith(f"{closed}/") for closed in _CLOSED):
            return PlainTextResponse("Not found.", 404)
        is_counted = scope["type"] == "websocket" or path in _COUNTED
        if is_counted and not self._limit.allows(address_of(scope)):
            return PlainTextResponse(
                "Too often. Try again in a minute.", 429, {"Retry-After": "60"}
            )
        return None

    def _with_headers(self, send: Send, path: str) -> Send:
        async def send_on(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept"):
                message.setdefault("headers", [])
                _put(MutableHeaders(scope=message), headers_for(path, self._settings))
                if has_https(self._settings):
                    message["headers"] = [_secure(header) for header in message["headers"]]
            await send(message)

        return send_on


def answered_hosts(settings: Settings) -> frozenset[str]:
    """The host names that are answered; "*" stands for any."""
    more = (name.strip().lower() for name in settings.allowed_hosts.split(","))
    return THIS_MACHINE | {name for name in (*more, public_host(settings)) if name}


def is_answered(host: str, hosts: frozenset[str]) -> bool:
    """Whether a Host header, with its port, names one of the hosts.

    >>> [is_answered(host, THIS_MACHINE) for host in ("[::1]:8501", "localhost.evil.example")]
    [True, False]
    """
    name = host[1:].split("]")[0] if host.startswith("[") else host.split(":")[0]
    return "*" in hosts or name.lower().rstrip(".") in hosts


def _put(headers: MutableHeaders, wanted: Mapping[str, str]) -> None:
    for name, value in wanted.items():
        headers[name] = value


def _secure(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A header; a cookie is one that browsers send through https only."""
    name, value = header
    is_open_cookie = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return (name, value + b"; Secure") if is_open_cookie else header
