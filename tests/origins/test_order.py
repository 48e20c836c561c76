"""What a collection finds depends on what is in it, never on the order it came in."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.models import SourceKind, Stance
from analysis.origins import Collection, Denied, Named, Report, ReportId, Statement, Teller
from tests.origins.building import DAY, golden_reports

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


@settings(max_examples=60, deadline=None)
@given(collections())
def test_restored_goes_on_as_if_never_stopped(case: tuple[list[Report], list[int], int]) -> None:
    made, _, most = case
    whole = filled(made, most)
    restored = Collection(most)
    before = filled(made[:-1], most)
    restored.restore(made[:-1], before.settled())
    restored.add(made[-1])
    assert found(restored) == found(whole)


def test_the_golden_collection_backwards() -> None:
    made = list(golden_reports().values())
    assert found(filled(made[::-1])) == found(filled(made))
