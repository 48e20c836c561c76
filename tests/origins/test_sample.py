"""The sample collection: claims, denials, copies and origins as a careful reader finds them."""

from collections.abc import Mapping
from itertools import combinations

import pytest

from analysis.models import Analysis
from analysis.origins import Collection, Report, ReportId
from tests.origins import sample

WIRES: dict[str, list[int]] = {}
for file, row in sample.ROWS.items():
    if "wire_group" in row:
        WIRES.setdefault(row["wire_group"], []).append(sample.NUMBERS[file])
FLOORS = {
    "expected": {"precision": 1.0, "recall": 0.63, "denials": 0.92, "counted": 0.5},
    "analysed": {"precision": 1.0, "recall": 0.6, "denials": 0.45, "counted": 0.5},
}
"""Of the statements as a careful reader finds them, and as they are extracted. They only go up."""


@pytest.fixture(scope="module")
def analyses() -> dict[str, Analysis]:
    return sample.analyse_samples()


@pytest.fixture(scope="module", params=sorted(FLOORS))
def read(request: pytest.FixtureRequest, analyses: dict[str, Analysis]) -> "Read":
    make = sample.expected_reports if request.param == "expected" else sample.analysed_reports
    return Read(request.param, make(analyses), analyses)


class Read:
    """The collection, and where the expected statements are in it."""

    def __init__(
        self, name: str, reports: dict[str, Report], analyses: dict[str, Analysis]
    ) -> None:
        self.floors, self.reports, self.analyses = FLOORS[name], reports, analyses
        self.is_expected = name == "expected"
        self.collection = Collection()
        for report in reports.values():
            self.collection.add(report)
        claims = self.collection.claims()
        self.answered = {denial: claim.id for claim in claims for denial in claim.denials}
        found = ((row["id"], self._find(file, row)) for file, row in sample.claim_rows())
        self.ids = {claim: id_ for claim, id_ in found if id_ is not None}

    def _find(self, file: str, row: sample.Row) -> ReportId | None:
        analysis, number = self.analyses[file], sample.NUMBERS[file]
        if self.is_expected:
            ids = [claim["id"] for claim in sample.ROWS[file]["claims"]]
            return ReportId(number, ids.index(row["id"]))
        wanted = sample.find(analysis.article.text, row["content"])
        places = (
            ReportId(number, place)
            for place, one in enumerate(analysis.attributions)
            if sample.covers(one.content, wanted)
        )
        return next(places, None)

    def claim(self, name: str) -> ReportId | None:
        return self.collection.claim_of(self.ids[name]) if name in self.ids else None

    def denial(self, file: str, place: int, row: sample.Row) -> ReportId | None:
        """The claim that a denial is tied to."""
        analysis, report = self.analyses[file], self.reports[file]
        wanted = sample.find(analysis.article.text, row["denied"])
        places = [n for n, one in enumerate(analysis.denials) if sample.covers(one.denied, wanted)]
        place = place if self.is_expected else next(iter(places), -1)
        if place < 0:
            return None
        return self.answered.get(report.denials[place].id)


SAME: Mapping[str, str | None] = {row["id"]: row.get("same") for _, row in sample.claim_rows()}
ARTICLE = {row["id"]: sample.NUMBERS[file] for file, row in sample.claim_rows()}
ALSO_SAME = (
    {"mayor-03-b", "mayor-04-b"},
    {"yard-02-d", "yard-03-d"},
    {"yard-02-f", "yard-03-f"},
)
"""Alike beyond those that the sample's reader listed."""


def is_same(one: str, other: str) -> bool:
    return (SAME[one] is not None and SAME[one] == SAME[other]) or {one, other} in ALSO_SAME


def test_copies(read: Read) -> None:
    found = {read.collection.copies_of(number) for number in sample.NUMBERS.values()}
    assert sorted(group for group in found if len(group) > 1) == sorted(
        tuple(sorted(group)) for group in WIRES.values()
    )


def test_claims_are_joined_and_no_others(read: Read) -> None:
    pairs = [pair for pair in combinations(read.ids, 2) if read.ids[pair[0]] != read.ids[pair[1]]]
    joined = {
        (a, b) for a, b in pairs if read.claim(a) is not None and read.claim(a) == read.claim(b)
    }
    wanted = {(a, b) for a, b in pairs if is_same(a, b)}
    assert len(joined & wanted) >= read.floors["precision"] * len(joined), joined - wanted
    assert len(joined & wanted) >= read.floors["recall"] * len(wanted)


def test_denials_are_on_their_claims(read: Read) -> None:
    right = []
    for file, row in sample.ROWS.items():
        for place, denial in enumerate(row.get("denials", ())):
            wanted = {
                read.claim(name)
                for answered in sample.wanted_claims(denial)
                for name in read.ids
                if name == answered or is_same(name, answered)
            }
            found = read.denial(file, place, denial)
            right.append(found is not None and found in wanted)
    assert sum(right) >= read.floors["denials"] * len(right)


def test_origins_of_the_claims_that_recur(read: Read) -> None:
    """Those of which every article was found: the number is right, or told to be a lower bound."""
    right = []
    for row in sample.EXPECTED["same"]:
        claims = {read.claim(name) for name, same in SAME.items() if same == row["id"]} - {None}
        largest = max(claims, key=lambda id_: len(read.collection.claim(id_).statements))
        origins = read.collection.claim(largest).origins
        assert len(origins.found) <= len(row["origins"]), origins.sentence
        right.append(len(origins.found) == len(row["origins"]))
    assert sum(right) >= read.floors["counted"] * len(right)
