"""Who denies what: denials from stance and syntax, each tied to the claim it answers."""

from analysis.claims import evidence, forms, sightings
from analysis.claims.denials import find_denials

RULES = (*sightings.RULES, *forms.RULES, *evidence.RULES)

__all__ = ["RULES", "find_denials"]
