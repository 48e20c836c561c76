"""The denials of a collection and the claims they answer, kept up as claims come and go."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from analysis.origins.answers import MOST, find_answered, score_answer
from analysis.origins.leaders import Leaders
from analysis.origins.memory import Memory, Recalled
from analysis.origins.reports import Report, ReportId
from analysis.origins.shelves import Shelves
from analysis.origins.told import Told, find_answered_within, find_denied

Turns = Mapping[ReportId, tuple[Told, int]]
"""Statements that have begun (1) or ceased (-1) to lead a claim."""


class Answering:
    """Which claim every denial answers."""

    def __init__(self, memory: Memory, reports: Mapping[int, Report], most: int = MOST) -> None:
        """Answers as the memory has them, of denials in these reports."""
        self.most, self._memory, self._reports = most, memory, reports
        self.answers: Recalled[ReportId, ReportId] = Recalled(memory.answer)
        """Claims by the denials that answer them from another article."""
        self.by_key = Shelves(partial(memory.shelf, "denials"))
        self.loose: Recalled[ReportId, Told] = Recalled(
            lambda denial: memory.items("denials", [denial]).get(denial)
        )
        """Denials that answer no statement of their own article."""
        self._of_claim: Recalled[ReportId, set[ReportId]] = Recalled(
            lambda claim: set(memory.answering(claim)) or None
        )
        self._of_statement: Recalled[ReportId, set[ReportId]] = Recalled(self._recall_answering)
        """Denials by the statement of their own article that they answer."""
        self._within: Recalled[int, Mapping[ReportId, ReportId]] = Recalled(self._read_within)
        """The same by article, the other way round."""

    def denials_of(self, claim: ReportId, statements: Iterable[ReportId]) -> Iterator[ReportId]:
        """The denials of a claim: those of its statements, and those of other articles."""
        yield from self._of_claim.get(claim, ())
        for one in statements:
            yield from self._of_statement.get(one, ())

    def answer_of(self, denial: ReportId) -> ReportId | None:
        """What a denial answers: a statement of its own article, else a claim of another."""
        within = self._within.get(denial.article, {})
        return within.get(denial) or self.answers.get(denial)

    def take_in(self, report: Report) -> set[ReportId]:
        """Takes in an article's denials; gives back those whose claim is still to be found."""
        self._within[report.article] = pairs = find_answered_within(report)
        for denial, statement in pairs.items():
            self._of_statement.setdefault(statement, set()).add(denial)
        found = find_denied(report)
        self.by_key.fetch(key for told in found.values() for key in told.wording.keys)
        for id_, told in found.items():
            self.loose[id_] = told
            self.by_key.put(id_, told.wording.keys)
        return set(found)

    def take_out(self, report: Report) -> dict[ReportId, ReportId]:
        """Forgets an article's denials; gives back which claims of others they answered."""
        gone: dict[ReportId, ReportId] = {}
        for statement in self._within.pop(report.article, {}).values():
            self._of_statement.pop(statement, None)
        for denial in find_denied(report):
            self.by_key.take(denial, self.loose.pop(denial).wording.keys)
            claim = self.link(denial, None)
            gone |= {denial: claim} if claim else {}
        return gone

    def concerned(self, turns: Turns, claims: Leaders[Told]) -> set[ReportId]:
        """The denials that may answer another claim now that others lead."""
        found: set[ReportId] = set()
        for told, _ in turns.values():
            leading = (key for key in told.wording.keys if claims.count_leaders(key) <= self.most)
            near = self.by_key.all(leading)
            self.loose.fetch(near, partial(self._memory.items, "denials"))
            found |= {id_ for id_ in near if score_answer(self.loose[id_], told)}
        return found | self.by_key.all(self._crossed(turns, claims))

    def review(
        self, denials: Iterable[ReportId], claims: Leaders[Told]
    ) -> dict[ReportId, ReportId | None]:
        """Finds the claims of denials anew; gives back what changed, with the claim before."""
        changed: dict[ReportId, ReportId | None] = {}
        for id_ in denials:
            denial = self.loose[id_]
            near = claims.leaders_by(denial.wording.keys, self.most)
            claims.fetch(near)
            claim = find_answered(denial, {one: claims.items[one] for one in near})
            before = self.link(id_, claim)
            if before != claim:
                changed[id_] = before
        return changed

    def link(self, denial: ReportId, claim: ReportId | None) -> ReportId | None:
        """Ties a denial to a claim of another article, or to none; gives back the one before."""
        before: ReportId | None = self.answers.pop(denial)
        if before is not None:
            self._of_claim[before].discard(denial)
        if claim is not None:
            self.answers[denial] = claim
            self._of_claim.setdefault(claim, set()).add(denial)
        return before

    def _recall_answering(self, statement: ReportId) -> set[ReportId] | None:
        pairs = self._within.get(statement.article, {})
        return {denial for denial, to in pairs.items() if to == statement} or None

    def _read_within(self, article: int) -> Mapping[ReportId, ReportId] | None:
        report = self._reports.get(article)
        return None if report is None else find_answered_within(report)

    def _crossed(self, turns: Turns, claims: Leaders[Told]) -> Iterator[str]:
        """Keys that have become too common to lead to a claim, or have ceased to be."""
        more: Counter[str] = Counter()
        for told, turn in turns.values():
            more.update(dict.fromkeys(told.wording.keys, turn))
        for key, turn in more.items():
            now = claims.count_leaders(key)
            if (now > self.most) is not (now - turn > self.most):
                yield key
