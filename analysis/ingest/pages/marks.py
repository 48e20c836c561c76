"""What a page's own tags and names say a part is. A name is not believed when too much is in it."""

from dataclasses import dataclass

from analysis.ingest.pages.names import is_called
from analysis.ingest.pages.parts import Box, Part
from analysis.models import BlockKind

LARGEST_SHARE = 0.4
"""Of the page's running text: a box with more is read, whatever it is called."""
LEAST_BEFORE_COMMENTS = 250
"""Characters of running text: comments stand below something that they comment on."""
NEVER_MARKED = frozenset({"html", "body", "main", "form"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a box is, if its names or its tag are believed."""

    what: str
    """The table of names in words/pages.toml."""
    kind: BlockKind | None
    """None: it is dropped."""
    reason: str
    longest: int
    """Characters: a longer box of this name is something else."""
    tags: frozenset[str] = frozenset()
    """Elements that say the same as the names."""
    sound: float = 1 / 3
    """Of what the extractor took in both its runs: with more of it, the box is read as well."""


MARKS = (
    Mark(what="site", kind=None, reason="", longest=100_000, tags=frozenset({"nav"})),
    Mark(
        what="comments",
        kind=BlockKind.PROMO,
        reason="Written by readers below the article",
        longest=10_000_000,
    ),
    Mark(
        what="share", kind=BlockKind.PROMO, reason="Part of the page, not of the story", longest=600
    ),
    Mark(
        what="prompts",
        kind=BlockKind.PROMO,
        reason="Asks something of the reader",
        longest=2_500,
        sound=0.5,
    ),
    Mark(
        what="related",
        kind=BlockKind.RELATED,
        reason="Points to other stories",
        longest=20_000,
        tags=frozenset({"aside"}),
    ),
    Mark(what="portrait", kind=BlockKind.BYLINE, reason="Tells who wrote the story", longest=1_500),
    Mark(what="tags", kind=BlockKind.PROMO, reason="Files the story under subjects", longest=1_000),
    Mark(
        what="caption",
        kind=BlockKind.CAPTION,
        reason="Caption of a picture",
        longest=1_500,
        tags=frozenset({"figcaption"}),
    ),
    Mark(what="credit", kind=BlockKind.CREDIT, reason="Credit of a picture", longest=300),
    Mark(
        what="byline",
        kind=BlockKind.BYLINE,
        reason="Tells who wrote the story, or when",
        longest=300,
        tags=frozenset({"address"}),
    ),
)
SITE = MARKS[0]
CAPTION = next(mark for mark in MARKS if mark.what == "caption")
STANDFIRST = Mark(what="standfirst", kind=BlockKind.HEADLINE, reason="", longest=1_000)
STORY = "story"
CARDS = frozenset({"comments", "related"})
"""What an article element can be besides the story."""
QUOTES = frozenset({"blockquote", "table", "ul", "ol", "pre"})


@dataclass(frozen=True, slots=True)
class Page:
    """What boxes are measured against."""

    n_running: int
    """Characters outside links."""
    n_supported: int
    """Characters that the extractor took in both its runs."""


def mark_of(part: Part, page: Page) -> Mark | None:
    """The mark of the outermost box that is believed; the inline element's where there is none."""
    line = list(part.box.line())
    for number in range(len(line) - 1, -1, -1):
        box = line[number]
        if box.tag in NEVER_MARKED:
            continue
        mark = _mark_by_name(box) or _mark_by_tag(box, line, number)
        if mark and _is_believed(box, mark, page):
            return mark
    return next((mark for mark in MARKS if is_called(part.inside, mark.what)), None)


def _mark_by_name(box: Box) -> Mark | None:
    for mark in MARKS:
        if box.n_characters > mark.longest or (box.tag == "article" and mark.what not in CARDS):
            continue
        if box.tag in mark.tags or is_called(box.name, mark.what):
            return mark
    return None


def _mark_by_tag(box: Box, line: list[Box], number: int) -> Mark | None:
    """What header, footer and figure are depends on what is inside and round them."""
    round_it = {one.tag for one in line[number + 1 :]}
    if box.tag == "footer":
        return None if "blockquote" in round_it else SITE
    if box.tag == "header":
        return None if box.has_top_heading or round_it & {"article", "main"} else SITE
    if box.tag == "figure" and box.n_characters <= CAPTION.longest:
        return None if any(one.tag in QUOTES for one in line[:number]) else CAPTION
    return None


def _is_believed(box: Box, mark: Mark, page: Page) -> bool:
    if mark.what == "comments":
        return not box.has_top_heading and (box.n_before or 0) >= LEAST_BEFORE_COMMENTS
    if page.n_supported and box.n_supported > mark.sound * page.n_supported:
        return False
    return _is_small(box, page)


def _is_small(box: Box, page: Page) -> bool:
    return box.n_characters - box.n_linked <= LARGEST_SHARE * max(1, page.n_running)


def is_called_standfirst(part: Part) -> bool:
    """Whether it, or a small box round it, is called what stands between headline and story."""
    return any(
        is_called(box.name, STANDFIRST.what) and box.n_characters <= STANDFIRST.longest
        for box in part.nearest(4)
        if box.tag not in NEVER_MARKED and not is_called(box.name, STORY)
    )
