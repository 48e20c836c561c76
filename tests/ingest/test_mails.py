"""Mails: what of the head is taken, and what of the body is text."""

from datetime import date

import pytest

from analysis.ingest import read_article
from analysis.models import Article

TODAY = date(2025, 9, 1)
BODY = "The council of Varnholm dropped its plan for a ferry, the mayor said on Monday."


def read(data: str) -> Article:
    return read_article(data.encode(), "a.eml", today=TODAY)


def mail(head: str, body: str = BODY, kind: str = "text/plain") -> str:
    return f"{head}\nMIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n{body}\n"


@pytest.mark.parametrize(
    ("sender", "byline", "publisher"),
    [
        ("Jane Doe <jane.doe@courier.example>", "Jane Doe", None),
        ("Jane Doe <jdoe@courier.example>", "Jane Doe", None),
        ("Harbour Courier <news@courier.example>", None, "Harbour Courier"),
        ("Harbour Courier <x7@mailer.example>", None, None),
        ("Jane Doe <x7@mailer.example>", None, None),
        ("jane.doe@courier.example", None, None),
        ("Jane Doe <jane@a.example>, Al Roe <al@a.example>", None, None),
        ("<<broken", None, None),
        ("", None, None),
    ],
)
def test_senders(sender: str, byline: str | None, publisher: str | None):
    article = read(mail(f"From: {sender}\nSubject: Ferry plan dropped"))
    assert (article.byline, article.publisher) == (byline, publisher)
    assert (article.title, article.text) == ("Ferry plan dropped", f"Ferry plan dropped\n{BODY}")


@pytest.mark.parametrize(
    ("stated", "published", "moment"),
    [
        ("Thu, 14 Aug 2025 23:30:00 +0200", date(2025, 8, 14), "2025-08-14T23:30:00+02:00"),
        ("Thu, 14 Aug 2025 23:30:00 -0000", date(2025, 8, 14), None),
        ("Thu, 14 Aug 2031 23:30:00 +0200", None, None),
        ("yesterday", None, None),
        ("Thu, 99 Aug 2025 23:30:00 +9999", None, None),
    ],
)
def test_days_of_mails(stated: str, published: date | None, moment: str | None):
    article = read(mail(f"From: a@b.example\nSubject: Plan\nDate: {stated}"))
    assert article.published == published
    assert (article.published_at and article.published_at.isoformat()) == moment


@pytest.mark.parametrize("mark", ["Fwd:", "FW:", "Re:", "AW: Re:", "Re[2]:"])
def test_who_passes_a_mail_on_has_not_written_it(mark: str):
    head = (
        f"From: Jane Doe <jane@a.example>\nDate: Thu, 14 Aug 2025 10:00:00 +0200\nSubject: {mark}"
    )
    article = read(mail(f"{head} Ferry plan dropped"))
    assert (article.title, article.byline, article.published) == ("Ferry plan dropped", None, None)


def test_a_mail_that_is_a_page():
    page = (
        f"<html><body><p>{BODY}</p><p>The operator denied that it had been told.</p></body></html>"
    )
    article = read(mail("From: a@b.example\nSubject: Ferry plan", page, "text/html"))
    assert article.text.splitlines()[:2] == ["Ferry plan", BODY]
    assert article.title == "Ferry plan"


def test_lines_of_a_mail_that_ran_full_are_joined():
    body = (
        "The council of Varnholm dropped its plan for a ferry on Monday, the\n"
        "mayor said after a meeting of which nobody had been told before it.\n"
        "\nHe left.\nThe end.\n"
    )
    lines = read(mail("From: a@b.example\nSubject: Plan", body)).text.splitlines()
    assert lines[1].endswith(
        "the mayor said after a meeting of which nobody had been told before it."
    )
    assert lines[2:] == ["He left.", "The end."]
