"""What a number of claims is made of: some are only answered, and stated by no article."""

from collections.abc import Sequence

from analysis.charts.claim_words import Claim


def say_unstated(claims: Sequence[Claim]) -> str:
    """How many of the claims no article states, and why they count; empty where there is none.

    A claim is whatever somebody states, denies or confirms, or gives no comment on. Not escaped.
    """
    denied = sum(map(_is_only_denied, claims))
    silent = sum(claim.is_silence for claim in claims)
    unstated = denied + silent
    if not unstated:
        return ""
    found = [(n, words) for n, words in ((denied, "denied"), (silent, "met with no comment")) if n]
    parts = [f"{_who(n, unstated)} only {words}" for n, words in found]
    return f"No article states {unstated:,} of these {len(claims):,}: {', '.join(parts)}"


def _who(n: int, of: int) -> str:
    """So many of them, without repeating how many there are.

    >>> [_who(2, 3), _who(1, 3), _who(3, 3), _who(1, 1)]
    ['2 are', '1 is', 'they are', 'it is']
    """
    if n == of:
        return "it is" if n == 1 else "they are"
    return f"{n:,} {'is' if n == 1 else 'are'}"


def _is_only_denied(claim: Claim) -> bool:
    is_stated = claim.who or claim.confirmed_by or claim.is_outside
    return bool(claim.denied_by) and not is_stated
