"""An entity's panel: merge, split, rename, change type, hide, and the way back."""

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.corrections import Apart, Correction, Hide, Merge, Rename, Retype, Show, Split
from analysis.resolution import Name
from analysis.store import Store
from analysis.tables import Scope, entity_counts
from analysis.tables.corrections import find_keys, find_owner, parts_table, reach_of
from tests.factory import COLLECTION
from tests.pages.screen import check, words_on


def panel(identity: int) -> None:
    """What AppTest runs: the buttons, and the line where they are gone."""
    from analysis.tables.corrections import find_repairable
    from pages.shared import cached
    from pages.shared.repair.done import show_done
    from pages.shared.repair.offering import offer

    one = find_repairable(cached.store(), identity)
    if one is not None:
        offer(identity, one.name, one.type)
    show_done("entities")


def counts(store: Store) -> pd.DataFrame:
    of = store.collection(COLLECTION).id
    return entity_counts(store, Scope(collection=of), hidden=True).set_index("identity")


def told(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Everything but the ids: who comes back after an undo has a new one."""
    return sorted(frame.itertuples(index=False, name=None))


def with_most_words(store: Store, ids: list[int]) -> int:
    return max(ids, key=lambda one: parts_table(store, one)["words"].nunique())


def open_panel(identity: int, dialog: str = "") -> AppTest:
    at = check(AppTest.from_function(panel, args=(identity,), default_timeout=60).run())
    return check(at.button(key=f"repair_{dialog}").click().run()) if dialog else at


def corrections(store: Store) -> list[Correction]:
    return [entry.correction for entry in store.corrections(store.collection(COLLECTION).id)]


def undo(at: AppTest) -> None:
    check(at.button(key="undo_correction").click().run())


@pytest.fixture
def ids(filled: Store) -> list[int]:
    """Most mentions first."""
    return [int(one) for one in counts(filled).index]


def key(store: Store, identity: int) -> Name:
    return find_keys(store, [identity])[identity]


def test_an_entity_that_is_gone_offers_nothing(filled: Store) -> None:
    assert not open_panel(10_000).button


def test_merging_says_what_changes_and_can_be_undone(filled: Store, ids: list[int]) -> None:
    before, (first, second) = counts(filled), ids[:2]
    names = list(before["entity"][:2])
    at = open_panel(first, "merge")
    assert "Nothing changes before you merge." in words_on(at)
    check(at.multiselect(key=f"merge_{first}").set_value([second]).run())
    reach = reach_of(filled, [first, second])
    assert f"2 entities, {reach.mentions} mentions in {reach.articles} article" in words_on(at)
    check(at.button(key="do_merge").click().run())
    assert f"Merged {names[1]} into {names[0]}." in words_on(at)
    merged = counts(filled)
    assert second not in merged.index
    assert merged.at[first, "mentions"] == before["mentions"][:2].sum()
    undo(at)
    assert told(counts(filled)) == told(before)


def test_the_name_to_keep_may_be_the_other_one(filled: Store, ids: list[int]) -> None:
    first, second = ids[:2]
    keys = key(filled, first), key(filled, second)
    at = open_panel(first, "merge")
    check(at.multiselect(key=f"merge_{first}").set_value([second]).run())
    check(at.selectbox(key=f"keep_{first}").set_value(second).run())
    check(at.button(key="do_merge").click().run())
    assert corrections(filled) == [Merge(names=(keys[0],), into=keys[1])]
    assert first not in counts(filled).index


def test_a_split_by_article_moves_what_it_says_and_can_be_undone(
    filled: Store, ids: list[int]
) -> None:
    before = counts(filled)
    one = next(one for one in ids if before.at[one, "articles"] > 1)
    parts = parts_table(filled, one)
    article = parts["sha256"].iloc[0]
    moving = int(parts.loc[parts["sha256"] == article, "mentions"].sum())
    at = open_panel(one, "split")
    assert not [button for button in at.button if button.key == "do_split"]
    check(at.multiselect(key=f"split_articles_{one}").set_value([article]).run())
    total = int(parts["mentions"].sum())
    assert f"{moving} of {total} mentions move, in 1 article." in words_on(at)
    assert at.button(key="do_split").disabled
    typed = next(box for box in at.text_input if box.label == "Their name")
    check(typed.set_value("Somebody Else").run())
    check(at.button(key="do_split").click().run())
    after = counts(filled)
    other = int(after.index[after["entity"] == "Somebody Else"][0])
    assert reach_of(filled, [other]).mentions == moving
    assert reach_of(filled, [one]).mentions == total - moving
    assert key(filled, other).name == "Somebody Else"
    undo(at)
    assert told(counts(filled)) == told(before)


def test_what_a_split_made_can_be_renamed_and_merged(filled: Store, ids: list[int]) -> None:
    of, one = filled.collection(COLLECTION).id, with_most_words(filled, ids)
    word = parts_table(filled, one)["words"].iloc[0]
    split = Split(of=key(filled, one), into=Name("Somebody Else", "PERSON"), words=(word,))
    filled.correct(of, [split], "Ada")
    after = counts(filled)
    other = int(after.index[after["entity"] == "Somebody Else"][0])
    filled.correct(of, [Rename(of=key(filled, other), to="Renamed")], "Ada")
    assert counts(filled).at[other, "entity"] == "Renamed"
    filled.correct(of, [Merge(names=(key(filled, other),), into=key(filled, one))], "Ada")
    assert other not in counts(filled).index


def test_a_name_that_was_merged_by_mistake_is_split_off_whole(
    filled: Store, ids: list[int]
) -> None:
    of, (first, second) = filled.collection(COLLECTION).id, ids[:2]
    merged = key(filled, second)
    filled.correct(of, [Merge(names=(merged,), into=key(filled, first))], "Ada")
    at = open_panel(first, "split")
    chosen = [(merged.name, merged.type)]
    check(at.multiselect(key=f"split_names_{first}").set_value(chosen).run())
    check(at.button(key="do_split").click().run())
    assert corrections(filled)[-1] == Split(of=key(filled, first), into=merged, names=(merged,))
    assert find_owner(filled, of, merged) != first


def test_all_mentions_at_once_are_no_split(filled: Store, ids: list[int]) -> None:
    one = with_most_words(filled, ids)
    words = list(parts_table(filled, one)["words"].unique())
    at = open_panel(one, "split")
    check(at.multiselect(key=f"split_words_{one}").set_value(words).run())
    assert "Merge it with the other one instead." in words_on(at)
    assert not [button for button in at.button if button.key == "do_split"]


def test_a_new_name_and_a_new_type(filled: Store, ids: list[int]) -> None:
    before, one = counts(filled), ids[0]
    of = key(filled, one)
    at = open_panel(one, "rename")
    at.text_input(key=f"rename_{one}").set_value("  Another   Name ")
    check(at.button(key="FormSubmitter:rename-Rename").click().run())
    assert f"Renamed {before.at[one, 'entity']} to Another Name." in words_on(at)
    check(at.button(key="repair_retype").click().run())
    at.selectbox(key=f"retype_{one}").set_value("EVENT")
    check(at.button(key="FormSubmitter:retype-Change type").click().run())
    assert corrections(filled) == [Rename(of=of, to="Another Name"), Retype(of=of, to="EVENT")]
    assert list(counts(filled).loc[one, ["entity", "type"]]) == ["Another Name", "EVENT"]


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_name_is_refused(filled: Store, ids: list[int], typed: str) -> None:
    at = open_panel(ids[0], "rename")
    at.text_input(key=f"rename_{ids[0]}").set_value(typed)
    check(at.button(key="FormSubmitter:rename-Rename").click().run())
    assert "Type a name first." in words_on(at)
    assert corrections(filled) == []


def test_hiding_and_showing(filled: Store, ids: list[int]) -> None:
    of = key(filled, ids[0])
    at = open_panel(ids[0], "hide")
    assert counts(filled).at[ids[0], "hidden"]
    check(at.button(key="repair_hide").click().run())
    assert not counts(filled).at[ids[0], "hidden"]
    assert corrections(filled) == [Hide(of=of), Show(of=of)]


def test_the_line_leaves_with_its_page(filled: Store, ids: list[int]) -> None:
    at = open_panel(ids[0], "hide")
    assert at.button(key="undo_correction")
    check(at.button(key="close_corrected").click().run())
    assert not [button for button in at.button if button.key == "undo_correction"]


@pytest.mark.parametrize(
    "make",
    [
        lambda one, two: Merge(names=(two,), into=one),
        lambda one, two: Apart(first=one, second=two),
    ],
)
def test_an_author_is_kept(
    filled: Store, ids: list[int], make: Callable[[Name, Name], Correction]
) -> None:
    one, two = (key(filled, identity) for identity in ids[:2])
    filled.correct(filled.collection(COLLECTION).id, [make(one, two)], "Ada")
    (entry,) = filled.corrections(filled.collection(COLLECTION).id)
    assert entry.author == "Ada"
