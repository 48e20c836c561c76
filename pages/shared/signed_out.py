"""Who signed out, so that their other windows and a kept cookie are worth nothing afterwards.

Streamlit asks for the cookie once, when a window is opened: without this, a window that was open
elsewhere would stay signed in until it is closed. The store keeps it, for every process.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from analysis.store import Store

_OF_A_SIGN_IN = ("iss", "sub", "iat", "nonce")
"""What a provider says of one sign-in and of no other."""
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def note(store: Store, told: Mapping[str, Any], holds: timedelta) -> None:
    """Nothing; this sign-in counts no more. It is forgotten once it would not hold anyway."""
    store.end_sign_in(_key(told), _end_of(told, holds))


def is_noted(store: Store, told: Mapping[str, Any]) -> bool:
    """Whether whoever signed in then has signed out since."""
    return store.is_ended(_key(told))


def _end_of(told: Mapping[str, Any], holds: timedelta) -> datetime:
    """When the sign-in is over by every clock: those of two machines may differ."""
    moment = told.get("iat")
    if not isinstance(moment, int | float):
        return _NEVER
    return datetime.fromtimestamp(moment, UTC) + 2 * holds


def _key(told: Mapping[str, Any]) -> str:
    words = json.dumps([str(told.get(name)) for name in _OF_A_SIGN_IN])
    return hashlib.sha256(words.encode()).hexdigest()
