"""One row a statement: claims beside the denials that answer them, across the collection."""

from typing import Any

import pandas as pd
from sqlalchemy import Date, and_, case, func, or_, select

from analysis.models import SourceKind
from analysis.store import Store
from analysis.store.schema import article, attribution, grouped, statement
from analysis.store.wording import outlet_key
from analysis.tables.frame import BOOL, DAY, INT, TEXT, ask
from analysis.tables.naming import names_shown, renamed, shown_for, with_identity
from analysis.tables.scope import ORIGIN, Scope, conditions, of_statements

STATEMENTS = {
    "statement": TEXT,
    "claim": TEXT,
    "role": TEXT,
    "article": INT,
    "title": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "who": TEXT,
    "kind": TEXT,
    "words": TEXT,
    "cue": TEXT,
    "denied": BOOL,
    "answers": TEXT,
    "when": DAY,
    "when_basis": TEXT,
    "order": TEXT,
    "position": INT,
    "form": TEXT,
    "said": DAY,
    "said_granularity": TEXT,
    "said_words": TEXT,
    "relay": TEXT,
    "is_copy": BOOL,
    "place": INT,
    "attribution": INT,
    "start": INT,
    "end": INT,
}
OUTLET = SourceKind.MEDIA_OUTLET.value


def statements_table(store: Store, scope: Scope, *, all: bool = False) -> pd.DataFrame:
    """Whatever is said about claims that somebody denies and, with `all`, about every other one.

    * statement: its id. claim: the id of its claim's first statement, which may stand in an article
      outside of the scope; of a denial of something that no article states, its own id.
    * role: "claim" (somebody denies it), "asserts" (nobody does), "confirms", "denial" or
      "no_comment".
    * words: what was said; of a denial, what was denied. denied: whether a denial answers its claim
      or, of a denial, another denial answers it.
    * answers: the id of the statement that is denied or not commented on; missing where there is
      none.
    * when: the day it was said, else the day its article was published, else NaT; when_basis says
      which: "said", "published" or "undated". order: "earlier", "later" or missing.
    * said, first_published, rereported: three days that are never mixed up. When the source said
      it; when it was first published, by the outlet it is taken from (`relay`) or, without one, by
      the article; when an article passed on what another outlet had. NaT where it is not known.
      said_words: the words that the article dates it with; said_granularity: "day", "month" or
      "year".
    * is_copy: its article has the text of an earlier one. place: its number among its article's
      statements or denials. attribution: its index in the analysis, -1 where it is none.
    * position: where it starts in its article. form: of a denial.
    """
    found = ask(store, _wanted(scope, all=all), STATEMENTS)
    found = renamed(found, names_shown(store, scope), ("who", "relay"))
    return found.assign(**_published(found))


def _wanted(scope: Scope, *, all: bool) -> Any:
    said = statement.c
    is_outlet = said.kind == OUTLET
    # Of an outlet's report the date is the day of that report: nobody spoke then. A month or a year
    # is no day that a mark could stand on.
    is_spoken = and_(~is_outlet, said.said_granularity == "day")
    spoken_on = case((is_spoken, said.said_date), else_=None)
    basis = case(
        (spoken_on.is_not(None), "said"),
        (article.c.published.is_not(None), "published"),
        else_="undated",
    )
    when = func.coalesce(spoken_on, article.c.published, type_=Date())
    who = shown_for(said.who, said.who)
    spoken = (who, said.kind, said.words, said.cue, said.is_denied, said.answers)
    placed = (when, basis, said.said_order, said.start, said.form)
    dated = (said.said_date, said.said_granularity, said.said_words)
    relay = case((attribution.c.relay_kind == OUTLET, attribution.c.relay), else_="")
    number = func.coalesce(said.attribution, -1)
    is_copy = grouped.c.first_article.is_not(None)
    rest = (func.coalesce(relay, ""), is_copy, said.place, number, said.start, said.end)
    every = select(said.statement, said.claim, said.role, *ORIGIN, *spoken, *placed, *dated, *rest)
    wanted = (
        with_identity(every.select_from(_joined()))
        .where(*conditions(scope), *of_statements(scope), said.role != "not_denial")
        .order_by(said.article_id, said.position)
    )
    return wanted if all else wanted.where(or_(said.is_denied, said.role == "denial"))


def _joined() -> Any:
    said = statement.c
    its = and_(
        attribution.c.article_id == said.article_id, attribution.c.position == said.attribution
    )
    of_copy = and_(
        grouped.c.sort == "copies",
        grouped.c.article_id == said.article_id,
        grouped.c.position == 0,
        grouped.c.first_article != said.article_id,
    )
    return article.join(statement).outerjoin(attribution, its).outerjoin(grouped, of_copy)


def _published(found: pd.DataFrame) -> dict[str, "pd.Series[Any]"]:
    """Days of speaking, of first publication and of passing on."""
    is_passed = found["relay"] != ""
    is_outlet = found["kind"] == OUTLET
    published, said = found["published"], found["said"]
    is_day = is_outlet & (found["said_granularity"] == "day")
    first = published.mask(is_passed).mask(is_passed & is_day, said)
    return {
        "said": said.mask(is_outlet),
        "first_published": first.mask(is_passed & first.isna(), _own_reports(found)),
        "rereported": published.where(is_passed),
    }


def _own_reports(found: pd.DataFrame) -> "pd.Series[Any]":
    """When the outlet that a statement is taken from first said the same, where that is known."""
    own = found[found["relay"] == ""].assign(key=found["outlet"].map(outlet_key))
    firsts = own.groupby(["claim", "key"])["published"].min()
    pairs = pd.MultiIndex.from_arrays([found["claim"], found["relay"].map(outlet_key)])
    return pd.Series(firsts.reindex(pairs).to_numpy(), index=found.index)
