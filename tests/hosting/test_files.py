"""What the shipped files promise: no rights, nothing to write on, no secret, this machine only."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from analysis.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
KIT = (
    "Dockerfile",
    "compose.yaml",
    *(f"hosting/{path.name}" for path in (ROOT / "hosting").iterdir() if path.is_file()),
)
UNITS = ("onrecord@.service", "onrecord-worker.service")


def instructions(name: str) -> list[str]:
    lines = re.sub(r"\\\n", " ", re.sub(r"(?m)^\s*#.*\n", "", DOCKERFILE)).splitlines()
    return [line.split(None, 1)[1].strip() for line in lines if line.startswith(f"{name} ")]


def unit(name: str) -> dict[str, list[str]]:
    """A unit's settings; systemd allows one to stand there several times."""
    found: dict[str, list[str]] = {}
    for line in (ROOT / "hosting" / name).read_text("utf8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            found.setdefault(key, []).append(value)
    return found


def test_the_image_runs_as_nobody_who_may_do_anything() -> None:
    assert instructions("USER") == ["10001:10001"]
    after = DOCKERFILE.split("\nUSER ")[1]
    assert "RUN" not in after
    assert "COPY" not in after
    assert not any("--chown" in line for line in instructions("COPY"))


def test_the_image_installs_the_locked_packages_and_nothing_else() -> None:
    (base,) = instructions("ARG")
    assert re.fullmatch(r"BASE=docker\.io/library/python:3\.1[12]-slim-[a-z]+", base)
    assert set(instructions("FROM")) == {"${BASE} AS packages", "${BASE}"}
    installs = [run for run in instructions("RUN") if "install " in run and "pip" in run]
    assert len(installs) == 1
    assert "--require-hashes" in installs[0]
    assert "apt" not in DOCKERFILE
    assert "curl" not in DOCKERFILE


def test_the_image_says_how_it_is() -> None:
    (check,) = instructions("HEALTHCHECK")
    assert "/healthz" in check
    assert instructions("CMD") == ['["streamlit", "run", "hosting/app.py"]']
    assert instructions("VOLUME") == ["/app/data"]
    environment = " ".join(instructions("ENV")).split()
    assert {"OMP_NUM_THREADS=1", "PYTHONDONTWRITEBYTECODE=1", "HOME=/tmp"} <= set(environment)
    # A variable would win over the secret that names the database.
    assert not any(part.startswith("ONRECORD_") for part in environment)


def test_what_is_copied_into_the_image_is_what_runs() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    assert patterns[0] == "*"
    allowed = {line[1:] for line in patterns if line.startswith("!")}
    assert allowed == {
        *("analysis", "hosting", "models", "pages", "static", "dashboard.py", "requirements.txt"),
        *(".streamlit", ".streamlit/config.toml"),
    }
    assert {".streamlit/*", "hosting/secrets", "hosting/*.env"} <= set(patterns)
    assert patterns.index(".streamlit/*") < patterns.index("!.streamlit/config.toml")
    assert all((ROOT / name).exists() for name in allowed)


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_no_rights_and_nothing_to_write_on(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert service["pids_limit"]
    assert service.get("user") != "root"
    assert not service.get("privileged")
    assert "docker.sock" not in str(service)
    assert all(
        ":" in volume and "/" not in volume.split(":")[0] for volume in service.get("volumes", [])
    )


def test_only_the_dashboard_is_reached_and_from_this_machine_only() -> None:
    ports = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}
    assert ports == {"dashboard": ["127.0.0.1:8501:8501"]}
    assert SERVICES["database"]["networks"] == ["store"]
    assert COMPOSE["networks"]["store"] == {"internal": True}


def test_one_service_analyses_and_the_other_does_not() -> None:
    assert SERVICES["dashboard"]["environment"]["ONRECORD_WORKER"] == "off"
    assert SERVICES["worker"]["command"][:4] == ["python", "-m", "analysis", "work"]
    for name in ("dashboard", "worker"):
        assert SERVICES[name]["depends_on"]["database"]["condition"] == "service_healthy"
    assert "pg_isready" in SERVICES["database"]["healthcheck"]["test"]
    assert re.fullmatch(r"docker\.io/library/postgres:\d+-[a-z]+", SERVICES["database"]["image"])


def test_secrets_come_as_files_that_git_does_not_know() -> None:
    files = {name: secret["file"] for name, secret in COMPOSE["secrets"].items()}
    assert all(path.startswith("hosting/secrets/") for path in files.values())
    ignored = (ROOT / ".gitignore").read_text("utf8").splitlines()
    assert {"hosting/secrets/", "hosting/onrecord.env", ".streamlit/secrets.toml"} <= set(ignored)
    assert "onrecord_database_url" in files
    assert "sign_in" not in SERVICES["worker"]["secrets"]
    environments = str([service.get("environment") for service in SERVICES.values()])
    assert "DATABASE_URL" not in environments
    assert "PASSWORD'" not in environments


@pytest.mark.parametrize("name", KIT)
def test_no_file_of_the_kit_holds_a_secret(name: str) -> None:
    text = (ROOT / name).read_text("utf8")
    assert re.findall(r"://\w+:(?!PASSWORD)[^@\s/]+@", text) == []
    assert re.findall(r"\b[0-9a-f]{32,}\b", text) == []
    assert "BEGIN" not in text


def test_a_secret_may_be_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "onrecord_database_url").write_text("postgresql+psycopg://a@b/c\n", "utf8")
    monkeypatch.delenv("ONRECORD_DATABASE_URL", raising=False)
    assert Settings(_secrets_dir=tmp_path).database_url == "postgresql+psycopg://a@b/c"
    monkeypatch.setenv("ONRECORD_DATABASE_URL", "sqlite://")
    assert Settings(_secrets_dir=tmp_path).database_url == "sqlite://"


def test_the_example_of_the_settings_names_settings() -> None:
    text = (ROOT / "hosting" / "onrecord.example.env").read_text("utf8")
    named = {line.split("=")[0] for line in text.splitlines() if line and line[0] != "#"}
    assert {"ONRECORD_SIGN_IN", "ONRECORD_PUBLIC_URL", "ONRECORD_ADMINS"} <= named
    assert named <= {f"ONRECORD_{name.upper()}" for name in Settings.model_fields}
    assert "ONRECORD_SIGN_IN=required\n" in text


@pytest.mark.parametrize("name", UNITS)
def test_a_unit_has_no_rights_and_one_folder_to_write_in(name: str) -> None:
    found = unit(name)
    assert found["User"] == ["onrecord"]
    assert found["CapabilityBoundingSet"] == [""]
    assert found["ProtectSystem"] == ["strict"]
    assert found["ReadWritePaths"] == ["/srv/onrecord/data"]
    for key in ("NoNewPrivileges", "PrivateTmp", "ProtectHome", "RestrictSUIDSGID"):
        assert found[key] == ["true"]
    assert found["MemoryMax"]


def test_the_units_start_what_there_is() -> None:
    (dashboard,), (worker,) = (unit(name)["ExecStart"] for name in UNITS)
    assert dashboard.endswith("streamlit run hosting/app.py --server.port %i")
    assert worker.endswith("python -m analysis work --linger 86400")
    assert any("ONRECORD_WORKER=off" in line for line in unit(UNITS[0])["Environment"])


def test_the_proxies_let_through_what_the_dashboard_takes() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf8"))
    largest = config["server"]["maxUploadSize"]
    caddy = (ROOT / "hosting" / "Caddyfile").read_text("utf8")
    nginx = (ROOT / "hosting" / "nginx.conf").read_text("utf8")
    assert int(re.findall(r"max_size (\d+)MB", caddy)[0]) > largest
    assert int(re.findall(r"client_max_body_size (\d+)m;", nginx)[0]) > largest


def test_caddy_leaves_the_query_out_of_both_its_logs() -> None:
    caddy = (ROOT / "hosting" / "Caddyfile").read_text("utf8")
    assert 'request>uri regexp \\?.* ""' in caddy
    assert caddy.count("log {") == caddy.count("import without_query") == 2
