import pytest

from analysis.cleaning import find_blocks, mask
from analysis.models import Article, Block, BlockKind, Span


def masked(text: str) -> str:
    return mask(text, find_blocks(Article(id="a", path="a.txt", text=text)))


def test_only_headline_and_body_stay():
    text = "Ferry plan dropped\nPhoto: Pia Sand\nThe mayor said so.\n\nLatest news\n- Statue found"
    blank = " " * 11 + "\n" + " " * 14
    assert masked(text) == f"Ferry plan dropped\n{' ' * 15}\nThe mayor said so.\n\n{blank}"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\n\n", "\u2028"])
def test_line_ends_stay(line_end: str):
    text = line_end.join(["Ferry plan dropped", "Photo: Pia Sand", "The mayor said so."])
    kept = line_end if "\n" in line_end else "\n"
    assert masked(text) == f"Ferry plan dropped{kept}{' ' * 15}{kept}The mayor said so."


def test_without_blocks_all_is_blank():
    assert mask("a\nb", ()) == " \n "


def test_a_break_inside_a_block_becomes_a_space():
    block = Block(kind=BlockKind.BODY, span=Span(0, 11))
    assert mask("he said\nthe\nx", (block,)) == "he said the\n "
