"""Who sends a file, by the cookie that Streamlit signed when they signed in."""

import json
from collections.abc import Mapping
from typing import Any

from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from analysis.access import Role
from analysis.settings import settings
from pages.shared.opened import whole
from pages.shared.session import access_for, person_told


def may_add(cookies: Mapping[str, str]) -> bool:
    """Whether they may add something to any collection as things are now.

    Asks the database: not for the thread that answers requests. Raises a StoreError where it
    cannot be found out.
    """
    told = told_by(cookies)
    if not told:
        return False
    store = whole(settings().database_url)
    person = person_told(told, store)
    return person is not None and access_for(person, store).may_somewhere(Role.EDITOR)


def told_by(cookies: Mapping[str, str]) -> dict[str, Any]:
    """What the provider told of whoever signed in; nothing where no cookie of ours says so."""

    def read(name: str) -> bytes | None:
        signed = cookies.get(name, "").encode("latin-1", "replace")
        return decode_signed_value(get_cookie_secret(), name, signed)

    told = json.loads(get_cookie_with_chunks(read, USER_COOKIE_NAME) or b"{}")
    return told if isinstance(told, dict) else {}
