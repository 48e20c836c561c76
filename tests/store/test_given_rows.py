"""What a table's column told of an article stays told by the column, until somebody says else."""

import json
from datetime import date

from analysis.ingest import Given
from analysis.ingest.given import apply_given
from analysis.models import Article, Basis
from analysis.store import Store
from analysis.store.given_rows import from_json, to_json

MOMENT = "2025-03-01T23:30:00+02:00"
TOLD = Given(
    title="Ferry plan dropped",
    publisher="Harbour Courier",
    published=date(2025, 3, 1),
    stated=(("title", "Ferry plan dropped"), ("published", MOMENT)),
)


def test_json_keeps_what_a_column_told():
    assert from_json(json.loads(json.dumps(to_json(TOLD)))).stated == TOLD.stated


def test_an_edit_takes_only_its_own_field_from_the_column(store: Store):
    collection = store.collection("Varnholm").id
    receipt = store.enqueue(collection, "t.csv, row 2.txt", b"The mayor said so.", TOLD)
    before = store.edit([receipt.article], title="Ferry plan given up")
    found = apply_given(Article(id="a", path="a", text="a"), _given(store, receipt.article))
    basis = dict(found.basis)
    assert (basis["title"], basis["publisher"]) == (Basis.GIVEN, Basis.GIVEN)
    assert (basis["published"], found.published_at and found.published_at.isoformat()) == (
        Basis.FILE,
        MOMENT,
    )
    store.give_back(before)
    undone = apply_given(Article(id="a", path="a", text="a"), _given(store, receipt.article))
    assert dict(undone.basis)["title"] == Basis.FILE


def _given(store: Store, article: int) -> Given:
    queued = store.claim_next()
    assert queued is not None
    assert queued.article == article
    store.release(article)
    return queued.given
