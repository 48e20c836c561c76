"""Who signed out, so that their other windows and a kept cookie are worth nothing afterwards.

Streamlit asks for the cookie once, when a window is opened: without this, a window that was open
elsewhere would stay signed in until it is closed. It is known to this process only.
"""

import hashlib
import json
import time
from collections.abc import Mapping
from datetime import timedelta
from threading import Lock
from typing import Any

import streamlit as st

_OF_A_SIGN_IN = ("iss", "sub", "iat", "nonce")
"""What a provider says of one sign-in and of no other."""
_LOCK = Lock()


def note(told: Mapping[str, Any], holds: timedelta) -> None:
    """Nothing; this sign-in counts no more. It is forgotten once it would not hold anyway."""
    now = time.time()
    with _LOCK:
        noted = _noted()
        for key in [key for key, until in noted.items() if until < now]:
            del noted[key]
        noted[_key(told)] = now + holds.total_seconds()


def is_noted(told: Mapping[str, Any]) -> bool:
    """Whether whoever signed in then has signed out since."""
    return _key(told) in _noted()


@st.cache_resource(show_spinner=False)
def _noted() -> dict[str, float]:
    return {}


def _key(told: Mapping[str, Any]) -> str:
    words = json.dumps([str(told.get(name)) for name in _OF_A_SIGN_IN])
    return hashlib.sha256(words.encode()).hexdigest()
