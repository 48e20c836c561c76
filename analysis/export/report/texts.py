"""The articles at the end of the report: in full, or only the paragraphs that are linked to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from analysis.charts.theme import STATE_WORDS, counted
from analysis.export.report.context import Context
from analysis.export.report.marking import Marked
from analysis.export.report.places import Passages, Places, where_words
from analysis.export.report.stories import Block, Story, read_stories
from analysis.models import BlockKind, Span

MOST_WORDS = 300_000
"""Of all articles together; of more, only paragraphs that something leads to are shown. With marks
and lists around them these make about half of the 15 MB that a report may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One article as it is shown."""

    number: int
    heading: Markup
    """Its title, or its first line where that says the same, with its marks."""
    where: str
    url: str
    """A web address; empty for none and for anything else."""
    paragraphs: tuple[tuple[str, Markup], ...]
    """Tag and words of each."""
    note: str
    """What is not shown of it; empty where all of it is."""


def write_texts(context: Context) -> Iterator[Text]:
    """Every article in the order of the numbers."""
    articles, places = context.tables.articles, context.places
    rows = {int(row["article"]): row for row in articles.to_dict("records")}
    stories = read_stories(context.wanted.store, context.wanted.scope)
    in_full = bool(articles["words"].sum() <= MOST_WORDS)
    for article in places.numbers:
        if article in stories:
            yield _read(rows[article], stories[article], places, in_full=in_full)
        else:
            yield _unread(rows[article], places)


def _unread(row: Mapping[Any, Any], places: Places) -> Text:
    reason = row["problem"] if isinstance(row["problem"], str) and row["problem"] else ""
    note = reason or STATE_WORDS.get(str(row["state"]), str(row["state"]))
    return Text(
        number=places.numbers[int(row["article"])],
        heading=escape(row["title"]),
        where=where_words(row),
        url="",
        paragraphs=(),
        note=f"No text: {note}",
    )


def _read(row: Mapping[Any, Any], story: Story, places: Places, *, in_full: bool) -> Text:
    number, passages = places.numbers[int(row["article"])], places.passages[int(row["article"])]
    marked = Marked(number, story.marks, passages)
    head = next((one for one in story.blocks if _is_title(one, story, str(row["title"]))), None)
    shown = [one for one in story.blocks if in_full or one is head or _is_linked(one[1], passages)]
    words = [
        (_tag(kind), marked.write(story.text, span))
        for kind, span in (one for one in shown if one is not head)
    ]
    return Text(
        number=number,
        heading=marked.write(story.text, head[1]) if head else escape(row["title"]),
        where=where_words(row),
        url=_web(story.url),
        paragraphs=(*(one for one in words if one[1].strip()), *_lost(passages, shown, number)),
        note=_left_out(len(story.blocks) - len(shown), story.others),
    )


def _is_title(block: Block, story: Story, title: str) -> bool:
    kind, span = block
    return kind is BlockKind.HEADLINE and span.of(story.text).split() == title.split()


def _tag(kind: BlockKind) -> str:
    return "h4" if kind is BlockKind.HEADLINE else "p"


def _is_linked(span: Span, passages: Passages) -> bool:
    return any(span.start <= at < span.end for at in passages.ends)


def _lost(passages: Passages, shown: list[Block], number: int) -> tuple[tuple[str, Markup], ...]:
    """Anchors of passages that stand in no paragraph: their links must lead somewhere."""
    spans = [span for _, span in shown]
    lost = [at for at in passages.ends if not any(s.start <= at < s.end for s in spans)]
    words = Markup("<u id={}-{}>The words are no longer where they were.</u>")
    return tuple(("p", words.format(number, at)) for at in sorted(lost))


def _left_out(unlinked: int, outside: int) -> str:
    parts = (
        (
            unlinked,
            "paragraph to which nothing here leads",
            "paragraphs to which nothing here leads",
        ),
        (outside, "part that is not the story", "parts that are not the story"),
    )
    told = " and ".join(counted(n, one, many) for n, one, many in parts if n)
    return f"Left out: {told}." if told else ""


def _web(url: str | None) -> str:
    return url if url and url.startswith(("https://", "http://")) else ""
