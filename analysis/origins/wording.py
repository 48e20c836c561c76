"""What a statement says in comparable form: its words, figures, days, names and negations."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from analysis import words
from analysis.origins.reports import Named
from analysis.origins.stems import stem
from analysis.origins.tokens import Sort, Token, find_tokens
from analysis.resolution.folding import fold

WEIGHTS = {"=": 1.5, "@": 0.5}
"""Of figures and days, by their first character. Other words count 1."""
NAME, COMMON = 0.2, 0.3
"""Weights of words of names, which are compared as whom they mean, and of words that all news is
full of."""
LONG = 4
"""Letters: "need" and "seed" are no past tense."""
KEYED = 12
"""Distinctive words of a statement that it can be found by. Few have more."""
FEW = 2
"""Distinctive words of a statement that is found by whom it names as well."""
VERBATIM = 4
"""Words of a statement with few distinctive ones that is found by all of its words as well."""
ACTORS = frozenset({"PERSON", "ORG"})
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+){1,6} by\b")
PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What must not differ between two tellings of one claim."""

    numbers: frozenset[str]
    dates: frozenset[str]
    people: frozenset[int]
    bodies: frozenset[int]
    places: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A statement's content, read for comparison."""

    words: frozenset[str]
    """Stems, figures ("=600") and days ("@january") of everything that is said."""
    core: frozenset[str]
    """Those before the first "because", "which", ..., or all of them."""
    names: frozenset[str]
    """Stems that are words of names."""
    described: frozenset[str]
    """Those that only tell who somebody is: "the dam's keeper, Ann Lee"."""
    negated: frozenset[str]
    deeds: frozenset[str]
    """Stems of what was done, as far as the form of a word tells: "sold", "painted"."""
    figures: Figures
    order: tuple[int, ...]
    """The people and bodies named, in order."""
    is_passive: bool
    """Whether something is done by somebody: "was accused by"."""
    is_claim: bool
    """Whether it says that something is so: it has a verb and asks nothing."""
    is_open: bool
    """Whether a pronoun leaves open who is meant."""
    strong: frozenset[str]
    """The words that tell claims apart: neither common nor names nor days."""
    keys: tuple[str, ...]
    """Under which it is found: see `_keys`."""


def read_wording(text: str, named: Sequence[Named]) -> Wording:
    """The comparable form of what is said.

    >>> found = read_wording("He said the gates did not jam, because they were oiled", ())
    >>> sorted(found.core), sorted(found.negated), found.is_open
    (['gat', 'jam', 'say'], ['jam'], True)
    """
    tokens = find_tokens(text)
    names = frozenset(_name_stems(tokens, named))
    found = tuple(dict.fromkeys(_counted(tokens)))
    strong = [word for word in found if is_strong(word, names)]
    plain = [word for word in found if word[0] != "@" and word not in names]
    core = frozenset(_counted(_core(tokens)))
    return Wording(
        words=frozenset(found),
        core=core if any(is_strong(word, names) for word in core) else frozenset(found),
        names=names,
        described=frozenset(found) - _without_descriptions(text, named, found),
        negated=_negated_words(tokens, found),
        deeds=frozenset(_deeds(text)).intersection(found) - names,
        figures=_figures(found, named),
        order=tuple(dict.fromkeys(one.identity for one in named if one.type not in PLACES)),
        is_passive=PASSIVE.search(text) is not None,
        is_open=sum(_pronouns(tokens)) > sum(not one.words for one in named),
        is_claim=_is_claim(text),
        strong=frozenset(strong),
        keys=(*_keys(strong[:KEYED]), *_keys_of_few(strong, plain[:KEYED], named)),
    )


def _deeds(text: str) -> Iterator[str]:
    """The stems of verbs in the past, and of those behind "will", "to" and the like."""
    said, before = re.findall(r"[^\W\d_]+", fold(text)), ""
    for word in said:
        is_past = word.endswith("ed") and len(word) > LONG
        is_ahead = before in words.load("origins")["clauses"]["before_a_deed"]
        if is_past or is_ahead or word in words.load("origins")["irregular"]:
            yield stem(word)
        before = word


def _is_claim(text: str) -> bool:
    said = re.findall(r"[^\W\d_]+", text.lower())
    if not said or said[0] in words.load("origins")["clauses"]["questions"]:
        return False
    return any(word in _verbs() or (word.endswith("ed") and len(word) > LONG) for word in said)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words.load("origins")["clauses"]["verbs"].split())


def _pronouns(tokens: Iterable[Token]) -> Iterator[bool]:
    """Which words are pronouns that leave open who is meant."""
    is_first = True
    for token in tokens:
        yield token.sort is Sort.PRONOUN or (token.sort is Sort.FIRST_PRONOUN and is_first)
        is_first &= token.sort not in (Sort.CONTENT, Sort.NUMBER)


def is_strong(word: str, names: frozenset[str]) -> bool:
    """Whether a word tells claims apart."""
    return word[0] != "@" and word not in names and word not in _common()


def weigh(found: Iterable[str], names: frozenset[str]) -> float:
    """The weights of some words, added up."""
    return sum(_weight(word, names) for word in found)


def _weight(word: str, names: frozenset[str]) -> float:
    if word[0] in WEIGHTS:
        return WEIGHTS[word[0]]
    if word in names:
        return NAME
    return COMMON if word in _common() else 1.0


def _counted(tokens: Iterable[Token]) -> Iterator[str]:
    counted = (Sort.CONTENT, Sort.NUMBER, Sort.DATE)
    return (token.form for token in tokens if token.sort in counted)


def _core(tokens: Sequence[Token]) -> Sequence[Token]:
    ends = (place for place, token in enumerate(tokens) if token.sort is Sort.ASIDE and place)
    return tokens[: next(ends, len(tokens))]


def _name_stems(tokens: Iterable[Token], named: Iterable[Named]) -> Iterator[str]:
    yield from (token.form for token in tokens if token.is_name)
    for one in named:
        yield from (token.form for token in find_tokens(one.words) if token.sort is Sort.CONTENT)


def _negated_words(tokens: Sequence[Token], found: Iterable[str]) -> frozenset[str]:
    """The words said with "not"; where the whole is called untrue, those said without it."""
    negated = frozenset(_negated(tokens))
    is_untrue = any(token.form in _untrue() for token in tokens)
    return frozenset(found) - negated if is_untrue else negated


@cache
def _untrue() -> frozenset[str]:
    return frozenset(map(stem, words.load("origins")["untrue"]))


def _negated(tokens: Iterable[Token]) -> Iterator[str]:
    """The words that a negation reaches. A second one within its reach turns it round."""
    left = 0
    for token in tokens:
        if token.sort is Sort.NEGATION:
            left = 0 if left else int(words.load("origins")["reach"])
        elif token.sort is Sort.BREAK or token.ends_negation:
            left = 0
        elif left and token.sort is Sort.CONTENT:
            left -= 1
            yield token.form


def _figures(found: Iterable[str], named: Sequence[Named]) -> Figures:
    figures = tuple(found)
    return Figures(
        numbers=frozenset(word for word in figures if word[0] == "="),
        dates=frozenset(word for word in figures if word[0] == "@"),
        people=frozenset(one.identity for one in named if one.type == "PERSON"),
        bodies=frozenset(one.identity for one in named if one.type == "ORG"),
        places=frozenset(one.identity for one in named if one.type in PLACES),
    )


def _keys(strong: Sequence[str]) -> Iterator[str]:
    """Every two distinctive words.

    Two tellings of one claim have two such words in common, so they always meet; and pairs are so
    much rarer than words that few meet who are not the same.
    """
    yield from (" ".join(sorted(pair)) for pair in combinations(strong, 2))


def _keys_of_few(
    strong: Sequence[str], found: Sequence[str], named: Iterable[Named]
) -> Iterator[str]:
    """Every word with everybody named, where there are too few distinctive words to go by."""
    if len(strong) > FEW:
        return
    if len(found) >= VERBATIM:
        yield "= " + " ".join(sorted(found))
    for who in dict.fromkeys(one.identity for one in named if one.type in ACTORS):
        yield from (f"#{who} {word}" for word in found)


def _without_descriptions(
    text: str, named: Iterable[Named], found: Iterable[str]
) -> frozenset[str]:
    """The words that are said of more than who somebody is."""
    told = without_descriptions(text, named)
    return frozenset(found if told == text else _counted(find_tokens(told)))


def without_descriptions(text: str, named: Iterable[Named]) -> str:
    """The text without what is told of those it names, which is not what is claimed.

    >>> without_descriptions("the dam's keeper, Ann Lee, saw it", (Named(1, "PERSON", "Ann Lee"),))
    'Ann Lee, saw it'
    """
    actors = {one.words for one in named if one.words and one.type in ACTORS}
    for who in (who for who in sorted(actors) if f"{who}," in text):
        for pattern in _described(who):
            text = pattern.sub(_undescribed, text)
    return text


def _undescribed(match: re.Match[str]) -> str:
    """The name alone, unless the words beside it are a clause of their own."""
    is_clause = any(word in _verbs() for word in match["told"].lower().split())
    return match.group() if is_clause else match["name"]


@lru_cache(maxsize=1024)
def _described(name: str) -> tuple[re.Pattern[str], ...]:
    told = r"(?P<told>(?:the|an?|his|her|its|their|\w+['’]s) [^\s,.;:]+(?: [^\s,.;:]+){0,5})"
    name = rf"(?P<name>{re.escape(name)}"
    return (
        re.compile(rf"(?:(?<=^)|(?<=\bthat )|(?<=, )){told}, {name},)", re.IGNORECASE),
        re.compile(rf"{name}), {told}(?:,|$)", re.IGNORECASE),
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(map(stem, words.load("origins")["common"].split()))
