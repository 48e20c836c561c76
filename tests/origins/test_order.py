"""What a collection finds depends on what is in it, never on the order it came in."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.models import SourceKind, Stance
from analysis.origins import Collection, Denied, Named, Report, ReportId, Statement, Teller
from analysis.origins.shelves import Shelves
from tests.origins.building import DAY, golden_reports
from tests.origins.kept import Kept

WORDS = ("gates", "jammed", "motors", "ignored", "12 ferries", "not", "steered")
names = st.lists(st.sampled_from([1, 2, 3]), max_size=2, unique=True)
said = st.lists(st.sampled_from(WORDS), min_size=2, max_size=6).map(
    lambda found: f"{' '.join(found)} was told"
)
outlets = st.sampled_from([None, "Orran Herald", "The Daily Lantern"])
sketches = st.sampled_from([0, 5, 12, 24, 36, 60]).map(lambda n: (30, *range(n, n + 30)))


@st.composite
def reports(draw: st.DrawFn, article: int) -> Report:
    count = draw(st.integers(1, 3))
    return Report(
        article=article,
        outlet=draw(outlets),
        published=DAY,
        sketch=draw(sketches),
        named=frozenset({1, 2, 3}),
        statements=tuple(draw(statements(ReportId(article, n))) for n in range(count)),
        denials=tuple(draw(denials(ReportId(article, n))) for n in range(draw(st.integers(0, 2)))),
    )


def statements(id_: ReportId) -> st.SearchStrategy[Statement]:
    return st.builds(
        Statement,
        id=st.just(id_),
        stance=st.sampled_from([Stance.ASSERTS, Stance.CONFIRMS, Stance.DENIES]),
        words=said,
        chain=st.sampled_from([(), (Teller(kind=SourceKind.ANONYMOUS, words="officials"),)]),
        named=names.map(lambda ids: tuple(Named(one, "PERSON", f"Name{one}") for one in ids)),
    )


def denials(id_: ReportId) -> st.SearchStrategy[Denied]:
    return st.builds(
        Denied,
        id=st.just(id_),
        words=said,
        denier=st.sampled_from([None, 1, 9]),
        named=names.map(lambda ids: tuple(Named(one, "PERSON", f"Name{one}") for one in ids)),
        answers=st.sampled_from([None, None, 0]),
    )


@st.composite
def collections(draw: st.DrawFn) -> tuple[list[Report], list[int], int]:
    """Reports, an order for them, and how many are comparable under one key."""
    made = [draw(reports(article)) for article in range(1, draw(st.integers(2, 8)) + 1)]
    return made, draw(st.permutations(range(len(made)))), draw(st.sampled_from([1, 2, 64]))


def filled(made: list[Report], most: int = 64) -> Collection:
    collection = Collection(most)
    for report in made:
        collection.add(report)
    return collection


def found(collection: Collection) -> object:
    return collection.settled(), collection.claims()


@settings(max_examples=60, deadline=None)
@given(collections())
def test_any_order_finds_the_same(case: tuple[list[Report], list[int], int]) -> None:
    made, order, most = case
    assert found(filled([made[n] for n in order], most)) == found(filled(made, most))


@settings(max_examples=60, deadline=None)
@given(collections(), st.integers(0, 7))
def test_what_is_taken_out_was_never_there(
    case: tuple[list[Report], list[int], int], left: int
) -> None:
    made, order, most = case
    collection = filled([made[n] for n in order], most)
    for number in order[left % len(made) :]:
        collection.remove(made[number].article)
    kept = [made[n] for n in sorted(order[: left % len(made)])]
    assert found(collection) == found(filled(kept, most))


@settings(max_examples=60, deadline=None)
@given(collections())
def test_only_what_is_told_has_changed(case: tuple[list[Report], list[int], int]) -> None:
    made, order, most = case
    collection = Collection(most)
    for number in order:
        before = {claim.id: claim for claim in collection.claims()}
        changes = collection.add(made[number])
        after = {claim.id: claim for claim in collection.claims()}
        assert before.keys() - after.keys() <= changes.gone
        assert changes.gone.isdisjoint(after)
        assert {id_ for id_, one in after.items() if before.get(id_) != one} <= changes.claims


@settings(max_examples=60, deadline=None)
@given(collections())
def test_taking_out_tells_what_changes(case: tuple[list[Report], list[int], int]) -> None:
    made, order, most = case
    collection = filled(made, most)
    for number in order:
        before = {claim.id: claim for claim in collection.claims()}
        changes = collection.remove(made[number].article)
        after = {claim.id: claim for claim in collection.claims()}
        assert before.keys() - after.keys() <= changes.gone
        assert {id_ for id_, one in after.items() if before.get(id_) != one} <= changes.claims


@pytest.fixture(scope="module", autouse=True)
def _short_tails() -> Iterator[None]:
    """Shelves of which hardly any key is remembered whole at first."""
    made = Shelves.__init__.__defaults__
    Shelves.__init__.__defaults__ = (16,)
    yield
    Shelves.__init__.__defaults__ = made


@settings(max_examples=100, deadline=None)
@given(collections())
def test_what_is_only_remembered_is_as_if_it_were_there(
    case: tuple[list[Report], list[int], int],
) -> None:
    made, order, most = case
    *before, last = (made[number] for number in order)
    recalled, whole = Collection(most, Kept(filled(before, most))), filled(before, most)
    assert recalled.add(last) == whole.add(last)
    assert seen(recalled, whole) == seen(whole, whole)


@settings(max_examples=100, deadline=None)
@given(collections())
def test_what_is_only_remembered_can_be_taken_out(
    case: tuple[list[Report], list[int], int],
) -> None:
    made, order, most = case
    recalled, whole = Collection(most, Kept(filled(made, most))), filled(made, most)
    for number in order:
        article = made[number].article
        assert recalled.remove(article) == whole.remove(article)
        assert seen(recalled, whole) == seen(whole, whole)


def seen(collection: Collection, whole: Collection) -> object:
    """What a collection tells of everything that a whole one has found."""
    settled = whole.settled()
    denials = {one.id for report in whole.reports.values() for one in report.denials}
    return (
        [collection.claim(one.id) for one in whole.claims()],
        {one: collection.claim_of(one) for one in settled.claims},
        {one: collection.answered_by(one) for one in denials},
        {one: collection.copies_of(one) for one in settled.copies},
    )


def test_the_golden_collection_backwards() -> None:
    made = list(golden_reports().values())
    assert found(filled(made[::-1])) == found(filled(made))
