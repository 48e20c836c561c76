"""Names across a collection and people's corrections, as rows: on both databases."""

from collections import Counter
from dataclasses import replace

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from analysis.corrections import (
    Apart,
    Correction,
    Hide,
    Merge,
    Rename,
    Retype,
    Show,
    Split,
    Undo,
)
from analysis.models import Analysis, Article, Attribution, Entity, SourceKind, Span
from analysis.resolution import Name
from analysis.store import Store
from analysis.store.schema import article, identity, name, suggestion
from analysis.tables import (
    Scope,
    attributions_table,
    entity_counts,
    mentions_table,
    statements_table,
)
from tests.factory import fill

ALL = Scope(1)
CALDER, NORTHWIND = Name("Ines Calder", "PERSON"), Name("Northwind Holdings", "ORG")
GAZETTE, EASTMERE = Name("Eastmere Gazette", "ORG"), Name("Eastmere", "GPE")


def counts(store: Store) -> dict[str, int]:
    """Mentions by name of everybody, hidden ones too."""
    frame = entity_counts(store, ALL, hidden=True)
    found: Counter[str] = Counter()
    for row in frame.itertuples():
        found[str(row.entity)] += int(row.mentions)
    return dict(found)


def correct(store: Store, *corrections: Correction) -> None:
    store.correct(1, corrections, "Somebody")


def undo_last(store: Store) -> None:
    correct(store, Undo(entry=store.corrections(1)[-1].key))


def everything(store: Store) -> list[pd.DataFrame]:
    """Every table that a correction may change, without the numbers of the rows."""
    tables = (entity_counts, mentions_table, attributions_table, statements_table)
    return [table(store, ALL).drop(columns="identity", errors="ignore") for table in tables]


def same(before: list[pd.DataFrame], after: list[pd.DataFrame]) -> bool:
    return all(one.equals(other) for one, other in zip(before, after, strict=True))


def test_every_name_has_an_identity_from_the_start(store: Store) -> None:
    fill(store)
    assert counts(store)["Northwind Holdings"] == 3
    before = everything(store)
    assert store.settle() == 1
    assert store.settle() == 0
    assert same(before, everything(store))


def test_a_merge_changes_every_count_and_chart_at_once(store: Store) -> None:
    fill(store)
    before = counts(store)
    version = store.version(1)
    correct(store, Merge(names=(NORTHWIND,), into=GAZETTE))
    assert store.version(1) != version
    after = counts(store)
    assert after["Eastmere Gazette"] == before["Eastmere Gazette"] + before["Northwind Holdings"]
    assert "Northwind Holdings" not in after
    assert sum(after.values()) == sum(before.values())
    undo_last(store)
    assert counts(store) == before


def test_a_rename_is_shown_in_sources_chains_and_claims(store: Store) -> None:
    fill(store)
    correct(store, Rename(of=GAZETTE, to="The Gazette of Eastmere"), Rename(of=CALDER, to="I. C."))
    said = attributions_table(store, Scope(1, article=1))
    assert said["source"].tolist()[:3] == ["The Gazette of Eastmere", "I. C.", "I. C."]
    assert said["chain"][0] == "The Gazette of Eastmere → two officials who asked not to be named"
    assert said["relay"][0] == "The Gazette of Eastmere"
    claims = statements_table(store, Scope(1, article=1))
    assert claims["who"].tolist() == ["The Gazette of Eastmere", "I. C."]


def test_the_reader_sees_the_corrected_article(store: Store) -> None:
    fill(store)
    correct(store, Merge(names=(CALDER,), into=GAZETTE), Hide(of=EASTMERE))
    shown, found = store.load_shown(1), store.load_analysis(1)
    assert shown is not None
    assert found is not None
    assert [entity.name for entity in shown.entities] == ["Northwind Holdings", "Eastmere Gazette"]
    gazette = shown.entities[1]
    assert len(gazette.mentions) == 3
    assert gazette.aliases == ("Ines Calder", "Calder")
    assert [one.entity for one in shown.attributions] == [1, 1, 1, None]
    assert shown.denials[0].denier_name == "Eastmere Gazette"
    assert shown.article == found.article
    # What was found stays what it was.
    assert found.entities[3].name == "Ines Calder"


def test_without_corrections_the_reader_sees_what_was_found(store: Store) -> None:
    fill(store)
    store.settle()
    for key in (1, 2, 3):
        assert store.load_shown(key) == store.load_analysis(key)


def test_a_split_by_words_takes_mentions_and_their_statements(store: Store) -> None:
    fill(store)
    correct(store, Split(of=CALDER, words=("Calder",), into=Name("Rufus Calder", "PERSON")))
    assert counts(store)["Ines Calder"] == 1
    assert counts(store)["Rufus Calder"] == 1
    said = attributions_table(store, Scope(1, article=1))
    assert said["source"].tolist()[1:3] == ["Ines Calder", "Rufus Calder"]
    shown = store.load_shown(1)
    assert shown is not None
    assert {"Ines Calder", "Rufus Calder"} <= {entity.name for entity in shown.entities}


def test_a_split_by_article_holds_for_that_article(store: Store) -> None:
    fill(store)
    files = {row.id: row.sha256 for row in store.read(select(article.c.id, article.c.sha256))}
    split = Split(of=NORTHWIND, articles=(files[2],), into=Name("Northwind (Norland)", "ORG"))
    correct(store, split)
    found = mentions_table(store, ALL)
    found = found[found["entity"].str.startswith("Northwind")]
    assert set(zip(found["article"], found["entity"], strict=True)) == {
        (1, "Northwind Holdings"),
        (2, "Northwind (Norland)"),
    }


def _files():
    from analysis.store.schema import article

    return select(article.c.id, article.c.sha256)


def test_hidden_ones_are_left_out_and_come_back(store: Store) -> None:
    fill(store)
    correct(store, Hide(of=NORTHWIND))
    assert "Northwind Holdings" not in set(entity_counts(store, ALL)["entity"])
    assert "Northwind Holdings" not in set(mentions_table(store, ALL)["entity"])
    assert counts(store)["Northwind Holdings"] == 3
    correct(store, Show(of=NORTHWIND))
    assert "Northwind Holdings" in set(entity_counts(store, ALL)["entity"])


def test_corrections_survive_a_new_analysis_and_a_deletion(store: Store) -> None:
    fill(store)
    correct(
        store,
        Merge(names=(NORTHWIND,), into=GAZETTE),
        Split(of=CALDER, words=("Calder",), into=Name("Rufus Calder", "PERSON")),
        Retype(of=EASTMERE, to="LOC"),
    )
    store.settle()
    before = everything(store)
    for key in (1, 2, 3):
        again = store.load_analysis(key)
        assert again is not None
        store.save_analysis(key, again)
    store.settle()
    assert same(before, everything(store))
    store.delete([1])
    store.settle()
    store.restore([1])
    store.settle()
    assert same(before, everything(store))


def test_a_log_moves_to_another_collection_and_is_taken_once(store: Store) -> None:
    fill(store)
    correct(store, Rename(of=CALDER, to="Mayor Calder"))
    other = store.collection("Copy").id
    log = store.corrections(1)
    assert store.add_corrections(other, log) == 1
    assert store.add_corrections(other, log) == 0
    assert store.corrections(other) == log


def test_deletion_and_new_articles_leave_no_orphans(store: Store) -> None:
    fill(store)
    correct(store, Split(of=CALDER, words=("Calder",), into=Name("Rufus Calder", "PERSON")))
    undo_last(store)
    rows = store.read(select(name.c.split))
    assert {row.split for row in rows} == {""}
    assert len(store.read(select(identity.c.id))) == len(rows)


def named(text: str, *names: tuple[str, str]) -> Analysis:
    """An analysis in which each name stands once, and the first one speaks."""
    return Analysis(
        article=Article(id=text, path=f"{text}.txt", text=text),
        blocks=(),
        entities=tuple(
            Entity(
                name=one, type=kind, mentions=(Span(text.index(one), text.index(one) + len(one)),)
            )
            for one, kind in names
        ),
        attributions=(
            Attribution(
                source=(Span(0, 3),),
                cue=(Span(4, 5),),
                content=(Span(6, 7),),
                source_name=names[0][0],
                entity=0,
                source_kind=SourceKind.NAMED_PERSON,
            ),
        ),
        denials=(),
    )


def add(store: Store, analysis: Analysis) -> int:
    data = analysis.article.text.encode()
    key = store.enqueue(store.collection("My articles").id, "a.txt", data).article
    store.save_analysis(key, analysis)
    return key


def test_names_are_joined_across_articles_and_only_likely_ones_suggested(store: Store) -> None:
    add(store, named("Andriy Zelenko said. One.", ("Andriy Zelenko", "PERSON")))
    add(store, named("Andriy Zelenko spoke.", ("Andriy Zelenko", "PERSON")))
    add(store, named("Andrii Zelenko spoke.", ("Andrii Zelenko", "PERSON")))
    add(store, named("Zelenko spoke.", ("Zelenko", "PERSON")))
    store.settle()
    assert counts(store) == {"Andriy Zelenko": 3, "Zelenko": 1}
    pairs = open_pairs(store)
    assert pairs == {("Andriy Zelenko", "Zelenko")}
    apart = Apart(first=Name("Andriy Zelenko", "PERSON"), second=Name("Zelenko", "PERSON"))
    correct(store, apart)
    assert open_pairs(store) == set()
    undo_last(store)
    assert open_pairs(store) == pairs


def test_who_is_apart_from_one_name_is_apart_from_all_of_its_identity(store: Store) -> None:
    zelenko, short, andrii = (
        Name(name, "PERSON") for name in ("Andriy Zelenko", "Zelenko", "Andrii Zelenko")
    )
    for number, one in enumerate((zelenko, zelenko, andrii, short)):
        add(store, named(f"{one.name} spoke {number}.", (one.name, one.type)))
    store.settle()
    assert open_pairs(store) == {("Andriy Zelenko", "Zelenko")}
    correct(store, Apart(first=short, second=andrii))
    assert open_pairs(store) == set()


def open_pairs(store: Store) -> set[tuple[str, str]]:
    first, second = name.alias(), name.alias()
    wanted = (
        select(first.c.name.label("one"), second.c.name.label("other"))
        .select_from(suggestion)
        .join(first, first.c.id == suggestion.c.first_id)
        .join(second, second.c.id == suggestion.c.second_id)
        .where(suggestion.c.is_open)
    )
    return {(row.one, row.other) for row in store.read(wanted)}


NAME = st.sampled_from((CALDER, NORTHWIND, GAZETTE, EASTMERE))
CHANGE = st.one_of(
    st.builds(Merge, names=st.lists(NAME, min_size=1, max_size=2).map(tuple), into=NAME),
    st.builds(
        Split,
        of=NAME,
        into=NAME | st.just(Name("Somebody Else", "PERSON")),
        names=st.lists(NAME, max_size=1).map(tuple),
        words=st.lists(st.sampled_from(["Calder", "Northwind"]), max_size=1).map(tuple),
    ),
    st.builds(Rename, of=NAME, to=st.sampled_from(["A", "B"])),
    st.builds(Hide, of=NAME),
)


@given(changes=st.lists(CHANGE, min_size=1, max_size=4))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_corrections_keep_the_sum_and_undo_restores(
    store: Store, changes: list[Correction]
) -> None:
    if not store.collections():
        fill(store)
        store.settle()
    before, total = everything(store), sum(counts(store).values())
    correct(store, *changes)
    assert sum(counts(store).values()) == total
    made = store.corrections(1)[-len(changes) :]
    correct(store, *(Undo(entry=entry.key) for entry in reversed(made)))
    assert same(before, everything(store))


def test_the_analysis_itself_is_never_changed(store: Store) -> None:
    fill(store)
    before = [store.load_analysis(key) for key in (1, 2, 3)]
    correct(store, Merge(names=(NORTHWIND, CALDER), into=GAZETTE), Rename(of=GAZETTE, to="X"))
    assert [store.load_analysis(key) for key in (1, 2, 3)] == before
    shown = store.load_shown(1)
    assert shown is not None
    assert replace(shown, entities=(), attributions=(), denials=()) == replace(
        before[0], entities=(), attributions=(), denials=()
    )
