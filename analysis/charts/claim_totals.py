"""What a number of claims is made of: some are only answered, and stated by no article."""

from collections.abc import Sequence

from analysis.charts.claim_words import Claim


def say_unstated(claims: Sequence[Claim]) -> str:
    """How many of the claims no article states, and why they count; empty where there is none.

    A claim is whatever somebody states, denies or confirms, or gives no comment on. Not escaped.
    """
    denied = sum(map(_is_only_denied, claims))
    silent = sum(claim.is_silence for claim in claims)
    parts = [
        f"{n:,} {'is' if n == 1 else 'are'} only {words}"
        for n, words in ((denied, "denied"), (silent, "met with no comment"))
        if n
    ]
    if not parts:
        return ""
    return f"No article states {denied + silent:,} of these {len(claims):,}: {', '.join(parts)}"


def _is_only_denied(claim: Claim) -> bool:
    is_stated = claim.who or claim.confirmed_by or claim.is_outside
    return bool(claim.denied_by) and not is_stated
