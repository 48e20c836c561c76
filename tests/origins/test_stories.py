"""Three invented stories, from the articles' text to claims, denials and origins."""

import tomllib
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from analysis.ingest import Given, read_article
from analysis.models import Analysis, Span
from analysis.origins import Collection, ReportId, make_report
from analysis.origins.countering import as_denial
from analysis.pipeline import analyse
from analysis.resolution import Name
from tests.origins.sample import covers, find, identities

HERE = Path(__file__).parent / "stories"
TOLD = tomllib.loads((HERE / "collection.toml").read_text("utf8"))
CLAIMS: dict[str, dict[str, Any]] = {row["id"]: row for row in TOLD["claim"]}
NUMBERS = {row["file"]: number for number, row in enumerate(TOLD["article"], start=1)}
FLOORS = {"statements": 21, "joined": 16, "denials": 10, "origins": 12}
"""How many are right, of 21 statements, 16 pairs, 10 denials and 12 claims. They only go up."""
Place = tuple[str, str]


class Read:
    """The collection as the pipeline reads it, and where the expected words are in it."""

    def __init__(self) -> None:
        self.analyses = {row["file"]: _analyse(row) for row in TOLD["article"]}
        known = identities(self.analyses.values())
        self.collection = Collection()
        for file, analysis in self.analyses.items():
            own = [known[Name(entity.name, entity.type)] for entity in analysis.entities]
            self.collection.add(make_report(NUMBERS[file], analysis, own))
        claims = self.collection.claims()
        self.answered = {denial: claim.id for claim in claims for denial in claim.denials}

    def statements(self, place: Place) -> Iterator[ReportId]:
        """Those whose content has the words."""
        analysis, wanted = self._find(place)
        for number, one in enumerate(analysis.attributions):
            id_ = ReportId(NUMBERS[place[0]], number)
            if covers(one.content, wanted) and self.collection.claim_of(id_) is not None:
                yield id_

    def denials(self, place: Place) -> list[ReportId]:
        """Those that the words of a sentence make: what they deny begins there or is cued there,
        or a statement there says "not" of what another article claims."""
        analysis, wanted = self._find(place)
        own = [
            ReportId(NUMBERS[place[0]], number)
            for number, one in enumerate(analysis.denials)
            if any(span.overlaps(wanted[0]) for span in (*one.cue, *one.denied))
        ]
        counter = [
            as_denial(ReportId(NUMBERS[place[0]], number))
            for number, one in enumerate(analysis.attributions)
            if any(span.overlaps(wanted[0]) for span in one.content)
        ]
        return own + [one for one in counter if one in self.answered]

    def claims(self, name: str) -> list[ReportId | None]:
        """The claim of every statement that was found."""
        found = (next(self.statements(place), None) for place in _places(name, "says"))
        return [self.collection.claim_of(one) for one in found if one is not None]

    def _find(self, place: Place) -> tuple[Analysis, Sequence[Span]]:
        analysis = self.analyses[place[0]]
        return analysis, find(analysis.article.text, [place[1]])


def _analyse(row: dict[str, Any]) -> Analysis:
    given = Given(publisher=row["publisher"], published=row.get("published"))
    return analyse(read_article((HERE / row["file"]).read_bytes(), row["file"], given))


def _places(name: str, kind: str) -> list[Place]:
    return [(file, words) for file, words in CLAIMS[name].get(kind, ())]


@pytest.fixture(scope="module")
def read() -> Read:
    return Read()


def test_the_words_expected_stand_in_the_articles() -> None:
    places = [
        place for name in CLAIMS for kind in ("says", "denied") for place in _places(name, kind)
    ]
    for file, words in [*places, *TOLD["decoy"]]:
        assert (HERE / file).read_text("utf8").count(words) == 1, words


def test_statements_are_found(read: Read) -> None:
    places = [place for name in CLAIMS for place in _places(name, "says")]
    missed = [place for place in places if not list(read.statements(place))]
    assert len(places) - len(missed) >= FLOORS["statements"], missed


def test_tellings_of_one_claim_are_joined(read: Read) -> None:
    found = {name: list(combinations(read.claims(name), 2)) for name in CLAIMS}
    joined = [name for name, pairs in found.items() for one, other in pairs if one == other]
    assert len(joined) >= FLOORS["joined"], found


def test_no_two_claims_are_joined(read: Read) -> None:
    for one, other in combinations(CLAIMS, 2):
        assert set(read.claims(one)).isdisjoint(read.claims(other)), (one, other)


def test_denials_are_on_their_claims(read: Read) -> None:
    wanted = [(name, place) for name in CLAIMS for place in _places(name, "denied")]
    missed = [
        (name, place)
        for name, place in wanted
        if not {read.answered.get(one) for one in read.denials(place)} & set(read.claims(name))
    ]
    assert len(wanted) - len(missed) >= FLOORS["denials"], missed


def test_no_denial_is_on_another_claim(read: Read) -> None:
    for name in CLAIMS:
        others = {id_ for other in CLAIMS if other != name for id_ in read.claims(other)}
        for place in _places(name, "denied"):
            assert {read.answered.get(one) for one in read.denials(place)}.isdisjoint(others), place


@pytest.mark.parametrize("place", TOLD["decoy"], ids=lambda place: place[1])
def test_look_alikes_are_no_denials(place: Place, read: Read) -> None:
    assert read.denials(place) == []


def test_origins_are_counted(read: Read) -> None:
    wrong = {name: sentences for name in CLAIMS if (sentences := _wrong_origins(name, read))}
    assert len(CLAIMS) - len(wrong) >= FLOORS["origins"], wrong


def _wrong_origins(name: str, read: Read) -> list[str]:
    """What is said of a claim's origins where it is not all of it right."""
    claims = {id_ for id_ in read.claims(name) if id_ is not None}
    origins = [read.collection.claim(id_).origins for id_ in claims]
    are_right = [len(one.found) == len(CLAIMS[name]["origins"]) and one.is_exact for one in origins]
    return [] if are_right == [True] else [one.sentence for one in origins] or ["not found"]


STANCES = {
    ("mill-04.txt", "it will close its mill at Grenby in the spring"): "confirms",
    ("mill-04.txt", "end of Grenby mill"): "confirms",
    ("bridge-01.txt", "to comment"): "no_comment",
    ("clinic-02.txt", "to discuss the messages"): "no_comment",
    ("mill-01.txt", "to comment on the memo"): "no_comment",
    ("clinic-01.txt", "that patients had been sent away"): "not_denied",
    ("clinic-03.txt", "to report in the autumn"): "expects",
}


@pytest.mark.parametrize("place", STANCES, ids=lambda place: place[1])
def test_statements_keep_their_stance(place: Place, read: Read) -> None:
    analysis = read.analyses[place[0]]
    wanted = find(analysis.article.text, [place[1]])
    found = [one.stance for one in analysis.attributions if covers(one.content, wanted)]
    assert found == [STANCES[place]]


def test_only_the_wire_copy_is_a_copy(read: Read) -> None:
    copied = {
        NUMBERS[row["file"]]: NUMBERS[row["copy_of"]] for row in TOLD["article"] if "copy_of" in row
    }
    for number in NUMBERS.values():
        first = copied.get(number, number)
        same = [one for one in NUMBERS.values() if copied.get(one, one) == first]
        assert read.collection.copies_of(number) == tuple(same)
