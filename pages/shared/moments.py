"""Moments in words. The store's are UTC."""

from datetime import datetime


def day(moment: datetime) -> str:
    """A day as people write it.

    >>> day(datetime(2026, 3, 1, 9, 5))
    '1 Mar 2026'
    """
    return f"{moment.day} {moment:%b %Y}"


def minute(moment: datetime) -> str:
    """A moment as people write it.

    >>> minute(datetime(2026, 3, 1, 9, 5))
    '1 Mar 2026, 09:05 UTC'
    """
    return f"{day(moment)}, {moment:%H:%M} UTC"
