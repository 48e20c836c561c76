"""The secret in a link. It is shown once, to whoever makes the link, and kept nowhere."""

import hashlib
import re
import secrets

_BYTES = 32
"""256 bits: nobody guesses one, however many tries they have."""
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    """A secret that can stand in an address."""
    return secrets.token_urlsafe(_BYTES)


def is_token(words: str) -> bool:
    """Whether it has the shape of one; anything else is not even looked for."""
    return _SHAPE.fullmatch(words) is not None


def digest_of(token: str) -> str:
    """What is stored in its place. A plain hash is enough for a secret that nobody chose."""
    return hashlib.sha256(token.encode()).hexdigest()
