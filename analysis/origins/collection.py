"""The articles of a collection compared with each other, one added or taken out at a time."""

from collections.abc import Iterable, Iterator, Mapping

from analysis.origins.answering import Answering, Turns
from analysis.origins.copies import COPIES
from analysis.origins.counting import count_origins
from analysis.origins.ends import End, Place, find_end
from analysis.origins.findings import Changes, Claim, Origins, Settled
from analysis.origins.leaders import MOST, Leaders
from analysis.origins.likeness import CLAIMS
from analysis.origins.memory import Blank, Memory, Recalled
from analysis.origins.reports import Report, ReportId, Statement
from analysis.origins.sketch import Sketch
from analysis.origins.told import Told, find_claimed

Moved = Mapping[ReportId, ReportId | None]
"""Whose leader changed, and the leader before."""


class Collection:
    """What a collection claims, who answers what, and which articles are copies.

    It depends on the articles that are in it and on their numbers, not on the order they came in.
    """

    def __init__(self, most: int = MOST, memory: Memory | None = None) -> None:
        """A collection as the memory has it; an empty one without any.

        `most` is how many claims and articles under one key something is compared with.
        """
        known = memory or Blank()
        self.reports: Recalled[int, Report] = Recalled(known.report)
        self.copies: Leaders[Sketch] = Leaders(COPIES, known, most)
        self.told: Leaders[Told] = Leaders(CLAIMS, known, most)
        self.answering = Answering(known, self.reports, most)

    def add(self, report: Report) -> Changes:
        """Takes in an article. One that is there already must be taken out first."""
        denials = self._take_in(report)
        copies = self.copies.add({_place_of(report.article): report.sketch})
        moved = self.told.add(find_claimed(report))
        turns = self._turns(moved, {})
        answers = self._review(denials, turns)
        return self._changes(moved, copies, answers)

    def remove(self, article: int) -> Changes:
        """Takes out an article that is there; `KeyError` where it is not."""
        report = self.reports[article]
        told = find_claimed(report)
        left = {id_: self.told.leader_of[id_] for id_ in told}
        gone = self.answering.take_out(report)
        place = _place_of(article)
        copies: Moved = {place: self.copies.leader_of[place], **self.copies.remove([place])}
        moved: Moved = {**left, **self.told.remove(told)}
        self._forget(report)
        answers = {**gone, **self._review(set(), self._turns(moved, told))}
        return self._changes(moved, copies, answers)

    def settled(self) -> Settled:
        """What was found in the articles that were given; none that is only remembered."""
        return Settled(
            claims=dict(self.told.leader_of),
            copies={one.article: first.article for one, first in self.copies.leader_of.items()},
            answers=dict(self.answering.answers),
        )

    def claim(self, id_: ReportId) -> Claim:
        """A claim by its first statement; `KeyError` where that leads none."""
        statements, denials = self.voices(id_)
        origins = self.origins_of(statements)
        return Claim(id=id_, statements=statements, denials=denials, origins=origins)

    def voices(self, id_: ReportId) -> tuple[tuple[ReportId, ...], tuple[ReportId, ...]]:
        """The statements and the denials of a claim; `KeyError` where the id leads none."""
        if self.told.leader_of[id_] != id_:
            raise KeyError(id_)
        statements = self.told.members(id_)
        return statements, tuple(sorted(self.answering.denials_of(id_, statements)))

    def origins_of(self, statements: Iterable[ReportId]) -> Origins:
        """On whom some statements rest; `KeyError` where one is of no article."""
        return count_origins([self._end(one) for one in statements])

    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in the order of their first statements."""
        leaders = sorted(id_ for id_, first in self.told.leader_of.items() if id_ == first)
        return tuple(self.claim(id_) for id_ in leaders)

    def statement(self, id_: ReportId) -> Statement:
        """A statement of an article that is there; `KeyError` where it is not."""
        found = (one for one in self.reports[id_.article].statements if one.id == id_)
        if (statement := next(found, None)) is None:
            raise KeyError(id_)
        return statement

    def claim_of(self, statement: ReportId) -> ReportId | None:
        """The claim that a statement makes or repeats; None where it claims nothing."""
        found: ReportId | None = self.told.leader_of.get(statement)
        return found

    def answered_by(self, denial: ReportId) -> ReportId | None:
        """The claim of another article that a denial answers."""
        found: ReportId | None = self.answering.answers.get(denial)
        return found

    def answer_of(self, denial: ReportId) -> ReportId | None:
        """What a denial answers: a statement of its own article, else a claim of another."""
        return self.answering.answer_of(denial)

    def copies_of(self, article: int) -> tuple[int, ...]:
        """The articles with the same text as one, itself included, in order."""
        first = self.copies.leader_of[_place_of(article)]
        return tuple(one.article for one in self.copies.members(first))

    def _take_in(self, report: Report) -> set[ReportId]:
        self.reports[report.article] = report
        return self.answering.take_in(report)

    def _forget(self, report: Report) -> None:
        del self.reports[report.article]

    def _turns(self, moved: Moved, gone: Mapping[ReportId, Told]) -> Turns:
        """Who of those that moved has begun or ceased to lead a claim."""
        told = {id_: gone.get(id_) or self.told.items[id_] for id_ in moved}
        leads = {id_: self.told.leader_of.get(id_) == id_ for id_ in moved}
        led = {id_: before == id_ for id_, before in moved.items()}
        return {id_: (told[id_], leads[id_] - led[id_]) for id_ in moved if leads[id_] != led[id_]}

    def _review(self, denials: set[ReportId], turns: Turns) -> Moved:
        concerned = denials | self.answering.concerned(turns, self.told)
        return self.answering.review(concerned, self.told)

    def _changes(self, moved: Moved, copies: Moved, answers: Moved) -> Changes:
        claims = {one for id_, before in moved.items() for one in (before, self.claim_of(id_))}
        claims |= {one for id_, old in answers.items() for one in (old, self.answered_by(id_))}
        claims |= {self.claim_of(one) for one in self._statements_of(self._rehoused(copies))}
        known = {one for one in claims if one is not None}
        gone = {one for one in known if self.claim_of(one) != one}
        return Changes(
            claims=frozenset(known - gone),
            gone=frozenset(gone),
            copies=frozenset(one.article for one in copies),
            answers=frozenset(answers),
        )

    def _statements_of(self, articles: Iterable[int]) -> Iterator[ReportId]:
        for article in articles:
            yield from (one.id for one in self.reports[article].statements)

    def _rehoused(self, moved: Moved) -> set[int]:
        """The articles whose copies, or who had their text first, may be others than before."""
        if all(before is None for before in moved.values()) and len(moved) == 1:
            (article,) = (id_.article for id_ in moved)
            earlier = [one for one in self.copies_of(article) if one < article]
            if any(self.reports[one].outlet for one in earlier[:1]):
                return {article}
        firsts = {
            one for id_, old in moved.items() for one in (old, self.copies.leader_of.get(id_))
        }
        groups = (self.copies.members(first) for first in firsts if first is not None)
        return {one.article for group in groups for one in group}

    def _end(self, id_: ReportId) -> End:
        return find_end(self.statement(id_), self._place(id_.article))

    def _place(self, article: int) -> Place:
        first = self.copies.leader_of[_place_of(article)].article
        own = self.reports[article].outlet
        home = self.reports[first].outlet or self._first_known(article)
        return Place(article=article, outlet=own, home=home, is_copy=first != article)

    def _first_known(self, article: int) -> str | None:
        outlets = (self.reports[one].outlet for one in self.copies_of(article))
        return next((outlet for outlet in outlets if outlet), None)


def _place_of(article: int) -> ReportId:
    return ReportId(article, 0)
