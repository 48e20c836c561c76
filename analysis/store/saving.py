"""Writing what was read and found; an article's rows are replaced as a whole.

Everything here says whether it was written. With the turn of a claim, nothing is once the article
is in other hands, or in nobody's; without one, whoever has it, as long as the article is there.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, delete, insert, literal, select, update

from analysis.corrections import Member
from analysis.models import Analysis, Article, Entity, Problem
from analysis.resolution import Name
from analysis.store import schema
from analysis.store.given_rows import to_pairs
from analysis.store.lines import QUEUED
from analysis.store.names import count_appearances, ids_of_members, unsettle
from analysis.store.outdating import outdate
from analysis.store.queue import LINE, touch
from analysis.store.records import FACTS, State
from analysis.store.rows import count_words, rows_of

NOTES = "N_"
"""How the codes of problems begin that are only told, and take nothing from the findings."""


def save_article(
    connection: Connection, article: int, read: Article, turn: int | None = None
) -> bool:
    """Stores the text and what is known about it."""
    if not _update(connection, article, turn, _values_of_article(read)):
        return False
    _save_text(connection, article, read.text)
    touch(connection, [article])
    return True


def save_analysis(
    connection: Connection,
    article: int,
    analysis: Analysis,
    now: datetime,
    turn: int | None = None,
) -> bool:
    """Stores the analysis in the place of an earlier one."""
    values = (
        _values_of_article(analysis.article)
        | _values_of_analysis(analysis)
        | _values_of_end(find_fault(analysis), now)
    )
    if not _update(connection, article, turn, values):
        return False
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
    return True


def save_problem(
    connection: Connection,
    article: int,
    problem: Problem,
    now: datetime,
    turn: int | None = None,
) -> bool:
    """The article is listed with the problem and without findings."""
    values = {
        "analysis_version": None,
        **_values_of_end(problem, now),
        **dict.fromkeys(("words", "entities", "attributions", "denials"), 0),
    }
    if not _update(connection, article, turn, values):
        return False
    # First of all: see `save_analysis`.
    touch(connection, [article])
    _clear(connection, article)
    outdate(connection, [article])
    return True


def find_fault(analysis: Analysis) -> Problem | None:
    """The first problem that is more than a note."""
    notes = find_notes(analysis.problems, analysis.article.remarks)
    return next((problem for problem in analysis.problems if problem not in notes), None)


def find_notes(problems: Iterable[Problem], remarks: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that leave an article done: remarks of the reader, and all that begin so."""
    told = tuple(remarks)
    return tuple(one for one in problems if one.code.startswith(NOTES) or one in told)


def _names(connection: Connection, article: int, entities: Sequence[Entity]) -> list[int]:
    table = schema.article
    of = connection.execute(select(table.c.collection_id).where(table.c.id == article))
    members = [Member(Name(entity.name, entity.type)) for entity in entities]
    ids = ids_of_members(connection, of.scalar_one(), members)
    return [ids[member] for member in members]


def _update(connection: Connection, article: int, turn: int | None, values: dict[str, Any]) -> bool:
    is_it = schema.article.c.id == article if turn is None else LINE.is_one(article, turn)
    return connection.execute(update(schema.article).where(is_it).values(values)).rowcount > 0


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
        **{name: getattr(read, name) for name in FACTS},
        "basis": [[name, basis.value] for name, basis in read.basis],
        "remarks": to_pairs(read.remarks),
    }


def _values_of_analysis(analysis: Analysis) -> dict[str, Any]:
    return {
        "words": count_words(analysis),
        "entities": len(analysis.entities),
        "attributions": len(analysis.attributions),
        "denials": len(analysis.denials),
        "analysis_version": analysis.version,
    }


def _values_of_end(problem: Problem | None, now: datetime) -> dict[str, Any]:
    """Done or not; but whatever was changed meanwhile waits to be analysed once more."""
    ended = State.DONE if problem is None else State.PROBLEM
    return {
        "state": _unless_again(QUEUED, ended.value),
        "attempts": _unless_again(0, schema.article.c.attempts),
        "again": None,
        "claimed": None,
        "finished": now,
        "problem_code": None if problem is None else problem.code,
        "problem_message": None if problem is None else problem.message,
    }


def _unless_again(then: object, ended: object) -> ColumnElement[Any]:
    return case((schema.article.c.again.is_(True), literal(then)), else_=ended)
