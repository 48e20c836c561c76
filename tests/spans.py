"""Every span that an analysis found, and those that are not the words of one analysed block."""

from collections.abc import Iterator

from analysis.models import ANALYSED, Analysis, Attribution, Span


def spans_of(analysis: Analysis) -> list[Span]:
    """Those of entities, statements and denials, the words of the rules that decided with them."""
    spans: list[Span] = []
    for entity in analysis.entities:
        spans += [*entity.mentions, *entity.demonym_mentions, *entity.pronoun_mentions]
    for attribution in analysis.attributions:
        spans += _of_statement(attribution)
    for denial in analysis.denials:
        spans += [*denial.cue, *denial.denier, *denial.denied, *(denial.claim or ())]
    return spans


def _of_statement(one: Attribution) -> Iterator[Span]:
    yield from (*one.source, *one.cue, *one.content, *one.hedges, *one.anonymity_reason)
    yield from (span for link in one.chain for span in link.spans)
    yield from (span for reason in one.reasons for span in reason.words)
    if one.said_on.basis is not None:
        yield one.said_on.basis


def out_of_their_block(analysis: Analysis) -> list[str]:
    """The words of the spans that lie not wholly in one block of headline or body."""
    story = [block.span for block in analysis.blocks if block.kind in ANALYSED]
    return [
        span.of(analysis.article.text)
        for span in spans_of(analysis)
        if not any(block.contains(span) for block in story)
    ]
