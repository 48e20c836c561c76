"""What people put right: an append-only log, replayed on top of what was found. Pure."""

from analysis.corrections.claiming import Corrected, apply_to_claims
from analysis.corrections.log import (
    Apart,
    Correction,
    Entry,
    Hide,
    Merge,
    Rename,
    Retype,
    Show,
    Split,
    Undo,
    active,
    entries_from_json,
    entries_to_json,
)
from analysis.corrections.replay import Identity, Member, Part, Standing, member_of, replay
from analysis.corrections.said import (
    LinkDenial,
    NotDenial,
    OtherClaim,
    Said,
    SameClaim,
    SplitClaim,
    UnlinkDenial,
)
from analysis.corrections.showing import Meant, Shown, show_as

__all__ = [
    "Apart",
    "Corrected",
    "Correction",
    "Entry",
    "Hide",
    "Identity",
    "LinkDenial",
    "Meant",
    "Member",
    "Merge",
    "NotDenial",
    "OtherClaim",
    "Part",
    "Rename",
    "Retype",
    "Said",
    "SameClaim",
    "Show",
    "Shown",
    "Split",
    "SplitClaim",
    "Standing",
    "Undo",
    "UnlinkDenial",
    "active",
    "apply_to_claims",
    "entries_from_json",
    "entries_to_json",
    "member_of",
    "replay",
    "show_as",
]
