"""What an exhibit keeps of the whole collection, so that its visitors see the sender's numbers.

Days and counts of claims and articles that it shows, as far as a screen of the sender tells them,
and how an outlet that its articles name is spelled. Of an article that it does not show there is
nothing else, not even the id.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select, Table, insert, select

from analysis.origins.sketch import Sketch, make_sketch
from analysis.sharing.shortening import first_words
from analysis.sharing.stand_ins import StandIns
from analysis.store.lines import batched
from analysis.store.schema import article, article_text, attribution, identity, name
from analysis.store.schema.exhibits import (
    exhibit_metadata,
    whole_claim,
    whole_copies,
    whole_likeness,
    whole_namesakes,
    whole_spelling,
    whole_undated,
)
from analysis.store.wording import ARROW, outlet_key
from analysis.tables import Scope
from analysis.tables.attributions import outlets_query
from analysis.tables.copies import (
    COPIES,
    copies_query,
    count_others,
    share_of,
    sharing_query,
)
from analysis.tables.firsts import (
    FIRSTS,
    REPORTS,
    STATES_IT,
    dated_reports,
    find_firsts,
    reports_query,
)
from analysis.tables.frame import make_frame
from analysis.tables.undated import digests_of, undated_query

_DAY = pd.Timedelta(days=1)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What of a collection is shown."""

    scope: Scope
    articles: frozenset[int]
    excerpt_words: int | None
    """The most words of a passage, where the articles are not shown in full."""
    stand_ins: StandIns


def keep_whole(source: Connection, target: Connection, part: Part) -> None:
    """Nothing; the exhibit has the tables of `schema.exhibits`. Its other tables are full."""
    exhibit_metadata.create_all(target)
    _insert(target, whole_claim, _claims(source, part))
    _insert(target, whole_spelling, _spellings(source, target, part.scope.collection))
    copies = _frame(source, copies_query(Scope(part.scope.collection)), COPIES)
    _insert(target, whole_copies, _copied(copies, part.articles))
    _insert(target, whole_likeness, _likenesses(source, copies, part))
    _insert(target, whole_undated, _undated(source, part.scope))
    _insert(target, whole_namesakes, _namesakes(source, target, part.scope.collection))


def _claims(source: Connection, part: Part) -> Iterator[Row]:
    reports = _frame(source, reports_query(part.scope.collection), REPORTS)
    own = reports[reports["article"].isin(part.articles)]
    shown = shown_firsts(find_firsts(reports), own)
    keys = _keys_in_exhibit(own["outlet"].unique(), part.excerpt_words)
    plain = shown.astype(object).where(shown.notna(), None)
    for row in plain.to_dict("records"):
        told = {str(key): _day(value) for key, value in row.items()}
        claim, leader = part.stand_ins.claim(told["claim"]), keys.get(told["leader"], "")
        yield told | {"claim": claim, "leader": leader}


def _keys_in_exhibit(outlets: Iterable[str], most: int | None) -> dict[str, str]:
    """By the `outlet_key` of an outlet: that of its name as the exhibit has it."""
    return {
        outlet_key(one): outlet_key(one if most is None else first_words(one, most))
        for one in outlets
    }


def shown_firsts(firsts: pd.DataFrame, own: pd.DataFrame) -> pd.DataFrame:
    """`firsts_table` of the claims of these reports, with no more than their figures tell.

    A leader is named where one of the reports is its own. A second day that is later than all of
    its days is only told to be later: screens say no more of it.
    """
    found = firsts[firsts["claim"].isin(own["claim"])].set_index("claim")
    dated = dated_reports(own[own["role"].isin(STATES_IT)])
    last = dated.groupby("claim")["published"].max().reindex(found.index)
    leads = pd.MultiIndex.from_frame(found.reset_index()[["claim", "leader"]]).isin(
        pd.MultiIndex.from_frame(dated[["claim", "key"]])
    )
    second = found["second"].where(leads)
    shown = found.assign(
        first=found["first"].where(last.notna()),
        leader=found["leader"].where(leads, ""),
        second=second.where(second.isna() | (second <= last), last + _DAY),
    )
    return shown.reset_index()[list(FIRSTS)]


def _day(value: Any) -> Any:
    return value.date() if isinstance(value, pd.Timestamp) else value


def _spellings(source: Connection, target: Connection, collection: int) -> Iterator[Row]:
    """Of the outlets of the collection those that are named in the exhibit, in one spelling."""
    named = {outlet_key(one) for one in _names_in(target)}
    preferred = {outlet_key(row[0]): row[0] for row in _sorted(source, outlets_query(collection))}
    yield from ({"outlet": preferred[key]} for key in sorted(named & preferred.keys()))


def _sorted(source: Connection, wanted: Select[Any]) -> list[Any]:
    return sorted(source.execute(wanted).all())


def _names_in(target: Connection) -> Iterator[str]:
    """Whatever may be an outlet's name in a table of the exhibit's statements."""
    said = attribution.c
    columns = (said.who, said.source_name, said.origin, said.relay, said.chain_words)
    for column in (*columns, name.c.name, identity.c.name):
        for words in target.execute(select(column).distinct()).scalars():
            yield from (words or "").split(ARROW)


def _copied(copies: pd.DataFrame, articles: frozenset[int]) -> Iterator[Row]:
    for one, _, others in count_others(copies).itertuples(index=False):
        if one in articles:
            yield {"article_id": int(one), "others": int(others)}


def _likenesses(source: Connection, copies: pd.DataFrame, part: Part) -> Iterator[Row]:
    """Of every article with others that are not shown, or of which there are only excerpts."""
    sketches: dict[int, Sketch] = {}
    for _, group in copies.groupby("first")["article"]:
        its = frozenset(map(int, group))
        if len(its) > 1 and (part.excerpt_words is not None or not its <= part.articles):
            for one in sorted(its & part.articles):
                yield from _likeness(source, one, part.articles, sketches)


def _likeness(
    source: Connection, of: int, shown: frozenset[int], sketches: dict[int, Sketch]
) -> Iterator[Row]:
    ids = source.execute(sharing_query(of).with_only_columns(article.c.id)).scalars().all()
    missing = [one for one in ids if one not in sketches]
    texts = select(article_text).where(article_text.c.article_id.in_(missing))
    sketches |= {row.article_id: make_sketch(row.text) for row in source.execute(texts)}
    others = [one for one in ids if one != of]
    for place, other in enumerate(others):
        yield {
            "article_id": of,
            "place": place,
            "other": other if other in shown else None,
            "share": share_of(sketches.get(of, ()), sketches[other]),
        }


def _undated(source: Connection, scope: Scope) -> Iterator[Row]:
    if scope.since is None and scope.until is None:
        return
    articles = int(source.execute(undated_query(scope)).scalar_one())
    if articles:
        yield from ({"scope": one, "articles": articles} for one in sorted(digests_of(scope)))


def _namesakes(source: Connection, target: Connection, collection: int) -> Iterator[Row]:
    columns = (identity.c.name, identity.c.type, identity.c.id)
    shown = {row.id: (row.name, row.type) for row in target.execute(select(*columns))}
    called = {(name, sort) for name, sort in shown.values()}
    hidden: dict[tuple[str, str], list[int]] = {}
    for row in source.execute(select(*columns).where(identity.c.collection_id == collection)):
        if row.id not in shown and (row.name, row.type) in called:
            hidden.setdefault((row.name, row.type), []).append(row.id)
    for one, of in shown.items():
        before = sum(other < one for other in hidden.get(of, ()))
        if before:
            yield {"identity_id": one, "before": before}


def _frame(source: Connection, wanted: Select[Any], columns: dict[str, str]) -> pd.DataFrame:
    return make_frame(source.execute(wanted).all(), columns)


def _insert(target: Connection, table: Table, rows: Iterable[Row]) -> None:
    for some in batched(list(rows)):
        target.execute(insert(table), list(some))
