"""What the screens show of a scope, as one JSON document: the contract of the commands."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from analysis.charts.claim_words import describe_claims
from analysis.contract import Json, to_contract
from analysis.corrections import entries_to_json
from analysis.export.claims import read_told
from analysis.export.unfinished import Unfinished, find_unfinished
from analysis.export.wanted import Wanted
from analysis.ingest.plaintext import stem
from analysis.models import Stance
from analysis.store import Store
from analysis.tables import (
    Scope,
    analysis_versions,
    articles_table,
    copies_table,
)

_STANCES = {
    "claim": Stance.ASSERTS,
    "asserts": Stance.ASSERTS,
    "confirms": Stance.CONFIRMS,
    "denial": Stance.DENIES,
    "no_comment": Stance.NO_COMMENT,
}


def write_document(wanted: Wanted) -> Iterator[str]:
    """The document in pieces, so that a large collection is never in memory as a whole."""
    store, scope = wanted.store, wanted.scope
    ids = _ids(articles_table(store, scope))
    yield json.dumps(_head(wanted, ids))[:-1]
    yield from _list("articles", _articles(store, scope, ids))
    yield from _list("claims", _claims(store, scope, ids))
    log = store.corrections(wanted.collection.id) if wanted.with_corrections else ()
    yield f', "corrections": {entries_to_json(log)}}}\n'


def _head(wanted: Wanted, ids: Mapping[int, str]) -> Json:
    return {
        "collection": wanted.collection.name,
        "analysis_version": ", ".join(analysis_versions(wanted.store, wanted.scope)),
        "exported_at": wanted.moment.isoformat(timespec="seconds"),
        "scope": _scope(wanted, ids),
        "unfinished": _unfinished(find_unfinished(wanted.store, wanted.collection.id)),
    }


def _unfinished(left: Unfinished) -> Json | None:
    """How many articles were still to be analysed and compared; null where all was done."""
    if left.is_over:
        return None
    return {"to_analyse": left.to_analyse, "to_compare": left.unsettled.articles}


def _scope(wanted: Wanted, ids: Mapping[int, str]) -> Json:
    """What the sidebar narrows the collection to; null or empty where it does not."""
    scope = wanted.scope
    return {
        "outlets": list(scope.outlets),
        "since": scope.since and scope.since.isoformat(),
        "until": scope.until and scope.until.isoformat(),
        "article": None if scope.article is None else ids.get(scope.article),
        "search": scope.words if scope.query else "",
        "search_within": scope.within.value if scope.query else None,
        "counts_each_copy": wanted.each,
    }


def _list(name: str, items: Iterator[Json]) -> Iterator[str]:
    yield f', "{name}": ['
    for number, item in enumerate(items):
        yield (", " if number else "") + json.dumps(item)
    yield "]"


def _ids(articles: pd.DataFrame) -> dict[int, str]:
    """How the document calls each article: as `extract` does, numbered where two are called so."""
    counts: dict[str, int] = {}
    found: dict[int, str] = {}
    for article, name in zip(articles["article"], articles["name"], strict=True):
        own = stem(str(name))
        counts[own] = counts.get(own, 0) + 1
        found[int(article)] = own if counts[own] == 1 else f"{own}-{counts[own]}"
    return found


def _articles(store: Store, scope: Scope, ids: Mapping[int, str]) -> Iterator[Json]:
    copies = copies_table(store, scope)
    firsts = dict(zip(copies["article"], copies["first"], strict=True))
    for article, id_ in ids.items():
        group = {"id": id_, "wire_group": ids.get(firsts.get(article, 0))}
        yield _article(store, article) | group


def _article(store: Store, article: int) -> Json:
    shown = store.load_shown(article)
    if shown is not None:
        return to_contract(shown)
    row = store.article(article)
    problem = row.problem
    told = problem and {"code": problem.code, "message": problem.message}
    return {"path": row.name, "problem": told}


def _claims(store: Store, scope: Scope, ids: Mapping[int, str]) -> Iterator[Json]:
    told = read_told(store, scope)
    shown = {claim.id: claim for claim in describe_claims(told.statements, told.claims)}
    origins: dict[str, list[Json]] = {}
    for row in told.origins.to_dict("records"):
        one = {"name": row["origin"], "kind": row["kind"]}
        origins.setdefault(row["claim"], []).append(one)
    records = told.statements.sort_values("claim", kind="stable").to_dict("records")
    for claim, group in groupby(records, key=lambda row: str(row["claim"])):
        yield {
            "id": claim,
            "text": shown[claim].words,
            "status": shown[claim].status,
            "statements": [_statement(row, ids) for row in group],
            "origins": origins.get(claim, []),
        }


def _statement(row: Mapping[Any, Any], ids: Mapping[int, str]) -> Json:
    return {
        "article": ids[int(row["article"])],
        "attribution": int(row["attribution"]) if row["attribution"] >= 0 else None,
        "stance": _STANCES[str(row["role"])].value,
        "who": row["who"],
        "words": row["words"],
        "answers": _text(row["answers"]),
        "said_on": _day(row["said"]),
        "published": _day(row["first_published"]),
        "rereported_on": _day(row["rereported"]),
    }


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else value.date().isoformat()
