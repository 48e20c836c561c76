import re
from dataclasses import replace
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.models import Block, BlockKind, Certainty, Denial, DenialForm, Reason, Span
from pages.shared.labels import plain
from pages.shared.marks import Mark, light_up, mark_up
from pages.shared.passage import LONGEST, passage_html
from pages.shared.reader import Shown, read_out
from tests.factory import PIER, at, ferry_analysis, make_analysis, make_article


def without_tags(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def explain(rule: str) -> str:
    return f"Because of {rule}."


SPANS = some.tuples(some.integers(0, 60), some.integers(1, 30)).map(lambda p: Span(p[0], sum(p)))


@given(text=some.text(max_size=80), spans=some.lists(SPANS, max_size=6), start=some.integers(0, 40))
def test_marked_text_is_the_text(text: str, spans: list[Span], start: int) -> None:
    marks = [Mark(span=span, css="or-cue", group=f"a{number}") for number, span in enumerate(spans)]
    within = Span(min(start, len(text)), len(text))
    marked = mark_up(text, within, marks)
    assert without_tags(marked) == within.of(text)


@pytest.mark.parametrize(
    ("words", "spans", "html"),
    [
        ("abc", [], "abc"),
        ("a<b>&'\"", [], "a&lt;b&gt;&amp;&#x27;&quot;"),
        ("abcd", [(1, 2)], 'a<span class="m0">b</span>cd'),
        (
            "abcd",
            [(0, 3), (2, 4)],
            '<span class="m0">ab</span><span class="m0 m1">c</span><span class="m1">d</span>',
        ),
        ("abcd", [(5, 9)], "abcd"),
    ],
)
def test_text_is_cut_where_marks_begin_and_end(
    words: str, spans: list[tuple[int, int]], html: str
) -> None:
    marks = [Mark(span=Span(*span), css=f"m{number}") for number, span in enumerate(spans)]
    assert mark_up(words, Span(0, len(words)), marks) == html


def test_the_shortest_mark_decides_what_is_lit() -> None:
    marks = [
        Mark(span=Span(0, 9), css="or-content", group="a0"),
        Mark(span=Span(3, 6), css="or-content", group="a1"),
        Mark(span=Span(3, 5), css="or-answered", group="a2", is_quiet=True),
    ]
    inner = mark_up("abcdefghi", Span(3, 5), marks)
    assert "or-from-a1" in inner
    assert "or-from-a0" not in inner
    assert all(f"or-in-{group}" in inner for group in ("a0", "a1", "a2"))


def test_lighting_needs_no_script() -> None:
    assert light_up(["a0"]).startswith(".or-reader:has(.or-from-a0:is(:hover,:focus-visible))")


def test_an_article_is_shown_block_by_block() -> None:
    html = read_out(make_analysis(), explain=explain)
    paper = html[html.index('<div class="or-paper">') : html.index('<div class="or-aside">')]
    assert without_tags(paper).count("Mayor Denies Selling the Old Pier") == 1
    assert "<summary>Picture credit, not counted</summary>" in paper
    assert "Photo credit, not part of this article" in paper
    assert 'class="or-content or-asserts or-hedge or-in-a3 or-from-a3"' in paper
    assert "Decide below" in paper
    assert "Decide below" not in read_out(make_analysis(), explain=explain, shown=Shown.TO_READ)


def test_neighbours_that_were_not_analysed_are_counted_and_folded() -> None:
    text = "Story.\n- One\n- Two\n- Three"
    blocks = [Block(kind=BlockKind.BODY, span=Span(0, 6))]
    blocks += [
        Block(kind=BlockKind.RELATED, span=span, reason="Not part of this article")
        for span in at(text, "- One", "- Two", "- Three")
    ]
    bare = make_analysis(
        article=make_article(text), blocks=tuple(blocks), entities=(), attributions=(), denials=()
    )
    html = read_out(bare, explain=explain)
    assert "<summary>3 related headlines, not counted</summary>" in html


def test_every_statement_tells_who_said_what_and_why() -> None:
    words = without_tags(read_out(make_analysis(), explain=explain))
    assert "Eastmere Gazette (“the Eastmere Gazette”) reported" in words
    assert "Through Eastmere Gazette → two officials who asked not to be named" in words
    assert "Hedged: allegedly" in words
    assert "Because of denial_verb." in words
    assert "Answers the claim of Eastmere Gazette: “Eastmere has sold the old pier" in words
    assert "Check this one" not in words


def test_a_statement_tells_how_firm_it_is_and_why_its_source_has_no_name() -> None:
    first, *rest = make_analysis().attributions
    why = at(PIER, "asked not to be named")
    changed = replace(first, certainty=Certainty.CLAIMED, anonymity_reason=why)
    html = read_out(make_analysis(attributions=(changed, *rest)), explain=explain)
    assert "<span>claimed</span>" in html
    assert "<span>stated</span>" not in html
    assert "Why not named: “asked not to be named”" in without_tags(html)


def test_doubt_is_shown_only_where_there_is_some() -> None:
    first, *rest = make_analysis().attributions
    doubtful = make_analysis(attributions=(replace(first, confidence=0.2), *rest))
    assert without_tags(read_out(doubtful, explain=explain)).count("Check this one") == 1


def test_a_denial_that_is_no_statement_is_marked_and_listed() -> None:
    denial = Denial(
        attribution=None,
        cue=at(PIER, "were not asked"),
        denier=at(PIER, "Eastmerian shopkeepers"),
        denied=at(PIER, "asked"),
        denier_name=None,
        form=DenialForm.INLINE,
    )
    html = read_out(make_analysis(denials=(denial,)), explain=explain)
    assert 'href="#or-d0"' in html
    assert 'id="or-d0"' in html
    assert "The claim itself is not stated in this article." in html


def test_every_link_of_the_list_leads_into_the_text() -> None:
    for analysis in (make_analysis(), ferry_analysis()):
        html = read_out(analysis, explain=explain)
        wanted = set(re.findall(r'href="#(or-\w+)"', html))
        assert wanted <= set(re.findall(r'id="(or-\w+)"', html))


HOSTILE = (
    '<script>x</script><img src="http://e.org/i.png" onerror=y> "\' &amp; ![](http://e.org/y.png)'
)


def test_nothing_from_an_article_becomes_markup() -> None:
    changed = make_article(title=HOSTILE, byline=HOSTILE, publisher=HOSTILE, url="javascript:x()")
    base = make_analysis()
    entity = replace(base.entities[0], name=HOSTILE)
    attribution = replace(
        base.attributions[0], source_name=HOSTILE, reasons=(Reason(rule=HOSTILE),)
    )
    block = replace(base.blocks[1], reason=HOSTILE)
    analysis = make_analysis(
        article=changed,
        entities=(entity, *base.entities[1:]),
        attributions=(attribution, *base.attributions[1:]),
        blocks=(base.blocks[0], block, *base.blocks[2:]),
        denials=(replace(base.denials[0], denier_name=HOSTILE, claimant_name=HOSTILE),),
    )
    html = read_out(analysis, explain=lambda rule: rule)
    assert escape(HOSTILE) in html
    assert "<script" not in html
    assert "<img" not in html
    assert "javascript:" not in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//e.org", "ftp://e.org"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    html = read_out(make_analysis(article=make_article(url=url)), explain=explain)
    assert "Original page" not in html


def test_a_passage_shows_the_paragraph_with_its_parts_told_apart() -> None:
    start = PIER.index("Mayor Ines Calder denied")
    html = passage_html(make_analysis(), [Span(start, start + 52)])
    assert html.count("<p>") == 1
    assert 'class="or-cue"' in html
    assert 'class="or-content or-denies"' in html
    assert "or-mark" not in html


def test_a_passage_without_a_statement_is_marked_as_it_is() -> None:
    html = passage_html(make_analysis(), at(PIER, "Eastmerian"))
    assert '<span class="or-mark">Eastmerian</span>' in html


def test_a_long_paragraph_is_cut_near_the_words() -> None:
    text = "word " * 1000 + "HERE " + "word " * 1000
    analysis = make_analysis(
        article=make_article(text),
        blocks=(Block(kind=BlockKind.BODY, span=Span(0, len(text) - 1)),),
        attributions=(),
    )
    shown = without_tags(passage_html(analysis, at(text, "HERE")))
    assert "HERE" in shown
    assert len(shown) < LONGEST
    assert shown.startswith("… word")
    assert shown.endswith("word …")


@pytest.mark.parametrize("words", ["**bold**", "[a](http://e.org)", "$x$", ":red[x]", "`x`", "<b>"])
def test_labels_obey_no_markdown(words: str) -> None:
    assert re.sub(r"\\(.)", r"\1", plain(words)).replace("\u2060", "") == words
    assert re.search(r"(?<!\\)[*\[\]($`<:]", plain(words)) is None


def test_a_label_is_one_short_line() -> None:
    assert plain("a\nb") == "a b"
    assert len(plain("x" * 500)) == 90
