"""Corrections of claims and denials: what was said is meant by its words, never by a row."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

_BEYOND = 2**31
"""No text is as long; a greater number in a file would be none that a database can look up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement or a denial, as some article has it."""

    article: str
    """SHA-256 of the file."""
    words: str
    """What is said, or what is denied."""
    start: Annotated[int, Field(ge=0, lt=_BEYOND)]
    """Where the words begin in the article's text, in characters: it tells equal words apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDenial:
    """The denial answers the claim that `claim` states, and no other."""

    denial: Said
    claim: Said
    action: Literal["link"] = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlinkDenial:
    """The denial answers none of the claims that were found."""

    denial: Said
    action: Literal["unlink"] = "unlink"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDenial:
    """What was found as a denial is none."""

    denial: Said
    action: Literal["not_denial"] = "not_denial"


@dataclass(frozen=True, slots=True, kw_only=True)
class SameClaim:
    """The claims of the two statements are one."""

    first: Said
    second: Said
    action: Literal["same_claim"] = "same_claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherClaim:
    """The statement repeats nothing: it makes a claim of its own."""

    statement: Said
    action: Literal["different_claim"] = "different_claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitClaim:
    """The statements form a claim of their own, wherever they were before."""

    statements: tuple[Said, ...]
    action: Literal["split_claim"] = "split_claim"


ClaimCorrection = LinkDenial | UnlinkDenial | NotDenial | SameClaim | OtherClaim | SplitClaim
