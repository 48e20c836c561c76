"""Claims: what is claimed, who denies it, and when. The page that people share."""

import pandas as pd
import streamlit as st

from analysis.charts.claim_copies import join_copies
from analysis.charts.claim_order import sort_claims
from analysis.charts.claim_words import describe_claims
from analysis.charts.theme import counted
from pages.shared import empty, loaders, shell
from pages.shared.chart import articles_read
from pages.shared.choice import pick
from pages.shared.claim.filters import (
    CLAIM,
    DENIED,
    EVERY,
    SHOW,
    Chosen,
    Table,
    choose,
    narrow,
    say_nothing_fits,
    table_of,
)
from pages.shared.claim.listing import show_list
from pages.shared.claim.panel import show_panel
from pages.shared.uncounted import note_languages


def show() -> None:
    """The page."""
    st.title("Claims", anchor=False)
    if empty.is_empty():
        return
    note_languages()
    statements = join_copies(loaders.statements(every=True))
    if statements.empty:
        st.text(f"No claim and no denial was found in {counted(articles_read(), 'article')}.")
        st.text("Articles that still wait have none yet; the Articles page says how many do.")
        return
    table = table_of(statements, loaders.claims())
    claim = _claim_asked_for(statements)
    if claim is None:
        _show_all(table)
        return
    its = statements[(statements["claim"] == claim) | (statements["statement"] == claim)]
    claims = describe_claims(its, table.known)
    show_panel(table, next(one for one in claims if one.id == claim))


def _claim_asked_for(statements: pd.DataFrame) -> str | None:
    """The claim that the address names, by its own id or by that of any of its statements."""
    asked = st.query_params.get(CLAIM)
    if asked is None:
        return None
    if (statements["claim"] == asked).any():
        return asked
    found = statements.loc[statements["statement"] == asked, "claim"]
    return str(found.iloc[0]) if len(found) else None


def _show_all(table: Table) -> None:
    chosen, order = choose(table)
    found = narrow(table, chosen)
    if not found.empty:
        found = sort_claims(found, order)
        show_list(found, describe_claims(found, table.known), table.known)
    elif chosen == Chosen(view=DENIED):
        _say_no_denial()
    else:
        say_nothing_fits(table, chosen)


def _say_no_denial() -> None:
    st.text(f"No denial was found in {counted(articles_read(), 'article')}.")
    st.text("Looked for: denied, disputed, rejected a claim, called it false, and the like.")
    st.text("Many denials are put in other words and are not found yet: do not rely on silence.")
    st.text("“All claims” shows what is claimed there without an answer.")
    st.button(EVERY, key="every_claim", on_click=pick, args=(SHOW, EVERY))


shell.require_router()
show()
