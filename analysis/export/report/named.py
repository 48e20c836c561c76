"""The entities section: who and what is named, with every mention."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from analysis.charts.theme import type_words
from analysis.export.report.behind import Count, Ref
from analysis.export.report.context import Context
from analysis.export.report.grouping import Row, group_rows
from analysis.tables import mentions_table

_COLUMNS = ("identity", "article", "kind", "start", "end")
_WORDS = {"named": "by name", "demonym": "as a nationality", "pronoun": "by pronoun"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody or something that is named."""

    anchor: str
    name: str
    type: str
    mentions: Count
    others: Count
    """Mentions as a nationality or by pronoun."""
    articles: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """The mentions of one entity in one article, each a link."""

    where: Ref
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All mentions of one entity."""

    anchor: str
    title: str
    articles: tuple[Mentioned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """The section, and the lists that its numbers lead to."""

    named: tuple[Named, ...]
    mentions: tuple[Mentions, ...]


def list_entities(context: Context) -> Entities:
    """Everybody in scope, most mentions by name first."""
    found = mentions_table(context.wanted.store, context.wanted.counted)
    groups = group_rows(found[list(_COLUMNS)], "identity")
    named, lists = [], []
    for number, row in enumerate(context.tables.entities.to_dict("records"), start=1):
        own = groups.get(int(row["identity"]), ())
        listed = Mentions(
            anchor=f"m{number}",
            title=f"{row['entity']}: mentions",
            articles=tuple(_mentioned(context, own)),
        )
        others = int(row["demonyms"]) + int(row["pronouns"])
        named.append(
            Named(
                anchor=f"e{number}",
                name=str(row["entity"]),
                type=type_words(row["type"]),
                mentions=_count(int(row["mentions"]), listed),
                others=_count(others, listed),
                articles=_count(int(row["articles"]), listed),
            )
        )
        lists.append(listed)
    return Entities(named=tuple(named), mentions=tuple(one for one in lists if _is_long(one)))


def _count(n: int, listed: Mentions) -> Count:
    """A number, with the way to the list or, where that has one mention only, to the passage."""
    if not n:
        return Count(0, "")
    if _is_long(listed) or not listed.articles:
        return Count(n, f"#{listed.anchor}")
    return Count(n, listed.articles[0].refs[0].href)


def _is_long(listed: Mentions) -> bool:
    return len(listed.articles) != 1 or len(listed.articles[0].refs) > 1


def _mentioned(context: Context, mentions: Sequence[Row]) -> Iterator[Mentioned]:
    rows = sorted(mentions, key=lambda row: (context.places.numbers[row["article"]], row["start"]))
    for article, own in groupby(rows, key=lambda row: int(row["article"])):
        numbered = enumerate(own, start=1)
        refs = tuple(_ref(context, number, row) for number, row in numbered)
        yield Mentioned(where=_article_ref(context, article), refs=refs)


def _article_ref(context: Context, article: int) -> Ref:
    """An article by its number alone: each stands here once for everybody it names."""
    return Ref(context.places.article(article), context.places.number(article))


def _ref(context: Context, number: int, row: Row) -> Ref:
    """A mention under its number within its article, marked where it is not by name."""
    span = int(row["start"]), int(row["end"])
    kind = str(row["kind"])
    words = str(number) if kind == "named" else f"{number} {_WORDS[kind]}"
    return Ref(context.places.passage(int(row["article"]), span), words)
