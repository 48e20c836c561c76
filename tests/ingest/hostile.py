"""What the tests of hostile files share."""

import time

from analysis.ingest import IngestError
from analysis.sandbox import Sandbox

SECONDS = 20
"""For one file, on a busy machine with two cores; most take less than one."""
STORY = "The council of Varnholm dropped its plan for a ferry on Monday, the mayor said. " * 3


def outcome(sandbox: Sandbox, data: bytes, name: str) -> str:
    """The code of the problem, or the article's text."""
    started = time.monotonic()
    try:
        return sandbox.read_article(data, name).text
    except IngestError as error:
        problem = error.problem
        return problem.code if f"“{name}”" in problem.message else problem.message
    finally:
        assert time.monotonic() - started < SECONDS + 2
