"""Words as a chart may show them: cut to fit, wrapped, and with Plotly's markup switched off."""

import html
import re
import textwrap
from collections.abc import Sequence
from datetime import date, datetime

import plotly.graph_objects as go

from analysis.charts.theme import chart_text, finish

TITLE_WIDTH = 60
NOTE_WIDTH = 82
"""Characters a line: both fit a plot of 480 pixels, what an 800-pixel window leaves."""

_TITLE_LINE, _NOTE_LINE = 22, 18


def safe(words: str) -> str:
    """Words from an article on one line, with neither HTML nor TeX left for Plotly to find.

    >>> safe("a <b>$5</b>\\n& more")
    'a &lt;b&gt;&#36;5&lt;/b&gt; &amp; more'
    """
    return chart_text(" ".join(words.split())).replace("$", "&#36;")


def shorten(words: str, limit: int) -> str:
    """At most `limit` characters, cut between words where that is possible. Not escaped.

    >>> shorten("The Kalder Evening Post", 14)
    'The Kalder…'
    """
    words = " ".join(words.split())
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit // 3 else cut).rstrip(" ,;:–—-") + "…"


def wrap(words: str, width: int, lines: int = 2) -> tuple[str, ...]:
    """The first `lines` lines of the words, an ellipsis where more follows. Not escaped.

    >>> wrap("one two three four", 9, 2)
    ('one two', 'three…')
    """
    return tuple(
        textwrap.wrap(words, width, max_lines=lines, placeholder="…", break_on_hyphens=False)
    )


def balance(words: str, width: int, lines: int) -> tuple[str, ...]:
    """The same with lines of about equal length, so that no word is left alone on the last.

    >>> balance("one two three four five", 20, 2)
    ('one two three', 'four five')
    """
    needed = len(wrap(words, width, lines))
    while width > 1 and len(wrap(words, width - 1, lines + 1)) <= needed:
        width -= 1
    return wrap(words, width, lines)


def broken(words: str, width: int, lines: int = 2) -> str:
    """The same, escaped and joined for a chart.

    >>> broken("one <two> three", 9)
    'one &lt;two&gt;<br>three'
    """
    return "<br>".join(safe(line) for line in wrap(words, width, lines))


def faint(words: str) -> str:
    """Safe words as a tag beside a label. Give it escaped words only."""
    return f"<span style='opacity:0.7;font-size:0.9em'>{words}</span>"


def day(when: date) -> str:
    """A date as every screen writes it.

    >>> day(date(2025, 8, 4))
    '4 Aug 2025'
    """
    return f"{when.day} {when:%b %Y}"


def minute(when: datetime) -> str:
    """A moment in UTC as every screen writes it.

    >>> minute(datetime(2026, 3, 1, 9, 5))
    '1 Mar 2026, 09:05 UTC'
    """
    return f"{day(when)}, {when:%H:%M} UTC"


def listed(names: Sequence[str], most: int = 2) -> str:
    """Names as a sentence has them; the ones after `most` are counted, not named.

    >>> listed(["Ann", "Bo"]), listed(["Ann", "Bo", "Cy", "Di"])
    ('Ann and Bo', 'Ann, Bo and 2 others')
    """
    shown, rest = list(names[:most]), len(names) - most
    if rest > 0:
        return f"{', '.join(shown)} and {rest} other{'s' if rest > 1 else ''}"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def framed(fig: go.Figure, *, title: str, note: str, height: int) -> go.Figure:
    """The figure with a wrapped title and note, tall enough for `height` pixels of plot.

    Title and note are plain words: they are escaped here.
    """
    title = title[:1].upper() + title[1:]
    titles, notes = balance(title, TITLE_WIDTH, 3), wrap(note, NOTE_WIDTH, 4)
    right = fig.layout.margin.r or 24
    finish(fig, title="<br>".join(map(safe, titles)), note=_light(notes))
    top = 18 + _TITLE_LINE * len(titles) + _NOTE_LINE * len(notes)
    fig.update_layout(height=height + top + 12, margin={"t": top, "r": right})
    fig.update_layout(title={"yref": "container", "y": 1 - 14 / fig.layout.height})
    return fig


def _light(notes: Sequence[str]) -> str:
    """Lines of a note in ordinary weight, whatever the weight of the title they stand under."""
    return f"<span style='font-weight:400'>{'<br>'.join(map(safe, notes))}</span>"


def alt_text(fig: go.Figure) -> str:
    """The finding and its n as plain words, for whoever hears the chart.

    >>> alt_text(framed(go.Figure(), title="A & B", note="n = 2", height=10))
    'A & B. n = 2'
    """
    title, _, note = str(fig.layout.title.text or "").partition("<br><span")
    note = note.partition(">")[2] if note else ""
    plain = [
        html.unescape(re.sub(r"<[^>]*>", "", re.sub("<br>|\u00a0", " ", part)))
        for part in (title, note)
    ]
    return ". ".join(part.rstrip(".") for part in plain if part)


def words_over(fig: go.Figure) -> tuple[str, int]:
    """Title, note and key of a framed figure as HTML that wraps, and the pixels they take in it.

    The words were escaped when they were framed.

    >>> words_over(framed(go.Figure(), title="A & B", note="n = 2", height=10))[1]
    52
    """
    text = str(fig.layout.title.text or "")
    titles = text.partition("<span")[0].count("<br>")
    others = text.count("<br>") - titles + 1
    return text.replace("<br>", " "), 12 + _TITLE_LINE * titles + _NOTE_LINE * others
