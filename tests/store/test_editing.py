"""What is said of stored articles is changed, taken back, decided and cancelled."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as all_of
from hypothesis import strategies as st

from analysis.ingest import Given
from analysis.models import Basis, BlockKind, Problem
from analysis.store import Progress, State, Store, StoreError
from tests.factory import make_analysis, make_article
from tests.store.conftest import Clock

GIVEN = Given(title="Pier sold", publisher="Harbour Courier", published=date(2025, 3, 4))
NOTE = Problem(code="N_LANGUAGE", message="Only read.")


def add(store: Store, data: bytes = b"words", given: Given = GIVEN) -> int:
    return store.enqueue(store.collection("My articles").id, "a.txt", data, given).article


def finished(store: Store, data: bytes = b"words") -> int:
    article = add(store, data)
    store.claim_next()
    store.save_analysis(article, make_analysis())
    return article


def test_only_the_named_fields_of_all_articles_change(store: Store) -> None:
    first, second = add(store), add(store, b"others", Given(byline="Ada Voss"))
    before = store.edit([first, second], publisher="Orran Herald", section="Harbour")
    assert before == ((first, GIVEN), (second, Given(byline="Ada Voss")))
    expected = replace(GIVEN, publisher="Orran Herald", section="Harbour")
    assert store.article(first).given == expected
    assert store.article(second).given == replace(
        expected, title=None, published=None, byline="Ada Voss"
    )


def test_none_and_nothing_take_back_what_was_said(store: Store) -> None:
    article = add(store)
    store.edit([article], publisher=None, title="")
    assert store.article(article).given == Given(published=date(2025, 3, 4))


def test_an_edited_article_is_analysed_again_with_its_results_in_place(store: Store) -> None:
    article, other = finished(store), finished(store, b"others")
    before = store.version(1)
    store.edit([article], title="Pier not sold")
    assert (store.article(article).state, store.article(other).state) == (State.QUEUED, State.DONE)
    assert store.load_analysis(article) is not None
    assert store.version(1) != before
    queued = store.claim_next()
    assert queued is not None
    assert queued.given.title == "Pier not sold"


def test_what_is_said_is_shown_before_it_is_analysed(store: Store) -> None:
    article = finished(store)
    moment = datetime(2025, 3, 4, 9, tzinfo=UTC)
    shown = make_article(published=date(2025, 3, 4), published_at=moment, updated_at=moment)
    store.save_read(article, shown)
    store.edit([article], publisher="Lantern", published=date(2025, 3, 5))
    row = store.article(article)
    assert (row.publisher, row.published, row.title) == ("Lantern", date(2025, 3, 5), shown.title)
    assert (row.published_at, row.updated_at) == (None, moment)
    assert dict(row.basis)["publisher"] is Basis.GIVEN


def test_what_was_so_already_is_no_edit(store: Store) -> None:
    article = finished(store)
    assert store.edit([article], title="Pier sold") == ()
    assert store.article(article).state is State.DONE


def test_an_unknown_field_is_a_mistake(store: Store) -> None:
    article = add(store)
    for name in ("state", "decided", "language"):
        with pytest.raises(TypeError):
            store.edit([article], **{name: "done"})


def test_an_edit_is_taken_back_in_one_step(store: Store) -> None:
    articles = [add(store, b"%d" % number) for number in range(3)]
    before = store.edit(articles, publisher="Lantern", published=None)
    assert store.give_back(before) == 3
    assert [store.article(article).given for article in articles] == [GIVEN] * 3
    store.give(articles[0], Given())
    assert store.article(articles[0]).given == Given()


def test_an_edit_during_the_analysis_is_not_lost(store: Store) -> None:
    article = add(store)
    store.claim_next()
    store.edit([article], title="Pier not sold")
    assert store.article(article).state is State.ANALYSING
    assert store.claim_next() is None
    store.save_analysis(article, make_analysis())
    assert store.article(article).state is State.QUEUED
    queued = store.claim_next()
    assert queued is not None
    assert queued.given.title == "Pier not sold"
    store.save_problem(article, Problem(code="E_CORRUPT", message="Damaged."))
    assert store.article(article).state is State.PROBLEM


def test_a_decision_about_a_block_is_kept_and_can_be_taken_back(store: Store) -> None:
    article = finished(store)
    store.decide(article, "00aa", BlockKind.PROMO)
    store.decide(article, "00bb", BlockKind.BODY)
    store.decide(article, "00aa", BlockKind.CAPTION)
    decided = (("00bb", BlockKind.BODY), ("00aa", BlockKind.CAPTION))
    assert store.article(article).given == replace(GIVEN, decided=decided)
    assert store.article(article).state is State.QUEUED
    store.decide(article, "00aa", None)
    store.decide(article, "00bb", None)
    assert store.article(article).given == GIVEN


@pytest.mark.parametrize("field", ["published", "updated"])
def test_a_date_in_the_future_is_refused_with_a_reason(
    store: Store, clock: Clock, field: str
) -> None:
    article = add(store)
    tomorrow = clock().date() + timedelta(days=1)
    later = {field: tomorrow + timedelta(days=1)}
    for refused in (
        lambda: add(store, b"others", Given(**later)),
        lambda: store.edit([article], **later),
        lambda: store.give(article, Given(**later)),
        lambda: store.deliver(1, "archive", "a.zip", b"PK", Given(**later)),
    ):
        with pytest.raises(StoreError, match=r"2025-03-12.*lies in the future") as raised:
            refused()
        assert raised.value.problem.code == "E_FUTURE_DATE"
    assert store.article(article).given == GIVEN
    assert store.deliveries(1) == ()
    assert store.progress(1).total == 1
    assert store.edit([article], **{field: tomorrow}) != ()


def test_cancelled_articles_are_kept_and_can_be_tried_again(store: Store, clock: Clock) -> None:
    done, working = finished(store), add(store, b"working")
    waiting = [add(store, b"%d" % number) for number in range(3)]
    store.claim_next()
    assert store.cancel(1) == 3
    assert store.progress(1) == Progress(done=1, analysing=1, cancelled=3)
    assert store.progress(1).total == 5
    assert store.claim_next() is None
    assert store.count_open(waiting) == 0
    store.save_analysis(working, make_analysis())
    assert store.progress(1) == Progress(done=2, cancelled=3)
    store.retry(waiting[1])
    queued = store.claim_next()
    assert queued is not None
    assert queued.article == waiting[1]
    clock.move(121)
    assert store.cancel(1) == 1, "nobody is at it any more"
    assert store.article(done).state is State.DONE


def test_what_was_cancelled_goes_on_in_one_step(store: Store) -> None:
    add(store, b"waiting")
    other = store.collection("B").id
    store.enqueue(other, "b.txt", b"words")
    archive = store.deliver(1, "archive", "spring.zip", b"PK").delivery
    store.cancel(other)
    assert store.cancel(1) == 2
    store.resume(1)
    assert store.progress(1) == Progress(queued=1)
    assert store.count_open_deliveries([archive]) == 1
    assert store.progress(other) == Progress(cancelled=1)


def test_cancelling_leaves_other_collections_alone(store: Store) -> None:
    add(store)
    other = store.collection("B").id
    store.enqueue(other, "b.txt", b"words")
    assert store.cancel(1) == 1
    assert store.progress(other) == Progress(queued=1)
    assert store.cancel(1) == 0


def test_the_pace_is_that_of_the_last_minute(store: Store, clock: Clock) -> None:
    assert store.pace(1) is None
    for number in range(4):
        finished(store, b"%d" % number)
        clock.move(2)
    assert store.pace(1) == pytest.approx(3 / 8)
    clock.move(70)
    assert store.pace(1) is None


def test_notes_leave_an_article_done(store: Store) -> None:
    article = add(store)
    remark = Problem(code="E_DATE", message="A date was not believed.")
    read = make_article(remarks=(remark,))
    analysis = make_analysis(article=read, problems=(remark, NOTE))
    store.save_analysis(article, analysis)
    row = store.article(article)
    assert (row.state, row.problem, row.notes) == (State.DONE, None, (remark, NOTE))
    assert store.load_analysis(article) == analysis


def test_a_real_problem_beside_notes_is_the_articles(store: Store) -> None:
    article = add(store)
    fault = Problem(code="E_HALF", message="Half of it could not be analysed.")
    store.save_analysis(article, make_analysis(problems=(NOTE, fault)))
    row = store.article(article)
    assert (row.state, row.problem, row.notes) == (State.PROBLEM, fault, (NOTE,))


WORDS = st.none() | st.text(alphabet=st.characters(codec=None), min_size=1, max_size=8)
DAYS = st.none() | st.dates(date(1000, 1, 1), date(2025, 3, 10))
GIVENS = st.builds(
    Given,
    title=WORDS,
    byline=WORDS,
    publisher=WORDS,
    section=WORDS,
    url=WORDS,
    published=DAYS,
    updated=DAYS,
    decided=st.lists(st.tuples(st.text("0123456789abcdef"), st.sampled_from(BlockKind))).map(tuple),
)


@all_of(said=GIVENS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_said_comes_back(store: Store, said: Given) -> None:
    article = add(store)
    store.give(article, said)
    assert store.article(article).given == said
    receipt = store.deliver(1, "feed", f"https://a.example/{hash(said)}", given=said)
    assert store.delivery(receipt.delivery).given == said
