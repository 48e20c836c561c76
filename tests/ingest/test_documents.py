"""Documents in detail: what of a file is text, what its title and writer, and what neither."""

from datetime import date

import pytest

from analysis.ingest import Given, IngestError, Limits, read_article
from analysis.models import Article, Basis
from tests.ingest.makers import column, docx, odt, pdf, word_paragraph

TODAY = date(2025, 9, 1)
BODY = "The council of Varnholm dropped its plan for a ferry, the mayor said on Monday."


def read(data: bytes | str, name: str, **given: object) -> Article:
    data = data.encode() if isinstance(data, str) else data
    return read_article(data, name, Given(**given), today=TODAY)


def text_of(data: bytes | str, name: str) -> str:
    return read(data, name).text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# One\n\ntwo\nthree", "One\ntwo three"),
        ("One  \ntwo", "One\ntwo"),
        ("**One** _two_ `three` ~~four~~", "One two three ~~four~~"),
        ("[One](http://a.example 'b') <http://c.example> ![two](d.png)", "One http://c.example"),
        ("- one\n- two\n  - three", "one\ntwo\nthree"),
        ("> one\n> two", "one two"),
        ("|a|b|\n|-|-|\n|c|d|", "a | b\nc | d"),
        ("One &amp; two \\* three", "One & two * three"),
        ("<p>One <b>two</b></p><script>three</script>", "One two"),
        ("One <b>two</b>", "One two"),
        ("```\none\n  two\n```", "one\ntwo"),
        ("One\n\n---\n\ntwo", "One\ntwo"),
        ("2 * 3 * 4 = 24 and a_b_c", "2 * 3 * 4 = 24 and a_b_c"),
    ],
)
def test_markdown(markdown: str, text: str):
    assert text_of(markdown, "a.md") == text


@pytest.mark.parametrize(
    ("head", "title", "byline", "published"),
    [
        ("title: A b\nauthor: Jane Doe\ndate: 2025-08-14", "A b", "Jane Doe", date(2025, 8, 14)),
        ("Title: 'A: b'\nauthors:\n- Jane Doe\n- Al Roe", "A: b", "Jane Doe, Al Roe", None),
        ("date: 14 August 2025 # as printed", None, None, date(2025, 8, 14)),
        ("date: 03/04/2025\ncreated: 2025-01-01\nmodified: 2025-01-01", None, None, None),
        ("date: 2030-01-01", None, None, None),
        ("title: {a: b}\nauthor: &x Jane", None, None, None),
    ],
)
def test_heads_of_markdown(head: str, title: str, byline: str, published: date | None):
    article = read(f"---\n{head}\n---\n{BODY}", "a.md")
    assert (article.title, article.byline, article.published) == (title, byline, published)
    assert article.text.startswith(title or "The council")
    assert article.text.endswith(BODY)


def test_a_line_of_dashes_is_no_head():
    assert text_of(f"{BODY}\n\n---\n\ntitle: a\n\n---\n", "a.md") == f"{BODY}\ntitle: a"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p>", "One two"),
        ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "One\ntwo"),
        ("<w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r></w:p>", "well-known"),
        ("<w:p><w:r><w:t>One</w:t></w:r><w:r><w:t>two</w:t></w:r></w:p>", "Onetwo"),
        ("<w:p><w:r><w:t>A</w:t><w:instrText> PAGE </w:instrText></w:r></w:p>", "A"),
        (
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden</w:t></w:r>"
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Seen</w:t></w:r></w:p>',
            "Seen",
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>Old </w:t></w:r></w:moveFrom>"
            "<w:moveTo><w:r><w:t>new</w:t></w:r></w:moveTo></w:p>",
            "new",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r>"
            "<w:t>Box</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback>"
            "<w:pict><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></w:pict>"
            "</mc:Fallback></mc:AlternateContent><w:t>Round it</w:t></w:r></w:p>",
            "Round it\nBox",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p></w:tc>"
            "<w:tc><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "One\ntwo",
        ),
        (
            "<w:p><w:r><w:t>One</w:t></w:r><w:ins><w:r><w:t> two</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText> three</w:delText></w:r></w:del></w:p>",
            "One two",
        ),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One</w:t></w:r></w:p>"
            "<w:p><w:r><w:t> two</w:t></w:r></w:p>",
            "One two",
        ),
        (
            "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>Gone</w:t></w:r></w:p>"
            "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr><w:p><w:r>"
            "<w:t>One</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "One",
        ),
        (
            "<w:p><w:r><w:t>On </w:t></w:r><w:fldSimple w:instr='DATE'><w:r><w:t>Monday</w:t>"
            "</w:r></w:fldSimple><w:r><w:footnoteReference w:id='3'/></w:r></w:p>",
            "On Monday",
        ),
        (
            "<w:p><w:r><w:t>One</w:t><w:br w:type='page'/><w:t>two</w:t><w:cr/><w:t>three</w:t>"
            "</w:r></w:p>",
            "One\ntwo\nthree",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:symEx/></mc:Choice><mc:Fallback>"
            "<w:t>So :)</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>",
            "So :)",
        ),
        (
            "<w:p><w:hyperlink xmlns:r='urn:r' r:id='rId9'><w:r><w:t>Link</w:t></w:r>"
            "</w:hyperlink><w:r><w:drawing><w:blip r:embed='rId8' xmlns:r='urn:r'/></w:drawing>"
            "</w:r></w:p>",
            "Link",
        ),
        (
            "<w:p xmlns:m='urn:m' xmlns:n='urn:n'><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r>"
            "</m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath><n:new><w:r>"
            "<w:t> kept</w:t></w:r></n:new></w:p>",
            "ab kept",
        ),
        ("<w:p><w:r><w:t>&lt;b&gt; &amp;amp; 2 &lt; 3</w:t></w:r></w:p>", "<b> &amp; 2 < 3"),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>A</w:t></w:r></w:p></w:sdtContent></w:sdt>", "A"),
        (
            "<w:p><w:hyperlink><w:r><w:t>Link</w:t></w:r></w:hyperlink>"
            "<w:r><w:t> on</w:t></w:r></w:p>",
            "Link on",
        ),
    ],
)
def test_words_of_word(xml: str, text: str):
    assert text_of(docx(xml), "a.docx") == text


@pytest.mark.parametrize(
    ("stated", "title", "basis"),
    [
        ("Ferry plan dropped", "Ferry plan dropped", Basis.FILE),
        ("Press release template", None, None),
        ("Microsoft Word - ferry.docx", None, None),
        ("ferry final 3.docx", None, None),
        ("Ferry", None, None),
        ("", None, None),
    ],
)
def test_titles_in_properties(stated: str, title: str | None, basis: Basis | None):
    body = word_paragraph(BODY) + word_paragraph(BODY.replace("Monday", "Tuesday"))
    article = read(docx(body, title=stated), "a.docx")
    assert (article.title, dict(article.basis).get("title")) == (title, basis)
    assert article.text.startswith(BODY)


@pytest.mark.parametrize(
    ("creator", "byline"),
    [
        ("Jane Doe", "Jane Doe"),
        ("Jane Doe; Al Roe", "Jane Doe, Al Roe"),
        ("Microsoft Office User", None),
        ("python-docx", None),
        ("jdoe", None),
        ("Harbour Courier", None),
        ("Administrator", None),
    ],
)
def test_writers_in_properties(creator: str, byline: str | None):
    for data, name in (
        (docx(word_paragraph(BODY), creator=creator), "a.docx"),
        (odt(f"<text:p>{BODY}</text:p>", creator=creator), "a.odt"),
        (pdf([column([BODY])], info=b"/Author (" + creator.encode() + b")"), "a.pdf"),
    ):
        assert read(data, name).byline == byline


def test_a_byline_in_the_text_is_surer_than_a_property():
    body = word_paragraph("Plan dropped") + word_paragraph("By Al Roe") + word_paragraph(BODY)
    article = read(docx(body, creator="Jane Doe"), "a.docx")
    assert article.byline == "Al Roe"
    assert dict(article.basis)["byline"] == Basis.VISIBLE_TEXT


def test_no_day_in_properties_is_one_of_publication():
    for data, name in (
        (docx(word_paragraph(BODY)), "a.docx"),
        (odt(f"<text:p>{BODY}</text:p>"), "a.odt"),
        (pdf([column([BODY])], info=b"/CreationDate (D:20250814100000Z)"), "a.pdf"),
        (rb"{\rtf1{\info{\creatim\yr2025\mo8\dy14}} " + BODY.encode() + b"}", "a.rtf"),
    ):
        article = read(data, name)
        assert (article.published, article.updated) == (None, None)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ('<text:p>One<text:s text:c="3"/>two<text:tab/>three</text:p>', "One two three"),
        ("<text:p>One<text:line-break/>two</text:p>", "One\ntwo"),
        ("<text:p>One <text:span>two</text:span> three</text:p>", "One two three"),
        (
            "<text:tracked-changes><text:p>Old</text:p></text:tracked-changes><text:p>A</text:p>",
            "A",
        ),
        (
            "<text:p>One<office:annotation><text:p>Why?</text:p></office:annotation> two</text:p>",
            "One two",
        ),
        ("<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>", "One"),
        (
            "<text:p>One <text:a xlink:href='http://a.example' xmlns:xlink='urn:x'>two</text:a>"
            " <draw:frame xmlns:draw='urn:d' xmlns:svg="
            "'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'><svg:title>Map</svg:title>"
            "<svg:desc>A map</svg:desc></draw:frame>three <text:title>four</text:title></text:p>",
            "One two three four",
        ),
        ("<text:h>One</text:h><text:p>two\nthree</text:p>", "One\ntwo three"),
    ],
)
def test_words_of_open_documents(xml: str, text: str):
    assert text_of(odt(xml), "a.odt") == text


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (r"One\par two\line three\tab four", "One\ntwo\nthree four"),
        (r"caf\'e9 \'93no\'94", "café “no”"),
        (r"\u8364?5 \uc2\u8212??so\uc0\u8212 so", "€5 —so—so"),
        (r"a\u-10179?\u-8704?", "a\U0001f600"),
        (r"\{a\} \\b\~c\_d", "{a} \\b c-d"),
        (r"One{\*\unknown two} three", "One three"),
        (r"One{\v two} three\deleted  four\deleted0  five", "One three five"),
        (r"One {\field{\*\fldinst HYPERLINK x}{\fldrslt two}} three", "One two three"),
        (r"One{\footnote two} three{\header four}", "One three"),
        (r"{\header{\v0 four}}One", "One"),
        (r"{\pict\bin4 }}}}}One", "One"),
        ("One\r\n two", "One two"),
        (r"a\cell b\cell\row c", "a | b\nc"),
        (r"{\f1 \'cc\'ee}{\plain \'ce}", "МоÎ"),
    ],
)
def test_words_of_rich_text(rtf: str, text: str):
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}"
    assert text_of(rf"{{\rtf1\ansi\ansicpg1252{fonts}{rtf}}}", "a.rtf") == text


def test_the_text_limit_holds_for_documents():
    with pytest.raises(IngestError) as caught:
        read_article(docx(word_paragraph(BODY * 9)), "a.docx", limits=Limits(n_characters=100))
    assert caught.value.problem.code == "E_TEXT_TOO_LONG"


def test_what_was_given_wins():
    article = read(docx(word_paragraph(BODY), creator="Jane Doe"), "a.docx", byline="Al Roe")
    assert (article.byline, dict(article.basis)["byline"]) == ("Al Roe", Basis.GIVEN)
