"""When something was said: words that give a date, and those that only look like it."""

import datetime as dt

import pytest

from analysis.attribution.saidon import said_on
from analysis.attribution.setting import make_setting
from analysis.models import Article, SaidOn, Span, Spans
from analysis.nlp import load_language

THURSDAY = dt.date(2025, 3, 13)


def at(text: str, words: str) -> Spans:
    start = text.index(words)
    return (Span(start, start + len(words)),)


def said(text: str, cue: str, content: str, published: dt.date | None = THURSDAY) -> SaidOn:
    article = Article(id="a", path="a", text=text, published=published)
    setting = make_setting(load_language()(text), article, ())
    return said_on(setting, at(text, cue), at(text, content) if content else ())


def shown(text: str, found: SaidOn) -> tuple[str | None, str | None]:
    """The date as far as its granularity goes, and the words it was read from."""
    length = {"day": 10, "month": 7, "year": 4, None: 0}[found.granularity]
    assert (found.date is None) == (found.granularity is None)
    return (
        found.date.isoformat()[:length] if found.date else None,
        found.basis.of(text) if found.basis else None,
    )


@pytest.mark.parametrize(
    ("text", "date", "basis"),
    [
        ("Voss said on 5 March 2025 that it was shut.", "2025-03-05", "on 5 March 2025"),
        ("Voss said on March 5, 2025 that it was shut.", "2025-03-05", "on March 5, 2025"),
        ("On March 5, 2025, Voss said it was shut.", "2025-03-05", "On March 5, 2025"),
        ("Voss said on 5 March that it was shut.", "2025-03-05", "on 5 March"),
        ("Voss said on Nov. 20 that it was shut.", "2024-11-20", "on Nov. 20"),
        ("Voss said on 13 March that it was shut.", "2025-03-13", "on 13 March"),
        ("Voss said on Wednesday, 5 March, that it was shut.", "2025-03-05", None),
        ("Voss said on Tuesday that it was shut.", "2025-03-11", "on Tuesday"),
        ("Voss said on Thursday that it was shut.", "2025-03-13", "on Thursday"),
        ("Voss said on Friday that it was shut.", "2025-03-07", "on Friday"),
        ("“That it was shut,” Voss said Monday.", "2025-03-10", "Monday"),
        ("“That it was shut,” Voss said early Monday.", "2025-03-10", "early Monday"),
        ("Voss said on Monday night that it was shut.", "2025-03-10", "on Monday night"),
        ("Voss said yesterday that it was shut.", "2025-03-12", "yesterday"),
        ("Voss said two days ago that it was shut.", "2025-03-11", "two days ago"),
        ("Voss said last month that it was shut.", "2025-02", "last month"),
        ("Voss said last year that it was shut.", "2024", "last year"),
        ("Voss said in February that it was shut.", "2025-02", "in February"),
        ("Voss said in November that it was shut.", "2024-11", "in November"),
        ("Voss said in May 2019 that it was shut.", "2019-05", "in May 2019"),
        ("Voss said in May last year that it was shut.", "2024-05", "in May last year"),
        ("In 2019, Voss said that it was shut.", "2019", "In 2019"),
        ("In a statement on Tuesday, Voss said that it was shut.", "2025-03-11", "on Tuesday"),
        ("Speaking on Tuesday, Voss said that it was shut.", "2025-03-11", "on Tuesday"),
        ("Voss said in an interview published on Monday that it was shut.", "2025-03-10", None),
        ("Voss said on Tuesday after the vote that it was shut.", "2025-03-11", "on Tuesday"),
        ("Voss would not say on Tuesday whether it was shut.", "2025-03-11", "on Tuesday"),
        ("Voss said yesterday\nthat it was shut.", "2025-03-12", "yesterday"),
    ],
)
def test_a_date_is_told(text: str, date: str, basis: str | None) -> None:
    cue = "say" if " say " in text else "said"
    found, words = shown(text, said(text, cue, "it was shut"))
    assert found == date
    assert words == basis or basis is None


@pytest.mark.parametrize(
    ("text", "order", "basis"),
    [
        ("Voss said last week that it was shut.", "earlier", "last week"),
        ("Voss said three weeks ago that it was shut.", "earlier", "three weeks ago"),
        ("Voss said some 10 days ago that it was shut.", "earlier", None),
        ("Two days before, Voss had said it was shut.", "earlier", "Two days before"),
        ("Voss had said two days earlier that it was shut.", "earlier", "two days earlier"),
        ("Voss earlier this week said it was shut.", "earlier", "earlier this week"),
        ("Voss said last Tuesday that it was shut.", "earlier", "last Tuesday"),
        ("A day later, Voss said it was shut.", "later", "A day later"),
        ("The next day Voss said it was shut.", "later", "The next day"),
        ("Voss said this week that it was shut.", None, "this week"),
        ("Earlier, Voss said it was shut.", "earlier", "Earlier"),
        ("Voss later said it was shut.", "later", "later"),
        ("Voss has since said it was shut.", "later", "since"),
        ("Voss will say on Tuesday that it was shut.", None, "on Tuesday"),
        ("Voss is expected to say on Tuesday that it was shut.", None, "on Tuesday"),
        ("Voss may say next Tuesday that it was shut.", None, "next Tuesday"),
        ("Voss said on Tuesday last week that it was shut.", "earlier", None),
        ("Voss said on Tuesday, 5 March, that it was shut.", None, None),
        ("Voss said on 20 March that it was shut.", None, "on 20 March"),
        ("Voss said on 30 February that it was shut.", None, "on 30 February"),
        ("Voss said on 5 March 2026 that it was shut.", None, "on 5 March 2026"),
        ("Voss said in March that it was shut.", None, "in March"),
        ("Voss said in April that it was shut.", None, "in April"),
        ("Voss said in 2031 that it was shut.", None, "in 2031"),
        ("Voss said in May this year that it was shut.", None, None),
        ("In May, Voss said last year that it was shut.", "earlier", None),
    ],
)
def test_no_day_is_invented(text: str, order: str | None, basis: str | None) -> None:
    cue = "say" if " say " in text else "said"
    found = said(text, cue, "it was shut")
    assert (found.date, found.granularity, found.order) == (None, None, order)
    assert shown(text, found)[1] == basis or basis is None


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Voss said it was shut on Tuesday.", "said", "it was shut on Tuesday"),
        ("Voss said the mill burned down last month.", "said", "the mill burned down last month"),
        ("“We shut it on Monday,” Voss said.", "said", "“We shut it on Monday,”"),
        ("Voss, who resigned on Monday, said it was shut.", "said", "it was shut"),
        (
            "The mill, sold in 2019, was shut, Voss said.",
            "said",
            "The mill, sold in 2019, was shut",
        ),
        ("Voss denied the claims made on Tuesday.", "denied", "the claims made on Tuesday"),
        ("After a fire on Monday, Voss said it was shut.", "said", "it was shut"),
        ("Lind left on Monday and Voss said it was shut.", "said", "it was shut"),
        ("When the court met on Monday, Voss said it was shut.", "said", "it was shut"),
        ("Voss has said since Monday that it was shut.", "said", "it was shut"),
        ("Voss said before Monday that it was shut.", "said", "it was shut"),
        ("Voss said on Monday and Tuesday that it was shut.", "said", "it was shut"),
        ("Voss said on Mondays that it was shut.", "said", "it was shut"),
        ("Voss said in the 1990s that it was shut.", "said", "it was shut"),
        ("Voss said in March Street that it was shut.", "said", "it was shut"),
        ("Voss said on stage that it was shut.", "said", "it was shut"),
        ("Voss said in Lindmoor that it was shut.", "said", "it was shut"),
        ("Voss said again and again it was shut.", "said", "it was shut"),
        ("It was shut, May said.", "said", "It was shut"),
        ("The Monday Herald said it was shut.", "said", "it was shut"),
    ],
)
def test_near_misses(text: str, cue: str, content: str) -> None:
    assert said(text, cue, content) == SaidOn()


@pytest.mark.parametrize(
    ("text", "date", "order"),
    [
        ("Voss said on Tuesday that it was shut.", None, None),
        ("Voss said yesterday that it was shut.", None, None),
        ("Voss said two days ago that it was shut.", None, "earlier"),
        ("Voss said last month that it was shut.", None, "earlier"),
        ("Voss said last week that it was shut.", None, "earlier"),
        ("Voss said on 5 March that it was shut.", None, None),
        ("Voss said in May that it was shut.", None, None),
        ("Voss said in May last year that it was shut.", None, "earlier"),
        ("Voss said on 5 March 2025 that it was shut.", "2025-03-05", None),
        ("Voss said in March 2025 that it was shut.", "2025-03", None),
        ("Voss said in 2019 that it was shut.", "2019", None),
    ],
)
def test_without_a_day_of_publication(text: str, date: str | None, order: str | None) -> None:
    found = said(text, "said", "it was shut", None)
    assert (shown(text, found)[0], found.order) == (date, order)
    assert found.basis is not None


def test_a_day_and_an_order_together() -> None:
    text = "Earlier on Tuesday, Voss said it was shut."
    found = said(text, "said", "it was shut")
    assert (found.date, found.order) == (dt.date(2025, 3, 11), "earlier")
    assert shown(text, found)[1] == "Earlier on Tuesday"


def test_the_first_days_of_the_calendar() -> None:
    text = "Voss said yesterday that it was shut."
    assert said(text, "said", "it was shut", dt.date.min).date is None


def test_a_leap_day_is_looked_for_where_there_is_one() -> None:
    text = "Voss said on 29 February that it was shut."
    assert said(text, "said", "it was shut", dt.date(2024, 12, 1)).date == dt.date(2024, 2, 29)
    assert said(text, "said", "it was shut", dt.date(2023, 3, 1)).date is None
