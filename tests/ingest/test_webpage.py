"""What is read from a page as the article, and which pages are refused."""

import json
import socketserver
import threading

import pytest

from analysis.ingest import IngestError, read_article
from tests.ingest.building import STORY, TODAY, body_of, json_ld, page, read


def problem(data: bytes, name: str = "a.html"):
    with pytest.raises(IngestError) as caught:
        read_article(data, name, today=TODAY)
    return caught.value.problem


@pytest.mark.parametrize(
    "aside",
    [
        "<nav><p>Storm closes the northern road to Kettle Bay</p></nav>",
        "<aside><p>Storm closes the northern road to Kettle Bay</p></aside>",
        "<footer><p>Storm closes the northern road to Kettle Bay</p></footer>",
        "<figure><img src=x><figcaption>Storm closes the northern road</figcaption></figure>",
        '<div class="related-articles"><p>Storm closes the northern road</p></div>',
        '<p class="wp-caption-text">Storm closes the northern road</p>',
        '<div id="most-read"><p>Storm closes the northern road</p></div>',
        '<div role="complementary"><p>Storm closes the northern road</p></div>',
        "<script>Storm()</script><style>Storm {}</style><noscript>Storm</noscript>",
        "<!-- Storm -->",
    ],
)
def test_what_the_page_marks_as_aside_is_not_the_story(aside: str):
    article = read(page(body=f"<article>{STORY}{aside}{STORY}</article>"))
    assert "Storm" not in body_of(article)
    assert body_of(article).count("council of Varnholm") == 2


@pytest.mark.parametrize("kind", ["p", "h3", "li", "blockquote", "div", "pre"])
def test_what_only_looks_like_it_is_the_story(kind: str):
    more = "The newsletter that the council shares with related offices was promoted in May."
    body = f"<article>{STORY}<{kind}>{more}</{kind}>{STORY}</article>"
    assert more in body_of(read(page(body=body)))


def test_a_class_that_covers_the_whole_story_does_not_take_it_away():
    body = f'<div class="newsletter share related">{STORY}</div>'
    assert "council of Varnholm" in read(page(body=body)).text


def test_words_that_look_like_tags_stay_words():
    body = (
        STORY
        + "<p>He wrote &lt;script&gt;alert(1)&lt;/script&gt; and ![](http://x/y.png), he said.</p>"
    )
    assert "<script>alert(1)</script> and ![](http://x/y.png)" in read(page(body=body)).text


@pytest.mark.parametrize(
    "data",
    [
        page(body=""),
        page(body="<nav><a href='/'>Home</a></nav><p>Accept all cookies</p>"),
        page(body="<b>" * 20_000),
        page(body="<p>short"),
        page("<script>var article = 'The council of Varnholm dropped its plan';</script>", ""),
        b"<html>" + b"\x01<p>x" * 3,
    ],
)
def test_page_without_an_article(data: bytes):
    found = problem(data)
    assert found.code in {"E_NO_ARTICLE", "E_TYPE_MISMATCH"}
    assert "a.html" in found.message


@pytest.mark.parametrize("tag", ["div", "b", "ul", "table"])
def test_a_story_in_five_thousand_boxes(tag: str):
    body = f"<{tag}>" * 5_000 + STORY + f"</{tag}>" * 5_000
    assert "council of Varnholm" in body_of(read(page(body=body)))


@pytest.mark.parametrize(
    "body",
    [
        '<div id="root"></div><script src="/app.js"></script>',
        f'<div id="app">Loading…</div><script>{"var a = 1;" * 500}</script>',
    ],
)
def test_a_page_that_a_script_would_fill_says_so(body: str):
    found = problem(page(body=body))
    assert found.code == "E_NO_ARTICLE"
    assert "JavaScript" in found.message


def test_a_page_of_few_words_is_not_said_to_need_a_script():
    assert "JavaScript" not in problem(page(body="<p>Nothing here.</p>")).message


def test_a_text_that_only_json_ld_has_is_read():
    text = "The council of Varnholm dropped its plan on Monday, the mayor said. " * 9
    head = json_ld(json.dumps({"@type": "NewsArticle", "articleBody": text}))
    assert "council of Varnholm" in body_of(read(page(head, "<div id=root></div>")))


def test_a_text_in_json_ld_that_is_cut_short_takes_nothing_away():
    text = "The council of Varnholm dropped its plan for a ferry on Monday, the mayor said."
    head = json_ld(json.dumps({"@type": "NewsArticle", "articleBody": text}))
    assert "declined to comment" in body_of(read(page(head, f"<article>{STORY}</article>")))


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">{}</p>',
        "<div hidden><p>{}</p></div>",
        '<p aria-hidden="true">{}</p>',
        "<template><p>{}</p></template>",
        "<noscript><p>{}</p></noscript>",
        "<svg><text>{}</text></svg>",
        '<p class="sr-only">{}</p>',
    ],
)
def test_what_no_reader_sees_is_not_read(hidden: str):
    words = "Nobody should ever have to read this sentence, said nobody at all."
    article = read(page(body=f"<article>{STORY}{hidden.format(words)}{STORY}</article>"))
    assert "Nobody" not in article.text


def test_a_page_that_hides_everything_is_read():
    assert "council" in read(page(body=f'<div style="display:none">{STORY}</div>')).text


def test_line_breaks_part_paragraphs_but_no_sentences():
    lines = (
        "The council met on Monday,<br>as it always does.<br><br>It dropped its plan for a ferry."
    )
    body = (
        f"<div>{lines}<br>Nobody asked why, the mayor said, and nobody answered that either.</div>"
    )
    assert body_of(read(page(body=body))).splitlines()[:2] == [
        "The council met on Monday, as it always does.",
        "It dropped its plan for a ferry.",
    ]


def test_rows_of_a_table_are_lines():
    table = "<table><tr><th>Year</th><th>Ferries</th></tr><tr><td>2024</td><td>12</td></tr></table>"
    lines = body_of(read(page(body=f"<article>{STORY}{table}{STORY}</article>"))).splitlines()
    assert "2024 | 12" in lines


def test_what_is_kept_beside_the_story_is_limited():
    comments = "".join(f"<p>Comment number {n}, about something.</p>" for n in range(500))
    body = f'<h1>Plan dropped</h1>{STORY * 4}<div class="comments">{comments}</div>'
    article = read(page(body=f"<article>{body}</article>"))
    assert "Comment" not in body_of(article)
    assert len(article.marked) <= 201
    assert [remark.code for remark in article.remarks] == ["N_CUT"]


def test_a_page_with_too_many_elements():
    assert problem(page(body="<span>a </span>" * 30_000)).code == "E_TOO_COMPLEX"


def test_a_page_that_is_too_big():
    assert problem(page(body="x" * 6_000_000)).code == "E_TOO_BIG"


def test_a_long_table_does_not_stand_in_the_way():
    body = STORY + "<table>" + "<tr><td>a</td><td>b</td></tr>" * 20_000 + "</table>"
    assert "council of Varnholm" in read(page(body=body)).text


def test_plain_text_called_html():
    found = problem(b"The council of Varnholm dropped its plan. " * 9)
    assert found.code == "E_TYPE_MISMATCH"
    assert ".txt" in found.message


def test_a_wide_encoding_that_a_page_declares_is_not_believed():
    head = '<meta charset="utf-16">'
    assert "council of Varnholm" in read(page(head)).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str):
    data = page('<meta charset="ISO-8859-1">' if encoding == "cp1252" else "").decode()
    data = data.replace("mayor", "mayor “Ælfred” Müller")
    assert "mayor “Ælfred” Müller said" in read(data.encode(encoding)).text


def test_nothing_is_fetched():
    calls: list[bytes] = []

    class Listener(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            calls.append(self.request.recv(100))

    with socketserver.TCPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_address[1]}"
        head = (
            f'<base href="{here}/"><link rel="canonical" href="{here}/a">'
            f'<script src="{here}/s"></script><link rel="stylesheet" href="{here}/c">'
            f'<meta http-equiv="refresh" content="0; url={here}/r">'
        )
        body = (
            f'{STORY}<img src="{here}/i"><iframe src="{here}/f"></iframe><object data="{here}/o">'
        )
        doctype = f'<!DOCTYPE html SYSTEM "{here}/d" [<!ENTITY x SYSTEM "{here}/e">]>'
        data = page(head, body + "<p>&x;</p>").replace(b"<!doctype html>", doctype.encode())
        assert "council of Varnholm" in read(data).text
        server.shutdown()
    assert calls == []


def test_an_entity_never_reads_a_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret words")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
    data = page(body=STORY + "<p>He said: &x; and nothing else at all.</p>")
    assert "secret words" not in read(data.replace(b"<!doctype html>", doctype)).text
