"""Which names are news outlets."""

from functools import cache

from analysis import words

MOST_WORDS_BEFORE_HEAD = 4


def is_outlet(name: str) -> bool:
    """Whether a name is that of a newspaper, agency, broadcaster or news site.

    >>> is_outlet("The Telegraph"), is_outlet("Harbour Courier"), is_outlet("Orda.kz")
    (True, True, True)
    >>> is_outlet("Telegraph Road"), is_outlet("Reading"), is_outlet("U.S.")
    (False, False, False)
    """
    name = " ".join(name.split())
    bare = _without_the(name)
    if bare in _listed() or name in _listed():
        return True
    if bare in words.load("outlets")["with_the"]["names"]:
        return name != bare
    return has_outlet_head(bare) or is_site(bare)


def outlet_name(name: str) -> str:
    """The name an outlet is shown by, the same for all its forms; other names unchanged.

    >>> outlet_name("Daily Telegraph"), outlet_name("The Harbour Courier")
    ('The Telegraph', 'The Harbour Courier')
    """
    listed = _listed()
    return listed.get(name) or listed.get(_without_the(name)) or name


def is_agency(name: str) -> bool:
    """Whether an outlet is a news agency, by its name or by the list.

    >>> is_agency("Harbour Wire"), is_agency("Reuters"), is_agency("The Telegraph")
    (True, True, False)
    """
    lists = words.load("outlets")["agencies"]
    return is_outlet(name) and (name in lists["names"] or name.split()[-1] in lists["heads"])


def has_outlet_head(name: str) -> bool:
    """Whether the last of several capitalised words is one that outlets end in ("Courier")."""
    *before, head = name.split() or [""]
    return (
        0 < len(before) <= MOST_WORDS_BEFORE_HEAD
        and head in _heads()
        and all(word[:1].isupper() or word in {"and", "of", "&"} for word in before)
    )


def has_weak_head(name: str) -> bool:
    """Whether a name ends in a word that outlets share with much else ("Press", "Review")."""
    return name.split()[-1:] != [] and name.split()[-1] in _weak()


def is_site(name: str) -> bool:
    """Whether a name is a domain, such as "Orda.kz"; no abbreviation such as "U.S.".

    >>> is_site("Orda.kz"), is_site("U.S."), is_site("end.Then")
    (True, False, False)
    """
    stem, dot, ending = name.rpartition(".")
    return (
        bool(dot)
        and len(stem) > 1
        and ending in _endings()
        and stem.replace("-", "").replace(".", "").isalnum()
        and " " not in name
    )


def _without_the(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name


@cache
def _listed() -> dict[str, str]:
    """Name shown of every listed form, except forms that need their "The"."""
    lists = words.load("outlets")
    with_the = frozenset(lists["with_the"]["names"])
    names = {form: name for name, also in lists["names"].items() for form in (name, *also)}
    bare = {form.removeprefix("The "): name for form, name in names.items()}
    return {form: name for form, name in bare.items() if form not in with_the} | names


@cache
def _heads() -> frozenset[str]:
    return frozenset(words.load("outlets")["heads"]["words"])


@cache
def _weak() -> frozenset[str]:
    return frozenset(words.load("outlets")["heads"]["weak"])


@cache
def _endings() -> frozenset[str]:
    return frozenset(words.load("outlets")["domains"]["endings"])
