"""Writing what was read and found; an article's rows are replaced as a whole."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from analysis.corrections import Member
from analysis.models import Analysis, Article, Entity, Problem
from analysis.resolution import Name
from analysis.store import schema
from analysis.store.names import count_appearances, ids_of_members, unsettle
from analysis.store.outdating import outdate
from analysis.store.queue import touch
from analysis.store.records import State
from analysis.store.rows import count_words, rows_of


def save_article(connection: Connection, article: int, read: Article) -> None:
    """Stores the text and what is known about it."""
    if _update(connection, article, _values_of_article(read)):
        _save_text(connection, article, read.text)
        touch(connection, [article])


def save_analysis(connection: Connection, article: int, analysis: Analysis) -> None:
    """Stores the analysis in the place of an earlier one. Does nothing for a purged article."""
    values = _values_of_article(analysis.article) | _values_of_analysis(analysis)
    if not _update(connection, article, values):
        return
    # First of all, because it keeps others off the collection's names until this is stored.
    touch(connection, [article])
    _clear(connection, article)
    _save_text(connection, article, analysis.article.text)
    names = _names(connection, article, analysis.entities)
    for table, rows in rows_of(analysis, article, names).items():
        if rows:
            connection.execute(insert(table), rows)
    count_appearances(connection, [article])
    unsettle(connection, [article])
    outdate(connection, [article])


def save_problem(connection: Connection, article: int, problem: Problem) -> None:
    """The article is listed with the problem and without findings."""
    values = {
        "state": State.PROBLEM.value,
        "claimed": None,
        "analysis_version": None,
        **_values_of_problem(problem),
        **dict.fromkeys(("words", "entities", "attributions", "denials"), 0),
    }
    if _update(connection, article, values):
        _clear(connection, article)
        outdate(connection, [article])
        touch(connection, [article])


def _names(connection: Connection, article: int, entities: Sequence[Entity]) -> list[int]:
    table = schema.article
    of = connection.execute(select(table.c.collection_id).where(table.c.id == article))
    members = [Member(Name(entity.name, entity.type)) for entity in entities]
    ids = ids_of_members(connection, of.scalar_one(), members)
    return [ids[member] for member in members]


def _update(connection: Connection, article: int, values: dict[str, Any]) -> bool:
    wanted = update(schema.article).where(schema.article.c.id == article).values(values)
    return connection.execute(wanted).rowcount > 0


def _clear(connection: Connection, article: int) -> None:
    for table in schema.ANALYSIS_TABLES:
        connection.execute(delete(table).where(table.c.article_id == article))


def _save_text(connection: Connection, article: int, text: str) -> None:
    table = schema.article_text
    changed = update(table).where(table.c.article_id == article).values(text=text)
    if not connection.execute(changed).rowcount:
        connection.execute(insert(table).values(article_id=article, text=text))


def _values_of_article(read: Article) -> dict[str, Any]:
    return {
        "key": read.id,
        "path": read.path,
        "title": read.title,
        "byline": read.byline,
        "publisher": read.publisher,
        "url": read.url,
        "language": read.language,
        "published": read.published,
    }


def _values_of_analysis(analysis: Analysis) -> dict[str, Any]:
    problem = next(iter(analysis.problems), None)
    return {
        "state": (State.PROBLEM if problem else State.DONE).value,
        "claimed": None,
        "words": count_words(analysis),
        "entities": len(analysis.entities),
        "attributions": len(analysis.attributions),
        "denials": len(analysis.denials),
        "analysis_version": analysis.version,
        **_values_of_problem(problem),
    }


def _values_of_problem(problem: Problem | None) -> dict[str, Any]:
    if problem is None:
        return {"problem_code": None, "problem_message": None}
    return {"problem_code": problem.code, "problem_message": problem.message}
