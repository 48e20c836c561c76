"""One spelling for the ways in which a person's name is written in Latin letters."""

from functools import cache

from analysis import words


def given_name(word: str) -> str:
    """A folded given name in the form that stands for all its spellings.

    >>> given_name("sergey") == given_name("sergei"), given_name("maria") == given_name("mario")
    (True, False)
    """
    return _given().get(word, word) or word


def surname(word: str, is_arabic: bool = False) -> str:
    """A folded surname without what only transliteration adds: "Zorenskiy", "Zorensky".

    Endings show that a name comes from Cyrillic, the given name that one comes from Arabic
    (`is_arabic`). Other names stay as they are.

    >>> surname("zorenskiy"), surname("zorensky"), surname("zorenski")
    ('zorensky', 'zorensky', 'zorenski')
    >>> surname("marrow"), surname("mansoor", is_arabic=True)
    ('marrow', 'mansur')
    """
    lists = words.load("transliteration")
    for ending, plain in lists["slavic"]["endings"]:
        if word.endswith(ending) and len(word) >= lists["slavic"]["shortest"]:
            return _stem(word.removesuffix(ending)) + str(plain)
    return _replace(word, lists["arabic"]["letters"]) if is_arabic else word


def _stem(stem: str) -> str:
    lists = words.load("transliteration")["slavic"]
    bare = stem[1:] if stem.startswith("ye") else stem
    return _replace(bare, lists["letters"])


def _replace(word: str, pairs: list[list[str]]) -> str:
    for old, new in pairs:
        word = word.replace(old, new)
    return word


@cache
def _given() -> dict[str, str]:
    table = words.load("transliteration")["given"]
    return {form: name for name, forms in table.items() for form in (name, *forms)}


@cache
def is_arabic(given: str) -> bool:
    """Whether a given name, in the form of `given_name`, is written in Arabic script at home."""
    return given in words.load("transliteration")["arabic"]["names"]


@cache
def is_common(given: str) -> bool:
    """Whether so many bear a given name that a name without its middle could be anybody's."""
    return given in words.load("transliteration")["common"]["names"]


@cache
def long_forms(given: str) -> frozenset[str]:
    """The names that a nickname surely stands for.

    >>> sorted(long_forms("steve")), sorted(long_forms("sam"))
    (['stephen', 'steven'], [])
    """
    return frozenset(map(given_name, words.load("nicknames")["sure"].get(given, [])))


@cache
def likely_forms(given: str) -> frozenset[str]:
    """The names that a nickname, or a name in another language, may stand for.

    >>> sorted(likely_forms("sam"))
    ['samantha', 'samuel']
    """
    return frozenset(map(given_name, words.load("nicknames")["open"].get(given, [])))


@cache
def is_given_name(word: str) -> bool:
    """Whether a folded word is a well known given name."""
    return word in _well_known()


@cache
def _well_known() -> frozenset[str]:
    lists = words.load("given_names")
    return frozenset(f"{lists['man']} {lists['woman']}".casefold().split()) | frozenset(_given())
