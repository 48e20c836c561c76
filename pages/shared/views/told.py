"""Places, views and links in words. Whoever draws them escapes them."""

from collections.abc import Iterator
from datetime import datetime

from analysis.access import LOCAL
from analysis.charts.labels import day, minute
from analysis.charts.theme import counted
from analysis.sharing.excerpts import MOST_SHARE
from analysis.sharing.measuring import Excerpted
from analysis.store.share_records import Place, Share, ShareKind, ShareState
from pages.shared import cached, loaders
from pages.shared.scope import EACH, ONLY, OUTLETS, SEARCH, SINCE, UNTIL, WITHIN
from pages.shared.views.place import own_of

_NAMES = {"share": "Views and links"}


def page_words(page: str) -> str:
    """What a page is called.

    >>> page_words("claims")
    'Claims'
    """
    return _NAMES.get(page, page.capitalize())


def describe_place(place: Place) -> str:
    """The page and what is chosen on it, in one line.

    >>> describe_place(Place(page="sources", choices=(("outlets", "Courier"),)))
    'Sources · Courier'
    """
    own = [value for key, values in own_of(place).items() for value in values if _tells(key)]
    return " · ".join((page_words(place.page), *_of_sidebar(place), *own))


def suggest_name(place: Place) -> str:
    """A name for a place: what is open there, else what it is narrowed to."""
    thing = _thing(place)
    parts = (thing,) if thing else tuple(_of_sidebar(place))
    return ": ".join(filter(None, (page_words(place.page), ", ".join(parts))))


def _of_sidebar(place: Place) -> Iterator[str]:
    chosen = dict(place.choices)
    if SEARCH in chosen:
        where = " in statements" if WITHIN in chosen else ""
        yield f"“{chosen[SEARCH]}”{where}"
    yield from (value for key, value in place.choices if key == OUTLETS)
    if ONLY in chosen:
        yield chosen[ONLY]
    if SINCE in chosen:
        yield f"from {_day_of(chosen[SINCE])}"
    if UNTIL in chosen:
        yield f"until {_day_of(chosen[UNTIL])}"
    if EACH in chosen:
        yield "each copy counted"


def _day_of(words: str) -> str:
    """A day of an address as people write it; what is none stays as it is."""
    try:
        return day(datetime.fromisoformat(words))
    except ValueError:
        return words


def _tells(key: str) -> bool:
    """Ids and offsets tell a reader nothing."""
    return key not in ("article", "at", "claim", "voice", "statement")


def _thing(place: Place) -> str:
    """What is open on the page: an article, a claim, a name; empty where nothing is."""
    own = dict(place.choices)
    if place.page == "article":
        asked = own.get("article", "")
        is_number = asked.isascii() and asked.isdecimal() and len(asked) < 10
        row = cached.find_article(int(asked)) if is_number else None
        return "" if row is None else row.title or row.name
    if place.page == "claims" and "claim" in own:
        rows = loaders.statements(every=True)
        words = rows.loc[rows["claim"] == own["claim"], "words"]
        return str(words.iloc[0]) if len(words) else ""
    return own.get("name", "") if place.page == "entities" else ""


def by_words(author: str) -> str:
    """By whom, where that says anything: a dashboard without sign-in knows nobody.

    >>> by_words("ada@example.org"), by_words("This computer")
    (' by ada@example.org', '')
    """
    return "" if author == LOCAL.who else f" by {author}"


def kind_words(share: Share) -> str:
    """What a link shows, in a word or two."""
    if share.kind is ShareKind.SNAPSHOT:
        return f"Snapshot of {minute(share.made)}"
    return "Live"


def shown_words(share: Share) -> str:
    """How much a link shows."""
    whole = counted(share.articles, "article")
    if share.kind is ShareKind.LIVE:
        whole += " when it was made"
    if share.excerpt_words is None:
        return f"{whole}, in full"
    return f"{whole}, passages of at most {share.excerpt_words} words"


def until_words(share: Share, now: datetime) -> str:
    """How long a link holds, or since when it does not."""
    state = share.state(now)
    if state is ShareState.REVOKED and share.revoked is not None:
        return f"Revoked on {day(share.revoked)}"
    if share.expires is None:
        return "Open, without an end"
    if state is ShareState.EXPIRED:
        return f"Expired on {day(share.expires)}"
    return f"Open until {minute(share.expires)}"


def opened_words(share: Share) -> str:
    """How often a link was opened, and when last."""
    if not share.opened or share.last_opened is None:
        return "Not opened yet"
    return f"Opened {counted(share.opened, 'time')}, last on {minute(share.last_opened)}"


def excerpted_words(found: Excerpted | None) -> str:
    """How much of the articles a link of excerpts shows, and of how many statements."""
    cap = f"Of no article more than {MOST_SHARE:.0%} of the words is shown"
    if found is None:
        return f"{cap}."
    what = counted(found.articles, "article")
    of = f"of {what}" if found.is_all else f"of the first {what}"
    shares = f"on average {found.mean:.0%}, at most {found.most:.0%} ({of})"
    if not found.statements:
        return f"{cap}: {shares}."
    statements = f"{found.shown:,} of {counted(found.statements, 'statement')}"
    rest = "; of the others the link says that their words are not shown"
    return (
        f"{cap}: {shares}. Words of {statements} are among them"
        f"{rest if found.shown < found.statements else ''}."
    )
