"""What the browser is told with each answer; no input but the settings and the path."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import streamlit

from analysis.hosting import has_https
from analysis.settings import Settings

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_KEPT_FOR_EVER = re.compile(r"/static/(js|css|media)/[^/]+$")
"""Streamlit's own files, whose names change with what is in them."""
_A_YEAR = 31_536_000

_FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}
_OF_A_FILE = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox"


def headers_for(path: str, settings: Settings) -> dict[str, str]:
    """The headers of an answer; the path is without the folder the dashboard is served under."""
    found = {**_FIXED, **_framing(settings)}
    found["Content-Security-Policy"] = (
        f"{_OF_A_FILE}; frame-ancestors {settings.frame_ancestors}"
        if path.startswith("/media/")
        else page_policy(settings)
    )
    if not _KEPT_FOR_EVER.match(path):
        found["Cache-Control"] = "private, no-store"
    if has_https(settings):
        found["Strict-Transport-Security"] = f"max-age={_A_YEAR}"
    return found


def page_policy(settings: Settings) -> str:
    """What a page may load and run: files of this server, and nothing from anywhere else."""
    allowed = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *inline_scripts()]),
        # Streamlit and Plotly write their styles while they run.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": " ".join(["'self'", *_sockets(settings)]),
        "media-src": "'self' blob:",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": settings.frame_ancestors,
    }
    return "; ".join(f"{name} {sources}" for name, sources in allowed.items())


def inline_scripts() -> tuple[str, ...]:
    """A source for each script that stands in Streamlit's page itself."""
    scripts = _INLINE.findall(INDEX.read_text("utf8"))
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return tuple(f"'sha256-{digest}'" for digest in digests)


def _sockets(settings: Settings) -> tuple[str, ...]:
    """The address of the web socket, for browsers that don't count it as the same server."""
    address = urlsplit(settings.public_url)
    if not address.netloc:
        return ()
    return (f"{'wss' if address.scheme == 'https' else 'ws'}://{address.netloc}",)


def _framing(settings: Settings) -> dict[str, str]:
    """The older way to say who may frame a page; there is none to name another site."""
    words = {"'none'": "DENY", "'self'": "SAMEORIGIN"}.get(settings.frame_ancestors)
    return {"X-Frame-Options": words} if words else {}
