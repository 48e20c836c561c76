"""What every number on the screens means, and what the tool can't do."""

from dataclasses import dataclass
from functools import cache

from analysis.method.reading import read_texts
from analysis.method.scores import scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One number or word of a screen, in plain sentences."""

    page: str
    """File name of the screen in `pages/`."""
    number: str
    """What it is called there."""
    counted: str
    share_of: str = ""
    """Of what it is a share; empty where it is none."""
    left_out: str = ""
    sureness: str = ""


@cache
def meanings() -> tuple[Meaning, ...]:
    """Every number, screen by screen."""
    briefs = {score.key: score.brief for score in scores()}
    return tuple(
        Meaning(**{**row, "sureness": row.get("sureness", "").format(**briefs)})
        for row in read_texts("meanings.toml")["meaning"]
    )


@cache
def limits() -> tuple[str, ...]:
    """What the tool can't do, a sentence or two each."""
    return tuple(read_texts("limits.toml")["limits"])
