"""Who denies what: denials from stance and syntax, each tied to the claim it answers."""

from analysis.claims.denials import find_denials

__all__ = ["find_denials"]
