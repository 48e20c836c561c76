"""What was still to be done in a collection: as long as that is so, its numbers are not final."""

from collections.abc import Iterator
from dataclasses import dataclass

from analysis.charts.theme import counted
from analysis.store import Store, Unsettled

NOT_FINAL = "Not final"
"""What everything that is made of such a collection is marked with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """What is left to do in a collection."""

    to_analyse: int
    """Articles."""
    unsettled: Unsettled

    @property
    def is_over(self) -> bool:
        """Whether nothing is."""
        return not self.to_analyse and self.unsettled.is_over


def find_unfinished(store: Store, collection: int) -> Unfinished:
    """What is left to do in the collection at this moment."""
    return Unfinished(
        to_analyse=store.progress(collection).waiting, unsettled=store.unsettled(collection)
    )


def say_unfinished(left: Unfinished) -> str:
    """The same in words, for a line that is headed with `NOT_FINAL`; empty where all is done.

    >>> say_unfinished(Unfinished(to_analyse=1, unsettled=Unsettled(names=True, articles=12)))
    '1 article still to be analysed, 12 articles to be compared with the others'
    """
    return ", ".join(_parts(left))


def _parts(left: Unfinished) -> Iterator[str]:
    if left.to_analyse:
        yield f"{counted(left.to_analyse, 'article')} still to be analysed"
    still = "" if left.to_analyse else "still "
    if left.unsettled.articles:
        what = counted(left.unsettled.articles, "article")
        yield f"{what} {still}to be compared with the others"
    elif left.unsettled.names:
        yield f"articles {still}to be compared with each other"
