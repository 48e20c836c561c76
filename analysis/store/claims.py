"""Claims across the articles of a collection, compared again only where an article changed."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, select

from analysis.models import Analysis
from analysis.origins import Changes, Collection, make_report
from analysis.store.claim_rows import refresh, save_claims
from analysis.store.loading import load_analysis
from analysis.store.outdating import pass_over
from analysis.store.queue import touch
from analysis.store.remembering import Stored, save_memory
from analysis.store.schema import article, mention, name


def compare(connection: Connection, of: int, changed: int) -> None:
    """Compares one article with the rest of its collection and stores whatever that changes."""
    stored = Stored(connection, of)
    found = Collection(memory=stored)
    changes = list(_compare(connection, found, changed))
    save_memory(stored, found)
    save_claims(connection, of, found, changes, changed)
    pass_over(connection, changed)
    touch(connection, [changed])


def correct(connection: Connection, of: int) -> None:
    """Shows the collection's claims as its log of corrections has them. The newest log counts."""
    refresh(connection, of, Collection(memory=Stored(connection, of)))


def _compare(connection: Connection, found: Collection, changed: int) -> Iterator[Changes]:
    if changed in found.reports:
        yield found.remove(changed)
    wanted = select(article.c.deleted).where(article.c.id == changed)
    is_deleted = connection.execute(wanted).scalar() is not None
    analysis = None if is_deleted else load_analysis(connection, changed)
    if analysis is not None:
        identities = _identities(connection, changed, analysis)
        yield found.add(make_report(changed, analysis, identities))


def _identities(connection: Connection, of: int, analysis: Analysis) -> list[int]:
    """Whom each entity stands for: most of its mentions do.

    One that no mention is left of gets a number below zero that no other has.
    """
    wanted = (
        select(mention.c.entity, name.c.identity_id)
        .select_from(mention.join(name))
        .where(mention.c.article_id == of)
    )
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    for entity, identity in connection.execute(wanted):
        counts[entity][identity] += 1
    nobody = of * 10_000
    return [
        counts[number].most_common(1)[0][0] if counts[number] else -(nobody + number)
        for number in range(len(analysis.entities))
    ]
