"""One statement as the chain rules see it."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.attribution.linking import Linked
from analysis.attribution.setting import Setting
from analysis.attribution.sources import Described
from analysis.models import Attribution, Link, SourceKind, Span, Spans
from analysis.words import load

REACH = 400
"""Characters to either side of a cue in which a relay is looked for."""
BLANK = "\x00"
"""Stands in the frame for every character of a content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A statement, who says it, and what the article told before it."""

    linked: Linked
    source: Described
    setting: Setting
    earlier: Sequence[Attribution]
    """The statements before it, described, in reading order."""
    frame: str
    """The words round the cue in its sentence, with what is said blanked out; plain blanks."""
    start: int
    """Where the frame begins in the text."""

    @property
    def cue(self) -> Span:
        """The words of saying, by their first part."""
        return self.linked.cue[0]

    def words(self, spans: Spans) -> str:
        """The words of some spans, lower case."""
        return " ".join(span.of(self.setting.text) for span in spans).lower()

    def framed(self, span: Span) -> Span:
        """A span of the text as offsets into the frame."""
        return Span(span.start - self.start, span.end - self.start)


ChainRule = Callable[[View], Iterator[Link]]
"""Yields the links that it sees, outermost first."""


def make_view(
    linked: Linked, source: Described, setting: Setting, earlier: Sequence[Attribution]
) -> View:
    """The view of a statement."""
    cue, sentence = linked.cue[0], setting.sentence_at(linked.cue[0].start)
    start = max(sentence.start, cue.start - REACH, 0)
    end = min(max(sentence.end, linked.cue[-1].end), cue.end + REACH, len(setting.text))
    return View(
        linked=linked,
        source=source,
        setting=setting,
        earlier=earlier,
        frame=blanked(setting.text, Span(start, end), linked.content),
        start=start,
    )


def blanked(text: str, window: Span, contents: Spans) -> str:
    """The window's text with every character of the contents blanked.

    >>> blanked("Ann said no.", Span(4, 12), (Span(9, 11),)).replace(BLANK, "_")
    'said __.'
    """
    characters = list(window.of(text).replace("\xa0", " "))
    for span in contents:
        for at in range(max(span.start, window.start), min(span.end, window.end)):
            characters[at - window.start] = BLANK
    return "".join(characters)


def outlets_of(view: View) -> Iterator[Link]:
    """Outlets and programmes that the frame names, in reading order."""
    window = Span(view.start, view.start + len(view.frame))
    named = [
        Link(name=outlet.name, kind=SourceKind.MEDIA_OUTLET, spans=(mention,))
        for mention, outlet in view.setting.outlets_in((window,))
        if BLANK not in view.framed(mention).of(view.frame)
        and not _is_house_style(mention.of(view.setting.text), outlet.name)
    ]
    yield from sorted((*named, *_programmes(view, named)), key=lambda link: link.spans)


def _is_house_style(mention: str, name: str) -> bool:
    """Capitals that only the outlet itself gives its name: this is its own article.

    >>> _is_house_style("POLITICO", "Politico"), _is_house_style("NYT", "The New York Times")
    (True, False)
    """
    return mention.isupper() and not name.isupper() and mention.casefold() == name.casefold()


def _programmes(view: View, named: Sequence[Link]) -> Iterator[Link]:
    taken = [span for link in named for span in link.spans]
    for match in programme_names().finditer(view.frame):
        span = Span(view.start + match.start("name"), view.start + match.end("name"))
        if not any(span.overlaps(other) for other in taken):
            yield Link(name=match["name"], kind=SourceKind.MEDIA_OUTLET, spans=(span,))


@cache
def programme_names() -> re.Pattern[str]:
    """The listed programmes, and names that end as programmes do: "The Ann Lee Show"."""
    lists = load("chains")["programmes"]
    listed = "|".join(map(re.escape, sorted(lists["names"], key=len, reverse=True)))
    heads = "|".join(lists["heads"])
    shaped = rf"(?:The )?(?:[A-Z][\w.’'&-]*,? ){{1,4}}(?:{heads})"
    return re.compile(rf"(?<![\w])(?P<name>{listed}|{shaped})(?![\w])")


def any_of(*names: str) -> str:
    """A pattern for the words of some lists of `words/chains.toml`."""
    lists = [load("chains")[name] for name in names]
    return "|".join(re.escape(word) for words in lists for word in words)
