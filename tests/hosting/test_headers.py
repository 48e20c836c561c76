"""What the browser is told: everything from this server, nothing from anywhere else."""

import pytest

from analysis.settings import Settings
from hosting.headers import headers_for, inline_scripts

PLAIN = Settings()
SECURE = Settings(public_url="https://news.eastmere.example:8443/record")


def policy(path: str, settings: Settings) -> dict[str, str]:
    parts = headers_for(path, settings)["Content-Security-Policy"].split("; ")
    return {name: sources for name, _, sources in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("path", ["/", "/claims", "/_stcore/health", "/media/a.csv", "/static/x"])
def test_every_answer(path: str) -> None:
    found = headers_for(path, PLAIN)
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Referrer-Policy"] == "no-referrer"
    assert found["X-Frame-Options"] == "DENY"
    assert found["X-Robots-Tag"] == "noindex, nofollow"
    assert found["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in found["Permissions-Policy"]
    assert policy(path, PLAIN)["default-src"] == "'none'"
    assert policy(path, PLAIN)["frame-ancestors"] == "'none'"


def test_a_page_runs_the_scripts_of_this_server_only() -> None:
    found = policy("/claims", PLAIN)
    assert found["script-src"].split() == ["'self'", *inline_scripts()]
    assert "unsafe-eval" not in str(found)
    assert [found[name] for name in ("object-src", "base-uri", "form-action")] == [
        "'none'",
        "'none'",
        "'self'",
    ]
    assert not any("http" in sources or "*" in sources for sources in found.values())


def test_the_script_in_streamlits_page_is_known_by_what_it_says() -> None:
    assert inline_scripts() == ("'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='",)


def test_a_file_runs_nothing_at_all() -> None:
    found = policy("/media/report.html", PLAIN)
    assert "sandbox" in found
    assert "script-src" not in found


def test_only_streamlits_own_files_are_kept_by_the_browser() -> None:
    kept = "/static/js/index.DormvYxC.js"
    assert "Cache-Control" not in headers_for(kept, PLAIN)
    for path in ("/", "/claims", "/media/a.csv", "/static/js/", "/x/static/js/a.js"):
        assert headers_for(path, PLAIN)["Cache-Control"] == "private, no-store"


def test_https_is_promised_only_where_there_is_https() -> None:
    assert "Strict-Transport-Security" not in headers_for("/", PLAIN)
    assert headers_for("/", SECURE)["Strict-Transport-Security"] == "max-age=31536000"
    assert policy("/", SECURE)["connect-src"] == "'self' wss://news.eastmere.example:8443"


@pytest.mark.parametrize(
    ("ancestors", "older"),
    [("'none'", "DENY"), ("'self'", "SAMEORIGIN"), ("https://cms.eastmere.example", None)],
)
def test_who_may_frame_it(ancestors: str, older: str | None) -> None:
    settings = Settings(frame_ancestors=ancestors)
    assert headers_for("/", settings).get("X-Frame-Options") == older
    assert policy("/", settings)["frame-ancestors"] == ancestors
