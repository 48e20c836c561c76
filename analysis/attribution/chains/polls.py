"""Polls: a document that lets those speak who were asked."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from analysis.attribution.chains.view import View
from analysis.attribution.phrases import noun_phrase, tokens_in, tokens_of
from analysis.models import Link, SourceKind
from analysis.words import load

MANY = ("polls", "surveys")
"""How the name of several polls ends, such as an average; those asked were asked in one."""
WORDS_BACK = 700
"""How far above a named poll may stand."""


def those_who_were_asked(view: View) -> Iterator[Link]:
    """Those who speak are the ones whom a poll asked."""
    if view.source.link.kind is not SourceKind.ROLE_OR_GROUP or not is_share(view):
        return
    polls = list(_polls_above(view))
    named = [link for link in polls if link.name]
    of_one = [link for link in named if not (link.name or "").lower().endswith(MANY)]
    yield from (of_one or named or polls)[:1]


def is_share(view: View) -> bool:
    """The source is a number of people: "74 percent", "eight of 10 voters"."""
    words = view.words(view.linked.source)
    return bool(
        re.search(
            r"\bpercent(?:age)?\b|\bper cent\b|%|\b(?:in|of|out of) (?:10|ten|five|four)\b", words
        )
        or re.search(
            r"\b(?:respondents|those (?:surveyed|polled)|likely voters|registered voters)\b", words
        )
    )


def _polls_above(view: View) -> Iterator[Link]:
    """Polls named at or before the source, nearest first."""
    source = tokens_of(view.setting.doc, view.linked.source[0])
    last = source[-1].i if source else 0
    for at in range(last, max(-1, last - WORDS_BACK), -1):
        token = view.setting.doc[at]
        if _is_poll(token):
            yield poll_link(token)


def _is_poll(token: Token) -> bool:
    """No verb, and not where people go to vote."""
    goes_there = token.i > 1 and token.doc[token.i - 2].lower_ in ("to", "at")
    if goes_there and token.lower_ == "polls":
        return False
    is_noun = token.pos_ in ("NOUN", "PROPN")
    return is_noun and token.lemma_.lower() in load("chains")["polls"]


def poll_link(head: Token) -> Link:
    """A poll with the name that its issuer gives it."""
    return Link(name=document_name(head), kind=SourceKind.DOCUMENT, spans=(noun_phrase(head),))


def named_poll(view: View) -> Link:
    """The source; a poll with the name that its issuer gives it."""
    link = view.source.link
    if link.kind is not SourceKind.DOCUMENT or link.name:
        return link
    for token in tokens_in(view.setting.doc, view.linked.source):
        if _is_poll(token):
            return Link(name=document_name(token), kind=link.kind, spans=link.spans)
    return link


def document_name(head: Token) -> str | None:
    """The names before the head word with it: "Quinnor University poll"; None without any.

    A lower-case word between ("opinion") is kept, one at the beginning ("new") is not.
    """
    before: list[Token] = []
    at = head.i - 1
    while at >= 0 and head.i - at < 9 and _is_name_part(head.doc[at]):
        before.insert(0, head.doc[at])
        at -= 1
    while before and (before[0].pos_ == "DET" or not before[0].text[:1].isupper()):
        before.pop(0)
    if not before:
        return None
    return head.doc[before[0].i : head.i + 1].text


def _is_name_part(token: Token) -> bool:
    is_tie = token.text in ("/", "-", "–", "&", "of")
    return is_tie or token.pos_ in ("PROPN", "NOUN", "ADJ") or token.text[:1].isupper()
