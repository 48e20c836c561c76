"""A store with two collections: one that somebody may see, and one that they must not hear of.

Whatever must not be seen has a word of its own in it, so that it is found wherever it comes out:

* `VEX` stands in everything of the other collection, its name included, and in the store's own
  secrets: who may do what, what was done, which links there are.
* `QUILL` stands in the one article of the first collection that its links leave out.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from analysis.access import Membership, Role
from analysis.corrections import Rename
from analysis.ingest import Given
from analysis.ingest.containers import Member
from analysis.ingest.containers.parts import Columns, Refused
from analysis.models import Analysis, Problem
from analysis.resolution.names import Name
from analysis.store import Store
from analysis.store.schema import name as names
from analysis.store.share_records import Action, NewShare, Place, ShareKind
from analysis.tables import Scope
from tests.factory import every_analysis
from tests.invented.telling import telling

VEX, QUILL = "vexmoor", "quillon"
OPEN, CLOSED = "Open desk", "Vexmoor room"
OUTLETS = ("Harbour Courier", "Eastmere Gazette", "Lantern")
"""Of every article of the first collection that a narrow link shows."""
NARROW = Scope(1, outlets=OUTLETS)
DIGEST = "d" * 64

BOLTS = "the harbour crane of Bo Ren lost eleven bolts before the March storm"
LEDGER = "Ada Voss burned the ledger of the harbour fund in April"

SHOWN = telling(("two officials", "said", BOLTS), names=("Bo Ren",), outlet="Lantern", day=2)
ANSWER = telling(
    ("Ada Voss", "denied", "she burned the ledger of the harbour fund in April"),
    ("Ada Voss", "said", "the council of Eastmere doubles the taxes on fishing boats"),
    outlet="Lantern",
    day=5,
)
LEFT_OUT = telling(
    ("the quillon clerks", "said", BOLTS),
    ("Dora Quillon", "said", LEDGER),
    ("Dora Quillon", "denied", "the council of Eastmere doubles the taxes on fishing boats"),
    names=("Bo Ren", "Ada Voss"),
    outlet="Quillon Post",
    day=7,
)
OTHER = telling(
    ("the vexmoor clerks", "said", BOLTS),
    ("Dora Vexmoor", "said", LEDGER),
    names=("Bo Ren", "Ada Voss"),
    outlet="Vexmoor Post",
    day=7,
)
OTHER_ANSWER = telling(
    ("Vexmoor Reed", "denied", "Ada Voss burned the ledger of the harbour fund in April"),
    names=("Ada Voss",),
    day=8,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A collection and what is in it, by number."""

    collection: int
    articles: tuple[int, ...]
    deliveries: tuple[int, ...]


def furnish(store: Store) -> tuple[Room, Room]:
    """The collection that may be seen and the one that must not; the store holds nothing else."""
    first = _fill(store, OPEN, (*every_analysis(), SHOWN, ANSWER, LEFT_OUT), "")
    other = _fill(store, CLOSED, (OTHER, OTHER_ANSWER), f"{VEX} ")
    _keep_secrets(store, first.collection, other.collection)
    return first, other


def _fill(store: Store, called: str, analyses: tuple[Analysis, ...], mark: str) -> Room:
    of = store.collection(called).id
    articles = [_add(store, of, analysis, mark) for analysis in analyses]
    broken = store.enqueue(of, f"{mark}empty.txt", f"{mark} ".encode()).article
    store.save_problem(broken, Problem(code="E_EMPTY", message=f"The {mark}file is empty."))
    parcel = _deliver(store, of, mark)
    store.remember_columns(of, ("a", "b"), Columns(text=f"{mark}a"))
    taken = tuple(item.article for item in store.delivery_items(parcel) if item.article)
    store.settle()
    its = (names.c.name, names.c.type)
    first = store.read(select(*its).where(names.c.collection_id == of).order_by(names.c.id))[0]
    store.correct(of, [Rename(of=Name(*first), to=f"{mark}Renamed")], f"{mark}corrector")
    store.settle()
    return Room(collection=of, articles=(*articles, broken, *taken), deliveries=(parcel,))


def _add(store: Store, of: int, analysis: Analysis, mark: str) -> int:
    text = analysis.article.text
    given = Given(section=f"{mark}section", published=date(2025, 3, 4)) if mark else Given()
    article = store.enqueue(of, f"{mark}{text[:20].strip()}.txt", text.encode(), given).article
    store.save_read(article, analysis.article)
    store.save_analysis(article, analysis)
    return article


def _deliver(store: Store, of: int, mark: str) -> int:
    one = store.deliver(of, "archive", f"{mark}several.zip", f"{mark}PK".encode()).delivery
    claimed = store.claim_delivery()
    assert claimed is not None
    problem = Problem(code="E_CORRUPT", message=f"“{mark}b.pdf” is damaged.")
    store.take_in(
        one,
        [
            (0, Member(name=f"{mark}a.txt", data=f"{mark}No, she said.".encode(), given=Given())),
            (1, Refused(name=f"{mark}b.pdf", problem=problem)),
        ],
    )
    store.finish_delivery(one)
    return one


def _keep_secrets(store: Store, first: int, other: int) -> None:
    """Who may do what, what was done, which views and links there are, and who left."""
    store.end_sign_in("e" * 64, store.clock())
    place = Place(page="claims", choices=(("claim", f"{VEX}1"),))
    store.save_view(other, f"{VEX} view", place, f"{VEX}@desk.example", note=f"{VEX} note")
    for of in (first, other):
        new = NewShare(
            collection=of,
            kind=ShareKind.SNAPSHOT,
            name=f"{VEX} link",
            note=f"{VEX} note",
            place=place,
            scope={},
            articles=1,
            analysis_version="1",
        )
        digest = DIGEST if of == first else "e" * 64
        store.add_share(new, f"{VEX}@desk.example", digest, f"{VEX} frozen".encode())
        member = Membership(
            id=0, kind="email", who=f"{VEX}@desk.example", role=Role.ADMIN, collection=of
        )
        store.give_role(member, f"{VEX}@desk.example")
        store.log(f"{VEX}@desk.example", Action.ADD, of, f"{VEX} file")
