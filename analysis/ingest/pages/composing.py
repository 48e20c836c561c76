"""An article's text out of its lines: the story's, and what is shown beside it as marked blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.cleaning.rules import is_related_heading
from analysis.ingest.pages.evidence import is_inside
from analysis.ingest.pages.parts import Box, Part
from analysis.ingest.pages.rules import Verdict
from analysis.ingest.pages.scene import Scene
from analysis.models import Block, BlockKind, Span

MOST_BESIDE = 200
MOST_CHARACTERS_BESIDE = 20_000
"""Blocks and characters that are kept beside the story; comments can go on for ever."""

ASIDE = frozenset({BlockKind.RELATED, BlockKind.PROMO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the article's text, what it is, and why it is not the story."""

    text: str
    kind: BlockKind
    reason: str = ""
    is_plain: bool = True
    """It can be told from its words alone what it is; a subheading or an item cannot."""


def lines_of(scene: Scene, verdicts: tuple[Verdict, ...]) -> tuple[Line, ...]:
    """The story's lines and those beside it that stand in the same part of the page."""
    bodies = [n for n, verdict in enumerate(verdicts) if verdict.kind == BlockKind.BODY]
    if not bodies:
        return ()
    frame, start = _frame(scene, bodies[0])
    return tuple(
        Line(
            text=_shown(scene.part(number)),
            kind=verdict.kind,
            reason=verdict.reason,
            is_plain=scene.found[number].is_running,
        )
        for number, verdict in enumerate(verdicts)
        if verdict.kind is not None
        and (
            verdict.kind == BlockKind.BODY
            or (number >= start and is_inside(scene.part(number), frame))
        )
        and not (verdict.kind in ASIDE and _would_lead_on(scene, number, bodies[-1]))
    )


def _would_lead_on(scene: Scene, number: int, last: int) -> bool:
    """Whether it is the heading of a list amid the story, which plain lines do not end."""
    return number < last and is_related_heading(scene.part(number).text)


def _frame(scene: Scene, first: int) -> tuple[Box, int]:
    """The smallest box with headline and story in it, and the number of the headline's part."""
    box = scene.box or scene.part(first).box
    own = [n for n in range(first) if scene.is_title(n)]
    if not own:
        return box, 0
    title = scene.part(own[-1])
    frame = next(one for one in title.box.line() if one is box or is_outside(box, one))
    return frame, own[-1]


def is_outside(box: Box, outer: Box) -> bool:
    """Whether `outer` lies round `box`."""
    return any(one is outer for one in box.line())


def _shown(part: Part) -> str:
    return f"- {part.text}" if part.is_item and not part.text.startswith("- ") else part.text


def limit(lines: Iterable[Line]) -> tuple[tuple[Line, ...], int]:
    """The lines without those beside the story that are too many, and how many those are."""
    kept, n_beside, n_characters, n_left_out = [], 0, 0, 0
    for line in lines:
        if line.kind not in (BlockKind.BODY, BlockKind.HEADLINE):
            n_beside += 1
            n_characters += len(line.text)
            if n_beside > MOST_BESIDE or n_characters > MOST_CHARACTERS_BESIDE:
                n_left_out += 1
                continue
        kept.append(line)
    return tuple(kept), n_left_out


def compose(lines: Iterable[Line]) -> tuple[str, tuple[Block, ...]]:
    """The text, a line each, and a block for every line whose kind only its tags show."""
    lines = tuple(lines)
    text = "\n".join(line.text for line in lines)
    return text, tuple(_blocks(lines))


def _blocks(lines: tuple[Line, ...]) -> Iterator[Block]:
    start = 0
    for line in lines:
        end = start + len(line.text)
        if line.kind != BlockKind.BODY or not line.is_plain:
            yield Block(kind=line.kind, span=Span(start, end), reason=line.reason)
        start = end + 1
