"""The words that stand over a chart where the screen is narrow."""

from streamlit.testing.v1 import AppTest


def _draw() -> None:
    import plotly.graph_objects as go

    from analysis.charts.labels import framed, words_over
    from pages.shared.passage import show_words_over

    fig = framed(go.Figure(), title="A & <b>B</b>", note="n = 2 of 3. " * 20, height=10)
    show_words_over(*words_over(fig), "who_is_cited")


def test_each_chart_gives_way_to_its_own_words_by_just_their_height() -> None:
    import plotly.graph_objects as go

    from analysis.charts.labels import framed, words_over

    fig = framed(go.Figure(), title="A & <b>B</b>", note="n = 2 of 3. " * 20, height=10)
    words, height = words_over(fig)
    at = AppTest.from_function(_draw).run()
    assert not at.exception
    (drawn,) = (one.proto.body for one in at.get("html"))
    assert drawn == (
        f'<div class="or-over" aria-hidden="true">{words}</div>'
        "<style>@media (max-width: 640px) "
        f"{{ .st-key-who_is_cited {{ margin-top: -{height}px; }} }}</style>"
    )
    assert "<b>" not in words
