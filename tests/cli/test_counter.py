import pytest

from analysis.cli.counter import Counter, counted


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("total", "done", "seconds", "line"),
    [
        (20, 0, 0, "0 of 20 files"),
        (20, 3, 0.5, "3 of 20 files"),
        (20, 6, 2, "6 of 20 files, 2.5 a second, 6 s left"),
        (1000, 11, 10, "11 of 1,000 files, 1.0 a second, 16 min left"),
        (20, 20, 4, "20 of 20 files, 4.8 a second"),
        (20, 1, 9, "1 of 20 files"),
        (None, 1201, 60, "1,201 files, 20.0 a second"),
    ],
)
def test_what_it_says(total: int | None, done: int, seconds: float, line: str) -> None:
    clock = Clock()
    counter = Counter(total, "files", clock)
    clock.now += 30  # such as loading models
    for _ in range(done):
        counter.step()
    clock.now += seconds
    assert counter.line() == line


def test_silent_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(counted("abc", 3)) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")


def test_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert list(counted("ab", 2)) == ["a", "b"]
    out, shown = capsys.readouterr()
    assert out == ""
    assert "2 of 2 articles" in shown
    assert shown.endswith("\r\033[K")
