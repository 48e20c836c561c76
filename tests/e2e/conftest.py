"""A real server on a store of its own, and a real browser that may talk to nobody else."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.e2e.serving import PATIENCE, Process, end, free_port, launch, streamlit, wait_for
from tests.store.conftest import postgresql, url

__all__ = ["postgresql", "url"]

playwright = pytest.importorskip("playwright.sync_api")
playwright.expect.set_options(timeout=PATIENCE * 1000)

# Streamlit asks for these beside the page's own address before it asks at the root.
EXPECTED_404 = ("/_stcore/health", "/_stcore/host-config")


@dataclass
class Server:
    """The dashboard on one store; it can be stopped and started again."""

    folder: Path
    port: int = 0
    script: str = "dashboard.py"
    store: str = ""
    """The address of its database, where that is no file of its own."""
    process: Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> str:
        return self.store or f"sqlite:///{self.folder / 'onrecord.db'}"

    @property
    def log(self) -> str:
        return self.log_file.read_text("utf8")

    @property
    def log_file(self) -> Path:
        return self.folder / "server.log"

    def start(self) -> None:
        self.port = self.port or free_port()
        command = streamlit(self.script, self.port)
        self.process = launch(command, self.log_file, env={"ONRECORD_DATABASE_URL": self.database})
        wait_for(f"{self.url}/_stcore/health", self.process, self.log_file)

    def stop(self) -> None:
        """Ends the server and the worker it started."""
        end(self.process)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A server of one's own, not started yet."""
    server = Server(folder=tmp_path)
    yield server
    server.stop()


@dataclass
class Visitor:
    """Somebody at the screen, with everything that went wrong there."""

    page: "playwright.Page"
    outside: list[str] = field(default_factory=list)
    """Requests that tried to leave the machine."""
    errors: list[str] = field(default_factory=list)
    """What the console or the page complained of, and dialogs that opened."""
    is_answered: bool = True
    """Whether the server has drawn all that the page asked it to draw."""

    def __post_init__(self) -> None:
        self.page.context.set_default_timeout(PATIENCE * 1000)
        self.page.on("websocket", self._listen)

    def _listen(self, socket: "playwright.WebSocket") -> None:
        socket.on("framesent", self._note_asked)
        socket.on("framereceived", self._note_answered)
        socket.on("close", lambda _: self._note(is_answered=True))

    def _note_asked(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes) and BackMsg.FromString(frame).HasField("rerun_script"):
            self._note(is_answered=False)

    def _note_answered(self, frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame) if isinstance(frame, bytes) else ForwardMsg()
        is_end = message.WhichOneof("type") == "script_finished"
        if is_end and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._note(is_answered=True)

    def _note(self, *, is_answered: bool) -> None:
        self.is_answered = is_answered

    def open(self, address: str) -> None:
        self.page.goto(address)
        # Before anything is drawn the page claims to be settled, and a click amid the first run
        # loses what the address had chosen.
        self.page.locator("h1").first.wait_for(state="attached")
        self.settle()

    def settle(self) -> None:
        """Waits until the page has been drawn to the end, twice: a change may be on its way."""
        for _ in range(2):
            self.page.wait_for_timeout(250)
            self.wait_until(lambda: self.is_answered)
            self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        assert self.page.locator("[data-testid=stException]").count() == 0

    def wait_until(self, is_so: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Waits for what the browser can't be told to wait for; fails if it does not come."""
        if not self.comes(is_so, seconds):
            pytest.fail(f"not so after {seconds:.0f} seconds")

    def comes(self, is_so: Callable[[], bool], seconds: float) -> bool:
        """Whether it is so within that time."""
        deadline = time.monotonic() + seconds
        while not (found := is_so()) and time.monotonic() < deadline:
            self.page.wait_for_timeout(100)
        return found

    def sees(self, words: str) -> None:
        """Waits until the words are on the page."""
        self.page.get_by_text(words).filter(visible=True).first.wait_for()

    def has_chosen(self, key: str, words: str) -> None:
        """Waits until a widget of the sidebar shows the words."""
        self.page.locator(f".st-key-{key}", has_text=words).wait_for()

    def has_heading(self, words: str) -> None:
        """Waits until the page has that heading."""
        playwright.expect(self.page.locator("h1").first).to_have_text(words)

    def has_address(self, *parts: str, without: tuple[str, ...] = ()) -> None:
        """Waits until the address has every part: it is rewritten after the page was drawn."""
        self.page.wait_for_function(
            """([parts, without]) => parts.every(one => location.href.includes(one))
                && !without.some(one => location.href.includes(one))""",
            arg=[list(parts), list(without)],
        )

    def go_back(self) -> None:
        """Goes back; not before the address was rewritten, for that would spoil the other's."""
        self.settle()
        self.page.go_back()
        self.settle()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").first.inner_text()

    def click_bar(self) -> None:
        """Clicks the first bar of the first chart."""
        self.click_mark(self.page.locator(".js-plotly-plot .bars .point path").first)

    def click_mark(self, mark: "playwright.Locator") -> None:
        """Clicks a mark of a chart, which lies under Plotly's own layer, until the address tells.

        A chart moves until all round it is drawn, and is drawn before it listens.
        """
        before = self.address
        for _ in range(3):
            x, y = self._middle_at_rest(mark)
            self.page.mouse.click(x, y)
            if self.comes(lambda: self.address != before, PATIENCE / 3):
                self.settle()
                return
        pytest.fail("No mark could be clicked")

    def _middle_at_rest(self, mark: "playwright.Locator") -> tuple[float, float]:
        boxes = [mark.bounding_box()]

        def rests() -> bool:
            boxes.append(mark.bounding_box())
            return boxes[-1] is not None and boxes[-1] == boxes[-2]

        self.wait_until(rests)
        box = boxes[-1]
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def pick_row(self, number: int = 0, table: int = 0) -> None:
        """Ticks a row of a table: it is a canvas with a box of 35 pixels to each row.

        A click while the page still moves lands beside the row, so it is tried until the table
        says to screen readers that a row is selected, or gave way to what the row opens.
        """
        found = self.page.locator("[data-testid=stDataFrame]").nth(table)
        ticked = found.locator("tr[aria-selected=true]")
        found.locator("tr[aria-selected]").first.wait_for(state="attached")
        before = self.address
        for _ in range(3):
            found.click(position={"x": 16, "y": 52 + 35 * number})
            if self.comes(lambda: ticked.count() > 0 or self.address != before, PATIENCE / 3):
                self.settle()
                return
        pytest.fail("No row could be ticked")

    @property
    def address(self) -> str:
        """The address as it is: Streamlit changes it behind the browser driver's back."""
        return str(self.page.evaluate("location.href"))


@contextmanager
def visits(browser: "playwright.Browser", server: Server) -> Iterator["Visit"]:
    """Opens the dashboard as somebody else each time; in the end nothing may have gone wrong."""
    visit = Visit(browser, server)
    yield visit
    for visitor in visit.visitors:
        assert visitor.outside == []
        assert visitor.errors == []
        visitor.page.context.close()
    assert "Traceback" not in server.log


@pytest.fixture
def visit(browser: "playwright.Browser", server: Server) -> Iterator["Visit"]:
    with visits(browser, server) as visit:
        yield visit


@dataclass
class Visit:
    browser: "playwright.Browser"
    server: Server
    visitors: list[Visitor] = field(default_factory=list)
    also: tuple[str, ...] = ()
    """Other servers of this machine that may be asked, by the beginning of their addresses."""

    def __call__(self, address: str) -> Visitor:
        context = self.browser.new_context(
            base_url=self.server.url,
            viewport={"width": 1440, "height": 900},
            locale="en-GB",
            timezone_id="UTC",
            reduced_motion="reduce",
        )
        visitor = Visitor(context.new_page())
        self._watch(visitor)
        self.visitors.append(visitor)
        visitor.open(address)
        return visitor

    def _watch(self, visitor: Visitor) -> None:
        def only_here(route: "playwright.Route") -> None:
            if route.request.url.startswith((self.server.url, *self.also, "data:", "blob:")):
                route.continue_()
            else:
                visitor.outside.append(route.request.url)
                route.abort()

        def note(message: "playwright.ConsoleMessage") -> None:
            if message.type == "error" and not message.location["url"].endswith(EXPECTED_404):
                visitor.errors.append(message.text)

        def dismiss(dialog: "playwright.Dialog") -> None:
            visitor.errors.append(dialog.message)
            dialog.dismiss()

        visitor.page.context.route("**/*", only_here)
        visitor.page.on("console", note)
        visitor.page.on("pageerror", lambda error: visitor.errors.append(str(error)))
        visitor.page.on("dialog", dismiss)
