"""The articles of a collection compared with each other, one added or taken out at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from analysis.origins.answering import Answering, Turns
from analysis.origins.copies import COPIES
from analysis.origins.counting import count_origins
from analysis.origins.ends import End, Place, find_end
from analysis.origins.findings import Changes, Claim, Settled
from analysis.origins.leaders import MOST, Leaders
from analysis.origins.likeness import CLAIMS
from analysis.origins.reports import Report, ReportId, Statement
from analysis.origins.sketch import Sketch
from analysis.origins.told import Told, find_claimed

Moved = Mapping[ReportId, ReportId | None]
"""Whose leader changed, and the leader before."""


@dataclass(slots=True)
class Collection:
    """What a collection claims, who answers what, and which articles are copies.

    It depends on the articles that are in it and on their numbers, not on the order they came in.
    """

    most: int = MOST
    """Claims and articles under one key that something is compared with."""
    _reports: dict[int, Report] = field(default_factory=dict)
    _statements: dict[ReportId, Statement] = field(default_factory=dict)
    _copies: Leaders[Sketch] = field(init=False)
    _claims: Leaders[Told] = field(init=False)
    _answering: Answering = field(init=False)

    def __post_init__(self) -> None:
        """Begins with nothing."""
        self._copies = Leaders(COPIES, self.most)
        self._claims = Leaders(CLAIMS, self.most)
        self._answering = Answering(self.most)

    def add(self, report: Report) -> Changes:
        """Takes in an article. One that is there already must be taken out first."""
        denials = self._take_in(report)
        copies = self._copies.add({_place_of(report.article): report.sketch})
        moved = self._claims.add(find_claimed(report))
        turns = self._turns(moved, {})
        answers = self._review(denials, turns)
        return self._changes(moved, copies, answers)

    def remove(self, article: int) -> Changes:
        """Takes out an article that is there; `KeyError` where it is not."""
        report = self._reports[article]
        told = find_claimed(report)
        left = {id_: self._claims.leader_of[id_] for id_ in told}
        gone = self._answering.take_out(report)
        place = _place_of(article)
        copies: Moved = {place: self._copies.leader_of[place], **self._copies.remove([place])}
        moved: Moved = {**left, **self._claims.remove(told)}
        self._forget(report)
        answers = {**gone, **self._review(set(), self._turns(moved, told))}
        return self._changes(moved, copies, answers)

    def restore(self, reports: Iterable[Report], settled: Settled) -> None:
        """Takes in articles and what was found in them before, without comparing them again."""
        for report in reports:
            self._take_in(report)
            place = _place_of(report.article)
            first = _place_of(settled.copies.get(report.article, report.article))
            self._copies.restore({place: report.sketch}, {place: first})
            self._claims.restore(find_claimed(report), settled.claims)
        for denial, claim in settled.answers.items():
            self._answering.link(denial, claim)

    def settled(self) -> Settled:
        """What was found, as `restore` needs it."""
        return Settled(
            claims=dict(self._claims.leader_of),
            copies={one.article: first.article for one, first in self._copies.leader_of.items()},
            answers=dict(self._answering.answers),
        )

    def claim(self, id_: ReportId) -> Claim:
        """A claim by its first statement; `KeyError` where that leads none."""
        if self._claims.leader_of[id_] != id_:
            raise KeyError(id_)
        statements = self._claims.members(id_)
        return Claim(
            id=id_,
            statements=statements,
            denials=tuple(sorted(self._answering.denials_of(id_, statements))),
            origins=count_origins([self._end(one) for one in statements]),
        )

    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in the order of their first statements."""
        leaders = sorted(id_ for id_, first in self._claims.leader_of.items() if id_ == first)
        return tuple(self.claim(id_) for id_ in leaders)

    def claim_of(self, statement: ReportId) -> ReportId | None:
        """The claim that a statement makes or repeats; None where it claims nothing."""
        return self._claims.leader_of.get(statement)

    def answered_by(self, denial: ReportId) -> ReportId | None:
        """The claim of another article that a denial answers."""
        return self._answering.answers.get(denial)

    def copies_of(self, article: int) -> tuple[int, ...]:
        """The articles with the same text as one, itself included, in order."""
        first = self._copies.leader_of[_place_of(article)]
        return tuple(one.article for one in self._copies.members(first))

    def _take_in(self, report: Report) -> set[ReportId]:
        self._reports[report.article] = report
        self._statements |= {one.id: one for one in report.statements}
        return self._answering.take_in(report)

    def _forget(self, report: Report) -> None:
        del self._reports[report.article]
        for one in report.statements:
            del self._statements[one.id]

    def _turns(self, moved: Moved, gone: Mapping[ReportId, Told]) -> Turns:
        """Who of those that moved has begun or ceased to lead a claim."""
        told = {id_: gone.get(id_) or self._claims.items[id_] for id_ in moved}
        leads = {id_: self._claims.leader_of.get(id_) == id_ for id_ in moved}
        led = {id_: before == id_ for id_, before in moved.items()}
        return {id_: (told[id_], leads[id_] - led[id_]) for id_ in moved if leads[id_] != led[id_]}

    def _review(self, denials: set[ReportId], turns: Turns) -> Moved:
        concerned = denials | self._answering.concerned(turns, self._claims)
        return self._answering.review(concerned, self._claims)

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
            yield from (one.id for one in self._reports[article].statements)

    def _rehoused(self, moved: Moved) -> set[int]:
        """The articles whose copies, or who had their text first, may be others than before."""
        if all(before is None for before in moved.values()) and len(moved) == 1:
            (article,) = (id_.article for id_ in moved)
            earlier = [one for one in self.copies_of(article) if one < article]
            if any(self._reports[one].outlet for one in earlier[:1]):
                return {article}
        firsts = {
            one for id_, old in moved.items() for one in (old, self._copies.leader_of.get(id_))
        }
        groups = (self._copies.members(first) for first in firsts if first is not None)
        return {one.article for group in groups for one in group}

    def _end(self, id_: ReportId) -> End:
        return find_end(self._statements[id_], self._place(id_.article))

    def _place(self, article: int) -> Place:
        first = self._copies.leader_of[_place_of(article)].article
        own = self._reports[article].outlet
        home = self._reports[first].outlet or self._first_known(article)
        return Place(article=article, outlet=own, home=home, is_copy=first != article)

    def _first_known(self, article: int) -> str | None:
        outlets = (self._reports[one].outlet for one in self.copies_of(article))
        return next((outlet for outlet in outlets if outlet), None)


def _place_of(article: int) -> ReportId:
    return ReportId(article, 0)
