"""Tagged spans to attributions: which source and which contents belong to which cue."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.attribution.decoding import TaggedSpan
from analysis.models import Reason, Span, Spans

# How far apart two spans feel, in characters. Found on the development set; a grid around these
# values moves attribution F1 by 0.002, so they are not worth refining.
PER_SENTENCE, PER_LINE, PER_CUE = 60, 400, 150
QUOTE, CLOSING = frozenset('“"«'), frozenset('”"»')
REACH = 150
"""No source reaches farther: 0.688 -> 0.701 on the development set, flat from 60 to 250."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a text's sentences, lines and cues begin: all that distance needs to know."""

    sentences: tuple[int, ...]
    lines: tuple[int, ...]
    cues: tuple[int, ...]

    def sentence_of(self, offset: int) -> int:
        """The number of the sentence that an offset stands in."""
        return bisect_right(self.sentences, offset)

    def line_of(self, offset: int) -> int:
        """The number of the line that an offset stands in, from 1."""
        return bisect_right(self.lines, offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A cue with what belongs to it, before anything is said about who or how."""

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    reasons: tuple[Reason, ...]
    inner: Spans = ()
    """A second source of the sentence, whose words the first one passes on."""


def make_layout(text: str, sentence_starts: Sequence[int], cues: Sequence[TaggedSpan]) -> Layout:
    """The layout of a text with these sentence starts and tagged cues."""
    return Layout(
        sentences=tuple(sentence_starts),
        lines=(0, *(i + 1 for i, character in enumerate(text) if character == "\n")),
        cues=tuple(cue.span.start for cue in cues),
    )


def distance(a: Span, b: Span, layout: Layout) -> int:
    """Characters between two spans, with surcharges for the sentences, lines and cues between.

    >>> layout = Layout(sentences=(0, 20), lines=(0,), cues=(6,))
    >>> distance(Span(0, 5), Span(6, 10), layout), distance(Span(0, 5), Span(25, 30), layout)
    (1, 230)
    """
    first, second = (a, b) if a.start <= b.start else (b, a)
    between = bisect_left(layout.cues, second.start) - bisect_left(layout.cues, first.end)
    return (
        max(0, second.start - first.end)
        + PER_SENTENCE * _crossed(layout.sentences, first, second)
        + PER_LINE * _crossed(layout.lines, first, second)
        + PER_CUE * max(0, between)
    )


def _crossed(starts: Sequence[int], first: Span, second: Span) -> int:
    return bisect_right(starts, second.start) - bisect_right(starts, first.start)


def content_to_nearest_cue(
    contents: Sequence[TaggedSpan], cues: Sequence[TaggedSpan], layout: Layout
) -> list[int]:
    """These words belong to the nearest word of saying, counted across sentences and lines."""
    return [_nearest(content, cues, layout) for content in (contents if cues else ())]


def _nearest(content: TaggedSpan, cues: Sequence[TaggedSpan], layout: Layout) -> int:
    """The cue before or the cue behind: any other on the same side is farther away."""
    behind = bisect_left(layout.cues, content.span.start)
    beside = range(max(0, behind - 1), min(len(cues), behind + 1))
    return min(beside, key=lambda i: distance(content.span, cues[i].span, layout))


def quotation_runs_on(text: str, before: Span, content: Span) -> bool:
    """The quotation before was not closed, so this paragraph is still the same speaker's."""
    opened = before.of(text)[:1] in QUOTE and content.of(text)[:1] in QUOTE
    closed = before.of(text)[-1:] in CLOSING or text[before.end : before.end + 1] in CLOSING
    return opened and not closed and "\n" in text[before.end : content.start]


def _owned(
    text: str, contents: Sequence[TaggedSpan], cues: Sequence[TaggedSpan], layout: Layout
) -> dict[int, list[tuple[TaggedSpan, str]]]:
    """The contents of each cue, each with the rule that gave it."""
    owned: dict[int, list[tuple[TaggedSpan, str]]] = {}
    owners = content_to_nearest_cue(contents, cues, layout)
    told = {layout.line_of(cue) for cue in layout.cues}
    for i, content in enumerate(contents if cues else ()):
        rule = content_to_nearest_cue.__name__
        alone = layout.line_of(content.span.start) not in told
        if i and alone and quotation_runs_on(text, contents[i - 1].span, content.span):
            owners[i], rule = owners[i - 1], quotation_runs_on.__name__
        owned.setdefault(owners[i], []).append((content, rule))
    return owned


def without_strays(text: str, contents: Sequence[TaggedSpan], layout: Layout) -> list[TaggedSpan]:
    """Contents on a line with a cue, and quotations, which may run on from the line before.

    The rest are mostly pieces of headlines: 0.701 -> 0.705 on the development set.
    """
    lines = {layout.line_of(cue) for cue in layout.cues}

    def belongs(content: TaggedSpan) -> bool:
        line = layout.line_of(content.span.start)
        first = text[layout.lines[line - 1] : content.span.start + 1].lstrip()[:1]
        return line in lines or first in QUOTE or text[content.span.start] in QUOTE

    return [content for content in contents if belongs(content)]


def source_to_nearest_cue(
    sources: Sequence[TaggedSpan], cues: Sequence[TaggedSpan], layout: Layout
) -> dict[int, TaggedSpan]:
    """The speaker stands nearest to this word of saying, and each speaker is used once."""
    pairs = sorted(
        (apart, s, c)
        for s, source in enumerate(sources)
        for c in _within_reach(source, cues)
        if (apart := distance(source.span, cues[c].span, layout)) <= REACH
    )
    owner: dict[int, TaggedSpan] = {}
    used: set[int] = set()
    for _, s, c in pairs:
        if s not in used and c not in owner:
            used.add(s)
            owner[c] = sources[s]
    return owner


def _within_reach(source: TaggedSpan, cues: Sequence[TaggedSpan]) -> range:
    """The cues that are not too far from a source by their characters alone."""
    first = bisect_left(cues, source.span.start - REACH, key=lambda cue: cue.span.end)
    last = bisect_right(cues, source.span.end + REACH, key=lambda cue: cue.span.start)
    return range(first, last)


def source_shared_in_sentence(
    cue: TaggedSpan, sources: Sequence[TaggedSpan], layout: Layout
) -> TaggedSpan | None:
    """No speaker stands beside this word of saying: it takes the one before it in the sentence."""
    before = bisect_left(sources, cue.span.start, key=lambda source: source.span.start) - 1
    if before < 0:
        return None
    sentences = (layout.sentence_of(one.span.start) for one in (cue, sources[before]))
    return sources[before] if len(set(sentences)) == 1 else None


def link(
    text: str, sentence_starts: Sequence[int], tagged: Sequence[TaggedSpan]
) -> tuple[Linked, ...]:
    """Attributions in reading order of their cues. Cues that nothing was said with are left out.

    `tagged` holds each role in reading order and without overlaps, as the tagger gives them.
    """
    by_role = {role: [t for t in tagged if t.role == role] for role in ("source", "cue", "content")}
    cues, sources = by_role["cue"], by_role["source"]
    layout = make_layout(text, sentence_starts, cues)
    contents = _owned(text, without_strays(text, by_role["content"], layout), cues, layout)
    owners = source_to_nearest_cue(sources, cues, layout)
    linked = []
    for c, cue in enumerate(cues):
        if c not in contents:
            continue
        source, rule = owners.get(c), "source_to_nearest_cue"
        if source is None:
            source, rule = (
                source_shared_in_sentence(cue, sources, layout),
                "source_shared_in_sentence",
            )
        linked.append(_assemble(cue, source, contents[c], rule))
    return tuple(linked)


def _assemble(
    cue: TaggedSpan,
    source: TaggedSpan | None,
    contents: Sequence[tuple[TaggedSpan, str]],
    rule: str,
) -> Linked:
    spans = [content for content, _ in contents]
    parts = [cue, *spans, *([source] if source else [])]
    by_rule = {name: tuple(c.span for c, rule in contents if rule == name) for _, name in contents}
    content_reasons = tuple(Reason(rule=rule, words=words) for rule, words in by_rule.items())
    return Linked(
        source=(source.span,) if source else (),
        cue=(cue.span,),
        content=tuple(sorted(content.span for content in spans)),
        confidence=round(min(part.confidence for part in parts), 3),
        reasons=(
            *content_reasons,
            *([Reason(rule=rule, words=(source.span, cue.span))] if source else []),
        ),
    )


RULES = (
    content_to_nearest_cue,
    quotation_runs_on,
    source_to_nearest_cue,
    source_shared_in_sentence,
)
