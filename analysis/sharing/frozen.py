"""An exhibit as bytes, kept beside the link that shows it."""

import zlib
from pathlib import Path

from analysis.models import Problem
from analysis.store import StoreError

DAMAGED = Problem(code="E_SNAPSHOT", message="What this link shows is damaged. Ask for a new link.")


def freeze(path: Path) -> bytes:
    """The file, compressed."""
    return zlib.compress(path.read_bytes(), 6)


def thaw(data: bytes, path: Path) -> None:
    """Nothing; the file is at the path, whole. Raises a StoreError where it is damaged."""
    try:
        plain = zlib.decompress(data)
    except zlib.error as error:
        raise StoreError(DAMAGED) from error
    # Under another name first: nobody finds half a file.
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(plain)
    part.replace(path)
