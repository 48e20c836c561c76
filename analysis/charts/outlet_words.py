"""What an outlet carried of a claim, in marks and words that chart, table and page share."""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.charts.theme import AMBER, BLUE, GREY, VERMILION
from analysis.tables.outlets import Carried


class Mark(NamedTuple):
    """A symbol of Plotly's, the same as a character, and its colour."""

    symbol: str
    character: str
    colour: str


CLAIM = Mark("circle", "●", BLUE)
DENIAL = Mark("x", "✖", VERMILION)
UNCLEAR = Mark("x-open", "✕", VERMILION)
"""The claim, beside a denial of which it is not clear what it answers."""
MISSING = Mark("square-open", "□", AMBER)
"""The claim without the denial that others carried."""
BEFORE = Mark("triangle-left-open", "◁", GREY)
"""The same, in articles from before the first denial."""

MARKS: Mapping[str, tuple[Mark, ...]] = {
    Carried.CLAIM: (CLAIM,),
    Carried.BOTH: (CLAIM, DENIAL),
    Carried.CLAIM_UNCLEAR: (CLAIM, UNCLEAR),
    Carried.CLAIM_ALONE: (CLAIM, MISSING),
    Carried.CLAIM_BEFORE: (CLAIM, BEFORE),
    Carried.DENIAL_ALONE: (DENIAL,),
}
CARRIED_WORDS: Mapping[str, str] = {
    Carried.CLAIM: "carried the claim; no denial of it was found anywhere",
    Carried.BOTH: "carried the claim and the denial",
    Carried.CLAIM_UNCLEAR: "carried the claim, and a denial of something that is not clear",
    Carried.CLAIM_ALONE: "carried the claim; the denial that others carried was not found in it",
    Carried.CLAIM_BEFORE: "carried the claim only before the first denial was published",
    Carried.DENIAL_ALONE: "carried the denial; the claim was not found in it",
}
NOT_CARRIED = "neither the claim nor a denial was found in it"
SHORT_WORDS: Mapping[str, str] = {
    Carried.CLAIM: "claim",
    Carried.BOTH: "claim and denial",
    Carried.CLAIM_UNCLEAR: "claim; a denial, unclear of what",
    Carried.CLAIM_ALONE: "claim, not the denial",
    Carried.CLAIM_BEFORE: "claim, before the denial",
    Carried.DENIAL_ALONE: "denial only",
}
KEY: tuple[tuple[Mark, str], ...] = (
    (CLAIM, "claim"),
    (DENIAL, "its denial"),
    (UNCLEAR, "a denial, unclear of what"),
    (MISSING, "only others have the denial"),
    (BEFORE, "older than the denial"),
)
"""The marks in few words; two lines hold them."""
