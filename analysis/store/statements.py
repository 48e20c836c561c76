"""Claims and denials of one article as a list of statements that point at each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from analysis.models import (
    Analysis,
    Denial,
    SaidOn,
    SourceKind,
    Span,
    Stance,
    words_of,
)
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
    """claim, denial or asserts (nobody denies it)."""
    who: str
    kind: SourceKind
    words: str
    """What was said or, of a denial, what was denied."""
    cue: str
    is_denied: bool
    answers: str | None = None
    said_date: date | None = None
    said_order: str | None = None
    form: str | None = None
    attribution: int | None = None
    """Index into the analysis' attributions."""
    passage: Span


def find_statements(analysis: Analysis, article: int) -> tuple[Statement, ...]:
    """Every claim that is denied, every denial and every other assertion, in reading order."""
    found = _Statements(analysis, article)
    every = (*found.claims(), *found.denials(), *found.others())
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
        self.answered = {self.answer_of(denial) for denial in analysis.denials}

    def id_of_attribution(self, index: int) -> str:
        if index in self.by_attribution:
            return self.id_of_denial(self.by_attribution[index])
        return f"{self.article}a{index}"

    def id_of_denial(self, index: int) -> str:
        return f"{self.article}d{index}"

    def answer_of(self, denial: Denial) -> str | None:
        """The id of the statement that is denied; None where the article does not have it."""
        if denial.claim_attribution is not None:
            return self.id_of_attribution(denial.claim_attribution)
        if not denial.claim:
            return None
        span = hull(denial.claim)
        return f"{self.article}c{span.start}-{span.end}"

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
            return self.said(denial.claim_attribution, statement, role="claim", is_denied=True)
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
                said_date=said_on.date,
                said_order=said_on.order,
                form=denial.form,
                attribution=denial.attribution,
                passage=hull(denial.denier, denial.cue, denial.denied),
            )

    def said_on(self, denial: Denial) -> SaidOn:
        if denial.attribution is None:
            return SaidOn()
        return self.analysis.attributions[denial.attribution].said_on

    def others(self) -> Iterator[Statement]:
        """What is asserted and denied by nobody."""
        for index, attribution in enumerate(self.analysis.attributions):
            statement = self.id_of_attribution(index)
            is_taken = statement in self.answered or index in self.by_attribution
            if attribution.stance is Stance.ASSERTS and not is_taken:
                yield self.said(index, statement, role="asserts", is_denied=False)

    def said(self, index: int, statement: str, *, role: str, is_denied: bool) -> Statement:
        attribution = self.analysis.attributions[index]
        return Statement(
            statement=statement,
            claim=statement,
            role=role,
            who=source_of(self.text, attribution),
            kind=attribution.source_kind,
            words=claim_of(self.text, attribution.content),
            cue=words_of(self.text, attribution.cue),
            is_denied=is_denied,
            said_date=attribution.said_on.date,
            said_order=attribution.said_on.order,
            attribution=index,
            passage=passage_of(attribution),
        )
