"""A deed and its line in the log are one; what is refused leaves nothing behind."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.access import LOCAL, NOBODY, Access, Membership, Person, Role, access_of
from analysis.access.people import fold_address
from analysis.desk import Desk, Wanted
from analysis.ingest import Given
from analysis.ingest.containers import Columns
from analysis.models import BlockKind
from analysis.sharing import digest_of
from analysis.store import Collection, Store, StoreError
from analysis.store.consistency import check
from analysis.store.share_records import Action, Place, ShareKind, View
from analysis.tables import UNKNOWN_OUTLET, Scope
from tests.attacks.comparing import fingerprint
from tests.factory import COLLECTION, fill
from tests.store.conftest import Clock

ANN = Access(who="ann@desk.example", roles=((1, Role.EDITOR),))
VIC = Access(who="vic@desk.example", roles=((1, Role.VIEWER), (2, Role.EDITOR)))
PLACE = Place(page="claims", choices=(("outlets", "Lantern"),))
WANTED = Wanted(kind=ShareKind.LIVE, name="The pier", place=PLACE, scope=Scope(1))
LONG = "x" * 10_000_000
Deed = Callable[[Desk], object]
CODES = {
    "E_TOO_MANY",
    "E_NOT_ALLOWED",
    "E_TOO_LONG",
    "E_NAME",
    "E_EXCERPTS",
    "E_EXPIRES",
    "E_NOTHING_TO_SHARE",
}


@pytest.fixture
def filled(store: Store) -> Store:
    fill(store)
    other = store.collection("Other").id
    store.enqueue(other, "other.txt", b"Not for you, she said.")
    assert (store.collection(COLLECTION).id, other) == (1, 2)
    return store


def deeds(store: Store) -> list[tuple[str, Action, int | None]]:
    return [(deed.who, deed.action, deed.collection) for deed in store.deeds(None)]


def test_a_deed_that_fails_after_it_was_written_is_not_logged_either(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is written last: what fails then takes the deed with it."""
    before = fingerprint(filled)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("analysis.store.engine.note_deed", fail)
    desk = Desk(filled, ANN)
    for deed in (
        lambda: desk.enqueue(1, "new.txt", b"New, he said."),
        lambda: desk.delete([1]),
        lambda: desk.save_view(1, "A view", PLACE),
        lambda: desk.share(WANTED),
        lambda: Desk(filled, LOCAL).give_role(member("bo@desk.example")),
    ):
        with pytest.raises(ZeroDivisionError):
            deed()
    assert fingerprint(filled) == before


def test_a_line_whose_deed_fails_is_not_logged(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(filled)
    monkeypatch.setattr("analysis.store.share_rows.insert_share", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        Desk(filled, ANN).share(WANTED)
    assert fingerprint(filled) == before


def test_each_deed_has_its_line(filled: Store) -> None:
    desk = Desk(filled, ANN)
    view = desk.save_view(1, "A view", PLACE)
    desk.rename_view(view.id, "Another", "")
    made, _ = desk.share(WANTED)
    desk.revoke(made.id)
    desk.delete([1])
    desk.restore([1])
    told = [Action.RESTORE, Action.DELETE, Action.REVOKE, Action.SHARE, Action.VIEW, Action.VIEW]
    assert deeds(filled) == [(ANN.who, action, 1) for action in told]


def refused(desk: Desk, deed: Any) -> str:
    before = fingerprint(desk.store)
    with pytest.raises(StoreError) as error:
        deed(desk)
    assert fingerprint(desk.store) == before
    return error.value.problem.code


def member(who: str, collection: int | None = 1, role: Role = Role.EDITOR) -> Membership:
    return Membership(id=0, kind="email", who=who, role=role, collection=collection)


@pytest.mark.parametrize("access", [NOBODY, VIC], ids=lambda access: access.who)
def test_ids_that_nobody_has_are_refused_like_those_of_others(
    filled: Store, access: Access
) -> None:
    desk = Desk(filled, access)
    for one in ([1], [999_999], [], [-1], [0]):
        assert refused(desk, lambda desk, one=one: desk.delete(one)) == "E_NOT_ALLOWED"
    for one in (1, 999_999):
        for deed in (
            lambda desk, one=one: desk.retry_delivery(one),
            lambda desk, one=one: desk.revoke(one),
            lambda desk, one=one: desk.decide(one, "key", None),
            lambda desk, one=one: desk.delete_view(str(one)),
            lambda desk, one=one: desk.share(replace(WANTED, scope=Scope(one))),
            lambda desk, one=one: desk.cancel(one),
        ):
            assert refused(desk, deed) == "E_NOT_ALLOWED"


def test_a_view_of_others_is_not_brought_back_as_ones_own(filled: Store) -> None:
    """Whoever brings a view back hands it in: what the store has of it counts, not what is said."""
    desk = Desk(filled, ANN)
    view = desk.save_view(1, "Kept apart", PLACE)
    desk.delete_view(view.id)
    mine = replace(view, collection=2, name="Mine")
    assert refused(Desk(filled, VIC), lambda desk: desk.restore_view(mine)) == "E_NOT_ALLOWED"
    nothing: View = replace(view, id="none")
    assert refused(desk, lambda desk: desk.restore_view(nothing)) == "E_NOT_ALLOWED"
    desk.restore_view(view)
    assert filled.view(view.id) is not None


@pytest.mark.parametrize(
    "name",
    [" {} ", "{}\u200b", "\u202e{}", "{}\n", "{}\u2028", "{}\u3164", "{}\u034f", "Cafe\u0301"],
)
def test_names_of_collections_that_look_the_same_are_one(filled: Store, name: str) -> None:
    desk = Desk(filled, replace(ANN, everywhere=Role.ADMIN))
    made = desk.collection("Open desk"), desk.collection("Caf\u00e9")
    again = desk.collection(name.format("Open  desk"))
    assert again in made
    assert desk.collection(" New\u200b one").name == "New one"


def test_a_name_that_looks_like_one_of_others_is_refused(filled: Store) -> None:
    lone = Access(who="eve@desk.example", roles=((2, Role.EDITOR),))
    deed = lambda desk: desk.collection(f"{COLLECTION}\u200b")  # noqa: E731
    assert refused(Desk(filled, lone), deed) == "E_NOT_ALLOWED"


def test_the_name_of_a_collection_that_one_may_not_know_of(filled: Store) -> None:
    """It is refused as a collection that one may not make; the answers are the same."""
    wide = Access(who="eve@desk.example", roles=((2, Role.VIEWER),))
    answers = {
        refused(Desk(filled, wide), lambda desk, name=name: desk.collection(name))
        for name in (COLLECTION, "A new one")
    }
    assert answers == {"E_NOT_ALLOWED"}


def test_an_article_of_another_collection_is_not_shared(filled: Store) -> None:
    wanted = replace(WANTED, scope=Scope(2, article=1))
    assert refused(Desk(filled, VIC), lambda desk: desk.share(wanted)) == "E_NOTHING_TO_SHARE"


def test_a_role_that_was_taken_away_meanwhile(filled: Store) -> None:
    """Who may do what is asked anew for every deed, from what the store has then."""
    bo = Person(name="Bo", email="bo@desk.example", claims=frozenset())
    Desk(filled, LOCAL).give_role(member("bo@desk.example"))

    def desk() -> Desk:
        return Desk(filled, access_of(bo, filled.memberships(), ()))

    assert desk().save_view(1, "Before", PLACE).author == "bo@desk.example"
    (known,) = filled.memberships()
    Desk(filled, LOCAL).take_role(known)
    assert refused(desk(), lambda desk: desk.save_view(1, "After", PLACE)) == "E_NOT_ALLOWED"


OVERSIZED = {
    "name of a view": lambda d: d.save_view(1, LONG, PLACE),
    "note of a view": lambda d: d.save_view(1, "A view", PLACE, LONG),
    "address of a view": lambda d: d.save_view(
        1, "A view", Place(page="claims", choices=(("search", LONG),))
    ),
    "many parameters": lambda d: d.save_view(
        1, "A view", Place(page="claims", choices=(("outlets", "x"),) * 100_000)
    ),
    "name of a link": lambda d: d.share(replace(WANTED, name=LONG)),
    "note of a link": lambda d: d.share(replace(WANTED, note=LONG)),
    "name of a collection": lambda d: d.collection(LONG),
    "name of a file": lambda d: d.enqueue(1, f"{LONG}.txt", b"New, he said."),
    "name of an archive": lambda d: d.deliver(1, "archive", f"{LONG}.zip", b"PK"),
    "address to fetch": lambda d: d.deliver(1, "page", f"https://a.example/{LONG}"),
    "title": lambda d: d.edit([1], title=LONG),
    "outlet": lambda d: d.edit([1], publisher=LONG),
}
EMPTY = {
    "view without a name": lambda d: d.save_view(1, " \t\n", PLACE),
    "view with a name that cannot be seen": lambda d: d.save_view(1, "\u202e\u200b", PLACE),
    "collection without a name": lambda d: d.collection("  "),
    "link without a name": lambda d: d.share(replace(WANTED, name="\u2066")),
}
TERMS = {
    "no word": lambda d: d.share(replace(WANTED, excerpt_words=0)),
    "fewer words than none": lambda d: d.share(replace(WANTED, excerpt_words=-1)),
    "too many words": lambda d: d.share(replace(WANTED, excerpt_words=10**9)),
    "ended already": lambda d: d.share(replace(WANTED, expires=d.store.clock())),
    "ended yesterday": lambda d: d.share(
        replace(WANTED, expires=d.store.clock() - timedelta(days=1))
    ),
    "of nothing": lambda d: d.share(replace(WANTED, scope=Scope(1, outlets=("None",)))),
}


@pytest.mark.parametrize("what", [*OVERSIZED, *EMPTY, *TERMS])
def test_what_cannot_be_kept_is_refused_with_a_plain_word(filled: Store, what: str) -> None:
    deed = (OVERSIZED | EMPTY | TERMS)[what]
    desk = Desk(filled, replace(ANN, everywhere=Role.ADMIN))
    before = fingerprint(filled)
    with pytest.raises(StoreError) as error:
        deed(desk)
    problem = error.value.problem
    assert problem.code in CODES - {"E_NOT_ALLOWED"}
    assert len(problem.message) < 200
    assert fingerprint(filled) == before


TOO_LONG: dict[str, Deed] = {
    "title that is given back": lambda d: d.give_back([(1, Given(title=LONG))]),
    "fact of a table": lambda d: d.give_back([(1, Given(stated=(("title", LONG),)))]),
    "name of a fact": lambda d: d.give_back([(1, Given(stated=((LONG, "x"),)))]),
    "block that is given back": lambda d: d.give_back(
        [(1, Given(decided=((LONG, BlockKind.BODY),)))]
    ),
    "title of every row": lambda d: d.choose_columns(
        table_of(d), Columns(text="a"), Given(title=LONG)
    ),
    "column of a table": lambda d: d.choose_columns(table_of(d), Columns(text=LONG), Given()),
    "column of a new table": lambda d: d.deliver(
        1, "table", "new.csv", b"a,b\n1,2\n", columns=Columns(title=LONG)
    ),
    "column that is remembered": lambda d: d.remember_columns(1, ("a",), Columns(updated=LONG)),
    "block": lambda d: d.decide(1, LONG, BlockKind.BODY),
    "outlet of a link": lambda d: d.share(
        replace(WANTED, scope=Scope(1, outlets=(UNKNOWN_OUTLET, LONG)))
    ),
    "words of a link": lambda d: d.share(replace(WANTED, scope=Scope(1, words=f'"{LONG}"'))),
    "address of a member": lambda d: d.give_role(member(f"{LONG}@desk.example")),
}
TOO_MANY: dict[str, Deed] = {
    "outlets of a link": lambda d: d.share(
        replace(WANTED, scope=Scope(1, outlets=(UNKNOWN_OUTLET, *[""] * 1_000)))
    ),
    "many empty parameters": lambda d: d.save_view(
        1, "A view", Place(page="claims", choices=(("", ""),) * 1_001)
    ),
    "blocks": lambda d: d.give_back([(1, Given(decided=(("0", BlockKind.BODY),) * 10_001))]),
    "facts of a table": lambda d: d.give_back([(1, Given(stated=(("title", "x"),) * 9))]),
}
ODD: dict[str, Deed] = {
    "screen of a link": lambda d: d.share(replace(WANTED, place=Place(page=LONG))),
    "member of no kind": lambda d: d.give_role(replace(member("bo@desk.example"), kind="weird")),
    "member without a name": lambda d: d.give_role(member("\u200b")),
    **{
        f"screen {page!r}": lambda d, page=page: d.save_view(1, "A view", Place(page=page))
        for page in ("", "../../x", "/claims", "claims\n", "Claims", "_claims", "x" * 41, LONG)
    },
}


def table_of(desk: Desk) -> int:
    return min(one.delivery for one in desk.store.deliveries(1))


def test_what_no_screen_asks_for_is_refused_with_a_plain_word(filled: Store) -> None:
    desk = Desk(filled, replace(ANN, everywhere=Role.ADMIN))
    filled.deliver(1, "table", "old.csv", b"a,b\n1,2\n")
    before = fingerprint(filled)
    codes = {"E_TOO_LONG": TOO_LONG, "E_TOO_MANY": TOO_MANY}
    for what, deed in (TOO_LONG | TOO_MANY | ODD).items():
        with pytest.raises(StoreError) as error:
            deed(desk)
        problem = error.value.problem
        expected = {code for code, some in codes.items() if what in some}
        assert problem.code in (expected or {"E_PAGE", "E_WHO", "E_NAME"}), what
        assert len(problem.message) < 200, what
    assert fingerprint(filled) == before


def test_the_longest_that_can_be_kept_is_kept(filled: Store) -> None:
    desk = Desk(filled, replace(ANN, everywhere=Role.ADMIN))
    filled.deliver(1, "table", "old.csv", b"a,b\n1,2\n")
    desk.share(replace(WANTED, scope=Scope(1, outlets=(UNKNOWN_OUTLET, *["xyz"] * 999))))
    said = Given(title="x" * 2_000, url="x" * 4_000, decided=(("0" * 16, BlockKind.BODY),))
    assert desk.give_back([(1, said)]) == 1
    assert [before for _, before in desk.edit([1], title="New")] == [said]
    desk.choose_columns(table_of(desk), Columns(text="x" * 2_000), said)
    desk.save_view(1, "A view", Place(page="x_y", choices=(("a", "bcd"),) * 1_000))
    address = f"{'x' * 307}@desk.example"
    desk.give_role(member(address))
    desk.give_role(replace(member("groups=desk"), kind="claim"))
    assert [one.who for one in filled.memberships()] == [address, "groups=desk"]


def test_names_of_views_and_links_are_kept_without_what_does_not_show(filled: Store) -> None:
    desk = Desk(filled, ANN)
    name = "\u202e The \u200b pier\n"
    view = desk.save_view(1, name, PLACE)
    link, _ = desk.share(replace(WANTED, name=name))
    assert (view.name, link.name) == ("The pier", "The pier")
    desk.rename_view(view.id, "\u200bThe  old\u2028 pier ", "")
    kept = filled.view(view.id)
    assert kept is not None
    assert kept.name == "The old pier"
    assert [one.name for one in filled.shares(1)] == ["The pier"]
    told = [deed.subject for deed in filled.deeds(1)]
    assert not [words for words in told if "\u200b" in words or "  " in words]
    assert refused(desk, lambda desk: desk.rename_view(view.id, "\u200b", "")) == "E_NAME"
    long = lambda desk: desk.rename_view(view.id, "x" * 121, "")  # noqa: E731
    assert refused(desk, long) == "E_TOO_LONG"


def test_a_link_ends_at_its_moment_and_not_a_second_later(filled: Store, clock: Clock) -> None:
    from analysis.store.share_records import ShareState

    expires = clock() + timedelta(hours=1)
    made, token = Desk(filled, ANN).share(replace(WANTED, expires=expires))
    known = filled.find_share(digest_of(token))
    assert known is not None
    assert known.expires == made.expires == expires
    moments = [expires - timedelta(microseconds=1), expires, expires + timedelta(days=99)]
    states = [known.state(moment) for moment in moments]
    assert states == [ShareState.OPEN, ShareState.EXPIRED, ShareState.EXPIRED]
    Desk(filled, ANN).revoke(made.id)
    gone = filled.share(made.id)
    assert gone is not None
    assert gone.state(clock()) is ShareState.REVOKED


def test_of_a_link_that_was_revoked_nothing_is_kept(filled: Store) -> None:
    made, _ = Desk(filled, ANN).share(replace(WANTED, kind=ShareKind.SNAPSHOT))
    other, _ = Desk(filled, ANN).share(replace(WANTED, kind=ShareKind.SNAPSHOT))
    assert filled.snapshot(made.id)
    Desk(filled, ANN).revoke(made.id)
    assert filled.snapshot(made.id) is None
    assert filled.snapshot(other.id)
    assert check(filled) == ()


def test_whoever_only_looks_reads_no_log_no_links_and_no_roles(filled: Store) -> None:
    for deed in (
        lambda desk: desk.deeds(1),
        lambda desk: desk.shares(1),
        lambda desk: desk.memberships(1),
        lambda desk: desk.doers(1),
    ):
        assert refused(Desk(filled, VIC), deed) == "E_NOT_ALLOWED"


LOOK_ALIKES = ["\u017fam@desk.example", "\u212aate@desk.example", "ﬁn@desk.example"]
LOOK_ALIKES += ["stra\u00dfe@desk.example", "аnn@desk.example", "ann\u200b@desk.example"]
PLAIN = ["sam@desk.example", "kate@desk.example", "fin@desk.example", "strasse@desk.example"]
PLAIN += ["ann@desk.example", "ann@desk.example"]


@pytest.mark.parametrize(("told", "known"), list(zip(LOOK_ALIKES, PLAIN, strict=True)))
def test_an_address_that_only_looks_like_another_is_another(told: str, known: str) -> None:
    person = Person.from_claims({"email": told, "email_verified": True, "name": "Somebody"})
    access = access_of(person, [member(known)], [known])
    assert access.collections == ()


def test_capitals_make_no_difference() -> None:
    person = Person.from_claims({"email": " Ann@Desk.Example ", "email_verified": True})
    assert access_of(person, [member("ANN@desk.example")], ()).collections == (1,)


@given(st.text())
def test_folding_an_address_changes_nothing_but_capitals_of_ascii(address: str) -> None:
    folded = fold_address(address)
    assert fold_address(folded) == folded
    for sign, before in zip(folded, address.strip(), strict=True):
        assert sign == before or (before.isascii() and sign == before.lower())


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email_verified": None}])
def test_a_name_that_looks_like_an_address_is_none(
    filled: Store, claims: dict[str, object]
) -> None:
    """Whoever has no checked address may call themselves anything: the log must not believe it."""
    boss = "boss@desk.example"
    person = Person.from_claims({"name": boss, "email": boss, "sub": boss, **claims})
    assert person.who == "boss at desk.example (not checked)"
    access = replace(access_of(person, [member("x@x.example")], [boss]), roles=((1, Role.EDITOR),))
    assert refused(Desk(filled, access), lambda desk: desk.collection("New")) == "E_NOT_ALLOWED"
    Desk(filled, access).delete([1])
    assert deeds(filled) == [("boss at desk.example (not checked)", Action.DELETE, 1)]


def test_what_the_log_says_is_one_line_and_not_too_long(filled: Store) -> None:
    name = f"a\r\nForged line\u202e{'x' * 900}.txt"
    Desk(filled, ANN).enqueue(1, name, b"New, he said.")
    (deed,) = filled.deeds(1)
    assert len(deed.subject) <= 200
    assert deed.subject.isprintable()


def test_whoever_makes_a_collection_is_alone_in_it(filled: Store) -> None:
    made: Collection = Desk(filled, ANN).collection("Mine")
    assert [(one.who, one.role) for one in filled.memberships() if one.collection == made.id] == [
        (ANN.who, Role.ADMIN)
    ]
