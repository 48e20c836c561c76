"""Small tables with the columns of `analysis.tables`, for drawing."""

from typing import Any

import pandas as pd

from analysis.tables.passing import with_passing

DAY = pd.Timestamp("2025-03-04")
HOSTILE = "<b onmouseover=x>$\\href{y}$</b> & co"


def counts(*rows: tuple[str, str, int, int, int], **columns: Any) -> pd.DataFrame:
    """entity_counts with these rows: name, type, mentions, demonyms, articles.

    Identities count from 1. Other columns may be given; there is no pronoun and no statement.
    """
    given = ["entity", "type", "mentions", "demonyms", "articles"]
    frame = pd.DataFrame(rows, columns=given).astype({"entity": "str", "type": "str"})
    usual = {"pronouns": 0, "spoken": 0, "hidden": False, "corrected": False}
    return frame.assign(identity=range(1, len(frame) + 1), **(usual | columns))


def attributions(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """attributions_table with these rows: source, kind, quote, outlet; an article each."""
    frame = pd.DataFrame(rows, columns=["source", "kind", "quote", "outlet"], dtype="str")
    return frame.assign(article=range(len(frame)))


def passed(outlet: str, chain: str, kind: str = "anonymous", **changes: Any) -> dict[str, Any]:
    """One row of attributions_table: what an outlet has through a chain such as "Post → aides".

    A chain of one link is told directly, unless its kind is that of an outlet.
    """
    links = chain.split(" → ")
    relay = links[-2] if len(links) > 1 else chain if kind == "media_outlet" else ""
    row = {
        "article": 1,
        "title": "Pier sold",
        "outlet": outlet,
        "published": DAY,
        "source": links[0],
        "kind": kind if len(links) == 1 else "media_outlet",
        "quote": "indirect",
        "certainty": "stated",
        "chain": chain,
        "origin": links[-1],
        "origin_kind": kind,
        "relay": relay,
        "relay_kind": "media_outlet" if relay else None,
        "relay_is_named": bool(relay),
        "confidence": 0.9,
    }
    return {**row, **changes}


def passing(*rows: dict[str, Any]) -> pd.DataFrame:
    """attributions_table with these rows."""
    columns = passed("", "")
    frame = pd.DataFrame(list(rows), columns=list(columns))
    texts = [name for name, value in columns.items() if value is None or isinstance(value, str)]
    types = dict.fromkeys(texts, "str") | {"relay_is_named": "bool"}
    frame = frame.astype(types).assign(published=pd.to_datetime(frame["published"]))
    return with_passing(frame, ())


def places(*rows: tuple[int, int, int, int, int]) -> pd.DataFrame:
    """entity_places with these rows: identity, article, mentions, demonyms, pronouns."""
    columns = ["identity", "article", "mentions", "demonyms", "pronouns"]
    frame = pd.DataFrame(rows, columns=columns)
    titles = [f"Title {article}" for article in frame["article"]]
    return frame.assign(title=titles, outlet="Harbour Courier", published=DAY)


def days(*rows: tuple[int, str | None, int]) -> pd.DataFrame:
    """entity_days with these rows: identity, day and articles, with two mentions in each."""
    frame = pd.DataFrame(rows, columns=["identity", "published", "articles"])
    published = pd.to_datetime(frame["published"])
    return frame.assign(published=published, mentions=frame["articles"] * 2)


def spread(*rows: tuple[int, str, int]) -> pd.DataFrame:
    """entity_outlets with these rows: identity, outlet, articles."""
    return pd.DataFrame(rows, columns=["identity", "outlet", "articles"])


def pairs(*rows: tuple[int, int, int]) -> pd.DataFrame:
    """entity_pairs with these rows: two identities and their common articles."""
    return pd.DataFrame(rows, columns=["first", "second", "articles"])


def statement(name: str, claim: str, role: str, **changes: Any) -> dict[str, Any]:
    """One row of statements_table: said by Ines Calder in an article of 4 March."""
    row = {
        "statement": name,
        "claim": claim,
        "role": role,
        "article": 1,
        "title": "Pier sold",
        "outlet": "Harbour Courier",
        "published": DAY,
        "who": "Ines Calder",
        "kind": "named_person",
        "words": "the pier was sold",
        "answers": None,
        "when": DAY,
        "when_basis": "published",
        "order": None,
        "position": 0,
        "form": "inline" if role == "denial" else None,
        "said": None,
        "said_granularity": None,
        "said_words": "",
        "first_published": DAY,
        "rereported": None,
        "relay": "",
        "is_copy": False,
        "start": 0,
        "end": 10,
    }
    return {**row, **changes}


def statements(*rows: dict[str, Any]) -> pd.DataFrame:
    """statements_table with these rows."""
    columns = statement("", "", "")
    frame = pd.DataFrame(list(rows), columns=list(columns))
    days = ("published", "when", "said", "first_published", "rereported")
    texts = [name for name, value in columns.items() if value is None or isinstance(value, str)]
    types = {name: "str" for name in texts if name not in days} | {"is_copy": "bool"}
    return frame.astype(types).assign(**{name: pd.to_datetime(frame[name]) for name in days})


def claims(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """claims_table with these rows: claim, status, origins and their kinds; an article each."""
    names = ["claim", "status", "origins", "origin_kinds"]
    frame = pd.DataFrame(rows, columns=names, dtype="str")
    said = "1 article in 1 outlet rests on 1 origin: " + frame["origins"]
    return frame.assign(articles=1, outlets=1, copies=0, is_exact=True, sentence=said)


def undated(name: str, claim: str, role: str, **changes: Any) -> dict[str, Any]:
    """The same row without any date."""
    return statement(name, claim, role, when=None, when_basis="undated", **changes)


def claim_and_denial(number: int = 0, **changes: Any) -> list[dict[str, Any]]:
    """A claim of the Gazette and the mayor's denial of it, the claim told first."""
    claim, denial = f"{number}a0", f"{number}d0"
    answer = {"answers": claim, "position": 50, **changes}
    return [
        statement(claim, claim, "claim", who="Eastmere Gazette", **changes),
        statement(denial, claim, "denial", **answer),
    ]
