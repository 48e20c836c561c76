"""Posts with the account they come from: "@lee: No.", "RT @lee: No.", "No. — Ann Lee (@lee)"."""

import re
from collections.abc import Iterator

from analysis.cleaning.spoken import Spoken
from analysis.models import Span

HANDLE = r"@\w{1,30}"
HEAD = re.compile(
    r"[ \t]*[“\"]?(?:RT[ ]+)?"
    rf"(?:(?P<name>[^\W\d_][^\n:()@]{{1,50}}?)[ ]+\({HANDLE}\)|(?P<handle>{HANDLE}))"
    r"(?P<sign>:)[ \t]+(?=\S)"
)
SIGNATURE = re.compile(
    rf"(?P<sign>[—–―]|--)[ ]*(?P<name>[^\W\d_][^\n()@—–―]{{1,60}}?)[ ]*\({HANDLE}\)"
)
TAG = re.compile(r"\s*<[a-z][^<>\n]{0,300}>")
PIECE = re.compile(r"\S+")
LINKS = ("http://", "https://", "pic.twitter.com/", "t.co/")


def find_posts(text: str) -> Iterator[Spoken]:
    """Yields every post that its line gives an account for, in reading order."""
    for start, end in _lines(text):
        if "@" not in text[start:end]:
            continue
        spoken = _headed(text, start, end) or _signed(text, start, end)
        if spoken is not None:
            yield spoken


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _headed(text: str, start: int, end: int) -> Spoken | None:
    match = HEAD.match(text, start, end)
    if match is None:
        return None
    content = _post(text, match.end(), end)
    source = Span(*match.span("name" if match["name"] else "handle"))
    return _spoken(source, Span(*match.span("sign")), content)


def _signed(text: str, start: int, end: int) -> Spoken | None:
    """A post with its signature behind it in the same line, or alone in the line below."""
    match = SIGNATURE.search(text, start, end)
    if match is None:
        return None
    content = _post(text, start, match.start())
    if content.start == content.end:
        above = text[:start].rstrip()
        content = _post(text, above.rfind("\n") + 1, len(above))
    return _spoken(Span(*match.span("name")), Span(*match.span("sign")), content)


def _spoken(source: Span, cue: Span, content: Span) -> Spoken | None:
    has_words = content.start < content.end
    return Spoken(source=source, cue=cue, content=(content,)) if has_words else None


def _post(text: str, start: int, end: int) -> Span:
    """The words of a post, without the tag of a web page before and links behind them."""
    tag = TAG.match(text, start, end)
    pieces = list(PIECE.finditer(text, tag.end() if tag else start, end))
    while pieces and pieces[-1].group().startswith(LINKS):
        pieces.pop()
    return Span(pieces[0].start(), pieces[-1].end()) if pieces else Span(start, start)


def is_post(line: str) -> bool:
    """Whether a line holds a post with its account.

    >>> is_post("Thank you all! — Ann Lee (@annlee)"), is_post("Follow Ann Lee (@annlee)")
    (True, False)
    """
    return _headed(line, 0, len(line)) is not None or SIGNATURE.search(line) is not None
