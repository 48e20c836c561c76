"""Word lists: data, not code. One commented TOML file a subject; change them without Python."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `words/NAME.toml`.

    >>> "allegedly" in load("hedges")["words"]
    True
    """
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf8"))
