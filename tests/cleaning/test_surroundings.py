"""What stands above, between and below a story, and the stories that come near it."""

import time

import pytest

from analysis.cleaning import find_blocks
from analysis.cleaning.pages import is_page_line
from analysis.cleaning.rules import is_agency_mark, is_page_talk
from analysis.models import ANALYSED, Article

PARAGRAPH = "The council of Varnholm dropped its plan on Monday, the mayor said."
OTHER = "The operator denied that it had been told of the decision before."


def kinds(*lines: str) -> list[str]:
    text = "\n".join(lines)
    return [str(block.kind) for block in find_blocks(Article(id="a", path="a.txt", text=text))]


def left_out(*lines: str) -> list[str]:
    text = "\n".join(lines)
    blocks = find_blocks(Article(id="a", path="a.txt", text=text))
    return [block.span.of(text) for block in blocks if block.kind not in ANALYSED]


@pytest.mark.parametrize(
    "line",
    [
        "You are receiving this email because you signed up.",
        "Having trouble reading this? Open it in your browser.",
        "We and our 12 partners store and access information on a device.",
        "Your email address will not be published.",
        "The views expressed here are those of the author.",
        "Photos are available on request.",
        "Get the news straight to your inbox.",
    ],
)
def test_the_page_speaks_about_itself(line: str):
    assert is_page_talk(line)


@pytest.mark.parametrize(
    "line",
    [
        "“Get it straight to your inbox,” the shop promises.",
        "She said that the mails went straight to your inbox.",
        "He wrote a privacy policy of nine thousand words and sent it to all members.",
        "The board entered the hall without permission and stayed there until the police came in.",
        "A bill sponsored by two members passed the house.",
        "The furnace is powered by hydrogen.",
        "Newsletters are a fine thing for those who write them.",
        "Cookies are small files.",
    ],
)
def test_a_story_about_letters_and_cookies_is_a_story(line: str):
    assert not is_page_talk(line)
    assert kinds("Ferry plan dropped", PARAGRAPH, line, OTHER)[2] == "body"


@pytest.mark.parametrize("line", ["ZCZC", "lm-pd/bc/jj", "(Adds comment, details)", "Eds: UPDATES"])
def test_an_agency_writes_to_editors(line: str):
    assert is_agency_mark(line)


@pytest.mark.parametrize(
    "line", ["24/7", "1/2/2025", "(She adds sugar.)", "NO COMMENT", "Adds up to nothing"]
)
def test_what_only_looks_like_an_agency_code(line: str):
    assert not is_agency_mark(line)


@pytest.mark.parametrize(
    "line",
    [
        "Page 2 of 5",
        "- 3 -",
        "Minutes  Page 2 of 5",
        "https://a.example/b 1/2",
        "continued on page 4",
    ],
)
def test_a_line_of_the_printed_page(line: str):
    assert is_page_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "See page 2 of the report.",
        "2 of 5 were hurt",
        "- 3 hurt",
        "On page 4 he denies it",
        "61-58",
    ],
)
def test_a_line_that_only_counts(line: str):
    assert not is_page_line(line)


def test_a_running_head_is_left_out_and_a_refrain_is_not():
    page = [f"The council met on day {n}, and the mayor said that he would stay." for n in range(9)]
    head = "The Varnholm Review of Books"
    assert (
        left_out("Ferry plan dropped", *page, head, *page, head, *page, head, *page) == [head] * 3
    )
    refrain = "Nine days of soup"
    song = [refrain, "The cranes stood still", refrain, "We did not yield", refrain]
    assert left_out("Ferry plan dropped", PARAGRAPH, *song, OTHER) == []


def test_a_menu_above_the_headline_is_left_out_with_its_entries():
    menu = ("Harbour Courier", "Ferries", "Council", "Weather and tides", "My account")
    lines = (*menu, "Council drops its plan for a new ferry", "By Jane Doe", PARAGRAPH)
    assert left_out(*lines) == [*menu, "By Jane Doe"]


def test_a_short_headline_stays_above_its_summary():
    lines = ("Mayor resigns", "Jane Doe says that she is tired of ferries", "By Al Roe", PARAGRAPH)
    assert kinds(*lines) == ["headline", "body", "byline", "body"]


def test_a_summary_of_whole_sentences_does_not_hide_the_byline():
    lines = ("Ferry plan dropped", PARAGRAPH, "Jane Doe", "Jun 8, 2025", OTHER)
    assert kinds(*lines) == ["headline", "body", "byline", "byline", "body"]


def test_comments_need_a_name_and_a_time():
    comment = ("Gerd says:", "It was a good plan, and nobody asked us about it at all.")
    assert left_out("Ferry plan dropped", PARAGRAPH, "2 Comments", *comment) == [
        "2 Comments",
        *comment,
    ]
    assert left_out("Ferry plan dropped", PARAGRAPH, "Comments", OTHER, PARAGRAPH)[1:] == []


def test_what_follows_the_end_of_a_release_is_left_out_if_it_is_less_than_the_story():
    note = "Brightwater carries eleven million passengers a year."
    assert left_out("Ferries ordered", PARAGRAPH, OTHER, "-ends-", note) == ["-ends-", note]
    more = [OTHER.replace("told", f"told {n} times") for n in range(5)]
    assert left_out("Ferries ordered", PARAGRAPH, "-ends-", *more) == ["-ends-"]


def test_a_section_called_background_is_the_story():
    assert left_out("Ferry plan dropped", PARAGRAPH, OTHER, "Background", OTHER) == []


def test_a_last_line_about_the_writer_is_left_out_and_one_about_a_reporter_is_not():
    note = "Jane Doe is a reporter who covers harbours and ferries for the Courier."
    assert left_out("Ferry plan dropped", "By Jane Doe", PARAGRAPH, OTHER, note)[1:] == [note]
    assert left_out("Ferry plan dropped", PARAGRAPH, note, OTHER, PARAGRAPH) == []


def test_names_in_a_list_are_the_story():
    names = ("Anton Reiss, 44, of Lindenau", "Jonas Pell, 29", "Ingrid Sand", "Tomas Orlo, guide")
    assert left_out("The dead of the pass", PARAGRAPH, "The dead are:", *names, OTHER) == []
    assert left_out("The dead of the pass", PARAGRAPH, "The dead are:", *names) == []


def test_verses_and_a_letters_end_are_the_story():
    end = ("Yours,", "Clara Medding", "Harbour Road")
    assert left_out("A letter", "Dear Mr. Ostrand,", PARAGRAPH, *end) == []
    foot = ("Posted in Letters", "Share this article", "Search", "My account")
    assert left_out("A letter", "Dear Mr. Ostrand,", PARAGRAPH, *end, *foot) == list(foot)


@pytest.mark.parametrize(
    "text",
    [
        "Storm closes road\n" * 50_000,
        f"{PARAGRAPH}\n" + "About Jane Doe\n" * 50_000,
        f"{PARAGRAPH}\nENDS\n" * 10_000,
        f"{PARAGRAPH}\n" + "Comments\nx\n" * 25_000,
        f"{PARAGRAPH}\n" + "Jane Doe\n/\nAl Roe\n" * 15_000,
        "\f".join([f"Head    1    Review\n{PARAGRAPH}"] * 5_000),
        ("a" + " " * 150 + "b\n") * 5_000,
        ("| " * 99 + "a b c d\n") * 200,
        ("a | b c " * 24 + "d e f g\n") * 200,
        "published 1 January 2025 updated " * 3_000,
        "2,000,000 " * 100_000,
    ],
    ids=lambda text: f"{text[:16]!r} {len(text)}",
)
def test_hostile_surroundings_take_no_longer_than_their_length_asks(text: str):
    started = time.process_time()
    find_blocks(Article(id="a", path="a.txt", text=text))
    assert time.process_time() - started < 10
