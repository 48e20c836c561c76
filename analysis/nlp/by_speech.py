"""Persons whom the model overlooks, known by what they do: the tagger has them for speakers."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from analysis.models import Span
from analysis.nlp.by_model import is_title
from analysis.nlp.by_title import end_of_person, no_surnames
from analysis.nlp.clauses import own_subject
from analysis.nlp.mentions import Mention
from analysis.nlp.outlets import is_outlet
from analysis.nlp.reading import Reading

SPEAKER = 1.5
SELF = 2.5
SELVES = frozenset({"himself", "herself"})
ELSEWHERE = frozenset({"ORG", "GPE", "LOC", "NORP", "EVENT"})
"""The model's types that stand: bodies and countries speak too."""
NO_NAMES = frozenset(
    [
        "The",
        "A",
        "An",
        "Many",
        "Some",
        "Most",
        "Several",
        "Few",
        "All",
        "Both",
        "Other",
        "Two",
        "Three",
        "No",
        "Every",
    ]
)
"""First words of phrases that are no names, although a sentence may begin with them."""


def find_speakers(doc: Doc, reading: Reading) -> Iterator[Mention]:
    """The two or three capitalised words that a source begins with: "Ann Lee, a baker, said".

    Finds nothing in a Doc that has not been through the tagger.
    """
    group = doc.spans.get("source")
    for source in group if group is not None else ():
        first, _ = reading.numbers(Span(source.start_char, source.end_char))
        last = min(end_of_person(reading, first), first + max(2, len(source)))
        if _may_be_person(reading, first, last) and source[0].ent_type_ not in ELSEWHERE:
            yield Mention(first=first, last=last, votes={"PERSON": SPEAKER})


def find_selves(doc: Doc, reading: Reading) -> Iterator[Mention]:
    """The name that "himself" or "herself" goes with, which is a person's then."""
    for token in doc:
        subject = own_subject(token) if token.lower_ in SELVES else None
        if subject is not None and subject.pos_ == "PROPN" and _is_single(subject):
            first, last = reading.numbers(Span(subject.idx, subject.idx + len(subject)))
            if reading.is_capital(first) and first not in reading.loud:
                yield Mention(first=first, last=last, votes={"PERSON": SELF})


def _is_single(token: Token) -> bool:
    """Whether a proper noun stands by itself, no part of a longer name."""
    parts = [token.nbor(-1)] if token.i else []
    return not any(part.pos_ == "PROPN" for part in parts)


def _may_be_person(reading: Reading, first: int, last: int) -> bool:
    """Whether the words are a full name, without article or title, no outlet's or body's."""
    words = [reading.word(number) for number in range(first, last)]
    if words and (words[0] in NO_NAMES or any(map(is_title, words))):
        return False
    is_name = len(words) > 1 and first not in reading.loud
    return is_name and not is_outlet(" ".join(words)) and no_surnames().isdisjoint(words)
