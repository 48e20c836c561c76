"""How much of the body is found in layouts as they come: floors, only ever raised.

Rules are made by looking at two layouts of three; the third (`Marked.is_held_out`) is measured.
"""

from datetime import date, datetime

import pytest

from analysis.cleaning import find_byline, find_moments, find_title
from analysis.models import ANALYSED, Block, BlockKind, Span
from tests.cleaning.marked import Marked, Score, blocks_of, read_layouts, score

LAYOUTS = read_layouts()
SEEN = [layout for layout in LAYOUTS if not layout.is_held_out]
HELD_OUT = [layout for layout in LAYOUTS if layout.is_held_out]
TODAY = date(2026, 1, 1)
LEAST_F1 = 0.95
LOWER = {"newsletter_01": 0.93}
"""A letter of several items: the headlines of later items are taken for body."""
LEAST_RECALL = 0.99


def mean(scores: list[Score]) -> float:
    return sum(one.f1 for one in scores) / len(scores)


def total(scores: list[Score]) -> Score:
    return sum(scores, Score(0, 0, 0))


def test_there_are_layouts_of_every_family():
    families = {layout.family for layout in LAYOUTS}
    assert families == {"wire", "blog", "newsletter", "release", "browser", "printed"}
    assert all(sum(layout.family == one for layout in LAYOUTS) >= 10 for one in families)


@pytest.mark.parametrize("layout", SEEN, ids=lambda layout: layout.name)
def test_the_body_of_a_layout_is_found(layout: Marked):
    found = score(layout, blocks_of(layout))
    assert found.f1 >= LOWER.get(layout.name, LEAST_F1)
    assert found.recall >= LEAST_RECALL


def test_the_body_of_all_layouts_that_rules_were_made_from():
    scores = [score(layout, blocks_of(layout)) for layout in SEEN]
    assert mean(scores) >= 0.99
    assert total(scores).recall >= LEAST_RECALL


def test_the_body_of_all_layouts_that_no_rule_was_made_from():
    scores = [score(layout, blocks_of(layout)) for layout in HELD_OUT]
    assert mean(scores) >= 0.95
    assert total(scores).recall >= 0.98


def test_a_layout_without_any_rule_scores_less():
    """The measure itself: with everything taken for body, what stands around it counts as wrong."""
    layout = next(one for one in SEEN if one.name == "browser_01")
    everything = (Block(kind=BlockKind.BODY, span=Span(0, len(layout.text))),)
    assert score(layout, everything).recall == 1
    assert score(layout, everything).precision < 0.7
    assert score(layout, ()).f1 == 0


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_what_is_left_out_has_its_reason(layout: Marked):
    for block in blocks_of(layout):
        assert bool(block.reason) == (block.kind not in ANALYSED)


TITLE_NOT_READ = {"blog_12", "newsletter_11", "newsletter_12"}
"""A short name of the page above the headline; a headline below a list of contents."""
BYLINE_NOT_READ = {"printed_11", "printed_12"}
"""A lone name with nothing beside it to show that it is a writer's."""
DATE_NOT_READ = {"printed_05", "release_05", "release_10"}
"""In a running head, in a sentence of the body, behind a day that could be read two ways."""


@pytest.mark.parametrize("layout", SEEN, ids=lambda layout: layout.name)
def test_what_a_layout_states_of_itself(layout: Marked):
    blocks, head = blocks_of(layout), layout.head
    moments = find_moments(layout.text, blocks, today=TODAY)
    if "title" in head and layout.name not in TITLE_NOT_READ:
        assert find_title(layout.text, blocks) == head["title"]
    if "byline" in head and layout.name not in BYLINE_NOT_READ:
        assert (find_byline(layout.text, blocks) or "") == head["byline"]
    if layout.name not in DATE_NOT_READ:
        assert str(moments.published.day if moments.published else "") == head["published"]
    assert str(moments.updated.day if moments.updated else "") == head.get("updated", "")
    for name, moment in (("published_at", moments.published), ("updated_at", moments.updated)):
        at = datetime.fromisoformat(head[name]) if name in head else None
        assert (moment.at if moment else None) == at


def test_what_is_not_read_yet_is_still_not_read():
    """Layouts come off the lists above as soon as they are read."""
    for layout in SEEN:
        blocks = blocks_of(layout)
        if layout.name in TITLE_NOT_READ:
            assert find_title(layout.text, blocks) != layout.head["title"]
        if layout.name in BYLINE_NOT_READ:
            assert (find_byline(layout.text, blocks) or "") != layout.head["byline"]
