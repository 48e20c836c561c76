"""What a line is because of where it stands."""

from dataclasses import replace

import pytest

from analysis.cleaning import find_blocks
from analysis.cleaning.blocks import TAKEN_OUT
from analysis.models import Article, Block, BlockKind, Span

PARAGRAPH = "The council of Varnholm dropped its plan on Monday, the mayor said."
OTHER = "The operator denied that it had been told of the decision before."


def kinds(*lines: str, title: str | None = None) -> list[str]:
    article = Article(id="a", path="a.txt", text="\n".join(lines), title=title)
    return [str(block.kind) for block in find_blocks(article)]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Council drops ferry plan", "headline"),
        ("Will the council drop the ferry?", "headline"),
        ("Council drops ferry after talks in the U.S.", "headline"),
        ("‘We were wrong,’ says mayor of Varnholm", "headline"),
        ("The council has dropped the plan.", "body"),
        ("The council, which met on Monday,", "body"),
        ("It said:", "body"),
        ("- The council has dropped the plan", "body"),
        ("word " * 40, "body"),
    ],
)
def test_first_line_is_the_headline_only_if_it_looks_like_one(first: str, kind: str):
    assert kinds(first, PARAGRAPH)[0] == kind


def test_one_line_is_no_headline():
    assert kinds("Council drops ferry plan") == ["body"]
    assert kinds("Council drops ferry plan", "Photo: Pia Sand") == ["body", "credit"]


def test_a_known_title_makes_its_line_the_headline():
    first = "The council has dropped the plan."
    assert kinds(first, PARAGRAPH, title=first) == ["headline", "body"]
    assert kinds(
        "Harbour Courier", "Ferry plan dropped", PARAGRAPH, title="Ferry plan dropped"
    ) == [*("body", "headline", "body")]


def test_a_title_found_nowhere_changes_nothing():
    assert kinds("Ferry plan dropped", PARAGRAPH, title="Another") == ["headline", "body"]


def test_section_labels_stand_above_headlines_only():
    assert kinds("Politics", "Ferry plan dropped", PARAGRAPH) == ["promo", "headline", "body"]
    assert kinds("Politics", PARAGRAPH) == ["headline", "body"]
    assert kinds("Ferry plan dropped", PARAGRAPH, "Politics", OTHER)[2] == "body"


def test_a_lone_name_needs_a_witness():
    assert kinds("Ferry plan dropped", "Jane Doe", "14 August 2025", PARAGRAPH)[1] == "byline"
    assert kinds("Ferry plan dropped", "Jane Doe", "Political editor", PARAGRAPH)[1] == "byline"
    assert kinds("Ferry plan dropped", "By", "Jane Doe", PARAGRAPH)[1:3] == ["byline", "byline"]
    assert kinds("Ferry plan dropped", "Jane Doe", PARAGRAPH)[1] == "body"
    assert kinds("Ferry plan dropped", PARAGRAPH, "Jane Doe", OTHER)[2] == "body"


def test_a_date_inside_the_story_is_body():
    assert kinds("Ferry plan dropped", "14 August 2025", PARAGRAPH)[1] == "byline"
    assert kinds("Ferry plan dropped", PARAGRAPH, "14 August 2025", OTHER)[2] == "body"
    assert kinds("Ferry plan dropped", PARAGRAPH, "14 August 2025")[2] == "body"
    assert kinds("Ferry plan dropped", PARAGRAPH, "Published 14 August 2025")[2] == "byline"


def test_a_list_of_other_stories_ends_at_the_next_paragraph():
    lines = (
        "Ferry plan dropped",
        PARAGRAPH,
        "Latest news",
        "Storm closes road",
        "Statue found",
        OTHER,
    )
    assert kinds(*lines) == ["headline", "body", "promo", "related", "body", "body"]


def test_a_list_of_other_stories_at_the_end_goes_to_the_end():
    lines = (
        "Ferry plan dropped",
        PARAGRAPH,
        "Latest news",
        "Storm closes road",
        "© Courier",
        "Statue",
    )
    assert kinds(*lines)[2:] == ["promo", "related", "credit", "related"]


def test_marked_items_are_related_even_with_a_full_stop():
    lines = ("Ferry plan dropped", PARAGRAPH, "Related", "- Storm closes road.", "- Statue found.")
    assert kinds(*lines)[3:] == ["related", "related"]


def test_a_heading_over_paragraphs_takes_none_of_them():
    assert kinds("The Tide", "Top stories", PARAGRAPH, OTHER) == [
        "headline",
        "promo",
        "body",
        "body",
    ]


def test_a_menu_above_the_headline_leaves_the_headline():
    lines = ("Trending", "Storm", "Statue", "Council drops ferry plan", PARAGRAPH)
    assert kinds(*lines) == ["promo", "related", "related", "headline", "body"]


def test_headlines_after_the_end_are_related_if_nothing_else_follows():
    story = ("Ferry plan dropped", PARAGRAPH, "Original Author: Jane Doe")
    links = ("Storm closes road", "Statue found", "Strike goes on")
    assert kinds(*story, *links)[3:] == ["related"] * 3
    assert kinds(*story, *links[:2])[3:] == ["body"] * 2
    assert kinds(*story, *links, OTHER)[3:] == ["body"] * 4
    assert kinds(*story[:2], *links)[2:] == ["body"] * 3


def test_bullets_after_a_prompt_are_still_the_story():
    points = ("- Fuel is paid on top", "- The inspector was moved", "- Nobody was told")
    prompt = "Sign up for our daily newsletter"
    assert kinds("Five things", PARAGRAPH, prompt, *points)[3:] == ["body"] * 3


def test_a_portrait_of_the_sender_needs_a_press_release():
    about = ("About Brightwater", "Brightwater carries eleven million passengers a year.")
    assert kinds("Ferries ordered", PARAGRAPH, *about)[2:] == ["body", "body"]
    assert kinds("Ferries ordered", PARAGRAPH, *about, "ENDS")[2:] == ["promo", "promo", "promo"]


def test_a_text_of_nothing_but_prompts_is_taken_as_it_is():
    assert kinds("Share this article", "Photo: Pia Sand") == ["body", "body"]
    assert kinds("Read more: Storm closes road") == ["body"]


def test_a_wrapped_paragraph_is_one_block():
    text = (
        "The council of Varnholm dropped its plan for a new ferry on Monday,\n"
        "the mayor said, and a spokesman for the operator denied that it had\n"
        "been told of it; officials who asked for more were turned away, he\n"
        "added.\n\nNobody answered the telephone at the terminal on Monday."
    )
    blocks = find_blocks(Article(id="a", path="a.txt", text=text))
    assert [block.span.of(text)[-6:] for block in blocks] == ["added.", "onday."]


def test_short_lines_are_not_taken_for_a_wrapped_paragraph():
    assert len(kinds("one", "two", "three", "and four", "and five", "and six")) == 6
    assert len(kinds(*[PARAGRAPH] * 5)) == 5


STORY = ("Ferry plan dropped", PARAGRAPH, "The plan", OTHER)


def article(**known: object) -> Article:
    return Article(id="a", path="a.txt", text="\n".join(STORY), **known)


def at(number: int) -> Span:
    start = article().text.index(STORY[number])
    return Span(start, start + len(STORY[number]))


def test_what_the_file_marks_is_no_story():
    marked = Block(kind=BlockKind.RELATED, span=at(3), reason="Stands in the page's navigation")
    blocks = find_blocks(article(marked=(marked,)))
    assert [str(block.kind) for block in blocks] == ["headline", "body", "body", "related"]
    assert blocks[3].reason == marked.reason


def test_a_mark_on_half_a_line_leaves_the_line():
    half = Block(kind=BlockKind.RELATED, span=Span(at(3).start, at(3).end - 1), reason="half")
    assert [str(block.kind) for block in find_blocks(article(marked=(half,)))][3] == "body"


def test_marks_over_everything_leave_the_text_as_it_is():
    whole = Block(kind=BlockKind.PROMO, span=Span(0, len(article().text)), reason="all of it")
    assert {str(block.kind) for block in find_blocks(article(marked=(whole,)))} == {"body"}


def test_what_somebody_decided_wins_over_every_rule():
    text = "\n".join((*STORY, "Photo: Pia Sand"))
    plain = Article(id="a", path="a.txt", text=text)
    keys = [block.key(text) for block in find_blocks(plain)]
    decided = ((keys[1], BlockKind.PROMO), (keys[4], BlockKind.BODY))
    blocks = find_blocks(replace(plain, decided=decided))
    assert [str(block.kind) for block in blocks] == ["headline", "promo", "body", "body", "body"]
    assert blocks[1].reason == TAKEN_OUT
    assert blocks[4].reason == ""


def test_a_decision_about_words_that_are_gone_changes_nothing():
    decided = (("0" * 16, BlockKind.PROMO),)
    assert find_blocks(article(decided=decided)) == find_blocks(article())
