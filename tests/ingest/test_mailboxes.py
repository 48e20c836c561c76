"""Mailboxes: every mail by itself."""

import pytest

from analysis.ingest import IngestError, Limits
from analysis.ingest.containers import Member, Refused, unpack

MAIL = b"From: a@b.example\nSubject: Plan\n\nThe mayor said so.\n"
START = b"From a@b.example Thu Aug 14 23:30:00 2025\n"


def parts_of(data: bytes, **limits: int) -> list[Member | Refused]:
    return list(unpack(data, "old.mbox", limits=Limits(**limits)))


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_mails_one_by_one(line_end: bytes):
    data = (START + MAIL + b"\n" + START + MAIL).replace(b"\n", line_end)
    parts = parts_of(data)
    assert [part.name for part in parts] == ["old.mbox, mail 1.eml", "old.mbox, mail 2.eml"]
    assert [part.data.strip() for part in parts if isinstance(part, Member)] == [
        MAIL.replace(b"\n", line_end).strip()
    ] * 2


def test_a_sentence_that_begins_with_from_starts_no_mail():
    body = b"He came.\nFrom there he left.\n>From now on it is over.\n>>From a mail.\n"
    (part,) = parts_of(START + MAIL + body)
    assert isinstance(part, Member)
    assert (
        part.data
        == MAIL + b"He came.\nFrom there he left.\nFrom now on it is over.\n>From a mail.\n"
    )


def test_a_mail_that_is_too_big_costs_itself_only():
    data = START + MAIL + b"x" * 999 + b"\n\n" + START + MAIL
    first, second = parts_of(data, n_bytes=500)
    assert isinstance(first, Refused)
    assert first.problem.code == "E_TOO_BIG"
    assert "“old.mbox, mail 1.eml”" in first.problem.message
    assert isinstance(second, Member)


@pytest.mark.parametrize(
    ("data", "code"),
    [(MAIL, "E_TYPE_MISMATCH"), (b"", "E_EMPTY"), ((START + MAIL + b"\n") * 11, "E_TOO_MANY")],
)
def test_what_is_no_mailbox(data: bytes, code: str):
    with pytest.raises(IngestError) as caught:
        parts_of(data, n_members=10)
    assert caught.value.problem.code == code
