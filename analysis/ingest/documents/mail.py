"""Mails: subject, sender and day from the head, the text from the plain part or else the page."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from html import escape
from typing import Any

from analysis.cleaning.lines import plain
from analysis.ingest import problems
from analysis.ingest import remarks as remarks_on
from analysis.ingest.documents.wrapped import flowed, unwrapped
from analysis.ingest.documents.writing import (
    Stated,
    believed,
    complete,
    fill,
    stated_name,
    write_article,
)
from analysis.ingest.problems import IngestError
from analysis.models import Article, Problem
from analysis.words import load

HEADS = ("From", "Subject", "Date", "To", "MIME-Version", "Message-ID", "Received")
LEAST_HEADS = 2
LEAST_WORDS = 20
"""A plain part with fewer only says that the mail is a page."""
UTF8_MARK = b"\xef\xbb\xbf"
MARK = re.compile(r"\s*(?P<mark>\w{1,4})\s*(?:\[\d+\])?\s*:\s*")
HAS_TITLE = re.compile(r"<(?:title|h1)\b", re.IGNORECASE)


def read_mail(data: bytes, name: str, today: date) -> Article:
    """The article in a mail. Who passes a mail on has not written it, and not on that day."""
    mail = parse_mail(data)
    if sum(head in mail for head in HEADS) < LEAST_HEADS:
        raise problems.mismatch(name, "plain text", "Rename it to end in .txt and add it again.")
    subject, is_passed_on = split_subject(head_of(mail, "Subject"))
    sent = Stated() if is_passed_on else _sent(mail, today)
    facts: dict[str, Any] = {"title": subject, "published": sent.day, "published_at": sent.moment}
    if not is_passed_on:
        facts |= _sender(mail)
    attached = tuple(part.get_filename() or part.get_content_type() for part in _attachments(mail))
    listed = (remarks_on.attachments(attached),) if attached else ()
    remarks = ((sent.remark,) if sent.remark else ()) + listed
    return _with_text(mail, name, today, facts, remarks)


def parse_mail(data: bytes) -> EmailMessage:
    """The parts of a mail, whatever the bytes."""
    return message_from_bytes(data, policy=default)


def head_of(mail: EmailMessage, name: str) -> str:
    """A field of the head in one line; empty where there is none or it cannot be read."""
    try:
        return " ".join(str(mail.get(name, "")).split())
    except Exception:  # the library raises nearly anything for broken heads
        return ""


def split_subject(subject: str) -> tuple[str | None, bool]:
    """The subject without marks in front, and whether the mail was passed on or is an answer.

    >>> split_subject("Fwd: RE: Ferry plan dropped"), split_subject("Varnholm: plan dropped")
    (('Ferry plan dropped', True), ('Varnholm: plan dropped', False))
    """
    is_passed_on = False
    while (mark := MARK.match(subject)) and mark["mark"].casefold() in load("documents")[
        "forwarded"
    ]:
        subject, is_passed_on = subject[mark.end() :], True
    return subject.strip() or None, is_passed_on


def _sent(mail: EmailMessage, today: date) -> Stated:
    moment = _moment(head_of(mail, "Date"))
    return believed(moment, moment.date(), today) if moment else Stated()


def _moment(words: str) -> datetime | None:
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _sender(mail: EmailMessage) -> dict[str, str | None]:
    """A person as the byline, an outlet's mailbox as the publisher; else neither."""
    address = _address(mail)
    if address is None or not (shown := " ".join(address.display_name.split())):
        return {}
    box = address.username.casefold()
    if box in load("documents")["outlet_boxes"]:
        return {"publisher": shown}
    name = stated_name(shown)
    is_own = name is not None and any(
        part.casefold() in box for part in name.split() if len(part) > 2
    )
    return {"byline": name} if is_own else {}


def _address(mail: EmailMessage) -> Address | None:
    try:
        addresses = mail["From"].addresses
    except Exception:  # as with every broken head
        return None
    return addresses[0] if len(addresses) == 1 else None


def _attachments(mail: EmailMessage) -> Iterator[EmailMessage]:
    for part in mail.walk():
        is_attached = part.get_content_disposition() == "attachment" or part.get_filename()
        if is_attached and not part.is_multipart():
            yield part


def text_part(mail: EmailMessage, kind: str) -> EmailMessage | None:
    """The first part of that kind of text that is not attached."""
    parts = (part for part in mail.walk() if part.get_content_type() == f"text/{kind}")
    return next((part for part in parts if part.get_content_disposition() != "attachment"), None)


def words_of_part(part: EmailMessage) -> str:
    """A part's characters, in the encoding that it names or else the likeliest."""
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    try:
        return data.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeError, ValueError):
        return data.decode("utf-8", "replace")


def _with_text(
    mail: EmailMessage, name: str, today: date, facts: dict[str, Any], remarks: tuple[Problem, ...]
) -> Article:
    plain_part, page_part = text_part(mail, "plain"), text_part(mail, "html")
    words = words_of_part(plain_part) if plain_part is not None else ""
    if page_part is not None and len(words.split()) < LEAST_WORDS:
        try:
            return fill(read_part(page_part, facts["title"], name, today), facts, remarks)
        except IngestError:
            if not words.split():
                raise
    is_flowed = plain_part is not None and plain_part.get_param("format") == "flowed"
    paragraphs = list(flowed(words) if is_flowed else unwrapped(words))
    if facts["title"] and plain(facts["title"]) not in map(plain, paragraphs[:2]):
        paragraphs.insert(0, facts["title"])
    return complete(write_article(name, paragraphs, facts, remarks), today)


def read_part(part: EmailMessage, title: str | None, name: str, today: date) -> Article:
    """The article in a part that is a web page; `title` where the page has none."""
    # Imported late: its libraries take long to load.
    from analysis.ingest.webpage import read_page

    html = words_of_part(part)
    if title and not HAS_TITLE.search(html):
        html = f"<title>{escape(title)}</title>{html}"
    return read_page(UTF8_MARK + html.encode("utf-8", "replace"), name, today)
