"""What the colours and marks of a chart stand for, in a line under its note.

Plotly's own legend begins at the plot, not at the title, and is stacked where that is narrow.
"""

from collections.abc import Sequence

import plotly.graph_objects as go

_LINE = 22

Entry = tuple[str, str, str]
"""A mark such as "■", its colour and the words it stands for."""


def with_key(fig: go.Figure, entries: Sequence[Entry]) -> go.Figure:
    """The framed figure with a line more under its title. Give it escaped words only."""
    line = "   ".join(
        f"<span style='color:{colour};font-size:1.35em'>{mark}</span>\u00a0{words}"
        for mark, colour, words in entries
    )
    text = f"{fig.layout.title.text}<br><span style='font-weight:400;font-size:0.8em'>{line}</span>"
    height = fig.layout.height + _LINE
    fig.update_layout(height=height, margin={"t": fig.layout.margin.t + _LINE})
    fig.update_layout(title={"text": text, "y": 1 - 14 / height})
    return fig
