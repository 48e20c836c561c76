"""What a link is to show, how long and how much: the questions, and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import streamlit as st

from analysis.charts.theme import counted
from analysis.sharing.measuring import Excerpted, measure_excerpts
from analysis.store.share_records import Place, ShareKind
from analysis.tables import Scope
from pages.shared import cached
from pages.shared.opened import look_at
from pages.shared.scope import COLLECTION, SEARCH, WITHIN, current_scope
from pages.shared.screens import FRONT
from pages.shared.views.place import here, own_of, page_now
from pages.shared.views.told import excerpted_words
from pages.shared.visiting import NOT_FOR_VISITORS

_KINDS: Mapping[str, ShareKind] = {"Snapshot": ShareKind.SNAPSHOT, "Live": ShareKind.LIVE}
_ABOUT_KINDS = (
    "What is there now, kept as it is. Later articles, corrections and removals do not change it.",
    "What is there when the link is opened: it follows corrections, and shows what is added.",
)
_ON_A_DAY, _NEVER = "On a day", "Never"
_ENDS: Mapping[str, timedelta | None] = {
    "1 day": timedelta(days=1),
    "7 days": timedelta(days=7),
    "30 days": timedelta(days=30),
    _ON_A_DAY: None,
    _NEVER: None,
}
_USUAL_END = "30 days"
_FEWEST, _MOST, _USUAL_WORDS = 5, 200, 25
_FARTHEST = timedelta(days=3_650)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The articles that a link is to show."""

    scope: Scope
    collection: str
    articles: frozenset[int]

    @property
    def in_words(self) -> str:
        """How many they are."""
        return counted(len(self.articles), "article")


def ask_shown() -> Shown | None:
    """What of the collection goes along; on the page of one article, that one if it is wanted."""
    scope = current_scope()
    one = _article_asked_for()
    if one is not None:
        row = cached.store().article(one)
        is_elsewhere = scope is None or scope.collection != row.collection
        if is_elsewhere or st.checkbox("Only this article", value=True, key="link_only_this"):
            scope = Scope(collection=row.collection, article=one)
    if scope is None:
        return None
    found = cached.articles_table(cached.version_of(scope.collection), scope)
    articles = frozenset(map(int, found["article"]))
    return Shown(scope=scope, collection=_name_of(scope.collection), articles=articles)


def _article_asked_for() -> int | None:
    asked = st.query_params.get("article", "") if page_now() == "article" else ""
    is_number = asked.isascii() and asked.isdecimal() and len(asked) < 10
    row = cached.find_article(int(asked)) if is_number else None
    return None if row is None else row.article


def _name_of(collection: int) -> str:
    return next(one.name for one in cached.store().collections() if one.id == collection)


def ask_kind() -> ShareKind:
    """Whether the link keeps what is there now or follows what will be there."""
    words = st.radio(
        "What the link shows", list(_KINDS), captions=_ABOUT_KINDS, key="link_kind", index=0
    )
    return _KINDS[words]


def ask_end() -> datetime | None:
    """When the link stops showing anything; None for never."""
    ends = list(_ENDS)
    words = st.segmented_control(
        "The link ends after", ends, default=_USUAL_END, required=True, key="link_end", wrap=True
    )
    now = datetime.now(UTC)
    if words == _ON_A_DAY:
        first = now.date()
        last = st.date_input(
            "Last day",
            value=first + timedelta(days=14),
            min_value=first,
            max_value=first + _FARTHEST,
            format="DD/MM/YYYY",
            key="link_last_day",
            help="The link still works on this day, until midnight UTC.",
        )
        return end_of(last)
    after = _ENDS[words]
    return None if after is None else now + after


def end_of(day: date) -> datetime:
    """The moment at which a day is over, UTC.

    >>> end_of(date(2026, 3, 1)).isoformat()
    '2026-03-02T00:00:00+00:00'
    """
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def ask_excerpts() -> int | None:
    """How many words a passage has at most; None where articles are shown in full."""
    is_asked = st.toggle(
        "Excerpts only",
        key="link_excerpts",
        help="Of each article its headline and short passages are shown, those in which somebody "
        "is cited or denies something: denials and what they answer first, then what each source "
        "says first.",
    )
    st.caption(
        "Articles belong to those who published them: a few words may mostly be quoted, passing on "
        "the whole text mostly needs their leave."
    )
    if not is_asked:
        return None
    return st.number_input(
        "Most words of a passage",
        min_value=_FEWEST,
        max_value=_MOST,
        value=_USUAL_WORDS,
        key="link_words",
        width=220,
        help="Fewer words in a passage leave room for passages of more statements.",
    )


def say_excerpted(shown: Shown, words: int | None) -> str:
    """How much of the articles passages of so many words show; empty where all of it is."""
    if words is None:
        return ""
    return excerpted_words(_measured(cached.version_of(shown.scope.collection), shown.scope, words))


@st.cache_data(max_entries=32, show_spinner=False)
def _measured(version: cached.Version, scope: Scope, words: int) -> Excerpted | None:
    return measure_excerpts(look_at(version[0]), scope, words)


def say_visible(shown: Shown, words: int | None) -> None:
    """Nothing; says what whoever has the link will see, and what they will not."""
    texts = "their full text" if words is None else f"passages of at most {words} words"
    with st.container(border=True, gap="xsmall", key="link_shows"):
        st.markdown(":material/visibility: **What they will see**")
        st.text(f"{shown.in_words} of “{shown.collection}”: {texts}, names, claims and figures.")
        st.text("Nothing else of this dashboard: no other article, no uploads, no log.")
        if words is not None:
            st.text(say_excerpted(shown, words))
        if is_narrow(shown):
            st.text(
                "What is told of a claim comes from the whole collection, as on your screen: "
                "whether and when it was denied, on how many origins it rests, who was first. The "
                "other articles do not go along, nor do the names of origins and outlets that only "
                "they have."
            )
        if words is not None and loses_search():
            st.text(
                "The link opens without the search, for what is not among the excerpts cannot be "
                "searched. It shows the articles that were found."
            )
        if not leads_here(shown):
            st.text("This page is not part of a link, so it opens on the Overview.")


def is_narrow(shown: Shown) -> bool:
    """Whether some articles of the collection are not shown."""
    return len(shown.articles) < cached.articles_in(shown.scope.collection)


def leads_here(shown: Shown) -> bool:
    """Whether a visitor can see the page: it is open to them, and its article is shown."""
    is_shown = page_now() != "article" or _article_asked_for() in shown.articles
    return is_shown and page_now() not in NOT_FOR_VISITORS


def loses_search() -> bool:
    """Whether there is a search, which excerpts could not answer."""
    return SEARCH in dict(here().choices)


def place_for_visitors(shown: Shown, words: int | None) -> Place:
    """Where the link leads: this screen, as far as a visitor can see it."""
    place = here()
    page, own = place.page, own_of(place)
    left_out = {COLLECTION}
    if not leads_here(shown):
        page, left_out = FRONT, left_out | own.keys()
    if words is not None and loses_search():
        page, left_out = FRONT if page == "search" else page, left_out | {SEARCH, WITHIN}
    if shown.scope != current_scope():
        left_out |= {key for key, _ in place.choices if key not in own}
    choices = tuple(pair for pair in place.choices if pair[0] not in left_out)
    return Place(page=page, choices=choices)
