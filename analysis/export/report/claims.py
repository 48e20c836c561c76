"""The claims section: every claim with who says so, who denies it, and every voice in time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.charts.claim_order import ClaimOrder, sort_claims
from analysis.charts.claim_totals import say_unstated
from analysis.charts.claim_words import DENIED, Claim, claimant_of, describe_claims, verdictless
from analysis.charts.theme import SOURCE_KIND_WORDS, STATUS_WORDS
from analysis.export.report.behind import Count, Ref, statement_ref
from analysis.export.report.context import Context
from analysis.export.report.grouping import Row, group_rows
from analysis.export.report.places import Note
from analysis.export.report.voices import Dated, hear, passages_of

_ANSWERED = (*DENIED, "confirmed")
_NO_WORDS = "(the words are not known)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One claim."""

    number: int
    anchor: str
    words: str
    status: str
    status_words: str
    said: str
    """What was answered to it and by whom, in words."""
    who: str
    origins: tuple[str, ...]
    """Each origin with its kind."""
    days: tuple[Dated, ...]
    statements: Count
    articles: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The section."""

    answered: tuple[Shown, ...]
    repeated: tuple[Shown, ...]
    """Said more than once, and answered by nobody."""
    single: Count
    """Said once, and answered by nobody: nothing is told of them but the statement itself."""
    statuses: tuple[tuple[str, Count], ...]
    unstated: str
    """How many of all claims no article states, in words; empty where there is none."""
    denials: Count
    unanswering: Count
    """Denials that answer nothing which an article states."""
    refs: Mapping[str, Ref]
    """Where every claim stands, by its id."""
    denied: pd.DataFrame
    """The statements of the claims that somebody denies, the most contested first."""


def list_claims(context: Context, numbered: pd.DataFrame) -> Claims:
    """The claims that were answered, those with most answers first, then the others.

    `numbered` are the statements as they are listed under their sources.
    """
    statements = sort_claims(context.tables.statements, ClaimOrder.CONTESTED)
    described = describe_claims(statements, context.tables.claims)
    groups = group_rows(statements, "claim")
    answered = [one for one in described if one.status in _ANSWERED or one.denied_by]
    ids = {one.id for one in answered}
    repeated = [one for one in described if one.id not in ids and len(groups[one.id]) > 1]
    refs = {one.id: Ref(f"#c{n}", f"C{n}") for n, one in enumerate((*answered, *repeated), start=1)}
    single = _single(
        context, [rows[0] for key, rows in groups.items() if key not in refs], numbered
    )
    shown = tuple(_every(context, (*answered, *repeated), refs, groups))
    every = {**refs, **single}
    return Claims(
        answered=shown[: len(answered)],
        repeated=shown[len(answered) :],
        single=context.behind.count(
            "Claims that are said once and answered by nobody", single.values()
        ),
        statuses=tuple(_statuses(context, described, every)),
        unstated=say_unstated(described),
        denials=_denials(context, context.tables.denials, "Denials"),
        unanswering=_unanswering(context),
        refs=every,
        denied=statements[statements["claim"].isin(_ids(described, DENIED))],
    )


def _single(context: Context, rows: Sequence[Row], numbered: pd.DataFrame) -> dict[str, Ref]:
    """Where each claim that is a single statement stands: under its source, else in its text."""
    columns = (numbered[name] for name in ("article", "attribution", "number"))
    numbers = {(article, place): number for article, place, number in zip(*columns, strict=True)}
    found: dict[str, Ref] = {}
    for row in rows:
        number = numbers.get((row["article"], row["attribution"]))
        if number is None:
            found.update(zip((row["claim"],), passages_of(context, (row,)).values(), strict=True))
        else:
            found[str(row["claim"])] = statement_ref(int(number))
    return found


def _ids(claims: Sequence[Claim], statuses: Sequence[str]) -> list[str]:
    return [claim.id for claim in claims if claim.status in statuses]


def _every(
    context: Context,
    claims: Sequence[Claim],
    refs: Mapping[str, Ref],
    groups: Mapping[str, Sequence[Row]],
) -> Iterator[Shown]:
    origins = group_rows(context.tables.origins, "claim")
    for claim in claims:
        rows, ref = groups[claim.id], refs[claim.id]
        passages = passages_of(context, rows, Note(ref.href, ref.words))
        yield Shown(
            number=int(ref.words[1:]),
            anchor=ref.href[1:],
            words=claim.words or _NO_WORDS,
            status="" if claim.is_silence else claim.status,
            status_words="" if claim.is_silence else STATUS_WORDS.get(claim.status, claim.status),
            said=verdictless(claim),
            who=claimant_of(claim),
            origins=tuple(map(_origin, origins.get(claim.id, ()))),
            days=tuple(hear(rows, passages)),
            statements=Count(len(rows), ref.href),
            articles=Count(len({row["article"] for row in rows}), ref.href),
        )


def _origin(row: Row) -> str:
    return f"{row['origin']}, {SOURCE_KIND_WORDS.get(row['kind'], row['kind'])}"


def _statuses(
    context: Context, claims: Sequence[Claim], refs: Mapping[str, Ref]
) -> Iterator[tuple[str, Count]]:
    for status, words in STATUS_WORDS.items():
        found = [refs[claim] for claim in _ids(claims, (status,))]
        if found:
            yield words, context.behind.count(f"Claims: {words}", found)


def _unanswering(context: Context) -> Count:
    denials = context.tables.denials
    unanswering = denials[denials["answers"].isna()]
    return _denials(context, unanswering, "Denials of what no article here states")


def _denials(context: Context, denials: pd.DataFrame, title: str) -> Count:
    return context.behind.count(title, map(context.denial_ref, denials.to_dict("records")))
