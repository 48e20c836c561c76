"""What a writer does in the torture, each deed a function: add one to `DEEDS`, and it is done.

A deed is a generator. What it yields first is written down before it begins, what it yields second
is written down, and on the disk, once the store has said that it is done. In between is the call.
"""

import io
import json
import os
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.corrections import Hide, Undo
from analysis.resolution import Name
from analysis.store import Store
from analysis.store.share_records import Action, NewShare, Place, ShareKind
from analysis.worker import Tools, process
from tests.stand_in import plain_analysis

FIELDS = ("title", "byline", "publisher", "section")
"""Each writer edits a field of its own, of articles that all of them edit."""
SHARED = 4

Told = dict[str, Any]
Deed = Callable[["Hand"], Iterator[Told]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A deed as it was written down."""

    number: int
    deed: str
    told: Told
    done: Told | None
    """None where the store did not come to say that it was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """A writer at one of its deeds."""

    store: Store
    writer: int
    number: int
    chance: random.Random
    before: Sequence[Line]
    shared: Sequence[int]

    @property
    def key(self) -> str:
        """A word that no other deed has."""
        return f"deed{self.writer}x{self.number}"

    def own(self) -> list[int]:
        """The articles that this writer added, and nobody else deletes."""
        return [
            line.done["article"] for line in self.before if line.deed == "add_file" and line.done
        ]

    def logged(self, action: Action) -> Store:
        """The store as the screens use it: what is done is logged in the same transaction."""
        return self.store.as_deed(f"writer {self.writer}", action, 1, self.key)


def add_file(hand: Hand) -> Iterator[Told]:
    """A file that nobody else adds."""
    text = f"{hand.key} said no to the plan."
    yield {"text": text}
    yield {"article": hand.store.enqueue(1, f"{hand.key}.txt", text.encode()).article}


def add_same_file(hand: Hand) -> Iterator[Told]:
    """A file that others add as well, maybe just now."""
    text = f"same{hand.chance.randrange(5)} said no to the plan."
    yield {"text": text}
    yield {"article": hand.store.enqueue(1, "same.txt", text.encode()).article}


def add_archive(hand: Hand) -> Iterator[Told]:
    """An archive with a file of its own and two that others have in another order."""
    names = [f"common{number} said yes." for number in range(3)]
    hand.chance.shuffle(names)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for number, text in enumerate([f"{hand.key} said yes.", *names[:2]]):
            made.writestr(zipfile.ZipInfo(f"{number}.txt"), text)
    name = f"{hand.key}.zip"
    yield {"name": name, "size": len(packed.getvalue())}
    yield {"delivery": hand.store.deliver(1, "archive", name, packed.getvalue()).delivery}


def edit(hand: Hand) -> Iterator[Told]:
    """A field of an article that others edit at the same time, each another field."""
    told = {
        "article": hand.chance.choice(hand.shared),
        "field": FIELDS[hand.writer % len(FIELDS)],
        "value": hand.key,
    }
    yield told
    changed = hand.logged(Action.EDIT).edit([told["article"]], **{told["field"]: told["value"]})
    yield {"changed": len(changed)}


def correct(hand: Hand) -> Iterator[Told]:
    """An entry in the log of corrections."""
    yield {}
    hidden = Hide(of=Name(f"{hand.key}", "ORG"))
    (entry,) = hand.logged(Action.CORRECT).correct(1, [hidden], f"writer {hand.writer}")
    yield {"entry": entry.key}


def undo(hand: Hand) -> Iterator[Told]:
    """An entry that takes an earlier one back."""
    entries = [line.done["entry"] for line in hand.before if line.deed == "correct" and line.done]
    yield {"of": entries[-1] if entries else "nothing"}
    undone = Undo(entry=entries[-1] if entries else "nothing")
    (entry,) = hand.logged(Action.CORRECT).correct(1, [undone], f"writer {hand.writer}")
    yield {"entry": entry.key}


def delete(hand: Hand) -> Iterator[Told]:
    """One of the writer's own articles."""
    own = hand.own()
    article = hand.chance.choice(own) if own else 0
    yield {"article": article}
    yield {"changed": hand.logged(Action.DELETE).delete([article])}


def restore(hand: Hand) -> Iterator[Told]:
    """One of the writer's own articles that it has deleted."""
    gone = [line.told["article"] for line in hand.before if line.deed == "delete"]
    article = hand.chance.choice(gone) if gone else 0
    yield {"article": article}
    yield {"changed": hand.logged(Action.RESTORE).restore([article])}


def purge(hand: Hand) -> Iterator[Told]:
    """Whatever anybody has deleted, for good."""
    yield {}
    yield {"purged": hand.store.purge(hand.store.clock())}


def analyse(hand: Hand) -> Iterator[Told]:
    """The next article that waits."""
    yield {}
    queued = hand.store.claim_next()
    if queued is not None:
        tools = Tools(analyse=plain_analysis)
        process(hand.store, queued, tools)
        tools.close()
    yield {"article": queued and queued.article}


def settle(hand: Hand) -> Iterator[Told]:
    """Names and claims are worked out."""
    yield {}
    hand.store.settle()
    yield {}


def save_view(hand: Hand) -> Iterator[Told]:
    """A view under a name of its own."""
    yield {"name": hand.key}
    place = Place(page="claims", choices=(("who", hand.key),))
    yield {"view": hand.logged(Action.VIEW).save_view(1, hand.key, place, "Ada").id}


def make_share(hand: Hand) -> Iterator[Told]:
    """A frozen link or one that is not."""
    is_frozen = hand.chance.random() < 0.5
    data = hand.key.encode() * 2000 if is_frozen else None
    yield {"digest": hand.key, "is_frozen": is_frozen}
    new = NewShare(
        collection=1,
        kind=ShareKind.SNAPSHOT if is_frozen else ShareKind.LIVE,
        name=hand.key,
        place=Place(page="claims"),
        scope={},
        articles=1,
        analysis_version="1",
    )
    yield {"share": hand.logged(Action.SHARE).add_share(new, "Ada", hand.key, data).id}


def revoke(hand: Hand) -> Iterator[Told]:
    """One of the writer's own links."""
    links = [line.done["share"] for line in hand.before if line.deed == "make_share" and line.done]
    link = hand.chance.choice(links) if links else 0
    yield {"share": link}
    yield {"revoked": hand.logged(Action.REVOKE).revoke_share(link)}


DEEDS: tuple[Deed, ...] = (
    *(add_file, add_file, add_file, add_same_file, add_archive),
    *(edit, edit, edit, correct, undo, delete, delete, restore, purge),
    *(analyse, analyse, analyse, settle, save_view, make_share, revoke),
)
"""What a writer chooses from; what stands there more often is done more often."""


def do(hand: Hand, log: Path) -> None:
    """Does one deed by chance, and writes it down before and after."""
    deed = hand.chance.choice(DEEDS)
    steps = deed(hand)
    _write(log, [hand.number, deed.__name__, "begun", next(steps)])
    _write(log, [hand.number, deed.__name__, "done", next(steps)])


def _write(log: Path, words: list[Any]) -> None:
    with log.open("a", encoding="utf8") as file:
        file.write(json.dumps(words) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_log(log: Path) -> list[Line]:
    """The deeds in their order. A line that was being written when the writer died is none."""
    if not log.exists():
        return []
    whole = [line for line in log.read_text("utf8").splitlines(keepends=True) if line[-1] == "\n"]
    begun: dict[int, Line] = {}
    for number, deed, step, told in map(json.loads, whole):
        if step == "begun":
            begun[number] = Line(number=number, deed=deed, told=told, done=None)
        else:
            begun[number] = Line(number=number, deed=deed, told=begun[number].told, done=told)
    return list(begun.values())
