import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.evaluation.tokens import cut_tokens, find_quotations, tokenise
from analysis.models import QuoteType, Span

LINE = "Ann's mill: “We won’t.”"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, {0}),
        (1, 2, {0}),  # a character is enough
        (3, 5, {1, 2}),
        (5, 6, set()),  # white space
        (4, 4, set()),  # an empty span, even inside a word
        (0, 10, {0, 1, 2, 3}),
        (10, 99, {4, 5, 6, 7, 8, 9, 10, 11}),
    ],
)
def test_a_token_is_within_when_it_shares_a_character(
    start: int, end: int, expected: set[int]
) -> None:
    assert tokenise(LINE).within([Span(start, end)]) == expected


def test_order_and_cut_of_spans_do_not_matter() -> None:
    tokens = tokenise(LINE)
    assert tokens.within([Span(6, 10), Span(0, 3)]) == tokens.within(
        [Span(0, 2), Span(2, 3), Span(6, 11)]
    ) - {4}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no marks", []),
        ("“a” b “c”", ["“a”", "“c”"]),
        ('"a" b', ['"a"']),
        ("``a'' b", ["``a''"]),
        ("it's 'single'", []),
        ("“one\n“two” three\nfour", ["“one\n", "“two”"]),
        ("a “b", ["“b"]),
    ],
)
def test_quotations_end_with_a_mark_or_a_paragraph(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in find_quotations(text)] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("said", QuoteType.INDIRECT),
        ("“it is” so and so", QuoteType.MIXED),  # two of five words
        ("“it is so” and so", QuoteType.DIRECT),  # three of five
        ("“it is” so far", QuoteType.MIXED),  # half is not most
        ("“—”", QuoteType.INDIRECT),  # no word at all
    ],
)
def test_quote_type_goes_by_words_inside(words: str, expected: QuoteType) -> None:
    tokens = tokenise(words)
    assert tokens.quote_type(tokens.within([Span(0, len(words))])) is expected


def test_a_cut_word_counts_with_its_inner_part() -> None:
    assert cut_tokens("the harbour", [Span(6, 11)]) == {6}
    assert cut_tokens("the harbour", [Span(0, 11)]) == {0, 4}


@given(st.text(max_size=60))
def test_every_visible_character_is_in_one_token(text: str) -> None:
    tokens = tokenise(text)
    covered = [i for s, e in zip(tokens.starts, tokens.ends, strict=True) for i in range(s, e)]
    assert covered == [
        i for i, character in enumerate(text) if not character.isspace() or i in covered
    ]
    assert tokens.quoted <= tokens.within([Span(0, len(text))])
