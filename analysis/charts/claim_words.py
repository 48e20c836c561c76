"""A claim in words: what is claimed, who says so and who denies it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pandas as pd

from analysis.charts.claim_status import statuses
from analysis.charts.labels import listed, shorten
from analysis.charts.pointers import is_pointer
from analysis.charts.theme import STANCE_BY, counted
from analysis.models import SourceKind, Stance
from analysis.store.wording import NOBODY

ANSWER_WIDTH = 78
"""Characters of a line under a claim, which is set smaller than the claim."""
STATING = frozenset({"claim", "asserts", "confirms"})
"""Roles of the statements table that say that something is so."""
DENIED = ("denied", "contested")
"""Statuses of what somebody denies."""

_DESCRIBED = frozenset({SourceKind.ANONYMOUS, SourceKind.ROLE_OR_GROUP, SourceKind.DOCUMENT})
"""Kinds of sources that mostly have no name, only a description."""
_DETERMINERS = frozenset(
    {
        *("the", "a", "an", "this", "that", "these", "those", "some", "several", "many"),
        *("his", "her", "its", "their", "our", "my", "both", "all", "other", "another"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    }
)
_ROLES = {"claim": Stance.ASSERTS, "denial": Stance.DENIES}


def stance_of(role: str) -> str:
    """The stance that a row of the statements table is drawn with.

    >>> stance_of("denial")
    <Stance.DENIES: 'denies'>
    """
    return _ROLES.get(role, role)


def done_by(row: Mapping[Any, Any]) -> str:
    """What a name does in a row of the statements table, in words that stand before the name.

    Who says that something is "not" so is not said to have denied it in so many words.

    >>> done_by({"role": "denial", "form": float("nan")})
    'said not to be so by'
    """
    stance = stance_of(str(row["role"]))
    is_worded = isinstance(row["form"], str)
    return STANCE_BY[stance] if stance != Stance.DENIES or is_worded else "said not to be so by"


class Row(NamedTuple):
    """What of a statement is told in words."""

    statement: str
    role: str
    who: str
    words: str
    kind: str = ""


def speaker(who: str, kind: str = "") -> str:
    """The name as the middle of a sentence has it; a mere pointer to somebody is quoted.

    >>> speaker("Nobody named"), speaker("Ines Calder"), speaker("He")
    ('somebody not named', 'Ines Calder', '“he”')
    >>> speaker("The officials", "anonymous"), speaker("The Post", "media_outlet")
    ('the officials', 'The Post')
    """
    if who == NOBODY:
        return "somebody not named"
    if is_pointer(who):
        return f"“{who.lower()}”"
    is_described = kind in _DESCRIBED and who.partition(" ")[0].lower() in _DETERMINERS
    return who[:1].lower() + who[1:] if is_described else who


def capital(words: str) -> str:
    """The words, fit to begin a line.

    >>> capital("somebody not named"), capital("“he”")
    ('Somebody not named', '“He”')
    """
    at = 1 if words.startswith("“") else 0
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A claim of the statements table with everything said for and against it, as words."""

    id: str
    words: str
    who: str
    """Who claims it; empty where nothing here says so."""
    is_outside: bool
    """Whether its first statement is not among the rows."""
    is_silence: bool
    """Whether nobody claims or denies anything: somebody gave no comment on what is not told."""
    denied_by: tuple[str, ...]
    confirmed_by: tuple[str, ...]
    no_comment_by: tuple[str, ...]
    status: str
    origins: str
    """On how many origins it rests, as a sentence; empty where that is not counted."""
    copies: int
    """How many of the articles that state it are copies of another one."""


def describe_claims(
    statements: pd.DataFrame, known: pd.DataFrame | None = None
) -> tuple[Claim, ...]:
    """The claims in the order in which the statements table has them; `known` is a claims table."""
    groups: dict[str, list[Row]] = {}
    columns = (statements[name] for name in ("claim", "statement", "role", "who", "words", "kind"))
    for claim, *row in zip(*columns, strict=True):
        groups.setdefault(claim, []).append(Row(*row))
    status = statuses(statements, known)
    counts = {} if known is None else _counts(known)
    every = {row.statement: row for rows in groups.values() for row in rows}
    return tuple(
        _describe(claim, rows, every, status[claim], counts.get(claim, ("", 0)))
        for claim, rows in groups.items()
    )


def _counts(known: pd.DataFrame) -> dict[str, tuple[str, int]]:
    pairs = zip(known["sentence"], map(int, known["copies"]), strict=True)
    return dict(zip(known["claim"], pairs, strict=True))


def _describe(
    claim: str, rows: Sequence[Row], every: Mapping[str, Row], status: str, counts: tuple[str, int]
) -> Claim:
    own = {row.statement for row in rows}
    telling = next(_telling(claim, rows, every), rows[0])
    is_stated = telling.role in STATING or telling.statement not in own
    return Claim(
        id=claim,
        words=_words(telling, is_other=telling.statement not in own),
        who=speaker(telling.who, telling.kind) if is_stated else "",
        is_outside=claim not in own,
        is_silence=claim in own and all(row.role == "no_comment" for row in rows),
        denied_by=_who(rows, "denial"),
        confirmed_by=_who(rows, "confirms"),
        no_comment_by=_who(rows, "no_comment"),
        status=status,
        origins=counts[0],
        copies=counts[1],
    )


def _telling(claim: str, rows: Sequence[Row], every: Mapping[str, Row]) -> Iterator[Row]:
    """The rows that tell what is claimed, the best one first."""
    yield from (row for row in rows if row.statement == claim)
    yield from (row for row in rows if row.role in STATING)
    if claim in every:
        yield every[claim]


def _words(telling: Row, *, is_other: bool) -> str:
    """The claim. What answers a row of another claim answers a denial there."""
    if telling.role == "no_comment":
        return f"No comment: {telling.words}" if telling.words else "No comment"
    return f"Denial: {telling.words}" if is_other and telling.role == "denial" else telling.words


def _who(rows: Sequence[Row], role: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(speaker(row.who, row.kind) for row in rows if row.role == role))


def claimant_of(claim: Claim, limit: int = 200) -> str:
    """Who claims it, fit to begin a line. Not escaped."""
    if claim.who:
        return capital(shorten(claim.who, limit))
    if claim.is_outside:
        return "The claim itself is outside of what is shown"
    return "The claim itself is not told here"


def answers_of(claim: Claim) -> str:
    """Who claims it and what was answered, in one line. Not escaped."""
    full = _answers(claim, 200, 2)
    return full if len(full) <= ANSWER_WIDTH else shorten(_answers(claim, 32, 1), ANSWER_WIDTH)


def _answers(claim: Claim, limit: int, most: int) -> str:
    if claim.is_silence:
        return f"No comment by {listed(claim.no_comment_by, most)}"
    said = "" if claim.who and claim.who in claim.confirmed_by else claimant_of(claim, limit)
    parts = [said, *answers_to(claim, most)] if said else list(answers_to(claim, most))
    if len(parts) == 1 and said:
        parts.append(_without_names(claim))
    return capital("; ".join(parts))


def answers_to(claim: Claim, most: int = 3) -> Iterator[str]:
    """What was answered and by whom, a part for each kind of answer. Not escaped."""
    answers = (
        ("denied by", claim.denied_by),
        ("confirmed by", claim.confirmed_by),
        ("no comment by", claim.no_comment_by),
    )
    for words, names in answers:
        if names:
            yield f"{words} {listed(names, most)}"


def _without_names(claim: Claim) -> str:
    """The status where no answer is among the rows."""
    return "unanswered" if claim.status == "unanswered" else f"{claim.status} elsewhere"


def verdictless(claim: Claim) -> str:
    """Denied and confirmed by whom, in full: what was said, never what is true. Not escaped."""
    if claim.is_silence:
        return f"{capital(listed(claim.no_comment_by, 3))} gave no comment"
    denied = _by("denied", claim.denied_by, is_known=claim.status in DENIED)
    confirmed = _by(
        "confirmed", claim.confirmed_by, is_known=claim.status in ("confirmed", "contested")
    )
    silent = f"; no comment by {listed(claim.no_comment_by, 3)}" if claim.no_comment_by else ""
    return f"{capital(denied)}; {confirmed}{silent}"


def _by(word: str, names: Sequence[str], *, is_known: bool) -> str:
    if names:
        return f"{word} by {listed(names, 3 if len(names) <= 3 else 2)}"
    return f"{word} outside of what is shown" if is_known else f"{word} by nobody"


def claims_finding(claims: Sequence[Claim]) -> str:
    """What the claims together say, as a title. Not escaped."""
    if not claims:
        return "No claims found"
    if len(claims) == 1:
        return _finding_of_one(claims[0])
    denied = [claim for claim in claims if claim.status in DENIED or claim.denied_by]
    if not denied:
        is_confirmed = all(claim.confirmed_by for claim in claims)
        return (
            f"{len(claims):,} claims are confirmed by somebody"
            if is_confirmed
            else _no_denial(claims)
        )
    if len(denied) < len(claims):
        verb = "is" if len(denied) == 1 else "are"
        return f"{len(denied):,} of {counted(len(claims), 'claim')} {verb} denied"
    return f"{len(claims):,} claims are denied{_most(denied)}"


def _no_denial(claims: Sequence[Claim]) -> str:
    return f"No denial of {len(claims):,} claims"


def _finding_of_one(claim: Claim) -> str:
    if claim.is_silence:
        return f"No comment by {listed([shorten(name, 40) for name in claim.no_comment_by])}"
    for word, names in (("Denied", claim.denied_by), ("Confirmed", claim.confirmed_by)):
        if names:
            by = f"{word} by {listed([shorten(name, 40) for name in names])}"
            is_own = not claim.who or claim.who in names
            return by if is_own else f"{by}: a claim by {shorten(claim.who, 40)}"
    return "No denial of this claim"


def _most(denied: Sequence[Claim]) -> str:
    names = pd.Series([name for claim in denied for name in claim.denied_by]).value_counts()
    if names.empty or names.iloc[0] < 2 or (len(names) > 1 and names.iloc[0] == names.iloc[1]):
        return ""
    return f", {names.iloc[0]:,} of them by {shorten(str(names.index[0]), 40)}"
