"""What somebody does not comment on: the claim of the same article that they were asked about."""

import re
from collections.abc import Iterator

from analysis.models import Analysis, Attribution, SourceKind, Spans, words_of
from analysis.origins.reports import CLAIMING
from analysis.words import load

LETTERS = 4
"""Shorter words name no matter."""


def find_claim_about(analysis: Analysis, silence: Attribution) -> int | None:
    """The index of the first claim before somebody's silence that it is about; None for none.

    That is one that names the matter they do not comment on ("the memo") or else them, or those
    they speak for. The first, because an article asks people about what it reports, and tells that
    first.
    """
    if silence.source_kind in (SourceKind.DOCUMENT, SourceKind.AUTHOR):
        return None
    before = list(_before(analysis, silence))
    matter = _words(analysis, silence.content) - frozenset(load("silence")["of_commenting"])
    named = (index for index in before if matter & _told(analysis, index))
    return next(named, next(_about_them(analysis, silence, before), None))


def _before(analysis: Analysis, silence: Attribution) -> Iterator[int]:
    spans = (*silence.source, *silence.cue, *silence.content)
    start = min((span.start for span in spans), default=0)
    for index, one in enumerate(analysis.attributions):
        is_another = one.entity is None or one.entity != silence.entity
        if one.stance in CLAIMING and is_another and one.content and one.content[0].end <= start:
            yield index


def _told(analysis: Analysis, index: int) -> frozenset[str]:
    one = analysis.attributions[index]
    return _words(analysis, (*one.source, *one.content))


def _words(analysis: Analysis, spans: Spans) -> frozenset[str]:
    text = words_of(analysis.article.text, spans).lower()
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text) if len(word) >= LETTERS)


def _about_them(analysis: Analysis, silence: Attribution, before: list[int]) -> Iterator[int]:
    """Claims that name the silent one, or whoever the words for them name."""
    theirs = [
        mention
        for number, entity in enumerate(analysis.entities)
        if number == silence.entity or _is_named(entity.mentions, silence.source)
        for mention in (*entity.mentions, *entity.pronoun_mentions)
    ]
    for index in before:
        content = analysis.attributions[index].content
        if _is_named(tuple(theirs), content):
            yield index


def _is_named(mentions: Spans, within: Spans) -> bool:
    return any(span.contains(mention) for span in within for mention in mentions)
