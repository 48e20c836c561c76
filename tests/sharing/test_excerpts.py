"""Of an article of which excerpts are shown, no longer passage is anywhere, and no hidden word."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from analysis.ingest import Given
from analysis.models import ANALYSED, Analysis, Problem, Span
from analysis.sharing import open_exhibit, write_exhibit
from analysis.sharing.excerpts import BETWEEN, blank, excerpt, find_passages, share_shown
from analysis.sharing.measuring import measure_excerpts
from analysis.store import Store
from analysis.store.schema import metadata
from analysis.store.schema.exhibits import exhibit_metadata
from analysis.tables import Scope, attributions_table, search_articles, statements_table
from pages.shared.views.told import excerpted_words
from tests.attacks.asking import READING, ask_about
from tests.factory import every_analysis
from tests.invented.telling import telling

WORD = re.compile(r"\S+")
WHOLE = Scope(1)


def long_article(number: int = 40) -> Analysis:
    """An article of numbered words, of which every sentence is a statement."""
    said = [
        (
            "Officer Aa",
            "said",
            " ".join(f"w{row}x{place}" for place in range(number)),
        )
        for row in range(6)
    ]
    return telling(*said, outlet="Lantern", day=3)


WORDY = st.lists(
    st.tuples(
        st.sampled_from(["Officer Aa", "Bo Ren", "two officials", "the clerk"]),
        st.sampled_from(["said", "denied", "confirmed"]),
        st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=30).map(" ".join),
    ),
    min_size=1,
    max_size=6,
).map(lambda said: telling(*said))


@st.composite
def overlapping(draw: st.DrawFn) -> Analysis:
    """An article whose statements overlap and leap about in any way."""
    analysis = draw(WORDY)
    length = len(analysis.article.text)
    place = st.integers(0, length)
    spans = st.lists(
        st.tuples(place, place).filter(lambda two: two[0] < two[1]).map(lambda two: Span(*two)),
        max_size=3,
    ).map(lambda some: tuple(sorted(set(some))))
    told = tuple(replace(one, content=draw(spans)) for one in analysis.attributions)
    return replace(analysis, attributions=told)


ANY = st.one_of(WORDY, overlapping(), st.sampled_from([*every_analysis(), long_article()]))


@given(ANY, st.integers(1, 25))
def test_no_passage_is_longer_and_none_comes_too_near_the_next(
    analysis: Analysis, most: int
) -> None:
    text = analysis.article.text
    passages = list(find_passages(analysis, most))
    assert passages == sorted(passages)
    words = [Span(*found.span()) for found in WORD.finditer(text)]
    for passage in passages:
        assert 1 <= len(WORD.findall(passage.of(text))) <= most
        assert passage.start in {word.start for word in words}
        assert passage.end in {word.end for word in words}
    for one, other in pairwise(passages):
        hidden = [word for word in words if one.end <= word.start and word.end <= other.start]
        assert len(hidden) >= BETWEEN


@given(ANY, st.integers(-5, 0))
def test_no_word_is_shown_where_none_may_be(analysis: Analysis, most: int) -> None:
    assert excerpt(analysis, most).article.text.strip() == ""


@given(st.text(), st.lists(st.integers(0, 50), max_size=6))
@example("a\r\n\u2028b\x85c\x0bd", [])
def test_what_is_left_keeps_its_place(text: str, ends: list[int]) -> None:
    cuts = sorted({min(end, len(text)) for end in ends})
    shown = [Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    left = blank(text, shown)
    assert len(left) == len(text)
    for place, (sign, before) in enumerate(zip(left, text, strict=True)):
        inside = any(span.start <= place < span.end for span in shown)
        assert sign == (before if inside or before == "\n" else " ")


@given(ANY, st.integers(1, 25))
def test_findings_keep_their_places(analysis: Analysis, most: int) -> None:
    short = excerpt(analysis, most)
    assert len(short.article.text) == len(analysis.article.text)
    assert short.attributions == analysis.attributions
    assert short.denials == analysis.denials
    assert short.entities == analysis.entities
    for sign, before in zip(short.article.text, analysis.article.text, strict=True):
        assert sign in (before, " ")
    shown = set(find_passages(analysis, most))
    for block in short.blocks:
        assert block.kind in ANALYSED
        assert any(span.contains(block.span) for span in shown)
        assert block.span.of(short.article.text) == block.span.of(analysis.article.text)


def stored(
    store: Store, analysis: Analysis, *, name: str = "article.txt", given: Given | None = None
) -> int:
    of = store.collection("My articles").id
    article = store.enqueue(of, name, analysis.article.text.encode(), given or Given()).article
    store.save_read(article, analysis.article)
    store.save_analysis(article, analysis)
    store.settle()
    return article


def shown(store: Store, path: Path, most: int) -> Store:
    write_exhibit(store, WHOLE, path, excerpt_words=most)
    return open_exhibit(path)


def cells(store: Store) -> list[tuple[str, str, str]]:
    """Every text of every table, with its table and column."""
    return [
        (table.name, column.name, str(value))
        for table in (*metadata.sorted_tables, *exhibit_metadata.sorted_tables)
        for row in store.read(select(table))
        for column, value in zip(table.columns, row, strict=True)
        if isinstance(value, str | list)
    ]


def longest_run(text: str, words: list[str]) -> int:
    """How many words of the article, one after the other, stand in the text side by side."""
    place = {word: number for number, word in enumerate(words)}
    runs, last, longest = 0, None, 0
    for part in re.findall(r"w\d+x\d+", text):
        number = place[part]
        runs = runs + 1 if last is not None and number > last else 1
        last, longest = number, max(longest, runs)
    return longest


def told_at_length(analysis: Analysis) -> tuple[Analysis, str]:
    """The same with words of its text in whatever is told of it, and a whole passage of them."""
    words = " ".join(re.findall(r"w\d+x\d+", analysis.article.text)[30:70])
    named = dict.fromkeys(("title", "byline", "publisher", "section", "path"), words)
    remark = Problem(code="W_COLUMN", message=words)
    article = replace(analysis.article, **named, remarks=(remark,))
    return replace(analysis, article=article, problems=(remark,)), words


@pytest.mark.parametrize("most", [1, 3, 10, 25])
def test_no_cell_of_the_file_has_a_longer_run(store: Store, tmp_path: Path, most: int) -> None:
    analysis, told = told_at_length(long_article())
    fields = ("title", "byline", "publisher", "section")
    given = Given(**dict.fromkeys(fields, told), stated=(("title", told),))
    article = stored(store, analysis, name=f"{told}.txt", given=given)
    # One that was not read: what was given stands for what is not known.
    of = store.collection("My articles").id
    unread = store.enqueue(of, f"{told}.txt", b"unread", given).article
    store.save_problem(unread, Problem(code="E_EMPTY", message=told))
    words = [word.strip(".") for word in WORD.findall(analysis.article.text)]
    exhibit = shown(store, tmp_path / "e.db", most)
    for table, column, text in cells(exhibit):
        if (table, column) in {("article_text", "text"), ("article_words", "words")}:
            # The passages follow each other, with what is hidden between them left out.
            continue
        assert longest_run(text, words) <= most, (table, column, text)
    begun = " ".join(told.split()[:most])
    assert exhibit.article(article).title == exhibit.article(unread).given.title == f"{begun} …"
    assert exhibit.article(article).given.title is None
    text = exhibit.load_shown(1).article.text
    visible = re.split(r"\s{2,}", text)
    assert max(longest_run(part, words) for part in visible) <= most


@pytest.mark.parametrize("most", [1, 3, 10])
def test_hidden_words_are_nowhere_in_the_file(store: Store, tmp_path: Path, most: int) -> None:
    analysis = long_article()
    stored(store, analysis)
    exhibit = shown(store, tmp_path / "e.db", most)
    left = set(WORD.findall(exhibit.load_shown(1).article.text))
    hidden = {word for word in WORD.findall(analysis.article.text) if word.startswith("w")} - left
    assert len(hidden) > 100
    raw = (tmp_path / "e.db").read_bytes().decode("latin1")
    assert {
        word for word in hidden if re.search(rf"\b{re.escape(word.strip('.'))}\b", raw)
    } == set()


def test_a_headline_of_no_more_words_than_a_passage_is_whole(store: Store, tmp_path: Path) -> None:
    analysis = long_article()
    title = "The  crane of Eastmere stands still"
    named = replace(analysis.article, title=title, path="crane.txt")
    one = stored(store, replace(analysis, article=named), name="crane.txt")
    exhibit = shown(store, tmp_path / "e.db", 6)
    row = exhibit.article(one)
    assert (row.title, row.name, row.publisher) == (title, "crane.txt", "Lantern")
    assert not search_articles(exhibit, Scope(1, words="eastmere")).empty
    shorter = tmp_path / "shorter.db"
    assert shown(store, shorter, 5).article(one).title == "The crane of Eastmere stands …"
    assert search_articles(open_exhibit(shorter), Scope(1, words="still")).empty


def test_a_search_finds_what_is_shown_and_nothing_else(store: Store, tmp_path: Path) -> None:
    analysis = long_article()
    stored(store, analysis)
    exhibit = shown(store, tmp_path / "e.db", 10)
    text = exhibit.load_shown(1).article.text
    for word in {word.strip(".") for word in WORD.findall(analysis.article.text)}:
        found = not search_articles(exhibit, Scope(1, words=f'"{word}"')).empty
        assert found == bool(re.search(rf"\b{word}\b", text)), word


def test_the_tables_say_where_something_is_left_out(store: Store, tmp_path: Path) -> None:
    stored(store, long_article())
    exhibit = shown(store, tmp_path / "e.db", 10)
    contents = attributions_table(exhibit, WHOLE)["content"]
    assert contents.str.endswith("…").all()
    assert statements_table(exhibit, WHOLE, all=True)["words"].str.endswith("…").all()


def padded(*said: tuple[str, str, str], words: int = 60) -> Analysis:
    """An article with these statements, and so many other words."""
    analysis = telling(*said, outlet="Lantern")
    text = f"{analysis.article.text}\n{' '.join(f'other{n}' for n in range(words))}"
    return replace(analysis, article=replace(analysis.article, text=text))


def test_a_statement_that_is_short_enough_is_whole(store: Store, tmp_path: Path) -> None:
    stored(store, padded(("Bo Ren", "said", "it is so")))
    exhibit = shown(store, tmp_path / "e.db", 50)
    assert exhibit.load_shown(1).article.text.strip(" .\n") == "Bo Ren said that it is so"
    assert attributions_table(exhibit, WHOLE)["content"].tolist() == ["it is so"]


@given(ANY, st.integers(1, 60))
def test_of_no_article_more_than_a_quarter_is_shown(analysis: Analysis, most: int) -> None:
    words = len(WORD.findall(analysis.article.text))
    shown = len(WORD.findall(excerpt(analysis, most).article.text))
    assert shown <= words / 4
    assert share_shown(analysis.article.text, find_passages(analysis, most)) == pytest.approx(
        shown / words
    )


def test_denials_come_first_and_then_what_every_source_says_first() -> None:
    said = "it was told of the pier in May and in June"
    told = [("Bo Ren", "said", said)] * 4 + [("Ada Voss", "said", said), ("Di Ash", "denied", said)]
    analysis = padded(*told, words=0)
    found = [one.of(analysis.article.text) for one in find_passages(analysis, 6)]
    assert [words.split()[0] for words in found] == ["Bo", "Bo", "Ada", "Di"]
    assert [len(words.split()) for words in found] == [6, 4, 6, 6]
    more = padded(*told, words=60)
    assert len(tuple(find_passages(more, 6))) == len(told)


def test_whoever_makes_a_link_is_told_how_much_it_shows(store: Store) -> None:
    stored(store, long_article())
    stored(store, padded(("Bo Ren", "said", "it is so")))
    found = measure_excerpts(store, WHOLE, 10)
    assert found is not None
    assert (found.articles, found.is_all, found.statements, found.shown) == (2, True, 7, 7)
    assert 0.1 < found.mean < found.most <= 0.25
    assert excerpted_words(found) == (
        f"Of no article more than 25% of the words is shown: on average {found.mean:.0%}, at most "
        f"{found.most:.0%} (of 2 articles). Words of 7 of 7 statements are among them."
    )
    long = measure_excerpts(store, WHOLE, 40, articles=1)
    assert long is not None
    assert (long.articles, long.is_all) == (1, False)
    assert long.shown < long.statements == 6
    assert "of the first 1 article). Words of " in excerpted_words(long)
    assert "of the others the link says that their words are not shown" in excerpted_words(long)
    assert measure_excerpts(store, Scope(99), 10) is None


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANY, st.integers(1, 12))
def test_no_column_of_any_article_has_more_words(
    new_store, tmp_path: Path, analysis: Analysis, most: int
) -> None:
    store = new_store()
    assume(analysis.article.text.strip())
    stored(store, analysis)
    path = Path(f"{store.engine.url.database}.exhibit")
    exhibit = shown(store, path, most)
    about = ask_about(store, WHOLE) if analysis.entities else None
    for frame in (attributions_table(exhibit, WHOLE), statements_table(exhibit, WHOLE, all=True)):
        for column in frame.columns.intersection(["content", "words", "cue"]):
            for text in frame[column].astype(str):
                assert len(_runs(text)) <= most, (column, text)
    if about is not None:
        assert READING["load_shown"](exhibit, about)[0] is not None
    exhibit.engine.dispose()
    store.engine.dispose()


def _runs(text: str) -> list[str]:
    """The words of the longest passage in a cell; a mark tells where one ends."""
    return max((WORD.findall(part) for part in text.split("…")), key=len)
