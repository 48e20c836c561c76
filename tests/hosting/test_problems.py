"""What keeps a dashboard for others from starting, and what is only said."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from analysis.hosting import hosting_problems
from analysis.hosting.warnings import find_warnings, warn
from analysis.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = {
    "sign_in": "required",
    "admins": "calder@eastmere.example",
    "public_url": "https://news.eastmere.example",
}
AUTH = {
    "redirect_uri": "https://news.eastmere.example/oauth2callback",
    "cookie_secret": "0123456789abcdef" * 4,
    "client_id": "on-record",
    "client_secret": "c" * 20,
    "server_metadata_url": "https://login.eastmere.example/.well-known/openid-configuration",
}
NAMED = {key: AUTH[key] for key in ("client_id", "client_secret", "server_metadata_url")}
MOUNTS = """21 1 0:3 / / rw,relatime - ext4 /dev/vda rw
33 21 0:40 / /srv/press\\040room rw - nfs4 server:/x rw
34 21 0:41 / /srv/near rw shared:2 - xfs /dev/vdb rw
35 21 0:42 / /mnt/bucket rw - fuse.s3fs s3fs rw
"""


def codes(settings: dict[str, Any], secrets: dict[str, Any]) -> list[str]:
    return [one.code for one in hosting_problems(Settings(**settings), secrets)]


def test_nobody_is_asked_to_sign_in_so_nothing_is_missing() -> None:
    assert codes({}, {}) == []


def test_everything_is_in_place() -> None:
    assert codes(SETTINGS, {"auth": AUTH}) == []


def test_a_provider_with_a_name_of_its_own() -> None:
    shared = {key: AUTH[key] for key in ("redirect_uri", "cookie_secret")}
    assert codes(SETTINGS, {"auth": {**shared, "newsroom": NAMED}}) == []
    incomplete = {**NAMED, "client_secret": ""}
    assert codes(SETTINGS, {"auth": {**shared, "newsroom": incomplete}}) == ["E_PROVIDER"]


@pytest.mark.parametrize("secrets", [{}, {"auth": {}}, {"auth": "yes"}, {"other": AUTH}])
def test_without_the_section_there_is_no_sign_in(secrets: dict[str, Any]) -> None:
    assert codes(SETTINGS, secrets) == ["E_SIGN_IN_NOT_SET_UP"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("cookie_secret", "", "E_COOKIE_SECRET"),
        ("cookie_secret", "0123456789abcdef0123456789abcde", "E_COOKIE_SECRET"),
        ("cookie_secret", "replace-me-replace-me-replace-me-", "E_COOKIE_SECRET"),
        ("client_id", "", "E_PROVIDER"),
        ("client_secret", "replace-me", "E_PROVIDER"),
        ("server_metadata_url", "http://login.eastmere.example/x", "E_PROVIDER"),
        ("server_metadata_url", "not an address", "E_PROVIDER"),
        ("redirect_uri", "", "E_REDIRECT_URI"),
        ("redirect_uri", "http://news.eastmere.example/oauth2callback", "E_REDIRECT_URI"),
        ("redirect_uri", "https://news.eastmere.example/", "E_REDIRECT_URI"),
        ("redirect_uri", "https://elsewhere.example/oauth2callback", "E_REDIRECT_URI"),
        ("redirect_uri", "http://localhost.evil.example/oauth2callback", "E_REDIRECT_URI"),
    ],
)
def test_a_wrong_secret(key: str, value: str, code: str) -> None:
    assert codes(SETTINGS, {"auth": {**AUTH, key: value}}) == [code]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("admins", "", "E_NO_ADMIN"),
        ("admins", " , ", "E_NO_ADMIN"),
        ("admins", "calder", "E_NO_ADMIN"),
        ("public_url", "", "E_PUBLIC_URL"),
        ("public_url", "news.eastmere.example", "E_PUBLIC_URL"),
        ("public_url", "http://news.eastmere.example", "E_PUBLIC_URL"),
    ],
)
def test_a_wrong_setting(key: str, value: str, code: str) -> None:
    assert code in codes({**SETTINGS, key: value}, {"auth": AUTH})


def test_under_a_folder_and_on_this_machine() -> None:
    folder = {**AUTH, "redirect_uri": "https://news.eastmere.example/record/oauth2callback"}
    public = "https://news.eastmere.example/record/"
    assert codes({**SETTINGS, "public_url": public}, {"auth": folder}) == []
    here = {**AUTH, "redirect_uri": "http://localhost:8501/oauth2callback"}
    assert codes({**SETTINGS, "public_url": "http://localhost:8501"}, {"auth": here}) == []


def test_the_example_of_the_secrets_does_not_start() -> None:
    example = tomllib.loads((ROOT / "hosting" / "secrets.example.toml").read_text("utf8"))
    settings = {**SETTINGS, "public_url": "https://news.example.org"}
    assert codes(settings, example) == ["E_COOKIE_SECRET", "E_PROVIDER"]
    assert set(example["auth"]) == set(AUTH)


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("sqlite:////srv/press room/a.db", ["W_NETWORK_DISK"]),
        ("sqlite:////mnt/bucket/deep/a.db", ["W_NETWORK_DISK"]),
        ("sqlite:////srv/near/a.db", []),
        ("sqlite:////srv/a.db", []),
        ("sqlite://", []),
        ("postgresql+psycopg://server/onrecord", []),
    ],
)
def test_a_database_on_a_network_disk(url: str, found: list[str]) -> None:
    assert [one.code for one in warn(Settings(database_url=url), MOUNTS)] == found


def test_a_public_address_without_sign_in_or_https() -> None:
    settings = Settings(public_url="http://news.eastmere.example")
    assert [one.code for one in warn(settings, "")] == ["W_OPEN", "W_NO_HTTPS"]
    assert list(warn(Settings(**SETTINGS), "")) == []


def test_the_disk_of_this_machine_is_read() -> None:
    assert find_warnings(Settings(database_url="sqlite:////a.db"), {}) == ()


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({}, []),
        ({"newsroom": NAMED}, []),
        ({"newsroom": {**NAMED, "server_metadata_url": "https://other.example/x"}}, ["W_CLAIMS"]),
    ],
)
def test_claims_of_several_services(parts: dict[str, Any], found: list[str]) -> None:
    secrets = {"auth": {**AUTH, **parts}}
    assert [one.code for one in warn(Settings(**SETTINGS), "", secrets)] == found
    assert list(warn(Settings(), "", secrets)) == []
