"""Articles survive the way through JSON; what is not an article does not."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ingest import Given
from analysis.ingest.containers import Columns, Preview
from analysis.models import Article, Basis, Block, BlockKind, Problem, Span
from analysis.sandbox.encoding import (
    article_from_json,
    article_to_json,
    given_from_json,
    given_to_json,
    preview_from_json,
    preview_to_json,
)

MOST = 1_000
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=50)
maybe = st.none() | words
zones = st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours)))
moments = st.none() | st.datetimes(timezones=zones)
days = st.none() | st.dates()
stated = st.lists(
    st.tuples(st.just("title"), words)
    | st.tuples(
        st.just("published"), (st.dates() | st.datetimes(timezones=zones)).map(date.isoformat)
    ),
    max_size=3,
).map(tuple)
decided = st.lists(st.tuples(words, st.sampled_from(BlockKind)), max_size=3).map(tuple)


@st.composite
def articles(draw):
    text = draw(words)
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(lambda pair: Span(min(pair), max(pair)))
    blocks = st.builds(Block, kind=st.sampled_from(BlockKind), span=spans, reason=words)
    facts = {name: draw(maybe) for name in ("title", "byline", "publisher", "section", "url")}
    return Article(
        id=draw(words),
        path=draw(words),
        text=text,
        **facts,
        language=draw(maybe),
        published=draw(days),
        published_at=draw(moments),
        updated=draw(days),
        updated_at=draw(moments),
        basis=draw(st.lists(st.tuples(words, st.sampled_from(Basis)), max_size=3).map(tuple)),
        marked=draw(st.lists(blocks, max_size=3).map(tuple)),
        decided=draw(decided),
        remarks=draw(
            st.lists(st.builds(Problem, code=words, message=words), max_size=2).map(tuple)
        ),
    )


def through_json(value: object) -> object:
    return json.loads(json.dumps(value))


@given(articles())
def test_articles_come_back_as_they_were(article: Article):
    back = article_from_json(through_json(article_to_json(article)), MOST)
    assert back == article
    assert (back.marked, back.decided) == (article.marked, article.decided)


@given(
    st.builds(
        Given, title=maybe, url=maybe, published=days, updated=days, decided=decided, stated=stated
    )
)
def test_what_was_given_comes_back_as_it_was(told: Given):
    read = given_from_json(through_json(given_to_json(told)))
    assert (read, read.stated) == (told, told.stated)


@given(st.lists(words, min_size=1, max_size=3).map(tuple), st.integers(0, 9))
def test_previews_come_back_as_they_were(headers: tuple[str, ...], n_rows: int):
    guess = Columns(text=headers[0])
    preview = Preview(headers=headers, rows=(headers,) * 2, n_rows=n_rows, guess=guess)
    assert preview_from_json(through_json(preview_to_json(preview))) == preview


GOOD = article_to_json(Article(id="a", path="a.txt", text="The mayor said so."))


@pytest.mark.parametrize(
    "changes",
    [
        {"text": None},
        {"text": "x" * (MOST + 1)},
        {"text": "\ud800"},
        {"title": 7},
        {"title": "x" * 20_001},
        {"published": "yesterday"},
        {"published": 20250814},
        {"published_at": "2025-08-14T10:00:00"},
        {"basis": [["title", "guess"]]},
        {"basis": [["title"]]},
        {"basis": {"title": "file"}},
        {"marked": [["promo", 0, 19, ""]]},
        {"marked": [["promo", 5, 4, ""]]},
        {"marked": [["promo", -1, 4, ""]]},
        {"marked": [["promo", True, 4, ""]]},
        {"marked": [["advert", 0, 4, ""]]},
        {"decided": [["key", "deleted"]]},
        {"remarks": [["N_X"]]},
    ],
)
def test_what_is_no_article_is_refused(changes: dict[str, object]):
    assert article_from_json(GOOD, MOST).text == "The mayor said so."
    with pytest.raises(ValueError):  # noqa: PT011 - the words of the error are nobody's
        article_from_json({**GOOD, **changes}, MOST)


@pytest.mark.parametrize("value", [None, [], "article", 7])
def test_what_is_no_object_is_refused(value: object):
    with pytest.raises(ValueError, match="no object"):
        article_from_json(value, MOST)


def test_moments_keep_their_own_time_zone():
    moment = datetime(2025, 8, 14, 23, 30, tzinfo=UTC)
    article = Article(id="a", path="a", text="x", published=date(2025, 8, 14), published_at=moment)
    assert article_to_json(article)["published_at"] == "2025-08-14T23:30:00+00:00"
