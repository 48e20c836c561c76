"""Who may send files, and how much, with a small application that takes everything."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from types import SimpleNamespace

import pytest
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from analysis.access import Membership, Role
from analysis.settings import MEGABYTE, settings
from analysis.store import Store, open_store
from hosting import uploads
from pages.shared import signed_out
from pages.shared.session import HOLDS
from tests.hosting.asking import PLACE, behind, taking
from tests.pages.signed import ADMIN, ANN, SECRETS, VIC, ask_to_sign_in, claims_of

ONE = f"{PLACE}/session/file"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A dashboard that asks who people are: an editor, a viewer and an administrator."""
    url = f"sqlite:///{tmp_path / 'onrecord.db'}"
    monkeypatch.setenv("ONRECORD_DATABASE_URL", url)
    ask_to_sign_in(monkeypatch)
    monkeypatch.setattr("hosting.senders.get_cookie_secret", lambda: SECRETS["cookie_secret"])
    store = open_store(url)
    here = store.collection("Spring").id
    for who, role in ((ANN, Role.EDITOR), (VIC, Role.VIEWER)):
        one = Membership(id=0, kind="email", who=who, role=role, collection=here)
        store.give_role(one, "test")
    yield store
    settings.cache_clear()


def cookie(who: str, secret: str = SECRETS["cookie_secret"], **more: object) -> dict[str, str]:
    told = json.dumps(claims_of(who, **more))
    signed = create_signed_value(secret, "_streamlit_user", told).decode()
    return {"Cookie": f"_streamlit_user={signed}"}


def test_whoever_may_add_something_may_send_files(asked: Store) -> None:
    door = taking(sign_in="required")
    for who in (ANN, ADMIN):
        assert door.put(ONE, content=b"x", headers=cookie(who)).status_code == 204
        assert door.delete(ONE, headers=cookie(who)).status_code == 204


def test_a_large_cookie_that_was_split_counts_too(asked: Store) -> None:
    told = json.dumps(claims_of(ANN))
    parts = {"_streamlit_user": "chunks-2", "_streamlit_user_1": told[:9]}
    parts["_streamlit_user_2"] = told[9:]
    signed = {
        name: create_signed_value(SECRETS["cookie_secret"], name, part).decode()
        for name, part in parts.items()
    }
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in signed.items())}
    assert taking(sign_in="required").put(ONE, content=b"x", headers=headers).status_code == 204


LONG_AGO = (datetime.now(UTC) - HOLDS - timedelta(minutes=1)).timestamp()
HALF = create_signed_value(SECRETS["cookie_secret"], "_streamlit_user", "chunks-2").decode()
NOBODIES = {
    "nobody": {},
    "a viewer": cookie(VIC),
    "somebody without a role": cookie("nora@elsewhere.example"),
    "somebody who signed it themselves": cookie(ANN, "0123456789abcdef" * 4),
    "somebody whose day is over": cookie(ANN, iat=LONG_AGO),
    "somebody with the cookie of another name": {
        "Cookie": cookie(ANN)["Cookie"].replace("user=", "user_tokens=")
    },
    "somebody with a broken cookie": {"Cookie": b"_streamlit_user=\xff\\777.x"},
    "somebody with half of a cookie": {"Cookie": f"_streamlit_user={HALF}"},
}


@pytest.mark.parametrize("who", NOBODIES)
def test_whoever_may_add_nothing_sends_nothing(asked: Store, who: str) -> None:
    for base in ("", "/record"):
        door = taking(base, sign_in="required")
        for method in ("PUT", "POST", "DELETE"):
            found = door.request(method, base + ONE, content=b"x", headers=NOBODIES[who])
            assert found.status_code == 403
            assert "content-security-policy" in found.headers


def test_whoever_signed_out_sends_nothing(asked: Store) -> None:
    told = {"iat": datetime.now(UTC).timestamp(), "nonce": "one"}
    door = taking(sign_in="required")
    signed_out.note(asked, claims_of(ANN, **told), HOLDS)
    assert door.put(ONE, content=b"x", headers=cookie(ANN, **told)).status_code == 403
    again = cookie(ANN, **{**told, "nonce": "another"})
    assert door.put(ONE, content=b"x", headers=again).status_code == 204


def test_nobody_is_asked_where_nobody_signs_in() -> None:
    assert taking().put(ONE, content=b"x").status_code == 204


def test_a_size_must_be_told() -> None:
    door = taking()
    assert door.put(ONE, content=iter([b"x"])).status_code == 411
    both = {"Transfer-Encoding": "chunked", "Content-Length": "1"}
    assert door.put(ONE, content=b"x", headers=both).status_code == 411
    for size in ("-1", "x", "\u00b2", "9" * 30):
        headers = {"Content-Length": size.encode("latin-1")}
        assert door.put(ONE, content=b"x", headers=headers).status_code == 411


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    too_large = {"Content-Length": str(50 * MEGABYTE + 1)}
    assert taking().put(ONE, content=b"x", headers=too_large).status_code == 413


def test_so_many_files_and_bytes_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FILES_A_MINUTE", 3)
    door = taking()
    found = [door.put(ONE, content=b"x") for _ in range(4)]
    assert [one.status_code for one in found] == [204, 204, 204, 429]
    assert found[-1].headers["retry-after"] == "60"
    assert door.delete(ONE).status_code == 204
    monkeypatch.setattr(uploads, "FILES_A_MINUTE", 100)
    monkeypatch.setattr(uploads, "BYTES_A_MINUTE", 100)
    door = taking()
    found = [door.put(ONE, content=bytes(40)) for _ in range(3)]
    assert [one.status_code for one in found] == [204, 204, 429]


def test_what_waits_already_leaves_less_room(monkeypatch: pytest.MonkeyPatch) -> None:
    files = MemoryUploadedFileManager(PLACE)
    monkeypatch.setattr(uploads.runtime, "exists", lambda: True)
    monkeypatch.setattr(
        uploads.runtime, "get_instance", lambda: SimpleNamespace(uploaded_file_mgr=files)
    )
    door = taking()
    monkeypatch.setattr(uploads, "ROOM", 3 * 4096 + 100)
    assert door.put(ONE, content=bytes(90)).status_code == 204
    for number in range(2):
        one = UploadedFileRec(file_id=str(number), name="a", type="text/plain", data=bytes(10))
        files.add_file("session", one)
    assert door.put(ONE, content=bytes(80)).status_code == 204
    assert door.put(ONE, content=bytes(81)).status_code == 503
    files.remove_session_files("session")
    assert door.put(ONE, content=bytes(90)).status_code == 204


def test_what_is_on_its_way_leaves_less_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "ROOM", 4096 + 100)
    has_come, may_go = Event(), Event()

    async def take(request: Request) -> Response:
        await request.body()
        has_come.set()
        await run_in_threadpool(may_go.wait, 30)
        return Response(status_code=204)

    with behind([Route(f"{PLACE}/{{a}}/{{b}}", take, methods=["PUT"])]) as door:
        with ThreadPoolExecutor(1) as pool:
            first = pool.submit(door.put, ONE, content=bytes(60))
            assert has_come.wait(30)
            assert door.put(ONE, content=bytes(60)).status_code == 503
            may_go.set()
            assert first.result().status_code == 204
        assert door.put(ONE, content=bytes(60)).status_code == 204
