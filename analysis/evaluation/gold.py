"""What people or careful readers marked by hand, and what it is held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from analysis.models import (
    Analysis,
    Attribution,
    Denial,
    DenialForm,
    Entity,
    SourceKind,
    Spans,
)


class GoldError(Exception):
    """A gold file that cannot be used, and where."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        """Keeps the place apart from the reason; the message has both."""
        self.path, self.line, self.reason = path, line, reason
        place = str(path) if line is None else f"{path}, line {line}"
        super().__init__(f"{place}: {reason}")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text with its attributions, of which only source, cue and content are marked."""

    doc: str
    text: str
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntities:
    """Everybody named in one article."""

    doc: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSource:
    """Who stands behind one marked attribution of an article."""

    doc: str
    attribution: int
    """Index into the marked attributions of the article."""
    kind: SourceKind | None
    """None where what was marked is no speaker: not scored."""
    names: tuple[str | None, ...]
    """Any of them is right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDenial:
    """A denial, or something that only looks like one."""

    doc: str
    is_denial: bool
    cue: Spans
    denied: Spans = ()
    form: DenialForm | None = None
    claims: tuple[Spans, ...] = ()
    """Statements of the denied claim, any of which is right; empty where it is stated nowhere."""
    denier_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLink:
    """One element of a marked chain."""

    names: tuple[str, ...]
    """Any of them is right; empty where the kind alone tells."""
    kind: SourceKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldChain:
    """A statement and through whom it came; a single link where it only looks relayed."""

    doc: str
    cues: Spans
    content: Spans
    links: tuple[GoldLink, ...]
    optional: tuple[GoldLink, ...] = ()
    """Outer relays that are neither wanted nor wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """The marked articles and what was found in them. A missing analysis found nothing."""

    articles: Mapping[str, GoldArticle]
    analyses: Mapping[str, Analysis]

    def text(self, doc: str) -> str:
        """The text that all offsets of the article index."""
        return self.articles[doc].text

    def entities(self, doc: str) -> tuple[Entity, ...]:
        """The entities found in the article."""
        return self.analyses[doc].entities if doc in self.analyses else ()

    def attributions(self, doc: str) -> tuple[Attribution, ...]:
        """The attributions found in the article."""
        return self.analyses[doc].attributions if doc in self.analyses else ()

    def denials(self, doc: str) -> tuple[Denial, ...]:
        """The denials found in the article."""
        return self.analyses[doc].denials if doc in self.analyses else ()


Row = TypeVar("Row", GoldSource, GoldDenial)


def by_doc(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each article, in the order in which they came."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.doc, []).append(row)
    return grouped
