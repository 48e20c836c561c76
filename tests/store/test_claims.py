"""Claims across the articles of a collection as rows, on both databases."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Row, func, select

from analysis.corrections import Merge
from analysis.models import Analysis, Denial, DenialForm
from analysis.origins import Collection, ReportId
from analysis.resolution import Name
from analysis.store import Store, Unsettled, schema
from analysis.store.engine import reading
from analysis.store.remembering import Stored
from analysis.tables import Scope, claims_table, statements_table
from tests.invented.telling import telling
from tests.store.conftest import Clock

ALL = Scope(1)
BOLTS = "the harbour crane of Bo Ren lost eleven bolts before the March storm"
AGAIN = "the harbour crane of Bo Ren lost eleven bolts before the big March storm"
LEDGER = "Ada Voss burned the ledger of the harbour fund in April"
NOT_SO = "Ada Voss had not burned the ledger of the harbour fund in April"
KINDS = (schema.claim, schema.shelf, schema.answer, schema.grouped, schema.report, schema.outdated)

FIRST = telling(("two officials", "said", BOLTS), names=("Bo Ren",), outlet="Orran Herald", day=2)
SECOND = telling(("two officials", "said", AGAIN), names=("Bo Ren",), outlet="Lantern", day=3)
THIRD = telling(("Bo Ren", "said", LEDGER), ("a clerk", "said", AGAIN), names=("Ada Voss",), day=4)
DENIAL = telling(
    ("Ada Voss", "denied", "she burned the ledger of the harbour fund in April"), day=5
)
CONFIRMED = telling(("Cleo Marr", "confirmed", LEDGER), names=("Ada Voss",), day=6)
EVERY = (FIRST, SECOND, THIRD, DENIAL, CONFIRMED)


def save(store: Store, *analyses: Analysis) -> list[int]:
    """The articles, stored in this order and compared."""
    collection = store.collection("My articles").id
    found = []
    for analysis in analyses:
        data = analysis.article.text.encode()
        article = store.enqueue(collection, "article.txt", data).article
        store.save_analysis(article, analysis)
        found.append(article)
    store.settle()
    return found


def rows(store: Store, article: int) -> list[tuple[str, str, str, str | None]]:
    frame = statements_table(store, Scope(1, article=article), all=True)
    columns = ("statement", "role", "claim", "answers")
    values = zip(*(frame[name] for name in columns), strict=True)
    return [(*row[:3], row[3] if isinstance(row[3], str) else None) for row in values]


def statuses(store: Store) -> dict[str, str]:
    frame = claims_table(store, ALL)
    return dict(zip(frame["claim"], frame["status"], strict=True))


def test_the_same_claim_of_two_articles_is_one(store: Store) -> None:
    save(store, FIRST, SECOND)
    assert rows(store, 1) == [("1a0", "asserts", "1a0", None)]
    assert rows(store, 2) == [("2a0", "asserts", "1a0", None)]
    claim = claims_table(store, ALL).set_index("claim").loc["1a0"]
    assert (claim["articles"], claim["outlets"], claim["copies"]) == (2, 2, 0)
    assert claim["status"] == "unanswered"


def test_a_denial_of_another_article_answers_the_claim(store: Store) -> None:
    save(store, THIRD, DENIAL)
    assert rows(store, 1)[0] == ("1a0", "claim", "1a0", None)
    assert rows(store, 2) == [("2d0", "denial", "1a0", "1a0")]
    assert statuses(store)["1a0"] == "denied"
    assert statuses(store)["1a1"] == "unanswered"


def test_a_denial_that_comes_before_its_claim_stands_alone_until_then(store: Store) -> None:
    save(store, DENIAL)
    assert rows(store, 1) == [("1d0", "denial", "1d0", None)]
    later = telling(("Bo Ren", "said", LEDGER), names=("Ada Voss",), day=4)
    save(store, later)
    assert rows(store, 1) == [("1d0", "denial", "2a0", "2a0")]
    assert rows(store, 2) == [("2a0", "claim", "2a0", None)]


def test_who_says_that_it_is_not_so_denies_it_and_no_longer_when_the_claim_is_gone(
    store: Store,
) -> None:
    counter = telling(("Ada Voss", "said", NOT_SO), day=6)
    save(store, THIRD, counter)
    assert rows(store, 2) == [("2a0", "denial", "1a0", "1a0")]
    assert statuses(store)["1a0"] == "denied"
    store.delete([1])
    store.settle()
    assert rows(store, 2) == [("2a0", "asserts", "2a0", None)]
    assert statuses(store) == {"2a0": "unanswered"}


def test_there_is_no_claim_that_no_statement_makes(store: Store) -> None:
    """Nor of one who says that it is not so, as long as that answers another's claim."""
    counter = telling(("Ada Voss", "said", NOT_SO), day=6)
    save(store, THIRD, counter)
    assert claims_of(store) == {"1a0", "1a1"}
    store.delete([1])
    store.settle()
    assert claims_of(store) == {"2a0"}
    store.restore([1])
    store.settle()
    assert claims_of(store) == {"1a0", "1a1"}


def test_a_claim_is_there_as_long_as_somebody_else_makes_it(store: Store) -> None:
    """Its first statement denies another's claim in its own article, and stands there as that."""
    said = (("Ada Voss", "said", LEDGER), ("Bo Ren", "said", BOLTS))
    first = telling(*said, names=("Bo Ren",), day=2)
    denial = Denial(
        attribution=1, cue=(), denier=(), denied=(), denier_name=None, form=DenialForm.INLINE
    )
    save(store, replace(first, denials=(denial,)), SECOND)
    assert claims_of(store) == {"1a0", "1a1"}
    assert rows(store, 2) == [("2a0", "asserts", "1a1", None)]
    store.delete([2])
    store.settle()
    assert claims_of(store) == {"1a0"}
    store.restore([2])
    store.settle()
    assert claims_of(store) == {"1a0", "1a1"}


def test_each_collection_knows_what_is_still_to_be_compared(store: Store) -> None:
    save(store, FIRST)
    other = store.collection("Other").id
    article = store.enqueue(other, "a.txt", b"a").article
    assert store.unsettled(other).is_over
    store.save_analysis(article, SECOND)
    assert (store.unsettled(1), store.unsettled(99)) == (Unsettled(), Unsettled())
    assert store.unsettled(other) == Unsettled(names=True, articles=1)
    store.settle()
    assert store.unsettled(other).is_over
    store.correct(1, [Merge(into=Name("Bo Ren", "PERSON"), names=())], "Ada")
    assert store.unsettled(1).is_over


def claims_of(store: Store) -> set[str]:
    return {row.id for row in store.read(select(schema.claim.c.id))}


def test_a_denial_of_a_denial_follows_it_to_another_articles_claim(store: Store) -> None:
    said = (
        ("Ada Voss", "denied", "she burned the ledger of the harbour fund in April"),
        ("Bo Ren", "denied", "that"),
    )
    analysis = telling(*said, day=5)
    second = replace(analysis.denials[1], claim_attribution=0)
    save(store, THIRD, replace(analysis, denials=(analysis.denials[0], second)))
    assert rows(store, 2) == [
        ("2d0", "denial", "1a0", "1a0"),
        ("2d1", "denial", "1a0", "2d0"),
    ]
    store.delete([1])
    store.settle()
    assert rows(store, 2) == [("2d0", "denial", "2d0", None), ("2d1", "denial", "2d0", "2d0")]


def test_who_denies_and_who_confirms_make_a_claim_contested(store: Store) -> None:
    save(store, *EVERY)
    assert statuses(store)["3a0"] == "contested"
    assert rows(store, 5) == [("5a0", "confirms", "3a0", None)]


def test_what_is_gone_leaves_the_claims(store: Store) -> None:
    save(store, *EVERY)
    store.delete([4, 1])
    store.settle()
    assert statuses(store) == {"2a0": "unanswered", "3a0": "confirmed"}
    assert rows(store, 3) == [("3a0", "asserts", "3a0", None), ("3a1", "asserts", "2a0", None)]
    store.restore([4, 1])
    store.settle()
    assert statuses(store) == {"1a0": "unanswered", "3a0": "contested"}
    assert rows(store, 4) == [("4d0", "denial", "3a0", "3a0")]


def test_nothing_is_left_of_what_was_purged(store: Store, clock: Clock) -> None:
    save(store, *EVERY)
    store.delete(range(1, 6))
    clock.move(60)
    assert store.purge(clock.moment + timedelta(days=1)) == 5
    counts = [store.read(select(func.count()).select_from(table))[0][0] for table in KINDS]
    assert counts == [0] * len(KINDS)


def test_a_new_analysis_takes_the_place_of_the_old_one(store: Store) -> None:
    save(store, FIRST, SECOND)
    store.save_analysis(1, telling(("two officials", "said", LEDGER), names=("Ada Voss",)))
    store.settle()
    assert rows(store, 1) == [("1a0", "asserts", "1a0", None)]
    assert rows(store, 2) == [("2a0", "asserts", "2a0", None)]


def test_a_merge_of_names_lets_the_claims_be_compared_again(store: Store) -> None:
    save(store, THIRD, DENIAL)
    names = (Name("Ada Voss", "PERSON"), Name("Bo Ren", "PERSON"))
    store.correct(1, [Merge(names=names, into=names[0])], "Somebody")
    assert not store.is_settled()
    store.settle()
    assert store.is_settled()
    assert rows(store, 2) == [("2d0", "denial", "2d0", None)], "nobody answers themselves"


def test_an_article_that_cannot_be_compared_does_not_stop_the_others(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from analysis.store import claims

    compare = claims.compare

    def fail(connection: object, of: int, changed: int) -> None:
        compare(connection, of, changed)  # type: ignore[arg-type]
        if changed == 2:
            raise ValueError("broken")

    monkeypatch.setattr(claims, "compare", fail)
    save(store, FIRST, SECOND, THIRD)
    assert rows(store, 2) == [("2a0", "asserts", "2a0", None)], "as before, nothing half-written"
    assert rows(store, 3)[1] == ("3a1", "asserts", "1a0", None)
    assert "article 2 could not be compared" in caplog.text


def test_collections_are_kept_apart(store: Store) -> None:
    save(store, FIRST)
    other = store.collection("Others").id
    article = store.enqueue(other, "b.txt", SECOND.article.text.encode()).article
    store.save_analysis(article, SECOND)
    store.settle()
    assert [row.claim for row in store.read(select(schema.statement.c.claim))] == ["1a0", "2a0"]


Step = tuple[str, int]


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["delete", "restore", "again", "settle"]), st.integers(1, 5)),
        max_size=8,
    )
)
def test_the_rows_are_what_comparing_everything_at_once_finds(
    new_store: Callable[[], Store], steps: Sequence[Step]
) -> None:
    store = new_store()
    save(store, *EVERY)
    for step, article in steps:
        if step == "delete":
            store.delete([article])
        elif step == "restore":
            store.restore([article])
        elif step == "again":
            store.save_analysis(article, EVERY[article - 1])
        else:
            store.settle()
    store.settle()
    assert grouped_rows(store) == grouped_at_once(store)


def grouped_rows(store: Store) -> tuple[dict[ReportId, ReportId], dict[ReportId, ReportId]]:
    def pairs(found: Sequence[Row[object]]) -> dict[ReportId, ReportId]:
        return {
            ReportId(row.article_id, row.position): ReportId(row.first_article, row.first_position)
            for row in found
        }

    claims = store.read(select(schema.grouped).where(schema.grouped.c.sort == "claims"))
    return pairs(claims), pairs(store.read(select(schema.answer)))


def grouped_at_once(store: Store) -> tuple[dict[ReportId, ReportId], dict[ReportId, ReportId]]:
    whole = Collection()
    with reading(store.engine) as connection:
        stored = Stored(connection, 1)
        for row in connection.execute(select(schema.report.c.article_id)).all():
            report = stored.report(row.article_id)
            assert report is not None
            whole.add(report)
    settled = whole.settled()
    return dict(settled.claims), dict(settled.answers)
