"""What an installation may set, from the environment: ONRECORD_DATABASE_URL and so on."""

from functools import cache
from typing import Literal

from pydantic_settings import BaseSettings, SettingsConfigDict

MEGABYTE = 1024 * 1024


class Settings(BaseSettings):
    """The settings in force; the defaults are made for one person on one machine."""

    model_config = SettingsConfigDict(env_prefix="ONRECORD_", frozen=True)

    database_url: str = "sqlite:///data/onrecord.db"
    """SQLAlchemy's form. The folder of an SQLite file is made on first use."""
    max_file_mb: int = 10
    """Larger files are refused before they are read."""
    max_characters: int = 200_000
    """Longer texts are refused; spaCy's memory grows with the length."""
    worker: Literal["process", "off"] = "process"
    """Whether the dashboard starts a process that analyses what waits."""

    @property
    def max_file_bytes(self) -> int:
        """The file limit in bytes."""
        return self.max_file_mb * MEGABYTE


@cache
def settings() -> Settings:
    """The settings, read once a process; `settings.cache_clear()` makes it look again."""
    return Settings()
