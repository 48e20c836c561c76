"""What the reader should know of how a file was read; nothing of it keeps the file from that."""

from analysis.ingest.problems import MOST_LISTED, shown
from analysis.models import Problem


def future_day(stated: str) -> Problem:
    """A day of publication, or of a change, that is still to come and so was not believed."""
    return Problem(
        code="N_DATE_TO_COME",
        message=f"The date “{shown(stated)}” is still to come, so that it was not believed; the day"
        " stays unknown.",
    )


def turned_text() -> Problem:
    """Characters that make the text look different from what it says."""
    return Problem(
        code="N_BIDI",
        message="The text contains invisible characters that change the reading direction;"
        " it may read differently from how it looks.",
    )


def unread_pages(numbers: tuple[int, ...]) -> Problem:
    """Pages of a document that are damaged, while others are not."""
    listed = ", ".join(map(str, numbers[:MOST_LISTED]))
    more = f" and {len(numbers) - MOST_LISTED} more" if len(numbers) > MOST_LISTED else ""
    return Problem(
        code="N_PAGES",
        message=f"Some pages are damaged and were not read: {listed}{more}.",
    )


def attachments(names: tuple[str, ...]) -> Problem:
    """What a mail carries beside its text."""
    listed = ", ".join(f"“{shown(name)}”" for name in names[:MOST_LISTED])
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return Problem(
        code="N_ATTACHMENTS",
        message=f"The mail has attachments that were not read: {listed}{more}."
        " Add them by themselves if they are articles.",
    )
