"""Mailboxes as mail programs export them: one mail after the other, behind lines of their own."""

import re
from collections.abc import Iterator

from analysis.ingest import problems
from analysis.ingest.containers.parts import Member, Refused
from analysis.ingest.limits import Limits, check_size
from analysis.ingest.problems import IngestError

START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From [^\r\n]*\r?\n")
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def unpack_mailbox(data: bytes, name: str, limits: Limits) -> Iterator[Member | Refused]:
    """A member or a refusal for every mail. Raises IngestError before the first."""
    starts = list(START.finditer(data))
    if not starts or starts[0].start() > 0:
        raise problems.mismatch(name, "something else than mails one after the other")
    if len(starts) > limits.n_members:
        raise problems.too_many_members(name, len(starts), limits.n_members)
    ends = [*(start.start() for start in starts), len(data)][1:]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        label = f"{problems.shown(name)}, mail {number}.eml"
        mail = QUOTED.sub(rb"\1", data[start.end() : end])
        yield _member(label, mail, limits)


def _member(label: str, mail: bytes, limits: Limits) -> Member | Refused:
    try:
        check_size(label, len(mail), limits.n_bytes)
    except IngestError as error:
        return Refused(name=label, problem=error.problem)
    return Member(name=label, data=mail)
