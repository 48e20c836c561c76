"""One article as HTML: its text with what was found in it, and the list of what was found.

Pure: an analysis in, HTML out. Whatever comes from the article is escaped, here or in `marks`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from html import escape
from itertools import groupby

from analysis.charts.labels import day
from analysis.charts.theme import BLOCK_WORDS, ENTITY_WORDS, counted
from analysis.languages import is_supported
from analysis.models import ANALYSED, Analysis, Article, Attribution, Block, BlockKind, Denial, Span
from pages.shared.findings_list import list_findings
from pages.shared.marks import Mark, light_up, mark_up

PUT_RIGHT = "or-put-right"
"""Where on the page it is decided what is part of the article."""

_WAY = f'<p class="or-note"><a href="#{PUT_RIGHT}">Not right? Decide below the text</a></p>'
_HIDDEN = '<p class="or-decision" title="Not among the excerpts that are shared">[…]</p>'

LAYERS = (
    # class of the marks, name in the legend, example words
    ("source", "Source"),
    ("cue", "Cue"),
    ("content", "Statement"),
    ("hedge", "Hedge"),
    ("entity", "Name"),
)


class Shown(Enum):
    """How much of an article somebody sees, and whether they may say what is part of it."""

    TO_DECIDE = "to decide"
    TO_READ = "to read"
    EXCERPT = "excerpt"


def read_out(
    analysis: Analysis,
    *,
    explain: Callable[[str], str],
    at: Span | None = None,
    hits: Sequence[Span] = (),
    shown: Shown = Shown.TO_DECIDE,
) -> str:
    """The whole article with its legend and its list of findings, `at` and the hits marked.

    Of an excerpt, with a mark in the place of what is not shown.
    """
    marks = [*all_marks(analysis), *([Mark(span=at, css="or-at", anchor="or-at")] if at else [])]
    marks += hit_marks(hits)
    groups = [f"a{number}" for number in range(len(analysis.attributions))]
    groups += [f"d{number}" for number in range(len(analysis.denials))]
    is_read = is_supported(analysis.article.language)
    is_excerpt = shown is Shown.EXCERPT
    findings = list_findings(analysis, explain, is_excerpt=is_excerpt) if is_read else ""
    text = _excerpt(analysis, marks) if is_excerpt else _paper(analysis, marks, shown)
    return (
        f'<div class="or-reader">{legend() if is_read else ""}'
        f'<div class="or-columns"><div class="or-paper">{_top(analysis, marks)}'
        f"{''.join(text)}</div>"
        f'<div class="or-aside">{findings}</div></div>'
        f"<style>{light_up(groups)}</style></div>"
    )


def _top(analysis: Analysis, marks: Sequence[Mark]) -> str:
    """Headline, where and when it appeared, who wrote it, and the link."""
    article = analysis.article
    first = _headline(analysis)
    words = mark_up(article.text, first.span, marks) if first else ""
    byline = f" · By {escape(article.byline)}" if article.byline else ""
    return (
        f"<h1>{words or escape(article.title or article.path)}</h1>"
        f'<p class="or-dateline">{dateline(article)}{byline}{_link(article.url)}</p>'
    )


def hit_marks(hits: Sequence[Span]) -> Iterator[Mark]:
    """The words of a search; a link leads to the first of them."""
    for number, hit in enumerate(hits):
        yield Mark(span=hit, css="or-hit", anchor="" if number else "or-hit")


def _headline(analysis: Analysis) -> Block | None:
    """The headline block that says what the title says: it is shown once, with its marks."""
    first = next((b for b in analysis.blocks if b.kind is BlockKind.HEADLINE), None)
    title = analysis.article.title
    if first is None or title is None:
        return first
    words = first.span.of(analysis.article.text)
    return first if words.split() == title.split() else None


def dateline(article: Article) -> str:
    """Outlet and date as far as they are known, as HTML."""
    outlet = escape(article.publisher) if article.publisher else "Outlet unknown"
    return f"{outlet} · {in_words(article)}"


def in_words(article: Article) -> str:
    """The date as people write it, or that it is unknown."""
    return day(article.published) if article.published else "Date unknown"


def _link(url: str | None) -> str:
    if not url or not url.startswith(("https://", "http://")):
        return ""
    address = escape(url, quote=True)
    return (
        f' · <a href="{address}" target="_blank" rel="noopener noreferrer nofollow">'
        "Original page</a>"
    )


def legend() -> str:
    """What the marks mean; each can be switched off."""
    switches = "".join(
        f'<label><input type="checkbox" class="or-switch-{css}" checked>'
        f'<span class="or-{css}">{name}</span></label>'
        for css, name in LAYERS
    )
    return f'<div class="or-legend" role="group" aria-label="What is marked">{switches}</div>'


def all_marks(analysis: Analysis) -> list[Mark]:
    """Every mark of an article, in no particular order."""
    marks = [mark for entity in _entity_marks(analysis) for mark in entity]
    for number, attribution in enumerate(analysis.attributions):
        marks += attribution_marks(attribution, f"a{number}")
    for number, denial in enumerate(analysis.denials):
        marks += _denial_marks(denial, f"d{number}")
    return marks


def attribution_marks(attribution: Attribution, group: str = "") -> Iterator[Mark]:
    """Source, cue, content and hedges of one attribution."""
    stance = f" or-{attribution.stance.value.replace('_', '-')}"
    for css, spans in (
        ("or-source", attribution.source),
        ("or-cue", attribution.cue),
        ("or-content" + stance, attribution.content),
        ("or-hedge", attribution.hedges),
    ):
        yield from (Mark(span=span, css=css, group=group) for span in spans)
    yield from _anchor(group, (*attribution.source, *attribution.cue, *attribution.content))


def _anchor(group: str, spans: Iterable[Span]) -> Iterator[Mark]:
    """Where the list of findings leads: the first of the spans."""
    first = min(spans, default=None)
    if group and first is not None:
        yield Mark(span=first, css="", anchor=f"or-{group}")


def _denial_marks(denial: Denial, group: str) -> Iterator[Mark]:
    """A denial that is no attribution of its own, and always the claim that it answers."""
    if denial.attribution is not None:
        group = f"a{denial.attribution}"
    else:
        yield from (Mark(span=span, css="or-source", group=group) for span in denial.denier)
        yield from (Mark(span=span, css="or-cue", group=group) for span in denial.cue)
        yield from (
            Mark(span=span, css="or-content or-denies", group=group) for span in denial.denied
        )
        yield from _anchor(group, (*denial.denier, *denial.cue, *denial.denied))
    for span in denial.claim or ():
        yield Mark(span=span, css="or-answered", group=group, is_quiet=True)


def _entity_marks(analysis: Analysis) -> Iterator[Iterable[Mark]]:
    for entity in analysis.entities:
        title = f"{entity.name}, {ENTITY_WORDS.get(entity.type, 'name')}"
        spans = (*entity.mentions, *entity.demonym_mentions)
        yield (Mark(span=span, css="or-entity", title=title) for span in spans)


def _paper(analysis: Analysis, marks: Sequence[Mark], shown: Shown) -> Iterator[str]:
    """The blocks in reading order; neighbours that were not analysed fold into one."""
    text = analysis.article.text
    rest = (block for block in analysis.blocks if block is not _headline(analysis))
    looked_up = ((block, _is_as_decided(analysis.article, block)) for block in rest)
    for (kind, is_decided), run in groupby(looked_up, key=lambda one: (one[0].kind, one[1])):
        blocks = tuple(block for block, _ in run)
        if kind in ANALYSED:
            yield from (_analysed(text, block, marks) for block in blocks)
            if is_decided:
                yield '<p class="or-decision">Counted, because you said so</p>'
        else:
            way = _WAY if shown is Shown.TO_DECIDE else ""
            yield _folded(text, blocks, what=_what(blocks, is_decided), way=way)


def _excerpt(analysis: Analysis, marks: Sequence[Mark]) -> Iterator[str]:
    """The passages in reading order. What lies between them is blank in the text."""
    text, end = analysis.article.text, 0
    for block in analysis.blocks:
        if block is not _headline(analysis):
            if _is_hidden(text[end : block.span.start]):
                yield _HIDDEN
            yield _analysed(text, block, marks)
        end = block.span.end
    if _is_hidden(text[end:]):
        yield _HIDDEN


def _is_hidden(between: str) -> bool:
    """Whether words were blanked there; between two paragraphs there are only ends of lines."""
    return len(between.replace("\n", "")) > 1


def _is_as_decided(article: Article, block: Block) -> bool:
    """Whether the block is what it is because somebody said so."""
    if not article.decided:
        return False
    kind = dict(article.decided).get(block.key(article.text))
    return kind is not None and (kind in ANALYSED) is (block.kind in ANALYSED)


def _analysed(text: str, block: Block, marks: Iterable[Mark]) -> str:
    tag = "h2" if block.kind is BlockKind.HEADLINE else "p"
    return f"<{tag}>{mark_up(text, block.span, marks)}</{tag}>"


def _folded(text: str, blocks: Sequence[Block], *, what: str, way: str) -> str:
    reason = f'<p class="or-reason">{escape(blocks[0].reason)}</p>' if blocks[0].reason else ""
    lines = "".join(f"<p>{escape(block.span.of(text))}</p>" for block in blocks)
    return (
        f'<details class="or-skipped"><summary>{what}, not counted</summary>'
        f"{reason}{lines}{way}</details>"
    )


def _what(blocks: Sequence[Block], is_decided: bool) -> str:
    if is_decided:
        return f"{counted(len(blocks), 'paragraph')} taken out by you"
    what = BLOCK_WORDS[blocks[0].kind]
    return counted(len(blocks), what) if len(blocks) > 1 else what[:1].upper() + what[1:]
