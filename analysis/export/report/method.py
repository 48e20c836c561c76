"""The end of the report: how good what was found is, and what the tool can't do."""

from dataclasses import dataclass

from analysis.charts.labels import day
from analysis.method import gold_sets, limits, measured, scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One score in words."""

    subject: str
    label: str
    value: str
    bounds: str
    n: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """Scores with their n, the marked articles behind them, and the limits."""

    measured: str
    scores: tuple[Scored, ...]
    gold: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]


def describe_method() -> Method:
    """The same as the Method page, in short."""
    when = measured()
    return Method(
        measured=f"{day(when.day)}, with version {when.analysis_version} of the analysis",
        scores=tuple(
            Scored(
                subject=one.subject,
                label=one.label,
                value=f"{one.measure} {one.said}" if one.measure == "F1" else one.said,
                bounds=one.bounds,
                n=f"{one.n:,} {one.counted} in {one.articles:,} articles",
                meaning=one.meaning,
            )
            for one in scores()
        ),
        gold=tuple(
            (one.title, f"{one.what} {one.marked_by} {one.independence}") for one in gold_sets()
        ),
        limits=limits(),
    )
