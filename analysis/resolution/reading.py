"""Names read for comparison: persons by their parts, everything else by its words."""

from analysis.resolution.bodies import Body, is_same_body, read_body
from analysis.resolution.names import Name
from analysis.resolution.people import Person, is_same_person, read_person

Reading = Person | Body


def read(name: Name) -> Reading:
    """A name in comparable form."""
    return read_person(name.name) if name.type == "PERSON" else read_body(name.name, name.type)


def is_same(one: Reading, other: Reading) -> bool:
    """Whether two names mean the same as far as the names themselves tell."""
    if isinstance(one, Person):
        return isinstance(other, Person) and is_same_person(one, other)
    return isinstance(other, Body) and is_same_body(one, other)
