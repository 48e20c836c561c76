"""Words from an article where Streamlit insists on Markdown: labels of links and buttons."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SHORTCODE = re.compile(r":(?=[\w/+-]+:)")
# Streamlit makes links of addresses wherever they stand, also where every sign is escaped.
_ADDRESS = re.compile(r"(?i)(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=[\w-])")
_WORD_JOINER = "\u2060"


def plain(words: str, *, limit: int = 90) -> str:
    """The words, at most `limit` characters of them, so that no Markdown in them is obeyed.

    >>> plain("![x](y.png)"), plain("http://e.org") == "http\\\\:\\u2060\\\\/\\\\/e\\\\.org"
    ('\\\\!\\\\[x\\\\]\\\\(y\\\\.png\\\\)', True)
    """
    flat = " ".join(words.split())
    short = flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
    apart = _ADDRESS.sub(_WORD_JOINER, _SHORTCODE.sub(":" + _WORD_JOINER, short))
    return _PUNCTUATION.sub(r"\\\1", apart)
