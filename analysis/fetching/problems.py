"""Why an address gave nothing: a stable code, and what happened, at which address, what to do."""

from analysis.ingest import IngestError
from analysis.ingest.problems import shortened, size_in_words
from analysis.models import Problem
from analysis.visible import visible

LONGEST_ADDRESS = 90
SAVE = "Open it in your browser, save the page and add the file."
LATER = "Try again later."


class FetchError(IngestError):
    """An address that gives no bytes; `problem` tells the reader why."""


def problem(code: str, message: str) -> FetchError:
    """The error with this code and message."""
    return FetchError(Problem(code=code, message=message))


def shown(url: str) -> str:
    """An address fit for a message: no password, nothing invisible, not too long.

    >>> shown("https://ann:secret@courier.example/pier\\u202e")
    'https://…@courier.example/pier'
    """
    words = visible(url)
    scheme, slashes, rest = words.partition("://")
    place, slash, path = rest.partition("/")
    if "@" in place:
        words = f"{scheme}{slashes}…@{place.rpartition('@')[2]}{slash}{path}"
    return shortened(words, LONGEST_ADDRESS) or "the address"


def no_address(url: str) -> FetchError:
    """What was given cannot be read as an address."""
    return problem(
        "E_URL",
        f"“{shown(url)}” is no address of a web page. Copy it from your browser’s address bar; it"
        " begins with https://.",
    )


def wrong_scheme(url: str) -> FetchError:
    """An address that is not of the web, such as file: or ftp:."""
    return problem(
        "E_URL_BLOCKED",
        f"“{shown(url)}” is not fetched: only addresses that begin with http:// or https:// are."
        " Add what is there as a file.",
    )


def with_password(url: str) -> FetchError:
    """A name or password stands in the address."""
    return problem(
        "E_URL_BLOCKED",
        f"“{shown(url)}” is not fetched: there is a user name in it. {SAVE}",
    )


def wrong_port(url: str, port: int, ports: frozenset[int]) -> FetchError:
    """A port that web sites for the public do not use."""
    allowed = " and ".join(str(number) for number in sorted(ports))
    return problem(
        "E_URL_BLOCKED",
        f"“{shown(url)}” is not fetched: it asks for port {port}, and only {allowed} are allowed."
        f" {SAVE}",
    )


def not_public(url: str) -> FetchError:
    """The address leads to this machine, a private network or another reserved place."""
    return problem(
        "E_URL_BLOCKED",
        f"“{shown(url)}” is not fetched: this address is not on the public internet."
        " If you can open the page in your browser, save it there and add the file.",
    )


def unknown_name(url: str, host: str) -> FetchError:
    """There is no such host, or nobody could say."""
    return problem(
        "E_URL_NAME",
        f"“{shown(url)}” can’t be fetched: no machine with the name “{shown(host)}” was found."
        " Check the spelling and your connection to the internet.",
    )


def no_connection(url: str) -> FetchError:
    """Nobody answers there."""
    return problem(
        "E_URL_CONNECT", f"“{shown(url)}” can’t be fetched: the site does not answer. {LATER}"
    )


def too_slow(url: str, seconds: float) -> FetchError:
    """It took longer than the limit, as a whole or without any sign of life."""
    return problem(
        "E_URL_TIMEOUT",
        f"“{shown(url)}” took too long: it is given up after {seconds:g} seconds."
        f" Try again later, or open it in your browser, save the page and add the file.",
    )


def not_secure(url: str, reason: str) -> FetchError:
    """The site's certificate is not in order."""
    because = f" ({reason})" if reason else ""
    return problem(
        "E_URL_TLS",
        f"“{shown(url)}” is not fetched: the secure connection can’t be trusted{because}."
        " Check the address. If your browser trusts the page, save it there and add the file.",
    )


def insecure_redirect(url: str, target: str) -> FetchError:
    """An https address that leads to an http one."""
    return problem(
        "E_URL_REDIRECT",
        f"“{shown(url)}” is not fetched: it leads from a secure (https) to an insecure (http)"
        f" address, “{shown(target)}”. If you trust that one, add it itself.",
    )


def too_many_redirects(url: str, limit: int) -> FetchError:
    """One address leads to the next for too long."""
    return problem(
        "E_URL_REDIRECT",
        f"“{shown(url)}” leads from one address to the next more than {limit} times. {SAVE}",
    )


def redirect_loop(url: str) -> FetchError:
    """An address that leads back to itself, often because cookies are not kept."""
    return problem(
        "E_URL_REDIRECT",
        f"“{shown(url)}” leads in a circle; the site may want cookies, which are not kept. {SAVE}",
    )


def bad_redirect(url: str) -> FetchError:
    """A redirect to nowhere."""
    return problem(
        "E_URL_REDIRECT", f"“{shown(url)}” leads to another address without naming one. {SAVE}"
    )


def broken(url: str) -> FetchError:
    """The answer is no HTTP, ends early, or cannot be unpacked."""
    return problem(
        "E_URL_BROKEN",
        f"The answer from “{shown(url)}” is damaged or ended early. Try again; if it happens again,"
        " open it in your browser, save the page and add the file.",
    )


def too_big(url: str, n_bytes: int | None, limit: int) -> FetchError:
    """More bytes than the limit; `n_bytes` is None where nobody knows how many there would be."""
    has = "more" if n_bytes is None else size_in_words(n_bytes)
    return problem(
        "E_TOO_BIG",
        f"“{shown(url)}” is too large: it has {has}, the limit is {size_in_words(limit)}."
        " Copy the article’s text and paste that instead.",
    )


def wrong_type(url: str, content_type: str, wanted: str) -> FetchError:
    """A picture, a video, a programme: nothing with text to read."""
    kind = shown(content_type) if content_type else "of an unknown kind"
    return problem(
        "E_TYPE", f"What is at “{shown(url)}” is {kind}, and not {wanted}. Check the address."
    )


def is_a_feed(url: str) -> FetchError:
    """A feed where a page was asked for."""
    return problem(
        "E_TYPE",
        f"“{shown(url)}” is a feed or a list of addresses, not one article. Add it as a feed.",
    )


def empty(url: str) -> FetchError:
    """An answer without content."""
    return problem("E_EMPTY", f"There is nothing at “{shown(url)}”: the answer is empty. {SAVE}")


def forbidden(url: str, status: int) -> FetchError:
    """401, 403 and others that say: not you."""
    return problem(
        "E_URL_FORBIDDEN",
        f"The site refuses to give out “{shown(url)}” (status {status}): it wants you to sign in or"
        f" does not serve programmes. {SAVE}",
    )


def paywall(url: str) -> FetchError:
    """402."""
    return problem(
        "E_PAYWALL",
        f"“{shown(url)}” has to be paid for (status 402). If you have a subscription, open it in"
        " your browser, save the page and add the file.",
    )


def gone(url: str, status: int) -> FetchError:
    """404 and 410."""
    return problem(
        "E_URL_GONE",
        f"There is no page at “{shown(url)}” (status {status}): it was moved or taken down. Check"
        " the address, or look for the page in a web archive, save it there and add the file.",
    )


def busy(url: str, status: int, retry_after: float | None) -> FetchError:
    """429, and 503 with the time to wait."""
    when = "later" if retry_after is None else f"in {_wait(retry_after)}"
    return problem(
        "E_URL_BUSY",
        f"The site asks us to slow down at “{shown(url)}” (status {status}). Try again {when}.",
    )


def _wait(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} seconds"
    return f"{round(seconds / 60)} minutes" if seconds < 5400 else f"{round(seconds / 3600)} hours"


def server_error(url: str, status: int) -> FetchError:
    """5xx."""
    return problem(
        "E_URL_DOWN",
        f"The site has a fault of its own at “{shown(url)}” (status {status}). {LATER}",
    )


def odd_status(url: str, status: int) -> FetchError:
    """Any other status that brings no page."""
    return problem(
        "E_URL_STATUS", f"The site gave no page for “{shown(url)}” (status {status}). {SAVE}"
    )
