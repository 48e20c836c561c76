"""The reading process that the tests of hostile files share."""

from collections.abc import Iterator

import pytest

from analysis.sandbox import Sandbox
from analysis.sandbox.sandbox import Confines
from tests.ingest.hostile import SECONDS


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(confines=Confines(cpu_seconds=15, wall_seconds=SECONDS)) as sandbox:
        yield sandbox
