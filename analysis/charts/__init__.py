"""DataFrame in, Plotly figure out: one chart a file, all in one theme."""
