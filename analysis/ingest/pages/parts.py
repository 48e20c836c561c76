"""A page's elements to the parts a reader sees, in order: headings, paragraphs, items, rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import iterwalk  # type: ignore[import-untyped]

from analysis.ingest.pages.elements import HtmlElement
from analysis.ingest.pages.names import name_of
from analysis.ingest.pages.tables import is_data_table

INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
        ),
        *("font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp"),
        *(
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "time",
            "tt",
            "u",
            "var",
            "wbr",
            "img",
        ),
        *("picture", "source", "input", "amp-img", "base", "link", "meta", "map", "area"),
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BOLD = frozenset({"b", "strong"})
CELLS = frozenset({"td", "th"})
LONG = 50
"""Characters of a part that is more than a label."""
GAP = " | "
"""Between the cells of a row."""


@dataclass(slots=True, eq=False)
class Box:
    """An element that holds parts; its counts grow while the page is walked, then stay."""

    tag: str
    name: str
    """What its class, id and the like call it: see `name_of`."""
    parent: "Box | None"
    is_data: bool = False
    """A table whose rows are read as lines, or inside one."""
    n_characters: int = 0
    n_linked: int = 0
    n_supported: int = 0
    """Characters that both outlooks of the extractor take for the story."""
    has_top_heading: bool = False
    n_before: int | None = None
    """Characters of long parts that stand before its first one."""

    def line(self) -> Iterator["Box"]:
        """The box and those round it, the innermost first."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True, eq=False)
class Part:
    """A stretch of text that a reader sees as one: words, and where they stand."""

    text: str
    box: Box
    n_linked: int
    """Of its characters, those in links."""
    n_bold: int
    inside: str = ""
    """The name of the marked inline element that holds nearly all of it."""

    @property
    def is_heading(self) -> bool:
        """Whether it stands in an element for headings."""
        return self.is_in(*HEADINGS)

    def is_in(self, *tags: str) -> bool:
        """Whether its own element, or the one round it, is one of these."""
        return any(box.tag in tags for box in self.nearest())

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return any(box.tag in ("li", "dd", "dt") for box in self.nearest(3))

    def nearest(self, number: int = 2) -> Iterator[Box]:
        """Its own box and the next ones round it."""
        for count, box in enumerate(self.box.line()):
            if count == number:
                return
            yield box


@dataclass(slots=True)
class _Run:
    """The words gathered since the last break."""

    words: list[str] = field(default_factory=list)
    n_linked: int = 0
    n_bold: int = 0
    named: dict[str, int] = field(default_factory=dict)

    def add(self, text: str, walk: "_Walk") -> None:
        if not text:
            return
        n = len(text) - text.count(" ") - text.count("\n")
        self.words.append(text)
        self.n_linked += n if walk.links else 0
        self.n_bold += n if walk.bolds else 0
        if walk.inline and (name := walk.inline[-1]):
            self.named[name] = self.named.get(name, 0) + n


class _Walk:
    """Goes through the elements once; `parts` and `depth` are what it finds."""

    def __init__(self, tree: HtmlElement) -> None:
        self.parts: list[Part] = []
        self.depth = 0
        self.links = self.bolds = 0
        self.inline: list[str] = []
        """For each open inline element, the name of the innermost that has one."""
        self._n_breaks = 0
        self._box = Box(tag="html", name="", parent=None)
        self._run = _Run()
        self._level = 0
        for event, element in iterwalk(tree, events=("start", "end")):
            if not isinstance(element.tag, str):
                self._add(element.tail if event == "end" else "")
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
        self._flush()

    def _start(self, element: HtmlElement) -> None:
        self._level += 1
        self.depth = max(self.depth, self._level)
        tag = element.tag
        if tag == "br":
            self._break()
        elif _is_inline(element, self._box):
            self._start_inline(element, tag)
        elif tag in CELLS and self._box.is_data:
            self._add(GAP if self._run.words else "")
        else:
            self._flush()
            is_data = self._box.is_data or (tag == "table" and is_data_table(element))
            self._box = Box(tag=tag, name=name_of(element), parent=self._box, is_data=is_data)
        self._add(element.text or "")

    def _start_inline(self, element: HtmlElement, tag: str) -> None:
        self.links += tag == "a"
        self.bolds += tag in BOLD
        is_named = tag != "a" or element.get("rel") == "author"
        outer = self.inline[-1] if self.inline else ""
        self.inline.append((name_of(element) if is_named else "") or outer)

    def _end(self, element: HtmlElement) -> None:
        self._level -= 1
        tag = element.tag
        if tag == "br" or (tag in CELLS and self._box.is_data):
            pass
        elif _is_inline(element, self._box):
            self._end_inline(tag)
        else:
            self._flush()
            self._box = self._box.parent or self._box
        self._add(element.tail or "")

    def _end_inline(self, tag: str) -> None:
        self.links -= tag == "a"
        self.bolds -= tag in BOLD
        self.inline.pop()

    def _add(self, text: str) -> None:
        self._run.add(text, self)

    def _break(self) -> None:
        self._flush(n_breaks=self._n_breaks + 1)

    def _flush(self, *, n_breaks: int = 0) -> None:
        """Ends a part; one that was only broken into lines is joined again."""
        run, self._run = self._run, _Run()
        text = " ".join("".join(run.words).replace("\xad", "").split()).strip("| ")
        if any(sign.isalnum() for sign in text):
            part = _part(text, run, self._box)
            if self._n_breaks == 1 and _runs_on(self.parts[-1], part):
                self.parts[-1] = _joined(self.parts[-1], part)
            else:
                self.parts.append(part)
            n_breaks = min(n_breaks, 1)
        self._n_breaks = n_breaks


def _is_inline(element: HtmlElement, box: Box) -> bool:
    tag = element.tag
    return tag in INLINE or ("-" in tag and box.tag in ("p", *HEADINGS))


def _part(text: str, run: _Run, box: Box) -> Part:
    name = max(run.named, key=lambda one: run.named[one], default="")
    is_whole = bool(name) and run.named[name] >= 0.8 * sum(map(len, text.split()))
    return Part(
        text=text,
        box=box,
        n_linked=min(run.n_linked, len(text)),
        n_bold=min(run.n_bold, len(text)),
        inside=name if is_whole else "",
    )


def _runs_on(part: Part, following: Part) -> bool:
    """Whether a line break stands inside a sentence."""
    is_same = part.box is following.box and part.inside == following.inside
    return is_same and following.text[0].islower() and part.text[-1] not in ".!?:…|"


def _joined(part: Part, following: Part) -> Part:
    return Part(
        text=f"{part.text} {following.text}",
        box=part.box,
        n_linked=part.n_linked + following.n_linked,
        n_bold=part.n_bold + following.n_bold,
        inside=part.inside,
    )


def find_parts(tree: HtmlElement) -> tuple[tuple[Part, ...], int]:
    """The page's parts in reading order, and how deep its elements are nested."""
    body = next(tree.iter("body"), tree)
    walk = _Walk(body)
    n_before = 0
    for part in walk.parts:
        for box in part.box.line():
            box.n_before = n_before if box.n_before is None else box.n_before
            box.n_characters += len(part.text)
            box.n_linked += part.n_linked
            box.has_top_heading |= part.is_in("h1")
        n_before += len(part.text) if len(part.text) - part.n_linked >= LONG else 0
    return tuple(walk.parts), walk.depth
