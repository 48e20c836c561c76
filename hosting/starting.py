"""What is said at the start, and what is kept out of the log."""

import logging
import sys
from collections.abc import Mapping
from typing import Any

from analysis.hosting import find_warnings, hosting_problems
from analysis.settings import Settings

log = logging.getLogger("hosting")


def check(settings: Settings, secrets: Mapping[str, Any]) -> None:
    """Nothing; ends the program with a line for each thing that is missing."""
    for warning in find_warnings(settings, secrets):
        log.warning("%s: %s", warning.code, warning.message)
    problems = hosting_problems(settings, secrets)
    if problems:
        lines = [f"{problem.code}: {problem.message}" for problem in problems]
        sys.exit("\n".join([*lines, "Not started. docs/deploying.md tells more of each."]))


def keep_queries_out_of_the_log() -> None:
    """Nothing; uvicorn no longer notes the address of each web socket, which holds the query."""
    logging.getLogger("uvicorn.error").addFilter(_has_no_address)


def _has_no_address(record: logging.LogRecord) -> bool:
    return "WebSocket %s" not in str(record.msg)
