"""An article's row as the store's record."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row

from analysis.models import Problem
from analysis.store.given_rows import from_pairs, given_of
from analysis.store.lines import problem_of
from analysis.store.loading import facts_of
from analysis.store.moments import aware
from analysis.store.records import ArticleRow, State
from analysis.store.saving import find_notes


def article_row(row: Row[Any], problems: Iterable[Problem]) -> ArticleRow:
    """What is known of an article, of its row and the problems of its analysis."""
    return ArticleRow(
        article=row.id,
        collection=row.collection_id,
        name=row.name,
        state=State(row.state),
        added=aware(row.added),
        deleted=None if row.deleted is None else aware(row.deleted),
        **facts_of(row),
        given=given_of(row),
        words=row.words,
        problem=problem_of(row),
        notes=find_notes(problems, from_pairs(row.remarks)),
        analysis_version=row.analysis_version,
    )
