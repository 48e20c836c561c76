"""Who may upload, and how much: a file waits in memory until a page has taken it.

Streamlit takes files from whoever has a page open, and counts nothing.
"""

import logging

import anyio.to_thread
import streamlit as st
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.stats import CACHE_MEMORY_FAMILY

from analysis.settings import MEGABYTE, Settings
from hosting.limit import Limit, address_of
from hosting.senders import may_add

ROOM = 768 * MEGABYTE
"""What may wait in this process at once; while a file comes in, it is there twice."""
BYTES_A_MINUTE = 512 * MEGABYTE
"""From one network address."""
FILES_A_MINUTE = 10_000
"""From one network address."""
_OF_A_FILE = 4096
"""Bytes that a file may take beside its content."""
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_WAIT = {"Retry-After": "60"}

log = logging.getLogger(__name__)


class Uploads:
    """Refuses files of those who may add nothing, and more than there is room for."""

    def __init__(self, app: ASGIApp, settings: Settings, base: str = "") -> None:
        """Before an application that takes files as Streamlit does; the base begins with "/"."""
        self._app = app
        self._place = f"{base}/_stcore/upload_file/"
        self._asks_who = settings.sign_in == "required"
        self._bytes = Limit(BYTES_A_MINUTE)
        self._files = Limit(FILES_A_MINUTE)
        self._coming = 0
        """Bytes of the files that are on their way."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or hands it on."""
        if not self._is_about_files(scope):
            await self._app(scope, receive, send)
            return
        if self._asks_who and not await _is_let_in(scope):
            await PlainTextResponse("You may add nothing here.", 403)(scope, receive, send)
            return
        size = size_of(scope) if scope["method"] == "PUT" else 0
        refusal = self._refusal(size, address_of(scope))
        if refusal is not None:
            log.warning("a file was refused: %s", refusal.body.decode())
            await refusal(scope, receive, send)
            return
        self._coming += size or 0
        try:
            await self._app(scope, receive, send)
        finally:
            self._coming -= size or 0

    def _is_about_files(self, scope: Scope) -> bool:
        return (
            scope["type"] == "http"
            and scope["path"].startswith(self._place)
            and scope["method"] not in _READING
        )

    def _refusal(self, size: int | None, address: str) -> PlainTextResponse | None:
        """Without an await: nobody else may come between the question and the answer."""
        if size == 0:
            return None
        if size is None:
            return PlainTextResponse("The size of the file must be told first.", 411)
        if size > st.get_option("server.maxUploadSize") * MEGABYTE:
            return PlainTextResponse("This file is too large.", 413)
        if not (self._files.allows(address) and self._bytes.allows(address, size)):
            return PlainTextResponse("Too many files. Try again in a minute.", 429, _WAIT)
        if waiting() + self._coming + size + _OF_A_FILE > ROOM:
            return PlainTextResponse("There is no room for it now. Try later.", 503, _WAIT)
        return None


def size_of(scope: Scope) -> int | None:
    """Bytes that a request will send; None where it doesn't say so, or may send others."""
    headers = Headers(scope=scope)
    told = headers.get("content-length", "")
    is_certain = told.isascii() and told.isdigit() and "transfer-encoding" not in headers
    return int(told) if is_certain and len(told) < 20 else None


def waiting() -> int:
    """Bytes of the files that pages have not taken yet, or whose session is still open."""
    if not runtime.exists():
        return 0
    files = runtime.get_instance().uploaded_file_mgr
    content = files.get_stats((CACHE_MEMORY_FAMILY,)).get(CACHE_MEMORY_FAMILY, ())
    number = 0
    if isinstance(files, MemoryUploadedFileManager):
        number = sum(len(of_session) for of_session in list(files.file_storage.values()))
    return sum(one.byte_length for one in content) + number * _OF_A_FILE


async def _is_let_in(scope: Scope) -> bool:
    return await anyio.to_thread.run_sync(may_add, HTTPConnection(scope).cookies)
