"""The services that people sign in with, as the secrets name them."""

import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from analysis.hosting import has_several_providers

_PATIENCE = 5
"""Seconds that a service may take to say that it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """One of them."""

    name: str
    """As Streamlit is told; empty where there is one without a name."""
    metadata_url: str

    @property
    def host(self) -> str:
        """Where people sign in, as they will see it in the address."""
        return urlsplit(self.metadata_url).hostname or ""

    @property
    def label(self) -> str:
        """The words on the button."""
        return f"Sign in with {self.name.capitalize()}" if self.name else "Sign in"


def read_secrets() -> Mapping[str, Any]:
    """Streamlit's secrets; none where there is no file of them, or one that can't be read."""
    try:
        return st.secrets.to_dict()
    except StreamlitSecretNotFoundError:
        return {}


def providers_of(secrets: Mapping[str, Any]) -> tuple[Provider, ...]:
    """Those that are set up, the one without a name first."""
    auth = secrets.get("auth")
    if not isinstance(auth, Mapping):
        return ()
    named = {"": auth, **{key: part for key, part in auth.items() if isinstance(part, Mapping)}}
    return tuple(
        Provider(name=name, metadata_url=str(part["server_metadata_url"]))
        for name, part in named.items()
        if part.get("client_id") and part.get("server_metadata_url")
    )


def trusts_claims() -> bool:
    """Whether what is said of people beside their address counts: only where one service says it.

    A role by a claim does not say whose claim it was given for.
    """
    return not has_several_providers(read_secrets())


def answers(provider: Provider) -> bool:
    """Whether the service is there: asked before anybody is sent to it."""
    try:
        with urllib.request.urlopen(provider.metadata_url, timeout=_PATIENCE) as response:
            return response.status == 200
    except (OSError, HTTPException, ValueError):
        return False
