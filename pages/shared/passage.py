"""The words behind a number: a passage with its place in the article, and the way there.

This module hands all HTML to Streamlit. It comes from `marks`, `reader`, `about.facts`,
`claim.written`, `method.written` and `charts.labels`, which escape it.
"""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

import streamlit as st

from analysis.charts.claim_voices import Voice
from analysis.charts.claim_words import Claim
from analysis.charts.findings import Answered
from analysis.models import Analysis, Article, Attribution, Span, Spans
from pages.shared import cached, loaders
from pages.shared.about.facts import write_facts
from pages.shared.claim.written import write_head, write_voice
from pages.shared.links import article_link
from pages.shared.marks import Mark, mark_up
from pages.shared.reader import Shown, attribution_marks, dateline, read_out
from pages.shared.rights import may_edit_articles
from pages.shared.session import shows_excerpts

STYLE = Path(__file__).with_name("paper.css")
LONGEST = 900
"""Characters of a paragraph that is shown whole; a longer one is cut near the marks."""
AROUND = 320
"""Characters kept on either side of the marks of such a paragraph."""
GONE = "The words are no longer where they were."
NOT_SHARED = "These words are not among the excerpts that are shared."


def load_style() -> None:
    """Nothing; article text looks as it should on this page."""
    st.html(STYLE)


def show_heading(title: str) -> None:
    """Nothing; draws a heading from any text."""
    st.html(f'<div class="or-header"><h1>{escape(title)}</h1></div>')


def show_words_over(words: str, height: int, chart: str) -> None:
    """Nothing; on a narrow screen the chart's own words give way to these, which wrap (paper.css).

    Plotly cuts words that are too long; its own stay in the picture that is saved. `words` and
    `height` are those of `charts.labels.words_over`, `chart` is the key of the chart.
    """
    place = f"@media (max-width: 640px) {{ .st-key-{chart} {{ margin-top: -{height}px; }} }}"
    st.html(f'<div class="or-over" aria-hidden="true">{words}</div><style>{place}</style>')


def show_wanted(analysis: Analysis, at: Span) -> None:
    """Nothing; draws the passage that a link asked for, with the way to its place in the text."""
    words = _passages(analysis, [at])
    way = "" if NOT_SHARED in words else ' · <a href="#or-at">see it in its place</a>'
    st.html(
        '<div class="or-passage or-wanted"><p class="or-note">The passage that the link names'
        f"{way}</p>{words}</div>"
    )


def show_sought(words: str, places: str) -> None:
    """Nothing; says how often the words of the search stand here, with the way to the first."""
    st.html(
        f'<p class="or-sought">Searched for <span class="or-hit">{escape(words)}</span>: '
        f'{escape(places)} · <a href="#or-hit">see the first</a></p>'
    )


def show_found(text: str, start: int, hits: Sequence[tuple[int, int]], where: str) -> None:
    """Nothing; draws a passage that a search found, the words marked, and where it is from.

    `start` is the passage's offset in its article, in which the hits are counted too.
    """
    spans = (Span(first - start, last - start) for first, last in hits if first >= start)
    marks = [Mark(span=span, css="or-hit") for span in spans if span.end <= len(text)]
    st.html(
        f'<div class="or-passage or-found"><p>{mark_up(text, Span(0, len(text)), marks)}</p>'
        f'<p class="or-note">{escape(where)}</p></div>'
    )


def show_article(version: cached.Version, article: int, at: Span | None, hits: Spans = ()) -> None:
    """Nothing; draws the text of an article beside the list of what was found in it."""
    st.html(_article_html(version, article, at, hits, shown=_shown(article)))


def _shown(article: int) -> Shown:
    if shows_excerpts():
        return Shown.EXCERPT
    return Shown.TO_DECIDE if may_edit_articles([article]) else Shown.TO_READ


@st.cache_data(max_entries=32, show_spinner=False)
def _article_html(
    version: cached.Version, article: int, at: Span | None, hits: Spans, *, shown: Shown
) -> str:
    # Imported here because it loads spaCy, which no other page needs.
    from analysis.explanations import explain

    analysis = cached.analysis(version, article)
    if analysis is None:
        return ""
    return read_out(analysis, explain=explain, at=at, hits=hits, shown=shown)


def show_facts(article: Article) -> None:
    """Nothing; draws what is known of an article, each fact with where it was read."""
    st.html(write_facts(article))


def show_method(html: str) -> None:
    """Nothing; draws a part of the Method page, written by `method.written`."""
    st.html(html)


def show_anchor(name: str) -> None:
    """Nothing; a link within the page can lead to this place."""
    st.html(f'<span class="or-anchor" id="{escape(name)}"></span>')


def show_finding(sentence: str, note: str) -> None:
    """Nothing; draws a sentence, with what it was counted from under it."""
    st.html(
        f'<div class="or-finding"><p>{escape(sentence)}</p>'
        f'<p class="or-note">{escape(note)}</p></div>'
    )


def show_answered(answered: Answered) -> None:
    """Nothing; draws a claim and who denies it."""
    when = f", {answered.when}" if answered.when else ""
    st.html(
        f'<div class="or-answered-claim"><p class="or-words">{escape(answered.claim)}</p>'
        f'<p class="or-note">{escape(answered.claimant)} · <b class="or-denied-by">denied by '
        f"{escape(answered.denier)}</b>{escape(when)}</p></div>"
    )


def show_claim(claim: Claim, origins: Sequence[str]) -> None:
    """Nothing; draws what is claimed, what was answered and on what it rests."""
    st.html(write_head(claim, origins))


def show_day(words: str) -> None:
    """Nothing; draws the day on which the voices under it stand."""
    st.html(f'<p class="or-day">{escape(words)}</p>')


def show_voice(voice: Voice, about: str, *, with_words: bool) -> None:
    """Nothing; draws who says what to a claim."""
    st.html(write_voice(voice, about, with_words=with_words))


def show_wording(words: str, outlets: str) -> None:
    """Nothing; draws one wording of a claim and whose it is."""
    st.html(
        f'<div class="or-passage"><p>{escape(words)}</p>'
        f'<p class="or-note">{escape(outlets)}</p></div>'
    )


def show_passage(
    article: int, spans: Sequence[tuple[int, int]], *, key: str, note: str = ""
) -> None:
    """Nothing; draws the paragraphs around the spans, the spans marked, and a link to the article.

    Source, cue and content of every attribution inside a span are told apart; a span without any
    is marked as a whole. `note` is a line above the passage and may be any text.
    """
    analysis = loaders.analysis_of(article)
    with st.container(border=True, key=key):
        if analysis is None:
            st.text("This article is not here any more, or not analysed yet.")
            return
        wanted = tuple(Span(start, end) for start, end in spans)
        st.html(_card(analysis, wanted, note))
        article_link(article, at=spans[0] if spans else None)


def _card(analysis: Analysis, wanted: Sequence[Span], note: str) -> str:
    above = f'<p class="or-note">{escape(note)}</p>' if note else ""
    return (
        f'<div class="or-passage">{above}{_passages(analysis, wanted)}'
        f'<p class="or-where"><b>{escape(analysis.article.title or analysis.article.path)}</b>'
        f"<br>{dateline(analysis.article)}</p></div>"
    )


def _passages(analysis: Analysis, wanted: Sequence[Span]) -> str:
    return passage_html(analysis, wanted, gone=NOT_SHARED if shows_excerpts() else GONE)


def passage_html(analysis: Analysis, wanted: Sequence[Span], *, gone: str = GONE) -> str:
    """The paragraphs around the spans, the spans marked; `gone` where there are none."""
    text = analysis.article.text
    marks = list(_marks(analysis.attributions, wanted))
    found = [
        f"<p>{_show(text, block.span, wanted, marks)}</p>"
        for block in analysis.blocks
        if any(block.span.overlaps(span) for span in wanted)
    ]
    return "".join(found) or f"<p>{escape(gone)}</p>"


def _marks(attributions: Iterable[Attribution], wanted: Sequence[Span]) -> Iterable[Mark]:
    for span in wanted:
        inside = [found for found in attributions if _lies_in(found, span)]
        for found in inside:
            yield from attribution_marks(found)
        if not inside:
            yield Mark(span=span, css="or-mark")


def _lies_in(attribution: Attribution, span: Span) -> bool:
    return all(span.contains(part) for part in (*attribution.cue, *attribution.content))


def _show(text: str, block: Span, wanted: Sequence[Span], marks: Iterable[Mark]) -> str:
    shown = _near(text, block, [span for span in wanted if span.overlaps(block)])
    before = "… " if shown.start > block.start else ""
    after = " …" if shown.end < block.end else ""
    return f"{before}{mark_up(text, shown, marks)}{after}"


def _near(text: str, block: Span, spans: Sequence[Span]) -> Span:
    """The whole paragraph, or of a long one what stands near the spans, cut between words."""
    if block.end - block.start <= LONGEST:
        return block
    start = max(block.start, min(span.start for span in spans) - AROUND)
    end = min(block.end, max(span.end for span in spans) + AROUND)
    if start > block.start:
        start = text.find(" ", start, end) + 1 or start
    if end < block.end:
        end = max(text.rfind(" ", start, end), start + 1)
    return Span(start, end)
