"""The one visual language: colours, marks and words that every chart and page shares.

Colours are mid-tones or translucent, so that they read on a light and on a dark page.
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from analysis.models import Basis, BlockKind, Certainty, QuoteType, SourceKind, Stance

BLUE = "#0072B2"
VERMILION = "#D55E00"
GREEN = "#009E73"
GREY = "#7F8790"
AMBER = "#E69F00"
PURPLE = "#B5679A"

STANCE_COLOURS: Mapping[str, str] = {
    Stance.ASSERTS: BLUE,
    Stance.DENIES: VERMILION,
    Stance.CONFIRMS: GREEN,
    Stance.NO_COMMENT: GREY,
    Stance.NOT_DENIED: GREY,
    Stance.QUESTIONS: PURPLE,
    Stance.EXPECTS: AMBER,
}
STANCE_SYMBOLS: Mapping[str, str] = {
    Stance.ASSERTS: "circle",
    Stance.DENIES: "x",
    Stance.CONFIRMS: "diamond",
    Stance.NO_COMMENT: "circle-open",
    Stance.NOT_DENIED: "circle-open-dot",
    Stance.QUESTIONS: "triangle-up-open",
    Stance.EXPECTS: "square-open",
}
STANCE_WORDS: Mapping[str, str] = {
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.CONFIRMS: "confirms",
    Stance.NO_COMMENT: "gives no comment",
    Stance.NOT_DENIED: "does not deny",
    Stance.QUESTIONS: "questions",
    Stance.EXPECTS: "expects",
}
STANCE_BY: Mapping[str, str] = {
    Stance.ASSERTS: "said by",
    Stance.DENIES: "denied by",
    Stance.CONFIRMS: "confirmed by",
    Stance.NO_COMMENT: "no comment by",
    Stance.NOT_DENIED: "not denied by",
    Stance.QUESTIONS: "questioned by",
    Stance.EXPECTS: "expected by",
}
"""The same before a name, which may stand for one or for several."""

STATUS_WORDS: Mapping[str, str] = {
    "denied": "denied",
    "contested": "contested",
    "confirmed": "confirmed",
    "unanswered": "unanswered",
}
"""What was answered to a claim; contested: denied by somebody, confirmed by somebody."""
STATUS_COLOURS: Mapping[str, str] = {
    "denied": VERMILION,
    "contested": PURPLE,
    "confirmed": GREEN,
    "unanswered": GREY,
}

SOURCE_KIND_WORDS: Mapping[str, str] = {
    SourceKind.NAMED_PERSON: "named person",
    SourceKind.NAMED_ORGANISATION: "named organisation",
    SourceKind.MEDIA_OUTLET: "media outlet",
    SourceKind.DOCUMENT: "document",
    SourceKind.AUTHOR: "the author",
    SourceKind.ROLE_OR_GROUP: "role or group, not named",
    SourceKind.ANONYMOUS: "anonymous",
    SourceKind.UNATTRIBUTED: "nobody named",
}
SOURCE_KIND_ORDER: tuple[str, ...] = tuple(SOURCE_KIND_WORDS)
"""From the most to the least accountable."""

SOURCE_KIND_COLOURS: Mapping[str, str] = {
    kind: f"rgba(0, 114, 178, {alpha})"
    for kind, alpha in zip(
        SOURCE_KIND_ORDER, (1.0, 0.89, 0.79, 0.7, 0.61, 0.52, 0.44, 0.36), strict=True
    )
}
SOURCE_KIND_PATTERNS: Mapping[str, str] = {
    SourceKind.ROLE_OR_GROUP: ".",
    SourceKind.ANONYMOUS: "/",
    SourceKind.UNATTRIBUTED: "x",
}
"""Hatching for whoever is not named; any other kind has none."""

NAMED_KINDS: frozenset[str] = frozenset(
    {SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.MEDIA_OUTLET}
)


QUOTE_WORDS: Mapping[str, str] = {
    QuoteType.DIRECT: "direct quotation",
    QuoteType.MIXED: "partly quoted",
    QuoteType.INDIRECT: "indirect speech",
}
QUOTE_COLOURS: Mapping[str, str] = {
    QuoteType.DIRECT: BLUE,
    QuoteType.MIXED: "rgba(0, 114, 178, 0.68)",
    QuoteType.INDIRECT: "rgba(0, 114, 178, 0.4)",
}

CERTAINTY_WORDS: Mapping[str, str] = {
    Certainty.STATED: "stated",
    Certainty.CLAIMED: "claimed",
    Certainty.HEDGED: "hedged",
}
CERTAINTY_COLOURS: Mapping[str, str] = {
    Certainty.STATED: BLUE,
    Certainty.CLAIMED: "rgba(0, 114, 178, 0.68)",
    Certainty.HEDGED: "rgba(0, 114, 178, 0.36)",
}
CERTAINTY_PATTERNS: Mapping[str, str] = {Certainty.HEDGED: "."}
"""Dots, as the line under a hedge is dotted in the text."""

BLOCK_WORDS: Mapping[str, str] = {
    BlockKind.HEADLINE: "headline",
    BlockKind.BODY: "body text",
    BlockKind.CREDIT: "picture credit",
    BlockKind.BYLINE: "byline",
    BlockKind.CAPTION: "caption",
    BlockKind.RELATED: "related headline",
    BlockKind.PROMO: "promotion",
}

ENTITY_WORDS: Mapping[str, str] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country or city",
    "LOC": "place",
    "NORP": "group or nationality",
    "FAC": "building or site",
    "EVENT": "event",
    "PRODUCT": "product",
    "WORK_OF_ART": "work",
    "LAW": "law or treaty",
    "LANGUAGE": "language",
}


def type_words(kind: object) -> str:
    """The words for a type of entity, which may be one that this program does not know.

    >>> type_words("ORG"), type_words("XYZ")
    ('organisation', 'other')
    """
    return ENTITY_WORDS.get(str(kind), "other")


STATE_WORDS: Mapping[str, str] = {
    "queued": "waiting",
    "analysing": "being analysed",
    "done": "analysed",
    "problem": "not analysed",
    "cancelled": "stopped",
}

FIELD_WORDS: Mapping[str, str] = {
    "title": "Title",
    "byline": "Byline",
    "publisher": "Outlet",
    "section": "Section",
    "url": "Web address",
    "published": "Published",
    "updated": "Updated",
    "language": "Language",
}
"""What is known of an article, in the order in which it is shown."""

BASIS_WORDS: Mapping[str, str] = {
    Basis.GIVEN: "given by you",
    Basis.JSON_LD: "from the page’s data",
    Basis.META_TAG: "from a meta tag",
    Basis.VISIBLE_TEXT: "seen in the text",
    Basis.FILE: "from the file",
    Basis.ADDRESS: "from the web address",
    Basis.DETECTED: "worked out from the text",
}
NOT_STATED = "not stated"
"""Stands where neither the article nor anybody says it."""

LOW_CONFIDENCE = 0.5
"""Below it a finding is marked "check this". A coin's toss: the tagger's own scale, not tuned."""

PICTURES = ("png", "svg")
"""Kinds of pictures that a browser makes of a chart."""


def plot_config(picture: str = "png", name: str = "on-record") -> dict[str, Any]:
    """How Plotly behaves everywhere: no logo, no button that sends the chart away, one camera.

    `picture` is what the camera makes, `name` what the file is called, without its ending.
    """
    return {
        "displaylogo": False,
        "showSendToCloud": False,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": picture, "scale": 2, "filename": name},
        "responsive": True,
    }


def finish(fig: go.Figure, *, title: str, note: str = "") -> go.Figure:
    """The figure with the house layout: the finding as its title, n and denominator under it.

    Neither may hold HTML from an article: escape names with `chart_text` before they get here.
    """
    under = f"<br><span style='font-size:0.8em;opacity:0.75'>{note}</span>" if note else ""
    fig.update_layout(
        title={"text": f"{title}{under}", "x": 0, "xanchor": "left", "y": 0.98, "yanchor": "top"},
        margin={"l": 8, "r": 24, "t": 72 if note else 48, "b": 8},
        showlegend=False,
        bargap=0.35,
        hoverlabel={"align": "left"},
        dragmode=False,
    )
    fig.update_xaxes(automargin=True, tickangle=0, fixedrange=True)
    fig.update_yaxes(automargin=True, tickangle=0, fixedrange=True)
    return fig


def chart_text(words: str) -> str:
    """Words from an article as Plotly may show them: its small HTML dialect is switched off.

    >>> chart_text("<b>Bold & brave</b>")
    '&lt;b&gt;Bold &amp; brave&lt;/b&gt;'
    """
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def counted(n: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun, in agreement.

    >>> counted(1, "denial"), counted(2, "denial"), counted(0, "story", "stories")
    ('1 denial', '2 denials', '0 stories')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"
