"""Whether what is one of few words is one of them: readers of a row raise where it is not."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, select

from analysis.access import Role
from analysis.access.people import CLAIM, EMAIL
from analysis.ingest.problems import shortened
from analysis.models import (
    BlockKind,
    Certainty,
    DenialForm,
    Problem,
    QuoteType,
    SourceKind,
    Stance,
)
from analysis.store import schema
from analysis.store.consistency.found import Found
from analysis.store.delivery_records import DeliveryKind, DeliveryState, ItemState
from analysis.store.records import State
from analysis.store.share_records import Action, ShareKind
from analysis.visible import visible

_KNOWN: tuple[tuple[Column[str], Iterable[str]], ...] = (
    (schema.article.c.state, State),
    (schema.delivery.c.kind, DeliveryKind),
    (schema.delivery.c.state, DeliveryState),
    (schema.delivery_item.c.state, ItemState),
    (schema.block.c.kind, BlockKind),
    (schema.attribution.c.source_kind, SourceKind),
    (schema.attribution.c.quote, QuoteType),
    (schema.attribution.c.stance, Stance),
    (schema.attribution.c.certainty, Certainty),
    (schema.link.c.kind, SourceKind),
    (schema.denial.c.form, DenialForm),
    (schema.share.c.kind, ShareKind),
    (schema.membership.c.kind, (EMAIL, CLAIM)),
    (schema.membership.c.role, Role),
    (schema.audit.c.action, Action),
)
_LONGEST_SHOWN = 40


def unknown_words(connection: Connection) -> Found:
    """Every kind, role and state is one that there is."""
    for column, words in _KNOWN:
        known = [str(word) for word in words]
        found = select(column).distinct().where(column.not_in(known)).order_by(column)
        for word in connection.execute(found).scalars():
            shown = shortened(visible(str(word)), _LONGEST_SHOWN)
            message = f"the table {column.table.name} has “{shown}” as {column.name}"
            yield Problem(code="E_WORD", message=f"{message}, which there is not")
