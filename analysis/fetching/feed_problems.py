"""Why a feed gave nothing, or why a site is not gone through."""

from analysis.fetching.problems import LATER, FetchError, problem, shown


def robots(url: str) -> FetchError:
    """The site's robots.txt asks programmes to stay away."""
    return problem(
        "E_ROBOTS",
        f"“{shown(url)}” is not fetched: the site asks programmes not to go through these pages"
        " (robots.txt). Single pages can be added by their own addresses.",
    )


def robots_unknown(url: str) -> FetchError:
    """Nobody could say what the site asks of programmes."""
    return problem(
        "E_ROBOTS",
        f"“{shown(url)}” is not fetched: the site could not say whether programmes may go through"
        f" its pages (robots.txt can’t be read). {LATER}",
    )


def too_patient(url: str, seconds: float, limit: float) -> FetchError:
    """The site wants longer pauses between requests than we can wait."""
    return problem(
        "E_ROBOTS",
        f"“{shown(url)}” is not fetched: the site asks for {seconds:g} seconds between two"
        f" requests, and at most {limit:g} are waited. Single pages can be added by their own"
        " addresses.",
    )


def no_feed(url: str) -> FetchError:
    """Neither a feed nor a sitemap, nor a page that announces one."""
    return problem(
        "E_NO_FEED",
        f"“{shown(url)}” is no feed or sitemap, and does not name one. Look on the site for “RSS”,"
        " or add single pages by their addresses.",
    )


def unsafe_feed(url: str) -> FetchError:
    """XML that defines its own entities, as attacks do and feeds never need."""
    return problem(
        "E_NO_FEED",
        f"“{shown(url)}” is not read: it defines text of its own to be filled in (XML entities),"
        " which no feed needs. Add single pages by their addresses.",
    )


def no_entries(url: str) -> FetchError:
    """A feed that lists nothing."""
    return problem(
        "E_NO_FEED", f"“{shown(url)}” is a feed, but there is no address of a page in it. {LATER}"
    )
