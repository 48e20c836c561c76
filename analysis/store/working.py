"""The part of the store that whoever analyses works with: articles claimed, held and saved."""

from dataclasses import dataclass

from analysis.models import Analysis, Article, Problem
from analysis.store import lines, queue, saving
from analysis.store.engine import reading, writing
from analysis.store.opened import Opened
from analysis.store.records import Queued


@dataclass(frozen=True, slots=True)
class Working(Opened):
    """Articles on their way through the queue.

    Every method that is given an article says whether it was done. A worker passes the turn of its
    claim: nothing is done once the article is in other hands. Without a turn it is done whoever has
    the article, as for findings that come from elsewhere.
    """

    def claim_next(self) -> Queued | None:
        """The next article that waits, claimed for this worker; None where none waits."""
        now = self._now()
        with reading(self.engine) as connection:
            if not lines.is_waiting(connection, queue.LINE, now - self.lease):
                return None
        with writing(self.engine) as connection:
            return queue.claim(connection, now, self.lease)

    def hold(self, article: int, turn: int | None = None) -> bool:
        """A sign of life: the claim holds for another lease."""
        with writing(self.engine) as connection:
            return lines.hold(connection, queue.LINE, article, self._now(), turn)

    def release(self, article: int, turn: int | None = None) -> bool:
        """Gives a claim back: the article waits again."""
        with writing(self.engine) as connection:
            return lines.release(connection, queue.LINE, article, turn)

    def save_read(self, article: int, read: Article, turn: int | None = None) -> bool:
        """Stores the text that was read from the file, and what is known about it."""
        with writing(self.engine) as connection:
            return saving.save_article(connection, article, read, turn)

    def save_analysis(self, article: int, analysis: Analysis, turn: int | None = None) -> bool:
        """Stores the findings in the place of earlier ones; the article is done."""
        with writing(self.engine) as connection:
            return saving.save_analysis(connection, article, analysis, self._now(), turn)

    def save_problem(self, article: int, problem: Problem, turn: int | None = None) -> bool:
        """Stores why there are no findings; the article stays listed."""
        with writing(self.engine) as connection:
            return saving.save_problem(connection, article, problem, self._now(), turn)
