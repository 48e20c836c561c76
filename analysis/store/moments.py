"""Times as they are stored: UTC without saying so."""

from datetime import UTC, datetime


def aware(stored: datetime) -> datetime:
    """A stored time, which is UTC without saying so, as one that says it."""
    return stored.replace(tzinfo=UTC)


def naive(moment: datetime) -> datetime:
    """A time as it is stored."""
    return moment.astimezone(UTC).replace(tzinfo=None)
