"""What an installation may set, from the environment: ONRECORD_DATABASE_URL and so on."""

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

MEGABYTE = 1024 * 1024
SECRETS = Path("/run/secrets")
"""Where Docker puts secrets; one called onrecord_database_url stands for the variable."""


class Settings(BaseSettings):
    """The settings in force; the defaults are made for one person on one machine."""

    model_config = SettingsConfigDict(
        env_prefix="ONRECORD_", frozen=True, secrets_dir=SECRETS if SECRETS.is_dir() else None
    )

    database_url: str = "sqlite:///data/onrecord.db"
    """SQLAlchemy's form. The folder of an SQLite file is made on first use."""
    max_file_mb: int = 10
    """Larger files are refused before they are read."""
    max_characters: int = 200_000
    """Longer texts are refused; spaCy's memory grows with the length."""
    max_container_mb: int = 50
    """Larger archives and tables are refused before they are read."""
    max_unpacked_mb: int = 500
    """An archive that unpacks to more is refused."""
    max_members: int = 5_000
    """An archive with more files is refused."""
    max_rows: int = 200_000
    """A table with more rows is refused."""
    parse_memory_mb: int = 1_024
    """Address space of the process that reads files; on Linux only."""
    parse_cpu_seconds: int = 30
    """Computing time for one file; on Linux and macOS."""
    parse_wall_seconds: int = 60
    """Time for one file; a process that takes longer is ended."""
    contact: str = ""
    """Sent with every request, so that a site's people can write to whoever runs this."""
    worker: Literal["process", "off"] = "process"
    """Whether the dashboard starts a process that analyses what waits."""
    sign_in: Literal["off", "required"] = "off"
    """Whether people must sign in; `off` is one person on one machine, who may do everything."""
    admins: str = ""
    """E-mail addresses, separated by commas, that are administrators whatever the store says."""
    trust_email: bool = False
    """Whether an address counts if the sign-in service doesn't say whether it was checked."""
    public_url: str = ""
    """The address people see, with the path if there is one: https://news.example.org/record."""
    allowed_hosts: str = ""
    """More host names that are answered, separated by commas; this machine and public_url are."""
    frame_ancestors: str = "'none'"
    """Which sites may show the dashboard in a frame, as Content-Security-Policy puts it."""
    connections_per_minute: int = 120
    """New connections and sign-ins from one network address, hosted; 0 sets no limit."""

    @property
    def max_file_bytes(self) -> int:
        """The file limit in bytes."""
        return self.max_file_mb * MEGABYTE

    @property
    def max_container_bytes(self) -> int:
        """The limit of archives and tables in bytes."""
        return self.max_container_mb * MEGABYTE

    @property
    def max_unpacked_bytes(self) -> int:
        """The limit of what an archive unpacks to, in bytes."""
        return self.max_unpacked_mb * MEGABYTE


@cache
def settings() -> Settings:
    """The settings, read once a process; `settings.cache_clear()` makes it look again."""
    return Settings()
