"""Where words stand in a text, so that no offset is written by hand."""

from analysis.models import Block, BlockKind, Span, Spans


def at(text: str, *words: str) -> Spans:
    """The first place of each of the words in the text."""
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)


def everywhere(text: str, words: str) -> Spans:
    """Every place of the words in the text."""
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    return tuple(Span(start, start + len(words)) for start in starts)


def blocks_of(text: str, *kinds: BlockKind) -> tuple[Block, ...]:
    spans = [at(text, line)[0] for line in text.splitlines()]
    return tuple(Block(kind=kind, span=span) for kind, span in zip(kinds, spans, strict=True))
