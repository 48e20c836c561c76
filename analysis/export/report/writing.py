"""The report put together: sections, articles, style and script in one page."""

import base64
import gc
import gzip
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from analysis.charts.findings import span_of
from analysis.charts.theme import plot_config
from analysis.export.about import PURPOSE, describe, scope_words
from analysis.export.reading import read_tables
from analysis.export.report.behind import Behind
from analysis.export.report.charts import as_script, draw_charts
from analysis.export.report.claims import list_claims
from analysis.export.report.context import Context
from analysis.export.report.method import describe_method
from analysis.export.report.named import list_entities
from analysis.export.report.outlets import COLUMNS, list_outlets
from analysis.export.report.places import number_articles
from analysis.export.report.rows import list_articles
from analysis.export.report.summary import summarise
from analysis.export.report.texts import write_texts
from analysis.export.report.told import list_sources
from analysis.export.wanted import Wanted

FOLDER = Path(__file__).parent


def write_report(wanted: Wanted) -> bytes:
    """The report as a file: the same bytes for the same scope, store and moment."""
    page = _templates().get_template("page.html.j2")
    with _garbage_left():
        return page.render(**_sections(wanted), **_frame(wanted)).encode("utf-8", "replace")


@contextmanager
def _garbage_left() -> Iterator[None]:
    """Nothing is looked for to be thrown away meanwhile: most of what a report makes, it keeps.

    A quarter of the time goes into looking through it again and again.
    """
    was_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looked_for:
            gc.enable()


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _sections(wanted: Wanted) -> dict[str, Any]:
    tables = read_tables(wanted)
    places = number_articles(tables.articles)
    context = Context(wanted=wanted, tables=tables, places=places, behind=Behind())
    sources = list_sources(context)
    claims = list_claims(context, sources.numbered)
    entities = list_entities(context)
    sections = {
        "about": describe(wanted, tables),
        "scope": scope_words(wanted, tables.articles),
        "span": span_of(tables.articles),
        "sources": sources,
        "claims": claims,
        "entities": entities,
        "outlets": list_outlets(context, sources.numbered, claims.refs),
        "outlet_columns": tuple(COLUMNS.values()),
        "summary": summarise(context, sources, claims, entities),
        "charts": draw_charts(context, claims.denied),
        "articles": list_articles(context, sources.numbered),
    }
    # Last: only now is known which passages something leads to, and which lists there are.
    texts = tuple(write_texts(context))
    return {**sections, "texts": texts, "behind": context.behind.lists}


def _frame(wanted: Wanted) -> dict[str, Any]:
    """What surrounds the sections: style, scripts, and the rule that nothing else is run."""
    plotly, script = _pack_plotly(), _read("report.js")
    config = {**plot_config(), "responsive": True}
    return {
        "collection": wanted.collection.name,
        "purpose": PURPOSE,
        "method": describe_method(),
        "style": Markup(_read("report.css")),
        "running_title": Markup(_css_string(f"On Record: {wanted.collection.name}")),
        "policy": _policy((plotly.digest, _digest(script))),
        "config": Markup(as_script(config)),
        "plotly": Markup(plotly.packed),
        "script": Markup(script),
    }


class _Packed(NamedTuple):
    """A script that the page unpacks before it is run."""

    packed: str
    """Gzip in base64."""
    digest: str


@cache
def _pack_plotly() -> _Packed:
    """Plotly in 1.9 instead of 4.8 MB, the same bytes every time."""
    script = get_plotlyjs()
    packed = gzip.compress(script.encode(), mtime=0)
    return _Packed(base64.b64encode(packed).decode(), _digest(script))


def _digest(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _policy(digests: tuple[str, ...]) -> str:
    """Only these scripts are run, and nothing is fetched from anywhere."""
    hashes = " ".join(digests)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _css_string(text: str) -> str:
    """The text as a string of a style sheet, whatever is in it.

    >>> _css_string('a"</style>')
    '"a\\\\22 \\\\3c \\\\2f style\\\\3e "'
    """
    flat = " ".join(text.split())
    escaped = (one if one.isalnum() or one == " " else f"\\{ord(one):x} " for one in flat)
    return f'"{"".join(escaped)}"'


def _read(name: str) -> str:
    return (FOLDER / name).read_text("utf8")
