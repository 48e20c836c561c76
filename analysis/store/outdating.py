"""Which articles are to be compared with the rest of their collection anew."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, exists, func, select

from analysis.store.names import insert_new
from analysis.store.queue import batched
from analysis.store.records import Unsettled
from analysis.store.schema import article, attribution, mention, outdated, unsettled


def outdate(connection: Connection, articles: Iterable[int]) -> None:
    """Marks articles that are to be compared anew."""
    for some in batched(sorted(set(articles))):
        insert_new(connection, outdated, [{"article_id": one} for one in some])


def outdate_named(connection: Connection, names: Sequence[int]) -> None:
    """Marks the articles in which one of these names stands: it stands for somebody else now."""
    for some in batched(names):
        for column in (mention.c.name_id, attribution.c.name_id):
            of = column.table.c.article_id
            found = connection.execute(select(of).where(column.in_(some)).distinct())
            outdate(connection, found.scalars())


def is_settled(connection: Connection) -> bool:
    """Whether every collection's names and claims are worked out as they are now."""
    is_left = exists(select(unsettled.c.collection_id)) | exists(select(outdated.c.article_id))
    return not connection.execute(select(is_left)).scalar_one()


def find_unsettled(connection: Connection, of: int) -> Unsettled:
    """What is not worked out yet of a collection's names and claims."""
    names = exists(select(unsettled.c.collection_id).where(unsettled.c.collection_id == of))
    articles = (
        select(func.count())
        .select_from(outdated.join(article))
        .where(article.c.collection_id == of)
        .scalar_subquery()
    )
    row = connection.execute(select(names.label("names"), articles.label("articles"))).one()
    return Unsettled(names=bool(row.names), articles=row.articles)


def find_outdated(connection: Connection) -> tuple[int, int] | None:
    """A collection and an article of it to be compared; None where all is compared.

    Collections whose names are still to be worked out have to wait for that.
    """
    is_waiting = select(unsettled.c.collection_id)
    wanted = (
        select(article.c.collection_id, article.c.id)
        .select_from(outdated.join(article))
        .where(article.c.collection_id.not_in(is_waiting))
        .order_by(article.c.id)
        .limit(1)
    )
    row = connection.execute(wanted).first()
    return None if row is None else (row.collection_id, row.id)


def pass_over(connection: Connection, one: int) -> None:
    """The article is not compared until it changes again."""
    connection.execute(delete(outdated).where(outdated.c.article_id == one))
