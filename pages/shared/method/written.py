"""Texts of the Method page as HTML.

Pure: data in, HTML out. All of it is ours, and all of it is escaped.
"""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from analysis.method import Failure, Found, GoldSet, Meaning, ModelCard, Score
from analysis.models import Attribution, Span, Stance
from pages.shared.marks import Mark, mark_up
from pages.shared.reader import attribution_marks

DENIAL = "denial"


def write_contents(sections: Mapping[str, str]) -> str:
    """Links to the sections, by the name of their anchor."""
    links = "".join(
        f'<li><a href="#{escape(anchor)}">{escape(title)}</a></li>'
        for anchor, title in sections.items()
    )
    return f'<nav class="or-contents" aria-label="On this page"><ol>{links}</ol></nav>'


def write_items(sentences: Iterable[str]) -> str:
    """Sentences as a list, the first of each in bold."""
    items = "".join(f"<li>{_first_bold(words)}</li>" for words in sentences)
    return f'<ul class="or-method">{items}</ul>'


def write_steps(sentences: Iterable[str]) -> str:
    """What to do one after the other."""
    items = "".join(f"<li>{escape(words)}</li>" for words in sentences)
    return f'<ol class="or-method">{items}</ol>'


def _first_bold(words: str) -> str:
    first, stop, rest = words.partition(". ")
    return f"<b>{escape(first + stop.strip())}</b> {escape(rest)}" if rest else escape(words)


def write_words(words: str) -> str:
    """A paragraph."""
    return f'<p class="or-method">{escape(words)}</p>'


def write_meanings(meanings: Iterable[Meaning]) -> str:
    """The numbers of one screen as a list of terms."""
    rows = "".join(
        f"<div><dt>{escape(meaning.number)}</dt><dd>{''.join(_explained(meaning))}</dd></div>"
        for meaning in meanings
    )
    return f'<dl class="or-method or-meanings">{rows}</dl>'


def _explained(meaning: Meaning) -> Iterator[str]:
    yield f"<p>{escape(meaning.counted)}</p>"
    parts = (
        ("Share of", meaning.share_of),
        ("Left out", meaning.left_out),
        ("How sure", meaning.sureness),
    )
    for label, words in parts:
        if words:
            yield f"<p><b>{label}</b> {escape(words)}</p>"


def write_scores(scores: Iterable[Score]) -> str:
    """Every score with what it says."""
    rows = "".join(
        f"<div><dt>{escape(score.label)}</dt><dd><p>{escape(score.meaning)}</p>"
        f"<p><b>Measured</b> {escape(_measured(score))}</p></dd></div>"
        for score in scores
    )
    return f'<dl class="or-method or-meanings">{rows}</dl>'


def _measured(score: Score) -> str:
    bounds = f", within {score.bounds}" if score.bounds else ""
    people = f" Careful readers with each other: {score.people:.2f}." if score.people else ""
    where = f"{score.counted} in {score.articles:,} articles"
    return f"{score.said}{bounds}, of {score.n:,} {where}.{people}"


def write_gold(sets: Iterable[GoldSet]) -> str:
    """Against what was measured, and how far it is independent."""
    rows = "".join(
        f"<div><dt>{escape(gold.title)}</dt><dd><p>{escape(gold.what)}, in {gold.articles:,} "
        f"articles.</p><p><b>Marked by</b> {escape(gold.marked_by)}.</p>"
        f"<p><b>How independent</b> {escape(gold.independence)}</p></dd></div>"
        for gold in sets
    )
    return f'<dl class="or-method or-meanings">{rows}</dl>'


def write_card(card: ModelCard) -> str:
    """The model card: what it is, its facts, and what it gets wrong."""
    facts = "".join(
        f"<div><dt>{escape(name)}</dt><dd><p>{escape(_capital(words))}</p></dd></div>"
        for name, words in card.facts
    )
    return (
        f'<p class="or-method">{escape(card.what)}</p>'
        f'<dl class="or-method or-meanings">{facts}</dl>'
        f'<p class="or-method"><b>What it gets wrong</b></p>{write_steps(card.wrong)}'
    )


def _capital(words: str) -> str:
    return words if words[:1].isdigit() or "-" in words[:8] else words[:1].upper() + words[1:]


def write_failure(failure: Failure) -> str:
    """An invented text with what is found in it marked, and what a reader would find."""
    text = failure.text
    marks = [mark for found in failure.found for mark in _marks(found)]
    return (
        f'<div class="or-method or-failure"><h4>{escape(failure.title)}</h4>'
        f'<div class="or-passage"><p>{mark_up(text, Span(0, len(text)), marks)}</p></div>'
        f'<dl class="or-meanings"><div><dt>Found</dt><dd>{_listed(failure)}</dd></div>'
        f"<div><dt>A reader finds</dt><dd><p>{escape(failure.wanted)}</p></dd></div>"
        f"<div><dt>Why</dt><dd><p>{escape(failure.why)}</p></dd></div></dl></div>"
    )


def _listed(failure: Failure) -> str:
    if not failure.found:
        return "<p>Nothing.</p>"
    return "".join(f"<p>{escape(_said(found, failure.text))}</p>" for found in failure.found)


def _said(found: Found, text: str) -> str:
    """The finding in one line; of a denial also what it is taken to answer."""
    if found.what != DENIAL:
        return f"{found.said} · “{_words(text, found.content)}”"
    claim = f"to “{_words(text, found.claim)}”" if found.claim else "tied to no claim"
    return f"{found.said} · {claim}"


def _words(text: str, spans: Iterable[Span]) -> str:
    return " … ".join(span.of(text).strip(' ,."“”') for span in sorted(spans))


def _marks(found: Found) -> Iterator[Mark]:
    """The marks that the reader draws for such a finding."""
    if found.what == DENIAL:
        yield from (Mark(span=span, css="or-mark") for span in found.claim)
        return
    yield from attribution_marks(
        Attribution(
            source=found.source,
            cue=found.cue,
            content=found.content,
            stance=Stance(found.stance),
        )
    )
