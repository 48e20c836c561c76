"""Words from an article where Streamlit insists on Markdown: labels of links and buttons."""

import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SHORTCODE = re.compile(r":(?=[\w/+-]+:)")
_WORD_JOINER = "\u2060"


def plain(words: str, *, limit: int = 90) -> str:
    """The words, at most `limit` characters of them, so that no Markdown in them is obeyed.

    >>> plain("![x](http://e.org/y.png)")
    '\\\\!\\\\[x\\\\]\\\\(http\\\\:\\\\/\\\\/e\\\\.org\\\\/y\\\\.png\\\\)'
    """
    flat = " ".join(words.split())
    short = flat if len(flat) <= limit else flat[: limit - 1].rstrip() + "…"
    return _PUNCTUATION.sub(r"\\\1", _SHORTCODE.sub(":" + _WORD_JOINER, short))
