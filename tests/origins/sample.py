"""The sample collection as reports: as it is analysed, and as a careful reader reads it."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from analysis.ingest import read_article
from analysis.models import (
    Analysis,
    Attribution,
    Denial,
    DenialForm,
    Link,
    SourceKind,
    Span,
    Stance,
)
from analysis.origins import Report, make_report
from analysis.pipeline import analyse
from analysis.resolution import Name, Seen, resolve
from analysis.samples import sample_files

EXPECTED = tomllib.loads(files("analysis.samples").joinpath("expected.toml").read_text("utf8"))
Row = Mapping[str, Any]
ROWS: Mapping[str, Row] = {article["file"]: article for article in EXPECTED["article"]}
NUMBERS = {file: number for number, file in enumerate(sorted(ROWS), start=1)}


def analyse_samples() -> dict[str, Analysis]:
    return {name: analyse(read_article(data, name)) for name, data in sample_files()}


def identities(analyses: Iterable[Analysis]) -> dict[Name, int]:
    """Every name of the articles and the number of whom it means."""
    where: dict[Name, set[int]] = defaultdict(set)
    forms: dict[Name, set[str]] = defaultdict(set)
    for number, analysis in enumerate(analyses):
        for entity in analysis.entities:
            where[Name(entity.name, entity.type)].add(number)
            forms[Name(entity.name, entity.type)] |= set(entity.aliases)
    seen = [
        Seen(name=n, articles=frozenset(a), mentions=1, aliases=tuple(forms[n]))
        for n, a in where.items()
    ]
    groups = resolve(seen).groups
    return {name: number for number, group in enumerate(groups) for name in group}


def analysed_reports(analyses: Mapping[str, Analysis]) -> dict[str, Report]:
    known = identities(analyses.values())
    return {file: _report(file, analysis, known) for file, analysis in analyses.items()}


def _report(file: str, analysis: Analysis, known: Mapping[Name, int]) -> Report:
    own = [known[Name(entity.name, entity.type)] for entity in analysis.entities]
    return make_report(NUMBERS[file], analysis, own)


def expected_reports(analyses: Mapping[str, Analysis]) -> dict[str, Report]:
    """What a careful reader finds, with the names of the analysis."""
    known = identities(analyses.values())
    return {
        file: _report(file, _as_expected(analysis, ROWS[file]), known)
        for file, analysis in analyses.items()
    }


def _as_expected(analysis: Analysis, row: Row) -> Analysis:
    text = analysis.article.text
    claims = [_attribution(text, claim) for claim in row.get("claims", ())]
    ids = [claim["id"] for claim in row.get("claims", ())]
    denials = [_denial(text, denial, ids) for denial in row.get("denials", ())]
    return Analysis(
        article=analysis.article,
        blocks=analysis.blocks,
        entities=analysis.entities,
        attributions=tuple(claims),
        denials=tuple(denials),
    )


def find(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    starts = [(text.find(w), len(w)) for w in words]
    return tuple(Span(start, start + length) for start, length in starts if start >= 0)


def covers(found: Sequence[Span], wanted: Sequence[Span]) -> bool:
    """Whether found spans hold at least half of the wanted characters."""
    inside = sum(max(0, min(f.end, w.end) - max(f.start, w.start)) for f in found for w in wanted)
    return inside * 2 >= sum(w.end - w.start for w in wanted) > 0


def _attribution(text: str, row: Row) -> Attribution:
    chain = row.get("chain", ())
    kinds = [SourceKind.MEDIA_OUTLET] * (len(chain) - 1) + [SourceKind(row["kind"])]
    named = ("media_outlet", "named_person", "named_organisation")
    links = tuple(
        Link(name=name if kind in named else None, kind=kind, spans=find(text, [name]))
        for name, kind in zip(chain, kinds[-len(chain) :] if chain else (), strict=True)
    )
    return Attribution(
        source=(),
        cue=(),
        content=find(text, row["content"]),
        chain=links,
        stance=Stance(row.get("stance", "asserts")),
    )


def _denial(text: str, row: Row, ids: Sequence[str]) -> Denial:
    answers = [ids.index(one) for one in wanted_claims(row) if one in ids]
    return Denial(
        attribution=None,
        cue=find(text, row["cue"]) if row["form"] != "nominal" else (),
        denier=(),
        denied=find(text, row["denied"]),
        denier_name=row["denier"],
        form=DenialForm(row["form"]),
        claim_attribution=answers[0] if answers else None,
    )


def wanted_claims(denial: Row) -> tuple[str, ...]:
    return (denial["answers"], *denial.get("also", ()))


def claim_rows() -> Iterator[tuple[str, Row]]:
    for file, row in ROWS.items():
        yield from ((file, claim) for claim in row.get("claims", ()))


def published(file: str) -> date | None:
    day: date | None = ROWS[file].get("published")
    return day
