"""What a collection says, in a few sentences, each with its n and its denominator.

Pure: tables in, sentences out. A sentence holds words of articles: show it as plain text only.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charts.claim_copies import join_copies
from analysis.charts.labels import day
from analysis.charts.theme import LOW_CONFIDENCE, NAMED_KINDS, counted
from analysis.tables import UNKNOWN_OUTLET


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A sentence, what it was counted from, and the page that shows it in full."""

    sentence: str
    note: str
    page: str
    link: str
    about: str = ""
    """What it counts, in a word: by it a report knows where the rows are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A claim and a denial that answers it, in words of the article."""

    claim: str
    claimant: str
    denier: str
    when: str
    """The day of the denial; empty where it is not known."""
    article: int
    """The article with the denial."""
    span: tuple[int, int]
    """Where the denial stands in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The four tables of one scope."""

    articles: pd.DataFrame
    entities: pd.DataFrame
    attributions: pd.DataFrame
    statements: pd.DataFrame


def find_findings(tables: Tables) -> tuple[Finding, ...]:
    """The sentences that the tables bear out, most telling first."""
    return tuple(
        finding
        for find in (_denied, _most_cited, _least_open, _most_named, _widest)
        if (finding := find(tables)) is not None
    )


def span_of(articles: pd.DataFrame) -> str:
    """How many articles from how many outlets, and from when to when."""
    known = articles.loc[articles["outlet"] != UNKNOWN_OUTLET, "outlet"].nunique()
    outlets = f" from {counted(known, 'outlet')}" if known else ""
    return f"{counted(len(articles), 'article')}{outlets}{_from_when(articles['published'])}"


def _from_when(published: pd.Series) -> str:
    dated = published.dropna()
    if dated.empty:
        return ", no dates known"
    first, last = day(dated.min()), day(dated.max())
    days = f", {first}" if first == last else f", {first} to {last}"
    undated = len(published) - len(dated)
    return f"{days}; {undated} without a date" if undated else days


def find_answered(statements: pd.DataFrame, most: int) -> tuple[Answered, ...]:
    """Denied claims with their latest denials: the latest first, undated ones last."""
    denials = statements[(statements["role"] == "denial") & statements["answers"].notna()]
    claims = statements[["statement", "words", "who"]]
    pairs = denials.merge(claims, left_on="answers", right_on="statement", suffixes=("", "_claim"))
    latest = pairs.sort_values("when", ascending=False, kind="stable", na_position="last")
    chosen = latest.drop_duplicates("words_claim").head(most)
    return tuple(_answered(row) for row in chosen.to_dict("records"))


def _answered(row: Mapping[Hashable, Any]) -> Answered:
    return Answered(
        claim=row["words_claim"],
        claimant=row["who_claim"],
        denier=row["who"],
        when=_day(row["when"]),
        article=row["article"],
        span=(row["start"], row["end"]),
    )


def _day(when: pd.Timestamp) -> str:
    return "" if pd.isna(when) else day(when)


def named_share(attributions: pd.DataFrame) -> float | None:
    """The share of statements whose origin is a named person, organisation or outlet."""
    if attributions.empty:
        return None
    return float(attributions["origin_kind"].isin(NAMED_KINDS).mean())


def _denied(tables: Tables) -> Finding | None:
    every = join_copies(tables.statements)
    denials = every[every["role"] == "denial"]
    if denials.empty:
        return None
    claims = denials.drop_duplicates(["claim", "who"])
    number = int(claims["claim"].nunique())
    verb = "is" if number == 1 else "are"
    return Finding(
        sentence=f"{counted(number, 'claim')} {verb} denied, {_by_whom(claims['who'])}",
        note=f"{counted(len(denials), 'denial')} in {_articles(denials)}",
        page="claims",
        link="See claims and denials",
        about="denied",
    )


def _by_whom(who: pd.Series) -> str:
    """Of claims by who denies them: who does most, or who does first where nobody does more."""
    names = who.value_counts()
    if len(names) == 1:
        return f"by {names.index[0]}"
    if names.iloc[0] > names.iloc[1]:
        return f"{names.iloc[0]:,} of them by {names.index[0]}"
    others = counted(len(names) - 1, "other")
    return f"by {who.iloc[0]} and {others}"


def _most_cited(tables: Tables) -> Finding | None:
    named = tables.attributions[tables.attributions["kind"] != "unattributed"]
    if named.empty:
        return None
    sources = named["source"].value_counts()
    total = len(tables.attributions)
    return Finding(
        sentence=f"{sources.index[0]} is cited in {sources.iloc[0]:,} of {_all(total)}",
        note=f"{counted(len(sources), 'source')} in {_articles(named)}",
        page="sources",
        link="See who is cited",
        about="cited",
    )


def _least_open(tables: Tables) -> Finding | None:
    hidden = tables.attributions[tables.attributions["origin_kind"] == "anonymous"]
    if hidden.empty:
        return None
    total = len(tables.attributions)
    verb = "rests" if len(hidden) == 1 else "rest"
    return Finding(
        sentence=f"{len(hidden):,} of {_all(total)} {verb} on anonymous sources",
        note=f"In {_articles(hidden)}",
        page="sources",
        link="See the sources",
        about="anonymous",
    )


def _most_named(tables: Tables) -> Finding | None:
    people = tables.entities[tables.entities["type"].isin(("PERSON", "ORG"))]
    people = people[people["mentions"] > 0]
    if people.empty:
        return None
    most = int(people["mentions"].iloc[0])
    all_names = counted(len(people), "person or organisation", "people and organisations")
    return Finding(
        sentence=f"{people['entity'].iloc[0]} is named most often: {counted(most, 'time')}",
        note=f"Of {counted(int(people['mentions'].sum()), 'mention')} of {all_names}",
        page="entities",
        link="See who is named",
        about="named",
    )


def _widest(tables: Tables) -> Finding | None:
    """Only where there is more than one outlet to compare."""
    outlets = tables.attributions[tables.attributions["outlet"] != UNKNOWN_OUTLET]
    shares = outlets["origin_kind"].isin(NAMED_KINDS).groupby(outlets["outlet"]).mean()
    if len(shares) < 2 or shares.max() == shares.min():
        return None
    return Finding(
        sentence=(
            f"{shares.idxmax()} names its sources most often ({shares.max():.0%}), "
            f"{shares.idxmin()} least ({shares.min():.0%})"
        ),
        note=f"Share of {counted(len(outlets), 'statement')} in {counted(len(shares), 'outlet')}",
        page="sources",
        link="See the sources",
        about="widest",
    )


def find_doubts(tables: Tables) -> Iterator[Finding]:
    """What somebody should look at before relying on the counts."""
    yield from _doubt(
        tables.articles["state"].eq("problem").sum(),
        ("file could not be analysed", "files could not be analysed"),
        about="problem",
    )
    yield from _doubt(
        tables.articles["state"].eq("cancelled").sum(),
        (
            "article was not analysed: it was stopped",
            "articles were not analysed: they were stopped",
        ),
        about="cancelled",
    )
    yield from _doubt(
        (tables.articles["state"].eq("done") & tables.articles["published"].isna()).sum(),
        ("article has no date", "articles have no date"),
        about="undated",
    )
    yield from _doubt(
        tables.attributions["confidence"].lt(LOW_CONFIDENCE).sum(),
        ("statement was hard to make out", "statements were hard to make out"),
        about="unsure",
    )
    yield from _doubt(
        _unanswering(tables.statements),
        (
            "denial answers a claim that no article states",
            "denials answer claims that no article states",
        ),
        about="unanswering",
    )


def _unanswering(statements: pd.DataFrame) -> int:
    denials = statements[statements["role"] == "denial"]
    return int(denials["answers"].isna().sum())


def _doubt(n: int, nouns: tuple[str, str], *, about: str) -> Iterator[Finding]:
    if n:
        sentence = counted(int(n), *nouns)
        yield Finding(sentence=sentence, note="", page=_PAGES[about], link="", about=about)


_PAGES = {
    **dict.fromkeys(("problem", "cancelled", "undated"), "articles"),
    "unsure": "sources",
    "unanswering": "claims",
}
"""Where each doubt is looked into."""


def _all(n: int) -> str:
    return counted(n, "statement")


def _articles(frame: pd.DataFrame) -> str:
    return counted(int(frame["article"].nunique()), "article")
