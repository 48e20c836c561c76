"""Links for people without an account: what a link shows is a database that holds nothing else."""

from analysis.sharing.exhibits import open_exhibit, write_exhibit
from analysis.sharing.frozen import freeze, thaw
from analysis.sharing.scopes import scope_from_json, scope_to_json
from analysis.sharing.stand_ins import place_in_exhibit
from analysis.sharing.tokens import digest_of, is_token, new_token

__all__ = [
    "digest_of",
    "freeze",
    "is_token",
    "new_token",
    "open_exhibit",
    "place_in_exhibit",
    "scope_from_json",
    "scope_to_json",
    "thaw",
    "write_exhibit",
]
