"""What holds for any names."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.resolution import Name, Resolution, Seen, resolve
from analysis.resolution.folding import fold
from tests.resolution.building import seen

GIVEN = ("Jane", "JANE", "Ján", "J.", "Joe", "Joseph", "Steve", "Stephen", "Steven", "Mohamed")
MIDDLE = ("", "", "A.", "Anna", "B.", "Ali")
LAST = ("Marrow", "Märrow", "Zorensky", "Zorenskiy", "Marrow Jr.", "Marrow Sr.", "Smith-Marrow")
BODIES = ("HB", "H.B.", "Harbour Bank", "Harbor Bank", "Harbour Bank Ltd", "Harbour Bank plc")
PERSONS = st.tuples(*map(st.sampled_from, (GIVEN, MIDDLE, LAST))).map(
    lambda parts: " ".join(filter(None, parts))
)
NAMES = st.one_of(
    st.builds(Name, PERSONS, st.just("PERSON")),
    st.builds(Name, st.sampled_from(LAST), st.just("PERSON")),
    st.builds(Name, st.sampled_from(BODIES), st.sampled_from(["ORG", "GPE"])),
    st.builds(Name, st.text(max_size=12), st.sampled_from(["PERSON", "ORG", "EVENT"])),
)
SEEN = st.builds(
    Seen,
    name=NAMES,
    articles=st.frozensets(st.integers(0, 30), min_size=1, max_size=3),
    mentions=st.integers(1, 5),
    aliases=st.lists(st.sampled_from([*BODIES, *LAST]), max_size=2).map(tuple),
)
COLLECTIONS = st.lists(SEEN, max_size=20, unique_by=lambda one: one.name)


@settings(deadline=None)
@given(COLLECTIONS, st.randoms())
def test_the_order_changes_nothing(collection, random):
    shuffled = list(collection)
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(collection)


@settings(deadline=None)
@given(COLLECTIONS)
def test_every_name_is_in_one_group_and_no_article_has_two_of_a_group(collection):
    groups = resolve(collection).groups
    where = {one.name: one.articles for one in collection}
    assert sorted(name for group in groups for name in group) == sorted(where)
    for group in groups:
        assert sum(len(where[name]) for name in group) == len(
            frozenset().union(*(where[name] for name in group))
        )


@settings(deadline=None)
@given(COLLECTIONS)
def test_suggestions_are_between_first_names_once_each_and_in_order(collection):
    found = resolve(collection)
    firsts = {group[0] for group in found.groups}
    pairs = [frozenset({one.first, one.second}) for one in found.suggestions]
    assert all(pair <= firsts and len(pair) == 2 for pair in pairs)
    assert len(set(pairs)) == len(pairs)
    scores = [one.score for one in found.suggestions]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@settings(deadline=None)
@given(COLLECTIONS)
def test_the_names_shown_are_not_merged_any_further(collection):
    first = resolve(collection)
    by_name = {one.name: one for one in collection}
    shown = [_whole(group, by_name) for group in first.groups]
    assert all(len(group) == 1 for group in resolve(shown).groups)


def _whole(group: tuple[Name, ...], by_name: dict[Name, Seen]) -> Seen:
    """The name shown, in the articles of all of its group."""
    articles = frozenset().union(*(by_name[name].articles for name in group))
    return replace(by_name[group[0]], articles=articles)


@settings(deadline=None)
@given(COLLECTIONS)
def test_a_name_unlike_all_others_changes_nothing_else(collection):
    stranger = seen("Qwxqw Vzzqwx", "LOC", [99])
    before, after = resolve(collection), resolve([*collection, stranger])
    assert set(after.groups) == {*before.groups, (stranger.name,)}
    assert after.suggestions == before.suggestions


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_no_names_at_all():
    assert resolve([]) == Resolution(groups=(), suggestions=())
