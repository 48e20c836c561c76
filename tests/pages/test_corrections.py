"""The Corrections page: suggestions, the log and its file."""

import json

import pytest

from analysis.corrections import Apart, Hide, Merge, Rename, Undo, entries_to_json
from analysis.models import Analysis, Article, Block, BlockKind, Entity, Span
from analysis.resolution import Name
from analysis.store import Store
from analysis.tables import Scope, entity_counts
from analysis.tables.corrections import first_passages, suggestions_table
from tests.factory import COLLECTION
from tests.pages.screen import check, open_page, words_on


def collection_of(store: Store) -> int:
    return store.collection(COLLECTION).id


def shown(store: Store) -> list[str]:
    return list(entity_counts(store, Scope(collection=collection_of(store)))["entity"])


def names(store: Store, number: int) -> list[Name]:
    counts = entity_counts(store, Scope(collection=collection_of(store))).head(number)
    return [Name(*row) for row in counts[["entity", "type"]].itertuples(index=False)]


def test_without_articles_the_page_offers_a_start(store: Store) -> None:
    assert open_page("corrections").button(key="open_sample")


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("Suggestions", "There is nothing to decide"),
        ("Log", "Nothing has been corrected in this collection."),
        ("Export and import", "The log has 0 entries."),
    ],
)
def test_every_view_helps_while_it_is_empty(filled: Store, view: str, words: str) -> None:
    assert words in words_on(open_page("corrections", show=view))


def test_the_log_says_what_was_done_and_undoes_and_redoes_it(filled: Store) -> None:
    first, second = names(filled, 2)
    of = collection_of(filled)
    (entry,) = filled.correct(of, [Merge(names=(second,), into=first)], "Ada")
    at = open_page("corrections", show="Log")
    assert f"Merged {second.name} into {first.name}" in words_on(at)
    assert "Ada" in words_on(at)
    assert second.name not in shown(filled)
    check(at.button(key=f"turn_{entry.key}").click().run())
    assert second.name in shown(filled)
    assert f"Merged {second.name} into {first.name} (undone)" in words_on(at)
    assert f"Undid: Merged {second.name} into {first.name}" in words_on(at)
    check(at.button(key=f"turn_{entry.key}").click().run())
    assert second.name not in shown(filled)
    assert f"Redid: Merged {second.name} into {first.name}" in words_on(at)


def test_an_entry_undone_twice_is_redone_by_one_click(filled: Store) -> None:
    (first,) = names(filled, 1)
    of = collection_of(filled)
    (entry,) = filled.correct(of, [Rename(of=first, to="Another Name")], "Ada")
    filled.correct(of, [Undo(entry=entry.key), Undo(entry=entry.key)], "Ada")
    assert "Another Name" not in shown(filled)
    at = open_page("corrections", show="Log")
    check(at.button(key=f"turn_{entry.key}").click().run())
    assert "Another Name" in shown(filled)


def test_a_log_is_previewed_and_imported_without_what_is_here_already(filled: Store) -> None:
    first, second = names(filled, 2)
    of = collection_of(filled)
    filled.correct(of, [Apart(first=first, second=second)], "Ada")
    other = filled.collection("Elsewhere").id
    filled.correct(other, [Hide(of=first)], "Björn")
    both = (*filled.corrections(of), *filled.corrections(other))
    at = open_page("corrections", show="Export and import", collection=COLLECTION)
    file = ("log.json", entries_to_json(both).encode(), "application/json")
    check(at.file_uploader[0].set_value(file).run())
    assert "2 entries: 1 new, 1 here already." in words_on(at)
    assert f"Hid {first.name} (Björn)" in words_on(at)
    check(at.button(key="import_log").click().run())
    assert "1 entry imported, 1 were here already." in words_on(at)
    brought = filled.corrections(of)[-1]
    assert (brought.author, brought.imported_by) == ("Björn", "This computer")
    log = open_page("corrections", show="Log", collection=COLLECTION)
    assert r"imported by This computer\, first made by Björn" in words_on(log)
    assert first.name not in shown(filled)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff\xfe", b'[{"key": 1}]', b"[null]"])
def test_a_file_that_is_no_log_is_refused_in_words(filled: Store, data: bytes) -> None:
    at = open_page("corrections", show="Export and import")
    file = ("log.json", data, "application/json")
    check(at.file_uploader[0].set_value(file).run())
    assert "the file is no log of corrections" in words_on(at)
    assert filled.corrections(collection_of(filled)) == ()


def test_names_in_the_log_are_shown_as_plain_text(filled: Store) -> None:
    (first,) = names(filled, 1)
    filled.correct(collection_of(filled), [Rename(of=first, to="<b>**Bold**</b>")], "*Ada*")
    at = open_page("corrections", show="Log")
    assert any("<b>**Bold**</b>" in text.value for text in at.text)
    assert any(r"\*Ada\*" in caption.value for caption in at.caption)


def test_an_exported_log_names_everything_by_name(filled: Store) -> None:
    (first,) = names(filled, 1)
    filled.correct(collection_of(filled), [Hide(of=first)], "Ada")
    (entry,) = json.loads(entries_to_json(filled.corrections(collection_of(filled))))
    assert entry["correction"] == {
        "of": {"name": first.name, "type": first.type},
        "action": "hide",
    }


def name_twice(store: Store) -> None:
    """Two articles name a town, a third takes it for an organisation."""
    of = store.collection(COLLECTION).id
    for number, kind in enumerate(("GPE", "GPE", "ORG")):
        text = f"Ostwick was quiet on day {number}."
        article = Article(id=f"o{number}", path=f"o{number}.txt", text=text, title="Ostwick")
        body = Block(kind=BlockKind.BODY, span=Span(0, len(text)))
        entity = Entity(name="Ostwick", type=kind, mentions=(Span(0, 7),))
        analysis = Analysis(
            article=article, blocks=(body,), entities=(entity,), attributions=(), denials=()
        )
        receipt = store.enqueue(of, article.path, text.encode())
        store.save_analysis(receipt.article, analysis)
    store.settle()


def open_pairs(store: Store) -> int:
    return len(suggestions_table(store, collection_of(store)))


def test_a_suggestion_says_who_is_meant_and_how_often(store: Store) -> None:
    name_twice(store)
    (pair,) = suggestions_table(store, collection_of(store)).to_dict("records")
    assert (pair["first"], pair["second"]) == ("Ostwick", "Ostwick")
    assert {
        pair["first_as"]: pair["first_articles"],
        pair["second_as"]: pair["second_articles"],
    } == {
        "GPE": 2,
        "ORG": 1,
    }
    at = open_page("corrections", collection=COLLECTION)
    assert "1 pair of names that are likely, not surely, the same." in words_on(at)
    (shown,) = at.dataframe[0].value.to_dict("records")
    assert {shown["first_words"], shown["second_words"]} == {
        "Ostwick (country or city)",
        "Ostwick (organisation)",
    }


@pytest.mark.parametrize(
    "decision",
    [
        Merge(names=(Name("Ostwick", "ORG"),), into=Name("Ostwick", "GPE")),
        Apart(first=Name("Ostwick", "GPE"), second=Name("Ostwick", "ORG")),
        Apart(first=Name("Ostwick", "ORG"), second=Name("Ostwick", "GPE")),
    ],
)
def test_a_decision_closes_a_suggestion_and_an_undo_opens_it(
    store: Store, decision: Merge | Apart
) -> None:
    name_twice(store)
    of = collection_of(store)
    (entry,) = store.correct(of, [decision], "Ada")
    assert open_pairs(store) == 0
    store.settle()
    assert open_pairs(store) == 0
    assert "There is nothing to decide" in words_on(open_page("corrections", collection=COLLECTION))
    store.correct(of, [Undo(entry=entry.key)], "Ada")
    assert open_pairs(store) == 1


def test_passages_are_one_an_article(store: Store) -> None:
    name_twice(store)
    pair = suggestions_table(store, collection_of(store)).iloc[0]
    found = first_passages(store, int(pair["first_identity"]), 1)
    assert found[["start", "end"]].to_numpy().tolist() == [[0, 7]]
