"""Lines that are told by what stands beside them: captions at credits, what is left of menus."""

import re

from analysis.cleaning.dates import is_date_line
from analysis.cleaning.findings import Findings, Layout
from analysis.cleaning.lines import ends_sentence, has_marker
from analysis.cleaning.rules import is_menu
from analysis.models import ANALYSED, BlockKind

CAPTION = (BlockKind.CAPTION, "Caption of a picture, beside its credit")
CREDIT = (BlockKind.CREDIT, "Credit of a picture")
MENU = (BlockKind.PROMO, "Menu of the page")
STRAY = (BlockKind.PROMO, "Stands among the page's own lines, not in the story")
CREDIT_BELOW = re.compile(r"(?:Credit|Photo(?:graph)?)\s*(?:\.\.\.|…)", re.IGNORECASE)
WORDS_OF_A_CAPTION = range(4, 41)
WORDS_OF_A_STRAY = 5
MOST_STRAYS = 3
QUOTES = "\"“‘'”"


def find_doubled(layout: Layout) -> Findings:
    """A caption that stands twice with its credit between, and the credit in pieces round a "/"."""
    doubled: dict[int, tuple[BlockKind, str]] = {}
    for number, line in enumerate(layout.lines):
        if line.text != "/" or not 1 < number < len(layout.lines) - 2:
            continue
        pieces = [n for n in (number - 1, number, number + 1) if layout.is_open(n)]
        if all(len(layout.lines[n].text.split()) <= WORDS_OF_A_STRAY for n in pieces):
            doubled |= dict.fromkeys(pieces, CREDIT)
            doubled |= dict.fromkeys(
                (
                    n
                    for n in (number - 2, number + 2)
                    if layout.is_open(n)
                    and layout.lines[number - 2].text == layout.lines[number + 2].text
                ),
                CAPTION,
            )
    return doubled


def find_captions(layout: Layout) -> Findings:
    """A line below a lone credit above the story; a line above a credit that ends a caption."""
    captions = {}
    for number, line in enumerate(layout.lines):
        if layout.kind_of(number) != BlockKind.CREDIT:
            continue
        if CREDIT_BELOW.match(line.text):
            if _is_caption(layout, number - 1):
                captions[number - 1] = CAPTION
        elif (
            number < layout.opening_end
            and _is_caption(layout, number + 1)
            and not ends_sentence(layout.lines[number + 1].text)
        ):
            captions[number + 1] = CAPTION
    return captions


def _is_caption(layout: Layout, number: int) -> bool:
    return (
        layout.is_open(number)
        and number > 0
        and len(layout.lines[number].text.split()) in WORDS_OF_A_CAPTION
        and layout.lines[number].text[0] not in QUOTES
        and layout.lines[number].text[-1] != ":"
        and not is_date_line(layout.lines[number].text)
        and any(layout.is_open(before) for before in range(max(0, number - 12), number - 1))
    )


def find_menus(layout: Layout) -> Findings:
    """Rows of short entries above the story and below it."""
    return {
        number: MENU
        for number, line in enumerate(layout.lines)
        if layout.is_open(number)
        and not layout.first_paragraph <= number <= layout.last_paragraph
        and is_menu(line.text)
    }


def find_strays(layout: Layout) -> Findings:
    """Up to three short lines with lines of the page right above and below them."""
    strays: dict[int, tuple[BlockKind, str]] = {}
    run: list[int] = []
    for number in range(len(layout.lines)):
        if layout.is_open(number):
            run.append(number)
            continue
        if run and _is_page(layout, number) and _is_stray_run(layout, run):
            strays.update(dict.fromkeys(run, STRAY))
        run = []
    return strays


def _is_stray_run(layout: Layout, run: list[int]) -> bool:
    return (
        len(run) <= _most(layout, run)
        and _is_page(layout, run[0] - 1)
        and all(_is_short(layout, one) for one in run)
    )


def _most(layout: Layout, run: list[int]) -> int:
    is_outside = run[-1] < layout.first_paragraph or run[0] > layout.last_paragraph
    return len(run) if is_outside else MOST_STRAYS


def _is_page(layout: Layout, number: int) -> bool:
    kind = layout.kind_of(number)
    return kind is not None and kind not in ANALYSED


def _is_short(layout: Layout, number: int) -> bool:
    text = layout.lines[number].text
    return (
        len(text.split()) <= WORDS_OF_A_STRAY
        and not ends_sentence(text)
        and not has_marker(text)
        and text[-1] not in ",;"
    )
