"""Plain text, from a file or pasted."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import Given, IngestError, read_article

TODAY = date(2025, 9, 1)
STORY = "Ferry plan dropped\nThe council of Varnholm dropped its plan on Monday, the mayor said.\n"


def read(text: str, encoding: str = "utf-8", **given: object):
    return read_article(text.encode(encoding), "a.txt", Given(**given), today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        STORY.replace("\n", "\r\n"),
        STORY.replace("\n", "\r"),
        f"\n\n  {STORY}\n\n",
        STORY + "<script>alert(1)</script> & ![](http://x/y.png) &amp; {{7*7}}",
        STORY + "\u202egnp.exe\u202c \u200b \x1b[31mred",
        STORY + "word" * 30_000,
        STORY + "🙂 日本語 עברית",
        "<p>A tag at the start of a text is no web page.</p>",
        "BZhang and RIFFs: the ID3 of words, OggS of text and ftypography",
    ],
)
def test_text_stays_as_it_is(text: str):
    assert read(text).text == text


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
        ("utf-32-be", b"\x00\x00\xfe\xff"),
        ("cp1252", b""),
    ],
)
def test_encodings(encoding: str, mark: bytes):
    text = STORY + "“Café” – Zoë’s naïve résumé, £5 and €6."
    assert read_article(mark + text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_in_another_script(encoding: str):
    text = "Совет Варнхольма отказался от плана в понедельник, сказал мэр города. " * 3
    assert read_article(text.encode(encoding), "a.txt").text == text


def test_cyrillic_in_one_byte_is_told_apart_from_english():
    text = "Совет Варнхольма отказался от плана в понедельник, сказал мэр города. " * 9
    assert read_article(text.encode("cp1251"), "a.txt").text == text


def test_a_file_cut_off_inside_a_character_keeps_all_else():
    data = (STORY + "Zoë said so: “no”").encode()[:-1]
    assert read_article(data, "a.txt").text == STORY + "Zoë said so: “no\ufffd"


def test_a_stray_nul_is_shown_as_damage_and_moves_nothing():
    text = STORY * 3 + "one\x00two"
    assert read(text).text == text.replace("\x00", "\ufffd")


def test_what_the_text_states_of_itself():
    article = read("Plan dropped\nBy Jane Doe\nPublished 14 August 2025\nThe mayor said so.")
    assert (article.title, article.byline) == ("Plan dropped", "Jane Doe")
    assert article.published == date(2025, 8, 14)
    assert (article.publisher, article.url, article.language) == (None, None, None)


@pytest.mark.parametrize(
    "line",
    [
        *("Published 14 August 2026", "14 August", "Updated 14 August 2025", "03/04/2025"),
        "The plan was signed on 14 August 2025 in Varnholm, the mayor said.",
    ],
)
def test_an_unknown_or_future_day_stays_unknown(line: str):
    assert read(f"Plan dropped\n{line}\nThe mayor of Varnholm said so on Monday.").published is None


def test_what_was_given_wins():
    article = read(STORY, title="T", byline="B", publisher="P", url="u", published=date(2020, 1, 1))
    assert (article.title, article.byline, article.publisher) == ("T", "B", "P")
    assert (article.url, article.published) == ("u", date(2020, 1, 1))
    assert article.text == STORY


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("news.txt", "news"),
        ("NEWS.TXT", "NEWS"),
        ("a/b/news.of.today.txt", "news.of.today"),
        ("../../etc/news.txt", "news"),
        ("C:\\texts\\news.txt", "news"),
        ("Паста текста.txt", "Паста текста"),
    ],
)
def test_name_is_a_label(name: str, id: str):
    article = read_article(STORY.encode(), name)
    assert (article.id, article.path) == (id, name)


def code_of(data: bytes, name: str) -> str | None:
    """The code of the problem, or None where there is an article."""
    try:
        article = read_article(data, name, today=TODAY)
    except IngestError as error:
        return error.problem.code
    return None if any(sign.isalnum() for sign in article.text) else "no words"


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html"]))
def test_any_bytes_give_an_article_or_a_problem(data: bytes, name: str):
    assert (code_of(data, name) or "E_").startswith("E_")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.text("\r\n\t "))
def test_any_text_with_a_word_stays_as_it_is(text: str, blank: str):
    text = f"word {text}{blank}"
    assert read(text).text == text
