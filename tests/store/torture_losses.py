"""What was said to be done and is not in the database: add a function to `LOSSES`, and it counts.

A deed that was begun and never said to be done may have been done or not; whatever a later deed
says decides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from analysis.store import Store, schema
from tests.store.torture_deeds import Line

Logs = Mapping[int, Sequence[Line]]
"""The deeds of each writer."""
Loss = Callable[[Logs, Store], Iterator[str]]
LOGGED = {
    *("edit", "correct", "undo", "delete", "restore", "save_view", "make_share", "revoke"),
}


def _done(logs: Logs, *deeds: str) -> Iterator[tuple[Line, dict[str, Any]]]:
    for lines in logs.values():
        for line in lines:
            if line.deed in deeds and line.done is not None:
                yield line, line.done


def _deletable(logs: Logs) -> set[int]:
    return {
        line.told["article"] for lines in logs.values() for line in lines if line.deed == "delete"
    }


def lost_files(logs: Logs, store: Store) -> Iterator[str]:
    """A file that was added is there with its bytes, unless its writer deleted it."""
    deletable = _deletable(logs)
    for line, done in _done(logs, "add_file", "add_same_file"):
        if done["article"] in deletable:
            continue
        try:
            data = store.original(done["article"])
        except KeyError:
            yield f"{line.deed} {done['article']}: the file is gone"
            continue
        if data != line.told["text"].encode():
            yield f"{line.deed} {done['article']}: the file is another"


def wrong_deletions(logs: Logs, store: Store) -> Iterator[str]:
    """An article is deleted or not as its writer has said last. A deleted one may be purged."""
    rows = store.read(select(schema.article.c.id, schema.article.c.deleted))
    found = {row.id: "deleted" if row.deleted else "there" for row in rows}
    for lines in logs.values():
        possible: dict[int, set[str]] = defaultdict(lambda: {"there"})
        for line in lines:
            if line.deed not in ("delete", "restore") or not line.told["article"]:
                continue
            article, to = line.told["article"], {"delete": "deleted", "restore": "there"}[line.deed]
            if line.done is None:
                possible[article].add(to)
            elif line.done["changed"]:
                possible[article] = {to}
        for article, states in possible.items():
            if found.get(article, "deleted") not in states:
                yield f"article {article} is {found.get(article)}, not {states}"


def lost_edits(logs: Logs, store: Store) -> Iterator[str]:
    """Each field of each article says what its only writer has said last."""
    for lines in logs.values():
        possible: dict[tuple[int, str], set[str | None]] = defaultdict(lambda: {None})
        for line in lines:
            if line.deed != "edit":
                continue
            key, value = (line.told["article"], line.told["field"]), line.told["value"]
            possible[key] = {value} if line.done else possible[key] | {value}
        for (article, field), values in possible.items():
            row = store.article(article)
            for said in (getattr(row.given, field), getattr(row, field)):
                if said not in values and None not in values:
                    yield f"article {article}: {field} is {said}, not {values}"


def lost_corrections(logs: Logs, store: Store) -> Iterator[str]:
    """Every entry is in the log."""
    keys = {entry.key for entry in store.corrections(1)}
    for line, done in _done(logs, "correct", "undo"):
        if done["entry"] not in keys:
            yield f"{line.deed} {line.number} is not in the log of corrections"


def lost_deliveries(logs: Logs, store: Store) -> Iterator[str]:
    """Every delivery is there with its data, and all that is in it was stored."""
    for line, done in _done(logs, "add_archive"):
        data = store.delivery_data(done["delivery"])
        if data is None or len(data) != line.told["size"]:
            yield f"delivery {line.told['name']} lost its data"
            continue
        row = store.delivery(done["delivery"])
        if row.name != line.told["name"] or row.stored + row.known != 3:
            yield f"delivery {row.name}: {row.stored} stored, {row.known} known"


def lost_analyses(logs: Logs, store: Store) -> Iterator[str]:
    """What was analysed has findings, unless it is gone."""
    deletable = _deletable(logs)
    for _, done in _done(logs, "analyse"):
        article = done["article"]
        if article and article not in deletable and store.load_analysis(article) is None:
            yield f"article {article} lost its findings"


def lost_views_and_links(logs: Logs, store: Store) -> Iterator[str]:
    """Views and links are there, with what they show, and what was revoked stays so."""
    for line, done in _done(logs, "save_view"):
        view = store.view(done["view"])
        if view is None or view.place.choices != (("who", line.told["name"]),):
            yield f"view {line.told['name']} is lost"
    for line, done in _done(logs, "make_share"):
        digest = line.told["digest"]
        share, data = store.find_share(digest), store.snapshot(done["share"])
        is_kept = line.told["is_frozen"] and (share is None or share.revoked is None)
        expected = digest.encode() * 2000 if is_kept else None
        if share is None or share.id != done["share"] or data != expected:
            yield f"link {digest} is lost"
    for line, done in _done(logs, "revoke"):
        share = store.share(line.told["share"])
        if done["revoked"] and (share is None or share.revoked is None):
            yield f"link {line.told['share']} shows something again"


def lost_lines(logs: Logs, store: Store) -> Iterator[str]:
    """Whatever is logged has a line, whoever did it."""
    subjects = {row.subject for row in store.read(select(schema.audit.c.subject))}
    for writer, lines in logs.items():
        for line in lines:
            is_done = line.done is not None and line.deed in LOGGED
            if is_done and f"deed{writer}x{line.number}" not in subjects:
                yield f"{line.deed} {writer}x{line.number} is not in the log"


LOSSES: tuple[Loss, ...] = (
    *(lost_files, wrong_deletions, lost_edits, lost_corrections, lost_deliveries),
    *(lost_analyses, lost_views_and_links, lost_lines),
)
