"""Who asks, and what they may see and do."""

from analysis.access.naming import WhoError, read_who
from analysis.access.people import Membership, Person, access_of
from analysis.access.roles import LOCAL, NOBODY, VISITOR, Access, Role

__all__ = [
    "LOCAL",
    "NOBODY",
    "VISITOR",
    "Access",
    "Membership",
    "Person",
    "Role",
    "WhoError",
    "access_of",
    "read_who",
]
