"""Claims and answers of one article as a list of statements that point at each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from analysis.models import (
    Analysis,
    Denial,
    SaidOn,
    SourceKind,
    Span,
    Stance,
    words_of,
)
from analysis.origins.reading import place_answered
from analysis.origins.reports import CLAIMING
from analysis.origins.silence import find_claim_about
from analysis.store.wording import (
    claim_of,
    hull,
    kind_of_denier,
    name_of_source,
    passage_of,
    source_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said. `claim` is the statement at the root of its group, maybe itself."""

    statement: str
    claim: str
    role: str
    """claim, denial, asserts (nobody denies it), confirms or no_comment."""
    who: str
    kind: SourceKind
    words: str
    """What was said or, of a denial, what was denied."""
    cue: str
    is_denied: bool
    answers: str | None = None
    said_date: date | None = None
    said_granularity: str | None = None
    said_order: str | None = None
    said_words: str = ""
    """The words that the date or the order was read from."""
    form: str | None = None
    attribution: int | None = None
    """Index into the analysis' attributions."""
    place: int
    """Of a denial its index, of others their number among the statements of the article's report
    (`analysis.origins`)."""
    passage: Span


def find_statements(analysis: Analysis, article: int) -> tuple[Statement, ...]:
    """Every claim, every denial, and who confirms or does not comment, in reading order."""
    found = _Statements(analysis, article)
    every = (*found.claims(), *found.denials(), *found.others(), *found.silences())
    return tuple(sorted(every, key=lambda statement: (statement.passage, statement.statement)))


class _Statements:
    """The statements of one analysis, with the ids that join them."""

    def __init__(self, analysis: Analysis, article: int) -> None:
        self.analysis = analysis
        self.text = analysis.article.text
        self.article = article
        self.by_attribution = {
            denial.attribution: index
            for index, denial in enumerate(analysis.denials)
            if denial.attribution is not None
        }
        answered = (self.answer_of(denial) for denial in analysis.denials)
        self.answered = {one for one in answered if one is not None}

    def id_of_attribution(self, index: int) -> str:
        if index in self.by_attribution:
            return self.id_of_denial(self.by_attribution[index])
        return f"{self.article}a{index}"

    def id_of_denial(self, index: int) -> str:
        return f"{self.article}d{index}"

    def answer_of(self, denial: Denial) -> str | None:
        """The id of the statement that is denied; None where the article does not have it."""
        place = place_answered(self.analysis, denial)
        return None if place is None else self.id_of_attribution(place)

    def root_of(self, index: int) -> str:
        """The id of the first claim of a row of denials that answer each other."""
        current, seen = self.id_of_denial(index), set[str]()
        answers = {
            self.id_of_denial(i): self.answer_of(denial)
            for i, denial in enumerate(self.analysis.denials)
        }
        while (answered := answers.get(current)) is not None and current not in seen:
            seen.add(current)
            current = answered
        return current

    def claims(self) -> Iterator[Statement]:
        """The claims that are no denials themselves, each once."""
        seen = {self.id_of_denial(index) for index in range(len(self.analysis.denials))}
        for denial in self.analysis.denials:
            answered = self.answer_of(denial)
            if answered is not None and answered not in seen:
                seen.add(answered)
                yield self.claim(denial, answered)

    def claim(self, denial: Denial, statement: str) -> Statement:
        if denial.claim_attribution is not None:
            return self.said(denial.claim_attribution, statement, is_denied=True)
        spans = denial.claim or ()
        return Statement(
            statement=statement,
            claim=statement,
            role="claim",
            who=name_of_source(self.text, denial.claimant_name, ()),
            kind=SourceKind.UNATTRIBUTED,
            words=claim_of(self.text, spans),
            cue="",
            is_denied=True,
            place=place_answered(self.analysis, denial) or 0,
            passage=hull(spans),
        )

    def denials(self) -> Iterator[Statement]:
        for index, denial in enumerate(self.analysis.denials):
            said_on = self.said_on(denial)
            yield Statement(
                statement=self.id_of_denial(index),
                claim=self.root_of(index),
                role="denial",
                who=name_of_source(self.text, denial.denier_name, denial.denier),
                kind=kind_of_denier(self.analysis, denial),
                words=claim_of(self.text, denial.denied),
                cue=words_of(self.text, denial.cue),
                is_denied=self.id_of_denial(index) in self.answered,
                answers=self.answer_of(denial),
                **self.dated(said_on),
                form=denial.form,
                attribution=denial.attribution,
                place=index,
                passage=hull(denial.denier, denial.cue, denial.denied),
            )

    def said_on(self, denial: Denial) -> SaidOn:
        if denial.attribution is None:
            return SaidOn()
        return self.analysis.attributions[denial.attribution].said_on

    def dated(self, said_on: SaidOn) -> Mapping[str, Any]:
        return {
            "said_date": said_on.date,
            "said_granularity": said_on.granularity,
            "said_order": said_on.order,
            "said_words": words_of(self.text, () if said_on.basis is None else (said_on.basis,)),
        }

    def others(self) -> Iterator[Statement]:
        """What is asserted or confirmed and denied by nobody."""
        for index, attribution in enumerate(self.analysis.attributions):
            statement = self.id_of_attribution(index)
            is_taken = statement in self.answered or index in self.by_attribution
            if attribution.stance in CLAIMING and not is_taken:
                yield self.said(index, statement, is_denied=False)

    def silences(self) -> Iterator[Statement]:
        """Who does not comment, beside the claim that they do not comment on."""
        for index, attribution in enumerate(self.analysis.attributions):
            is_taken = index in self.by_attribution
            if attribution.stance is Stance.NO_COMMENT and not is_taken:
                claim = find_claim_about(self.analysis, attribution)
                answers = None if claim is None else self.id_of_attribution(claim)
                is_denied = answers in self.answered
                said = self.said(index, self.id_of_attribution(index), is_denied=is_denied)
                root = answers or said.statement
                yield replace(said, role="no_comment", claim=root, answers=answers)

    def said(self, index: int, statement: str, *, is_denied: bool) -> Statement:
        attribution = self.analysis.attributions[index]
        is_confirmed = attribution.stance is Stance.CONFIRMS
        return Statement(
            statement=statement,
            claim=statement,
            role="confirms" if is_confirmed else "claim" if is_denied else "asserts",
            who=source_of(self.text, attribution),
            kind=attribution.source_kind,
            words=claim_of(self.text, attribution.content),
            cue=words_of(self.text, attribution.cue),
            is_denied=is_denied,
            **self.dated(attribution.said_on),
            attribution=index,
            place=index,
            passage=passage_of(attribution),
        )
