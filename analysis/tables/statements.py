"""One row a statement: claims beside the denials that answer them."""

import pandas as pd
from sqlalchemy import Date, and_, case, func, select

from analysis.store import Store
from analysis.store.schema import article, attribution, statement
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
    "start": INT,
    "end": INT,
}


def statements_table(store: Store, scope: Scope, *, all: bool = False) -> pd.DataFrame:
    """Every denied claim and every denial in the scope and, with `all`, what else is asserted.

    * statement: its id. claim: the id of the statement at the root of its group: a denial's claim,
      or itself for a claim and for a denial of something that the article does not state.
    * role: "claim", "denial" or "asserts" (nobody denies it in its article).
    * words: what was said; of a denial, what was denied. denied: whether a denial answers it.
    * answers: the id of the statement that a denial denies; missing where there is none.
    * when: the day it was said, else the day of publication, else NaT; when_basis says which:
      "said", "published" or "undated". order: "earlier", "later" or missing.
    * position: the offset at which it starts in its article. form: of a denial.
    """
    said = statement.c
    basis = case(
        (said.said_date.is_not(None), "said"),
        (article.c.published.is_not(None), "published"),
        else_="undated",
    )
    when = func.coalesce(said.said_date, article.c.published, type_=Date())
    who = shown_for(said.who, said.who)
    spoken = (who, said.kind, said.words, said.cue, said.is_denied, said.answers)
    placed = (when, basis, said.said_order, said.start, said.form, said.start, said.end)
    every = select(said.statement, said.claim, said.role, *ORIGIN, *spoken, *placed)
    its = and_(
        attribution.c.article_id == said.article_id, attribution.c.position == said.attribution
    )
    joined = article.join(statement).outerjoin(attribution, its)
    wanted = (
        with_identity(every.select_from(joined))
        .where(*conditions(scope), *of_statements(scope))
        .order_by(said.article_id, said.position)
    )
    found = ask(store, wanted if all else wanted.where(said.role != "asserts"), STATEMENTS)
    return renamed(found, names_shown(store, scope), ("who",))
