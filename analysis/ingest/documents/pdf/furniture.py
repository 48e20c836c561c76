"""What stands on pages round the text: running heads, page numbers, what a browser prints."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.ingest.documents.pdf.lines import Line

DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite|[-–—|])?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|von)\s*\d{1,4})?\s*[-–—|]?",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?P<url>(?:https?|file)://\S+)(?:\s+\d+\s*/\s*\d+)?", re.IGNORECASE)
PRINTED = re.compile(
    r"(?:\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d\d-\d\d),?\s+\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[AP]M)?"
    r"|printed (?:from|on|by)\b.*",
    re.IGNORECASE,
)
MARGIN = 0.08
HEAD = 0.15
"""Of the page's height, at the top and at the bottom."""
SAME_PLACE = 3.0
"""Points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The lines of the text, and the address that a browser has printed beside them."""

    lines: tuple[Line, ...]
    url: str | None


def sort_out(lines: list[Line], heights: dict[int, float]) -> Sorted:
    """The lines that are the text. `heights` are those of the pages, by number, in points."""
    outer = [line for line in lines if _is_in_margin(line, heights[line.page], HEAD)]
    margins = [line for line in outer if _is_in_margin(line, heights[line.page], MARGIN)]
    repeated = _repeated(outer, n_pages=len({line.page for line in lines}))
    gone = {id(line) for line in outer if _key(line) in repeated}
    gone |= {id(line) for line in margins if PAGE_NUMBER.fullmatch(line.text)}
    printed = [line for line in margins if _is_printed(line)]
    gone |= {id(line) for line in margins if any(_is_level(line, other) for other in printed)}
    urls = (ADDRESS.fullmatch(line.text) for line in margins)
    return Sorted(
        lines=tuple(line for line in lines if id(line) not in gone),
        url=next((found["url"] for found in urls if found and _is_whole(found["url"])), None),
    )


def _key(line: Line) -> tuple[str, int]:
    return DIGITS.sub("#", line.text), round(line.y / SAME_PLACE)


def _repeated(lines: Iterable[Line], n_pages: int) -> set[tuple[str, int]]:
    """What stands in the same place of several pages, whatever its numbers."""
    counts = Counter({(_key(line), line.page): 1 for line in lines})
    on_pages = Counter(key for key, _ in counts)
    least = max(2, n_pages // 3)
    return {key for key, number in on_pages.items() if number >= least}


def _is_in_margin(line: Line, height: float, margin: float) -> bool:
    return not margin * height < line.y < (1 - margin) * height


def _is_printed(line: Line) -> bool:
    return (PRINTED.match(line.text) or ADDRESS.fullmatch(line.text)) is not None


def _is_level(line: Line, other: Line) -> bool:
    return line.page == other.page and abs(line.y - other.y) <= SAME_PLACE


def _is_whole(url: str) -> bool:
    return url.lower().startswith("http") and not url.endswith(("…", "..."))
