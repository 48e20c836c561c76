"""How somebody is named who gets a role: by an address, or by what the provider says of them."""

import re

from analysis.access.people import CLAIM, EMAIL, fold_address

LONGEST = 320
"""Characters; no e-mail address is longer."""
_ADDRESS = re.compile(r"[^@\s=,;<>\"()]+@[^@\s=,;<>\"()]+\.[^@\s=,;<>\"().]+")
_PAIR = re.compile(r"[\w.:/-]+=\S(.*\S)?")
_HELD_APART = ("email", "email_verified")


class WhoError(ValueError):
    """Nobody is named by the words; it says how somebody would be."""


def read_who(words: str) -> tuple[str, str]:
    """The kind of a membership, and who it is of; a WhoError where the words name nobody.

    >>> read_who(" Ann@Courier.example "), read_who("groups=desk")
    (('email', 'ann@courier.example'), ('claim', 'groups=desk'))
    """
    who = words.strip()
    if len(who) > LONGEST:
        raise WhoError(f"That is too long: at most {LONGEST} characters.")
    if not who.isprintable():
        raise WhoError("There is a character in it that can't be seen. Type it instead.")
    if _ADDRESS.fullmatch(who):
        return EMAIL, fold_address(who)
    if not _PAIR.fullmatch(who):
        raise WhoError(
            "Write an e-mail address, or what the sign-in service says of people, such as "
            "groups=desk."
        )
    if who.split("=", 1)[0] in _HELD_APART:
        raise WhoError("Write the e-mail address alone.")
    return CLAIM, who
