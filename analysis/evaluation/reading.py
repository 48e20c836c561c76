"""Gold files: recognised by the fields of their rows, read whole, with the place of any mistake."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.evaluation.attribution import score_attributions
from analysis.evaluation.chains import score_chains
from analysis.evaluation.denials import score_denials
from analysis.evaluation.entities import score_entities
from analysis.evaluation.gold import GoldArticle, GoldError, Material
from analysis.evaluation.rows import (
    Json,
    article_of,
    chain_of,
    denial_of,
    entities_of,
    source_of,
)
from analysis.evaluation.scores import Scores
from analysis.evaluation.sources import score_sources


@dataclass(frozen=True, slots=True)
class Form:
    """What a gold file can hold: the fields that tell it, how a row is read, how it is scored."""

    fields: frozenset[str]
    read: Callable[[Json], Any]
    score: Callable[[Sequence[Any], Material], Scores]


ARTICLES = Form(frozenset({"id", "text", "attributions"}), article_of, score_attributions)

FORMS: tuple[Form, ...] = (
    ARTICLES,
    Form(frozenset({"doc", "entities"}), entities_of, score_entities),
    Form(frozenset({"doc", "attribution", "kind"}), source_of, score_sources),
    Form(frozenset({"doc", "cue", "content", "chain"}), chain_of, score_chains),
    Form(frozenset({"doc", "kind", "cue"}), denial_of, score_denials),
)
"""In the order in which they are tried."""

_OF_A_PREDICTION = frozenset({"analysis_version", "problem"})
"""Fields of what the command line prints for an article, which must not pass for gold."""


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A gold file with its rows, which are of the form's kind."""

    path: Path
    form: Form
    rows: tuple[Any, ...]

    @property
    def articles(self) -> tuple[GoldArticle, ...]:
        """The articles that the file holds itself."""
        return self.rows if self.form is ARTICLES else ()

    @property
    def docs(self) -> tuple[str, ...]:
        """The articles that the file is about, each once."""
        return tuple(dict.fromkeys(row.doc for row in self.rows))


def read_gold(path: Path) -> GoldFile:
    """The gold file at `path`; GoldError where it cannot be read or is of no known form."""
    lines = list(_read_lines(path))
    if not lines:
        raise GoldError(path, None, "the file holds no rows")
    first, row = lines[0]
    form = recognise(row)
    if form is None:
        fields = ", ".join(sorted(row)) or "none"
        raise GoldError(path, first, f"no known kind of gold has these fields: {fields}")
    rows = tuple(_read_row(path, line, row, form.read) for line, row in lines)
    if form is ARTICLES and len({article.doc for article in rows}) < len(rows):
        raise GoldError(path, None, "two rows have the same id")
    return GoldFile(path, form, rows)


def recognise(row: Json) -> Form | None:
    """The form that a row's fields tell; None if no known one."""
    if row.keys() & _OF_A_PREDICTION:
        return None
    return next((form for form in FORMS if form.fields <= row.keys()), None)


def find_articles(folder: Path, wanted: frozenset[str]) -> Iterator[GoldArticle]:
    """The wanted articles that the folder's .jsonl files hold; other files are passed over."""
    for path in sorted(folder.glob("*.jsonl")):
        if _holds_articles(path):
            for line, row in _read_lines(path):
                if row.get("id") in wanted:
                    yield _read_row(path, line, row, article_of)


def _holds_articles(path: Path) -> bool:
    try:
        _, row = next(_read_lines(path), (0, {}))
    except GoldError:
        return False
    return row.keys() >= {"id", "text"} and not row.keys() & _OF_A_PREDICTION


def _read_lines(path: Path) -> Iterator[tuple[int, Json]]:
    """Line numbers and objects; empty lines are passed over."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, _read_object(path, number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(path, None, f"the file cannot be read ({error})") from error


def _read_object(path: Path, number: int, line: str) -> Json:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(path, number, f"this is no JSON ({error.msg})") from error
    if not isinstance(row, dict):
        raise GoldError(path, number, "this is no JSON object")
    return row


def _read_row(path: Path, number: int, row: Json, read: Callable[[Json], Any]) -> Any:
    try:
        return read(row)
    except KeyError as error:
        raise GoldError(path, number, f"the field {error} is missing") from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise GoldError(path, number, f"this row is not as it should be ({error})") from error
