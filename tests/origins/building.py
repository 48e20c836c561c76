"""Reports made by hand."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from analysis.models import SourceKind, Stance
from analysis.origins import Denied, Named, Report, ReportId, Statement, Teller, make_sketch

GOLDEN = tomllib.loads((Path(__file__).parent / "golden.toml").read_text("utf8"))
TYPES = {"people": "PERSON", "bodies": "ORG", "places": "GPE"}
NAMES: Mapping[str, tuple[int, str]] = {
    name: (number, TYPES[group])
    for number, (group, name) in enumerate((g, n) for g in TYPES for n in GOLDEN[g])
}
SELF = re.compile(r"\b(?:him|her)\b")
Row = Mapping[str, Any]
DAY = date(2031, 5, 2)


def named(words: str) -> tuple[Named, ...]:
    """Who of the golden names is named, in order."""
    found = sorted((words.index(name), name) for name in NAMES if name in words)
    return tuple(Named(NAMES[name][0], NAMES[name][1], name) for _, name in found)


def tellers(chain: Sequence[str]) -> Iterator[Teller]:
    for one in chain:
        kind, _, words = one.partition(": ")
        source = SourceKind(kind)
        is_named = kind in ("named_person", "named_organisation", "media_outlet")
        identity = NAMES[words][0] if words in NAMES else None
        yield Teller(kind=source, words=words, name=words if is_named else None, identity=identity)


def statement(
    article: int, position: int, words: str, *chain: str, stance: str = "asserts"
) -> Statement:
    return Statement(
        id=ReportId(article, position),
        stance=Stance(stance),
        words=words,
        chain=tuple(tellers(chain)),
        named=named(words),
    )


def report(article: int, *statements: Statement, outlet: str | None = "Orran Herald") -> Report:
    return Report(
        article=article,
        outlet=outlet,
        published=DAY,
        named=frozenset(n for n, _ in NAMES.values()),
        statements=statements,
    )


def moved_to(one: Report, article: int) -> Report:
    """The same report as another article."""
    return replace(
        one,
        article=article,
        statements=tuple(replace(s, id=ReportId(article, s.id.position)) for s in one.statements),
        denials=tuple(replace(d, id=ReportId(article, d.id.position)) for d in one.denials),
    )


def golden_reports() -> dict[int, Report]:
    return {row["id"]: _report(row) for row in GOLDEN["article"]}


def _report(row: Row) -> Report:
    article = row["id"]
    says, denies = row.get("says", ()), row.get("denies", ())
    claims = [one["claim"] for one in says]
    return Report(
        article=article,
        outlet=row.get("outlet"),
        published=row["published"],
        sketch=make_sketch(_text(row.get("copy_of", article))),
        named=frozenset(NAMES[name][0] for name in row["named"]),
        statements=tuple(
            statement(
                article, number, one["words"], *one["chain"], stance=one.get("stance", "asserts")
            )
            for number, one in enumerate(says)
        ),
        denials=tuple(
            Denied(
                id=ReportId(article, number),
                words=one["words"],
                denier=NAMES[one["who"]][0],
                named=_named_and_denier(one),
                answers=claims.index(one["answers"]) if one.get("own") else None,
            )
            for number, one in enumerate(denies)
        ),
    )


def _named_and_denier(denial: Row) -> tuple[Named, ...]:
    """Who is named, the denier too where "him" or "her" stands for it."""
    words = denial["words"]
    own = [(match.start(), Named(*NAMES[denial["who"]])) for match in SELF.finditer(words)]
    others = [(words.index(one.words), one) for one in named(words)]
    return tuple(one for _, one in sorted(own + others, key=lambda pair: pair[0]))


def _text(article: int) -> str:
    return " ".join(f"word{article}of{number}" for number in range(60))
