"""The lists of an entity's panel: each row leads to its passage, and from there to the article."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.charts.theme import (
    CERTAINTY_WORDS,
    QUOTE_WORDS,
    SOURCE_KIND_WORDS,
    STANCE_WORDS,
    counted,
    type_words,
)
from analysis.tables import Scope
from pages.shared import loaders, passage
from pages.shared.choice import asked, choose_view, key_of_rows, pick
from pages.shared.entity import choices
from pages.shared.entity.choices import View
from pages.shared.entity.tables import entity_table
from pages.shared.reasons import show_reasons
from pages.shared.table import choose_row, pick_row, show_table

_EVERY = "All"
_KINDS = {"By name": "named", "As a nationality or people": "demonym", "By pronoun": "pronoun"}
_MOST_MARKED = 12
"""Places of two names that are marked in one article."""

_ORIGIN = {
    "title": st.column_config.TextColumn("Article", width="large"),
    "outlet": st.column_config.TextColumn("Outlet"),
    "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
}
_MENTIONS = {
    "words": st.column_config.TextColumn("Words"),
    "kind_words": st.column_config.TextColumn("How"),
    **_ORIGIN,
}
_SAYINGS = {
    "cue": st.column_config.TextColumn("Cue"),
    "content": st.column_config.TextColumn("What is said", width="large"),
    "stance_words": st.column_config.TextColumn("Stance"),
    "quote_words": st.column_config.TextColumn("Quotation"),
    "certainty_words": st.column_config.TextColumn(
        "Certainty", help="As the article words it, not how true it is."
    ),
    **_ORIGIN,
}
_OTHERS = {
    "source": st.column_config.TextColumn("Source", width="medium"),
    "kind_words": st.column_config.TextColumn("Kind"),
    **_SAYINGS,
}
_DENIALS = {
    "side": st.column_config.TextColumn("Side"),
    "who": st.column_config.TextColumn("Who denies", width="medium"),
    "denied": st.column_config.TextColumn("What is denied", width="large"),
    "claimant": st.column_config.TextColumn("Who claims it", width="medium"),
    "claim": st.column_config.TextColumn("The claim", width="large"),
    **_ORIGIN,
}
_COMPANY = {
    "entity": st.column_config.TextColumn("Name", width="medium"),
    "type_words": "Type",
    "articles": "Common articles",
}
_WORDS = {
    "words": st.column_config.TextColumn("Words"),
    "kind_words": "How",
    "mentions": "Mentions",
    "articles": "Articles",
    "name": st.column_config.TextColumn("Name in its articles"),
    "type_words": "Type there",
}


def show_passages(scope: Scope, identity: int, name: str) -> None:
    """Every place where the entity stands."""
    mentions = entity_table("mentions", scope, (identity,))
    kinds = {words: kind for words, kind in _KINDS.items() if kind in set(mentions["kind"])}
    if len(kinds) > 1:
        how = choose_view("How", (_EVERY, *kinds), key=choices.HOW)
        mentions = mentions if how == _EVERY else mentions[mentions["kind"] == kinds[how]]
    where = counted(int(mentions["article"].nunique()), "article")
    _say(f"{name}: {counted(len(mentions), 'mention')} in {where}", len(mentions))
    shown = mentions.assign(kind_words=mentions["kind"].map(_words_of_kind))
    row = _pick(shown, "mentions", ["article", "start"], _MENTIONS)
    if row is not None:
        spans = [(int(row["start"]), int(row["end"]))]
        passage.show_passage(int(row["article"]), spans, key="mention")


def _words_of_kind(kind: str) -> str:
    return next((words.lower() for words, own in _KINDS.items() if own == kind), kind)


def show_said(scope: Scope, identity: int, name: str) -> None:
    """What the entity is the source of."""
    said = entity_table("said_by", scope, identity)
    where = counted(int(said["article"].nunique()), "article")
    if said.empty:
        _say_none(f"No statement of {name} was found.", _SOUGHT)
        return
    _say(f"{name}: {counted(len(said), 'statement')} in {where}", len(said))
    _show_sayings(said, _SAYINGS)


def show_about(scope: Scope, identity: int, name: str) -> None:
    """What others said in which the entity is mentioned."""
    about = entity_table("said_about", scope, identity)
    if about.empty:
        _say_none(f"No statement of anybody else mentions {name}.", _SOUGHT)
        return
    sources = counted(int(about["source"].nunique()), "source")
    _say(f"{counted(len(about), 'statement')} of {sources} mention {name}", len(about))
    _show_sayings(about, _OTHERS)


_SOUGHT = "Looked for: said, told, according to, and the like. Some statements are missed."


def _show_sayings(said: pd.DataFrame, columns: dict[str, object]) -> None:
    worded = said.assign(
        kind_words=said["kind"].map(SOURCE_KIND_WORDS),
        quote_words=said["quote"].map(QUOTE_WORDS),
        certainty_words=said["certainty"].map(CERTAINTY_WORDS),
        stance_words=said["stance"].map(STANCE_WORDS),
    )
    row = _pick(worded, "sayings", ["article", "attribution"], columns)
    if row is None:
        return
    article, number = int(row["article"]), int(row["attribution"])
    passage.show_passage(article, [(int(row["start"]), int(row["end"]))], key="saying")
    analysis = loaders.analysis_of(article)
    if analysis is not None and number < len(analysis.attributions):
        show_reasons(analysis.attributions[number], analysis.article.text)


def show_denials(scope: Scope, identity: int, name: str) -> None:
    """What the entity denied, and what of it was denied by others."""
    found = entity_table("denials", scope, identity)
    if found.empty:
        _say_none(
            f"No denial by {name} was found, and none of what it said.",
            "Many denials are not found yet: do not rely on silence.",
        )
        return
    by, of = int(found["by"].sum()), int(found["of"].sum())
    heading = f"{counted(by, 'denial')} by {name}; {counted(of, 'denial')} of what {name} said"
    _say(heading, len(found))
    side = {True: f"{name} denies", False: f"{name} is denied"}
    row = _pick(found.assign(side=found["by"].map(side)), "denials", ["article", "start"], _DENIALS)
    if row is not None:
        spans = [(int(row["start"]), int(row["end"]))]
        if row["claim_start"] >= 0:
            spans.append((int(row["claim_start"]), int(row["claim_end"])))
        passage.show_passage(int(row["article"]), spans, key="entity_denial")


def show_company(scope: Scope, view: View, name: str) -> None:
    """Who else stands in the entity's articles, and in which of them."""
    identity = int(view.chosen or 0)
    company = entity_table("company", scope, identity)
    if company.empty:
        st.text(f"Nobody and nothing else is named in the articles with {name}.")
        return
    labels = [view.labels[int(one)] for one in company["identity"]]
    other = asked(choices.WITH, set(view.by_label))
    st.text(f"Who else is in the articles with {name}, most common articles first.")

    def on_pick(place: int | None) -> None:
        pick(choices.WITH, None if place is None else labels[place])

    choose_row(
        company.assign(type_words=company["type"].map(type_words)),
        columns=_COMPANY,
        chosen=labels.index(other) if other in labels else None,
        on_pick=on_pick,
        alt="Who else is named",
    )
    if other is None or view.by_label[other] == identity:
        st.caption("Pick a row to see the common articles.")
        return
    _show_shared(scope, (identity, view.by_label[other]), (name, other))


def _show_shared(scope: Scope, pair: tuple[int, int], names: Sequence[str]) -> None:
    shared = entity_table("shared", scope, *pair)
    _say(f"{' and '.join(names)}: {counted(len(shared), 'common article')}", len(shared))
    row = _pick(shared, "shared", ["article"], _ORIGIN)
    if row is None:
        return
    article = int(row["article"])
    places = entity_table("mentions", Scope(scope.collection, article=article), pair)
    spans = list(zip(places["start"], places["end"], strict=True))[:_MOST_MARKED]
    spans = [(int(start), int(end)) for start, end in spans]
    passage.show_passage(article, spans, key="shared_article")


def show_words(words: pd.DataFrame) -> None:
    """The names in the articles' own analyses, and the words that stand for each."""
    shown = words.assign(
        kind_words=words["kind"].map(_words_of_kind), type_words=words["type"].map(type_words)
    )
    show_table(shown, key="entity_words", columns=_WORDS, alt="All names and words")


def _say(heading: str, rows: int) -> None:
    st.text(f"{heading}.")
    if rows:
        st.caption("Pick a row to read the passage.")


def _say_none(sentence: str, sought: str) -> None:
    st.text(sentence)
    st.text(sought)


def _pick(
    frame: pd.DataFrame, name: str, by: list[str], columns: dict[str, object]
) -> pd.Series | None:
    key = key_of_rows(name, frame[by])
    return pick_row(frame, key=key, columns=columns, alt=name.capitalize())
