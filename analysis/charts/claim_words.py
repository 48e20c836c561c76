"""A claim in words: what is claimed, who says so and who denies it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from analysis.charts.labels import listed, shorten
from analysis.charts.pointers import is_pointer
from analysis.charts.theme import counted
from analysis.models import Stance
from analysis.store.wording import NOBODY

ANSWER_WIDTH = 78
"""Characters of the line under a claim, which is set smaller than the claim."""

_ROLES = {"claim": Stance.ASSERTS, "denial": Stance.DENIES}


def stance_of(role: str) -> str:
    """The stance that a row of the statements table is drawn with.

    >>> stance_of("denial")
    <Stance.DENIES: 'denies'>
    """
    return _ROLES.get(role, role)


class Row(NamedTuple):
    """What of a statement is told in words."""

    statement: str
    role: str
    who: str
    words: str


def speaker(who: str) -> str:
    """The name as the middle of a sentence has it; a mere pointer to somebody is quoted.

    >>> speaker("Nobody named"), speaker("Ines Calder"), speaker("He")
    ('somebody not named', 'Ines Calder', '“he”')
    """
    if who == NOBODY:
        return "somebody not named"
    return f"“{who.lower()}”" if is_pointer(who) else who


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of the statements table with everything said for and against it, as words."""

    id: str
    words: str
    who: str
    """Who claims it; empty where only its denial is told."""
    denied_by: tuple[str, ...]


def describe_claims(statements: pd.DataFrame) -> tuple[Claim, ...]:
    """The claims in the order in which the table has them."""
    groups: dict[str, list[Row]] = {}
    columns = (statements[name] for name in ("claim", "statement", "role", "who", "words"))
    for claim, *row in zip(*columns, strict=True):
        groups.setdefault(claim, []).append(Row(*row))
    return tuple(_describe(claim, rows) for claim, rows in groups.items())


def _describe(claim: str, rows: Sequence[Row]) -> Claim:
    root = next((row for row in rows if row.statement == claim), rows[0])
    denials = [row for row in rows if stance_of(row.role) == Stance.DENIES]
    return Claim(
        id=claim,
        words=root.words,
        who="" if root in denials else speaker(root.who),
        denied_by=tuple(dict.fromkeys(speaker(row.who) for row in denials)),
    )


def claimant_of(claim: Claim, limit: int = 200) -> str:
    """Who claims it, fit to begin a line. Not escaped."""
    said = shorten(claim.who, limit) or "The claim itself is not told here"
    return said[:1].upper() + said[1:]


def answers_of(claim: Claim) -> str:
    """Who claims it and who denies it, in one line. Not escaped."""
    if not claim.denied_by:
        return claimant_of(claim, ANSWER_WIDTH)
    said = claimant_of(claim, 32)
    full = f"{said}; denied by {listed(claim.denied_by)}"
    brief = f"{said}; denied by {listed(claim.denied_by, 1)}"
    return full if len(full) <= ANSWER_WIDTH else shorten(brief, ANSWER_WIDTH)


def claims_finding(claims: tuple[Claim, ...]) -> str:
    """What the claims together say, as a title. Not escaped."""
    denied = [claim for claim in claims if claim.denied_by]
    if not claims:
        return "No claims found"
    if not denied:
        return f"No denial of {'this claim' if len(claims) == 1 else f'{len(claims):,} claims'}"
    if len(claims) == 1:
        by = f"Denied by {listed([shorten(name, 40) for name in claims[0].denied_by])}"
        return f"{by}: a claim by {shorten(claims[0].who, 40)}" if claims[0].who else by
    if len(denied) < len(claims):
        verb = "is" if len(denied) == 1 else "are"
        return f"{len(denied):,} of {counted(len(claims), 'claim')} {verb} denied"
    return f"{len(claims):,} claims are denied{_most(denied)}"


def _most(denied: list[Claim]) -> str:
    names = pd.Series([name for claim in denied for name in claim.denied_by]).value_counts()
    if names.iloc[0] < 2 or (len(names) > 1 and names.iloc[0] == names.iloc[1]):
        return ""
    return f", {names.iloc[0]:,} of them by {shorten(str(names.index[0]), 40)}"
