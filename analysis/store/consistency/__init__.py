"""Whether what is stored fits together: each rule finds what can't be, and changes nothing."""

from collections.abc import Callable

from sqlalchemy import Connection

from analysis.models import Problem
from analysis.store.consistency.findings import (
    lost_claims,
    missing_parts,
    nobodys_claims,
    strangers,
    wrong_appearances,
    wrong_claims,
    wrong_counts,
)
from analysis.store.consistency.found import Found
from analysis.store.consistency.known_words import unknown_words
from analysis.store.consistency.soundness import (
    damaged_file,
    lost_references,
    numbers_behind,
    numbers_used_up,
    parted_indexes,
    unknown_revision,
    unread_words,
)
from analysis.store.consistency.states import (
    strange_items,
    strange_links,
    strange_log,
    strange_queues,
    strange_roles,
    strange_sign_ins,
)
from analysis.store.engine import reading, writing
from analysis.store.opened import Opened

__all__ = ["RULES", "check", "problems_in", "stumbling_blocks"]

NEEDED: tuple[Callable[[Connection], Found], ...] = (unknown_words, numbers_used_up)
"""Where one of these is broken, the program raises instead of showing what there is."""

RULES: tuple[Callable[[Connection], Found], ...] = (
    *(damaged_file, unknown_revision, lost_references, numbers_behind, unread_words),
    *(missing_parts, wrong_counts, wrong_appearances, strangers),
    *(lost_claims, wrong_claims, nobodys_claims),
    *(strange_queues, strange_items, strange_links, strange_roles, strange_log),
    *(strange_sign_ins, *NEEDED),
)
"""Each yields what breaks its sentence."""


def check(store: Opened) -> tuple[Problem, ...]:
    """What does not fit together; nothing where all is well.

    The words of an article are not counted again, and the claims of what is still to be compared
    are left out. All rules look at one state of the database; only SQLite's full-text indexes are
    asked afterwards, because that takes the right to write.
    """
    with reading(store.engine) as connection:
        found = problems_in(connection)
    with writing(store.engine) as connection:
        return (*found, *parted_indexes(connection))


def problems_in(connection: Connection) -> tuple[Problem, ...]:
    """The same by what the connection sees, without SQLite's full-text indexes."""
    return tuple(problem for rule in RULES for problem in rule(connection))


def stumbling_blocks(connection: Connection) -> tuple[Problem, ...]:
    """Of the same what keeps people from the rest of what is stored."""
    return tuple(problem for rule in NEEDED for problem in rule(connection))
