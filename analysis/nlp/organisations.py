"""Names of bodies by their head word: "Commission on Harbour Safety", "Harbour Authority"."""

from collections.abc import Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from analysis import words
from analysis.nlp.by_model import DAYS, given_names, is_title
from analysis.nlp.lexicon import known_names
from analysis.nlp.mentions import SURE, Mention
from analysis.nlp.outlets import has_outlet_head, has_weak_head
from analysis.nlp.reading import Reading

HEADED = 2.0
# Bodies that are their members': "Shipwrights’ Union".
PEOPLES_BODIES = frozenset(["Union", "Association", "Guild", "Federation", "League", "Party"])


def find_organisations(reading: Reading) -> Iterator[Mention]:
    """Runs of capitalised words that end or begin with the name of a kind of body."""
    number = 0
    while number < len(reading.words):
        first = last = number
        if _is_part(reading, number):
            last = _end_of_part(reading, number)
            first = _skip_start(reading, number, last)
            yield from _judge(reading, first, last)
        number = max(number + 1, last)


def _is_part(reading: Reading, number: int) -> bool:
    word = reading.word(number)
    return word[:1].isupper() and number not in reading.loud and word not in DAYS


def _end_of_part(reading: Reading, first: int) -> int:
    last = first + 1
    while (_is_part(reading, last) and reading.gap(last) == " ") or _is_joint(reading, last):
        last += 1
    return last


def _is_joint(reading: Reading, number: int) -> bool:
    """A hyphen or ampersand inside a name, or a capital glued to the hyphen before it."""
    if reading.word(number) == "&":
        return reading.is_capital(number + 1)
    if reading.word(number) in {"'", "’"}:
        return reading.word(number + 1) in PEOPLES_BODIES and reading.gap(number) == ""
    if reading.word(number) == ".":
        return len(reading.word(number - 1)) == 1 and _is_part(reading, number + 1)
    if reading.word(number) == "-":
        is_tight = reading.gap(number) == reading.gap(number + 1) == ""
        return is_tight and _is_part(reading, number + 1)
    return reading.word(number - 1) == "-" and _is_part(reading, number)


def _skip_start(reading: Reading, first: int, last: int) -> int:
    """Past words that are capitalised only because a sentence starts, and past titles."""
    while first < last and _is_start_only(reading.word(first)):
        first += 1
    return first


def _is_start_only(word: str) -> bool:
    return not word[0].isalnum() or (word.lower() in STOP_WORDS and word != "US")


def _judge(reading: Reading, first: int, last: int) -> Iterator[Mention]:
    if first >= last:
        return
    end = _extended(reading, last)
    head = reading.word(last - 1)
    if _is_headed(reading, first, last, end):
        yield Mention(first=first, last=end, votes={"ORG": HEADED})
    elif head in _lists("not_names") and last - first > 1 and not _is_titled(reading, first, last):
        yield Mention(first=first, last=end, is_dropped=True, rank=SURE)
    elif head in _lists("companies"):
        yield Mention(first=first, last=last, votes={"ORG": HEADED})
    elif is_place(reading, first, last):
        yield Mention(first=first, last=last, votes={"LOC": HEADED})
    elif has_outlet_head(reading.surface(first, last)) and not _holds_title(reading, first, last):
        weight = 0.5 if has_weak_head(reading.surface(first, last)) else HEADED
        yield Mention(first=first, last=last, votes={"ORG": weight})


def _holds_title(reading: Reading, first: int, last: int) -> bool:
    """Whether a title inside a run makes its end somebody's name: "Port Mayor Jo Herald"."""
    return any(is_title(reading.word(number)) for number in range(first, last - 2))


def _is_titled(reading: Reading, first: int, last: int) -> bool:
    """Whether a run ends in a given name behind a title: "Mayor Bill" before "de Blasio"."""
    return is_title(reading.word(last - 2)) and reading.word(last - 1) in given_names()


def is_place(reading: Reading, first: int, last: int) -> bool:
    """Whether a run of words is the name of a river, lake or the like by its first or last word."""
    heads = words.load("places")["heads"]
    if last - first < 2 or _may_be_somebody(reading, first, last):
        return False
    return reading.word(last - 1) in heads["ends"] or reading.word(first) in heads["starts"]


def _may_be_somebody(reading: Reading, first: int, last: int) -> bool:
    """Whether a name such as "Michael Bay" is somebody's, whose surname means a place too."""
    word = reading.word(first)
    is_given = word in given_names() and word not in known_names()
    return is_given and reading.word(last - 1) in words.load("places")["heads"]["surnames"]


def _is_headed(reading: Reading, first: int, last: int, end: int) -> bool:
    if reading.word(last - 1) not in body_heads():
        return False
    return end > last or (last - first > 1 and not is_title(reading.word(last - 1)))


def _extended(reading: Reading, last: int) -> int:
    """Past "of", "for", "on" and the capitalised words after them, as often as they follow."""
    end = last
    while _leads_on(reading, end):
        following = end + 1 + (reading.word(end + 1) == "the")
        if not _is_part(reading, following) or "\n" in reading.gap(following):
            break
        end = _end_of_part(reading, following)
    has_second = reading.word(end) in {"and", "&"} and reading.word(end + 1) in _lists("and_ends")
    return end + 2 if end > last and has_second else end


def _leads_on(reading: Reading, end: int) -> bool:
    """Whether "of" or "for" stands here, or "on" after a head that has a subject ("Commission")."""
    if "\n" in reading.gap(end):
        return False
    if reading.word(end) == "on":
        return reading.word(end - 1) in _lists("with_subject")
    return reading.word(end) in {"of", "for"}


@cache
def body_heads() -> frozenset[str]:
    """Words that organisations' names end or begin with."""
    lists = words.load("organisations")["heads"]
    return frozenset(lists["words"]) | frozenset(lists["business"])


@cache
def _lists(name: str) -> frozenset[str]:
    return frozenset(words.load("organisations")["other"][name])
