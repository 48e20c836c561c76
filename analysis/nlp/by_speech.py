"""Persons whom the model overlooks, known by what they do: the tagger has them for speakers."""

from collections.abc import Iterator

from spacy.tokens import Doc

from analysis.models import Span
from analysis.nlp.by_model import is_title
from analysis.nlp.by_title import end_of_person, no_surnames
from analysis.nlp.mentions import Mention
from analysis.nlp.outlets import is_outlet
from analysis.nlp.reading import Reading

SPEAKER = 1.5
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


def _may_be_person(reading: Reading, first: int, last: int) -> bool:
    """Whether the words are a full name, without article or title, no outlet's or body's."""
    words = [reading.word(number) for number in range(first, last)]
    if words and (words[0] in NO_NAMES or any(map(is_title, words))):
        return False
    is_name = len(words) > 1 and first not in reading.loud
    return is_name and not is_outlet(" ".join(words)) and no_surnames().isdisjoint(words)
