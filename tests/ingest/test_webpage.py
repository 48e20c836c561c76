"""What is read from a page as the article, and which pages are refused."""

import socketserver
import threading

import pytest

from analysis.ingest import IngestError, read_article
from tests.ingest.building import STORY, TODAY, page, read


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
def test_what_the_page_marks_as_aside_stays_out(aside: str):
    assert "Storm" not in read(page(body=f"<article>{STORY}{aside}{STORY[:20]}</p></article>")).text


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
        page(body="<div>" * 5_000 + STORY + "</div>" * 5_000),
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
