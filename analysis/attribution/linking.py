"""Tagged spans to attributions: which source and which contents belong to which cue.

Two things decide: where the tagger's pointers say that a span belongs, and how far apart the two
stand. Neither is as good alone.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from analysis.attribution.confidence import Evidence, weigh
from analysis.attribution.decoding import NOWHERE, TaggedSpan
from analysis.models import Reason, Span, Spans

# How far apart two spans feel, in characters. Found on the development set; a grid around these
# values moves attribution F1 by 0.002, so they are not worth refining.
PER_SENTENCE, PER_LINE, PER_CUE = 60, 400, 150
QUOTE, CLOSING = frozenset('“"«'), frozenset('”"»')
PER_NAT = 200
"""Characters of distance that weigh as much as a probability that is e times smaller."""
LEAST = 1e-4
"""What a span that the pointers do not name is taken for. Keeps the logarithm finite."""
SURE_OF_NOBODY = 3.0
"""How many times e more likely "nowhere" must be than the best source before there is none."""
CONTESTED = 2.0
"""A cue without a content takes one that fits it up to this much worse than the cue it has."""
REACH = 150
"""A source that the pointers do not name is looked for no farther, in characters."""


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
    evidence: Evidence | None = None
    """What `confidence` was weighed from; None where no tagger stands behind the statement."""
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


def content_to_its_cue(
    content: TaggedSpan, cues: Sequence[TaggedSpan], layout: Layout
) -> dict[int, float]:
    """These words go with the word of saying that they fit best by sense and by nearness."""
    behind = bisect_left(layout.cues, content.span.start)
    return _fits(content, cues, range(max(0, behind - 1), min(len(cues), behind + 1)), layout)


def _fits(
    one: TaggedSpan, others: Sequence[TaggedSpan], near: Iterable[int], layout: Layout
) -> dict[int, float]:
    """How well a span fits each of those that it points to and those that stand near it."""
    likely = dict(one.partners)
    return {
        number: log(likely.get(number, 0.0) + LEAST)
        - distance(one.span, others[number].span, layout) / PER_NAT
        for number in {*likely, *near} - {NOWHERE}
    }


def quotation_runs_on(text: str, before: Span, content: Span) -> bool:
    """The quotation before was not closed, so this paragraph is still the same speaker's."""
    opened = before.of(text)[:1] in QUOTE and content.of(text)[:1] in QUOTE
    closed = before.of(text)[-1:] in CLOSING or text[before.end : before.end + 1] in CLOSING
    return opened and not closed and "\n" in text[before.end : content.start]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A content with the number of its cue, the rule that gave it, and how well each cue fits."""

    content: TaggedSpan
    cue: int
    rule: str
    fits: Mapping[int, float]


def own_contents(
    text: str, contents: Sequence[TaggedSpan], cues: Sequence[TaggedSpan], layout: Layout
) -> tuple[Owned, ...]:
    """Every content with its cue; none where there is no cue."""
    told = {layout.line_of(cue) for cue in layout.cues}
    owned: list[Owned] = []
    for content in contents if cues else ():
        fits = content_to_its_cue(content, cues, layout)
        best, rule = max(fits, key=lambda n: fits[n]), content_to_its_cue.__name__
        alone = layout.line_of(content.span.start) not in told
        if owned and alone and quotation_runs_on(text, owned[-1].content.span, content.span):
            best, rule = owned[-1].cue, quotation_runs_on.__name__
        owned.append(Owned(content=content, cue=best, rule=rule, fits=fits))
    return tuple(owned)


def cue_without_words(fitting: Sequence[tuple[int, Owned]], cue: int) -> int | None:
    """This word of saying had no words of its own, and these fit it nearly as well as another."""
    losses = [(one.fits[one.cue] - one.fits[cue], number) for number, one in fitting]
    loss, number = min(losses, default=(CONTESTED, -1))
    return number if loss < CONTESTED else None


def _share_out(owned: Sequence[Owned], cues: int) -> tuple[Owned, ...]:
    """The contents after every cue without one had its turn; no cue gives its last one away."""
    given, had = list(owned), Counter(one.cue for one in owned)
    fitting: dict[int, list[int]] = {}
    for number, one in enumerate(owned):
        for cue in one.fits if one.cue in one.fits else ():
            fitting.setdefault(cue, []).append(number)
    for cue in (cue for cue in range(cues) if not had[cue]):
        to_spare = [(n, given[n]) for n in fitting.get(cue, ()) if had[given[n].cue] > 1]
        if (spare := cue_without_words(to_spare, cue)) is not None:
            had.subtract((given[spare].cue,))
            given[spare] = replace(given[spare], cue=cue, rule=cue_without_words.__name__)
            had.update((cue,))
    return tuple(given)


def without_strays(text: str, contents: Sequence[TaggedSpan], layout: Layout) -> list[TaggedSpan]:
    """Contents on a line with a cue, and quotations, which may run on from the line before.

    The rest are mostly pieces of headlines.
    """
    lines = {layout.line_of(cue) for cue in layout.cues}

    def belongs(content: TaggedSpan) -> bool:
        line = layout.line_of(content.span.start)
        first = text[layout.lines[line - 1] : content.span.start + 1].lstrip()[:1]
        return line in lines or first in QUOTE or text[content.span.start] in QUOTE

    return [content for content in contents if belongs(content)]


def source_of_cue(cue: TaggedSpan, sources: Sequence[TaggedSpan], layout: Layout) -> int | None:
    """The speaker fits this word of saying best by sense and by nearness."""
    fits = _fits(cue, sources, _within_reach(cue, sources, layout), layout)
    best = max(fits, key=lambda n: fits[n], default=None)
    nobody = log(dict(cue.partners).get(NOWHERE, 0.0) + LEAST)
    return best if best is not None and fits[best] > nobody - SURE_OF_NOBODY else None


def _within_reach(cue: TaggedSpan, sources: Sequence[TaggedSpan], layout: Layout) -> Iterator[int]:
    """Yields the sources of the cue's sentence that are not too far, and those that are near it."""
    first = bisect_left(sources, cue.span.start - REACH, key=lambda source: source.span.end)
    last = bisect_right(sources, cue.span.end + REACH, key=lambda source: source.span.start)
    sentence = layout.sentence_of(cue.span.start)
    for number in range(first, last):
        span = sources[number].span
        if sentence == layout.sentence_of(span.start) or distance(cue.span, span, layout) <= REACH:
            yield number


def link(
    text: str, sentence_starts: Sequence[int], tagged: Sequence[TaggedSpan]
) -> tuple[Linked, ...]:
    """Attributions in reading order of their cues. Cues that nothing was said with are left out.

    `tagged` holds each role in reading order and without overlaps, as the tagger gives them.
    """
    by_role = {role: [t for t in tagged if t.role == role] for role in ("source", "cue", "content")}
    cues, sources = by_role["cue"], by_role["source"]
    layout = make_layout(text, sentence_starts, cues)
    contents = without_strays(text, by_role["content"], layout)
    owned = _share_out(own_contents(text, contents, cues, layout), len(cues))
    of_cue: dict[int, list[Owned]] = {}
    for one in owned:
        of_cue.setdefault(one.cue, []).append(one)
    return tuple(
        _assemble(
            cues[number], source_of_cue(cues[number], sources, layout), of_cue[number], sources
        )
        for number in sorted(of_cue)
    )


def _assemble(
    cue: TaggedSpan, number: int | None, owned: Sequence[Owned], sources: Sequence[TaggedSpan]
) -> Linked:
    source = sources[number] if number is not None else None
    by_rule = {
        one.rule: tuple(other.content.span for other in owned if other.rule == one.rule)
        for one in owned
    }
    reasons = [Reason(rule=rule, words=words) for rule, words in by_rule.items()]
    if source:
        reasons.append(Reason(rule=source_of_cue.__name__, words=(source.span, cue.span)))
    evidence = _evidence(cue, number, owned, sources)
    return Linked(
        source=(source.span,) if source else (),
        cue=(cue.span,),
        content=tuple(sorted(one.content.span for one in owned)),
        confidence=weigh(evidence),
        evidence=evidence,
        reasons=tuple(reasons),
    )


def _evidence(
    cue: TaggedSpan, number: int | None, owned: Sequence[Owned], sources: Sequence[TaggedSpan]
) -> Evidence:
    """How sure the tagger is of the spans, and of the links that were made between them."""
    pointed_at = dict(cue.partners).get(NOWHERE if number is None else number, 0.0)
    return Evidence(
        source=1.0 if number is None else sources[number].confidence,
        cue=cue.confidence,
        content=min(one.content.confidence for one in owned),
        source_of_cue=pointed_at,
        cue_of_content=min(dict(one.content.partners).get(one.cue, 0.0) for one in owned),
    )


RULES = (content_to_its_cue, quotation_runs_on, cue_without_words, source_of_cue)
