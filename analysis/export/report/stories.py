"""The texts of a scope with what was found in them, read at once: one by one would take longer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from analysis.export.report.marking import Mark, looks_of
from analysis.models import ANALYSED, BlockKind, Span, Stance
from analysis.store import State, Store
from analysis.store.schema import article, article_text, attribution, denial
from analysis.tables import Scope, blocks_table
from analysis.tables.scope import conditions

Block = tuple[BlockKind, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One analysed article."""

    text: str
    url: str | None
    blocks: Sequence[Block]
    """Those that were analysed, in order."""
    others: int
    """How many are no part of the story."""
    marks: Sequence[Mark]


def read_stories(store: Store, scope: Scope) -> dict[int, Story]:
    """The analysed articles of the scope."""
    blocks, marks = _blocks(store, scope), _marks(store, scope)
    wanted: Any = select(article.c.id, article_text.c.text, article.c.url)
    rows = store.read(
        wanted.select_from(article.join(article_text)).where(
            *conditions(scope), article.c.state == State.DONE
        )
    )
    return {
        row.id: Story(
            text=row.text,
            url=row.url,
            blocks=[one for one in blocks[row.id] if one[0] in ANALYSED],
            others=sum(kind not in ANALYSED for kind, _ in blocks[row.id]),
            marks=marks[row.id],
        )
        for row in rows
    }


def _blocks(store: Store, scope: Scope) -> dict[int, list[Block]]:
    found: dict[int, list[Block]] = defaultdict(list)
    for row in blocks_table(store, scope).to_dict("records"):
        found[row["article"]].append((BlockKind(row["kind"]), Span(row["start"], row["end"])))
    return found


def _marks(store: Store, scope: Scope) -> dict[int, list[Mark]]:
    """Sources, words of saying and what was said; denials that are no statement as well."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for key, stance, *parts in (*_told(store, scope), *_denied(store, scope)):
        for pairs, css in zip(parts, looks_of(Stance(stance)), strict=True):
            found[key] += (Mark(Span(*pair), css) for pair in pairs)
    return found


def _told(store: Store, scope: Scope) -> Iterator[Sequence[Any]]:
    told = attribution.c
    columns: Any = (told.article_id, told.stance, told.source, told.cue, told.content)
    wanted = select(*columns).select_from(article.join(attribution)).where(*conditions(scope))
    yield from store.read(wanted.order_by(told.article_id, told.position))


def _denied(store: Store, scope: Scope) -> Iterator[Sequence[Any]]:
    said = denial.c
    columns: Any = (said.article_id, said.denier, said.cue, said.denied)
    wanted = select(*columns).select_from(article.join(denial))
    asked = wanted.where(*conditions(scope), said.attribution.is_(None))
    for row in store.read(asked.order_by(said.article_id, said.position)):
        yield (row.article_id, Stance.DENIES, row.denier, row.cue, row.denied)
