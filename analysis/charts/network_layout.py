"""Where the names of a network stand: those that share many articles close to each other."""

from collections.abc import Mapping

import networkx as nx
import numpy as np
import pandas as pd

_SEED, _ROUNDS = 7, 120
_WIDEST_GAP, _PUSHES = 0.2, 60

Places = Mapping[int, tuple[float, float]]
"""Identity to place, both coordinates from -1 to 1."""


def lay_out_network(pairs: pd.DataFrame) -> Places:
    """A place for everybody in the pairs, the same for the same pairs.

    `pairs` has first, second and articles, the number of articles that they share. By the method
    of Fruchterman and Reingold (1991), every connected part by itself.
    """
    graph = nx.Graph()
    rows = zip(pairs["first"], pairs["second"], pairs["articles"], strict=True)
    for first, second, articles in rows:
        graph.add_edge(int(first), int(second), weight=1 + np.log(articles))
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    places: dict[int, tuple[float, float]] = {}
    for part, (x, y, size) in zip(parts, _rooms([len(part) for part in parts]), strict=True):
        for node, (dx, dy) in _lay_out_part(graph.subgraph(sorted(part))).items():
            places[node] = (x + dx * size, y + dy * size)
    return _stretched(_apart(_stretched(places)))


def _apart(places: Places) -> Places:
    """The same places, moved until none lies on another: a mark needs room for its name."""
    spots = np.array(list(places.values())).reshape(-1, 2)
    gap = min(_WIDEST_GAP, 1.3 / np.sqrt(max(len(spots), 1)))
    for _ in range(_PUSHES):
        between = spots[:, None] - spots[None]
        far = np.hypot(*between.transpose(2, 0, 1)) + np.eye(len(spots)) * gap
        push = np.clip(gap - far, 0, None) / np.maximum(far, 1e-6)
        spots = spots + 0.4 * (between * push[..., None]).sum(axis=1)
    return dict(zip(places, ((float(x), float(y)) for x, y in spots), strict=True))


def _lay_out_part(graph: "nx.Graph[int]") -> dict[int, tuple[float, float]]:
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(sorted(graph.nodes))
    ordered.add_weighted_edges_from(
        sorted((min(edge), max(edge), graph.edges[edge]["weight"]) for edge in graph.edges)
    )
    found = nx.spring_layout(
        ordered, seed=_SEED, iterations=_ROUNDS, k=2.2 / np.sqrt(len(ordered)), method="force"
    )
    return {node: (float(x), float(y)) for node, (x, y) in found.items()}


def _rooms(sizes: list[int]) -> list[tuple[float, float, float]]:
    """Middle and half width of a square for each part: rows from left to right, largest first."""
    rooms, x, y, height = [], 0.0, 0.0, 0.0
    width = 2.4 * np.sqrt(max(sizes, default=1))
    for size in sizes:
        half = float(np.sqrt(size))
        if x and x + 2 * half > width:
            x, y, height = 0.0, y - height - 0.6, 0.0
        rooms.append((x + half, y - half, half * 0.9))
        x, height = x + 2 * half + 0.6, max(height, 2 * half)
    return rooms


def _stretched(places: Places) -> Places:
    """The same places, spread over the whole plot in both directions."""
    if not places:
        return places
    spots = np.array(list(places.values()))
    low, high = spots.min(axis=0), spots.max(axis=0)
    wide = np.where(high > low, high - low, 1)
    scaled = np.where(high > low, 2 * (spots - low) / wide - 1, 0)
    return {node: (float(x), float(y)) for node, (x, y) in zip(places, scaled, strict=True)}
