"""What each role finds on the screens."""

import pytest
from streamlit.testing.v1 import AppTest

from analysis.access import LOCAL, Role
from analysis.desk import Desk, Wanted
from analysis.store import Store
from analysis.store.share_records import Place, ShareKind
from analysis.tables import Scope
from tests.factory import COLLECTION
from tests.pages.screen import words_on
from tests.pages.signed import ADMIN, ANN, give, open_as

PAGES = ("overview", "claims", "sources", "entities", "articles")
ROLES = {"viewer": Role.VIEWER, "editor": Role.EDITOR, "admin": Role.ADMIN}
OTHER = "Night desk"


@pytest.fixture
def token(asked: Store, here: int) -> str:
    scope = Scope(collection=here)
    wanted = Wanted(kind=ShareKind.LIVE, name="For Jo", place=Place(page="overview"), scope=scope)
    return Desk(store=asked, access=LOCAL).share(wanted)[1]


@pytest.fixture(autouse=True)
def other(asked: Store) -> int:
    one = asked.collection(OTHER).id
    asked.enqueue(one, "ferry.txt", b"The ferry sank, he said.")
    return one


@pytest.fixture
def numbers(here: int, other: int) -> tuple[int, int]:
    return here, other


def let_in(store: Store, actor: str, here: int, other: int) -> str | None:
    """The address with which the actor signs in, who has their role from now on."""
    if actor == "nobody":
        return None
    if actor == "admin elsewhere":
        give(store, ANN, Role.ADMIN, other)
    elif actor in ROLES:
        give(store, ANN, ROLES[actor], here)
    return ADMIN if actor == "admin by the settings" else ANN


def is_of_here(at: AppTest) -> bool:
    """Whether anything of the first collection's articles is on the page."""
    offered = [words for one in at.selectbox for words in one.options]
    shown = "\n".join([words_on(at), *(one.value.to_string() for one in at.dataframe), *offered])
    return any(words in shown for words in ("Mayor", "Northwind", "Calder"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("actor", "rights"),
    [
        ("nobody", ""),
        ("no role", ""),
        ("viewer", "reads"),
        ("editor", "reads edits"),
        ("admin", "reads edits"),
        ("admin elsewhere", "edits"),
        ("admin by the settings", "reads edits"),
    ],
)
def test_what_there_is_to_see_and_to_do(
    asked: Store, numbers: tuple[int, int], page: str, actor: str, rights: str
) -> None:
    at = open_as(let_in(asked, actor, *numbers), page, collection=COLLECTION)
    names = at.selectbox(key="collection").options if at.get("selectbox") else []
    assert (COLLECTION in names) == ("reads" in rights)
    assert is_of_here(at) == ("reads" in rights)
    if page == "articles":
        assert bool(at.get("file_uploader")) == ("edits" in rights)


@pytest.mark.parametrize("page", PAGES)
def test_whoever_has_a_link_reads_it_and_changes_nothing(
    asked: Store, token: str, page: str
) -> None:
    at = open_as(None, page, share=token)
    assert is_of_here(at)
    assert OTHER not in words_on(at)
    assert not at.get("file_uploader")
    assert "sign_out" not in [one.key for one in at.button]


def test_a_link_beside_a_sign_in_shows_the_link_alone(asked: Store, token: str) -> None:
    at = open_as(ADMIN, share=token)
    assert ADMIN not in words_on(at)
    assert OTHER not in words_on(at)
    assert "collection" not in [one.key for one in at.selectbox]
