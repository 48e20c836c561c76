"""What people put right: an append-only log, replayed on top of what was found. Pure."""

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
from analysis.corrections.showing import Meant, Shown, show_as

__all__ = [
    "Apart",
    "Correction",
    "Entry",
    "Hide",
    "Identity",
    "Meant",
    "Member",
    "Merge",
    "Part",
    "Rename",
    "Retype",
    "Show",
    "Shown",
    "Split",
    "Standing",
    "Undo",
    "active",
    "entries_from_json",
    "entries_to_json",
    "member_of",
    "replay",
    "show_as",
]
