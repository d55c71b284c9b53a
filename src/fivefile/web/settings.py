"""What the pages are told from outside: the token of this run, and the names they answer to."""

from __future__ import annotations

import secrets

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

LOCAL = ("127.0.0.1", "localhost")


class WebSettings(BaseSettings):
    """Read from FIVEFILE_TOKEN, FIVEFILE_HOST and FIVEFILE_PORT."""

    model_config = SettingsConfigDict(env_prefix="FIVEFILE_")

    token: str = Field(default_factory=lambda: secrets.token_urlsafe(24), min_length=16)
    host: str = "127.0.0.1"
    port: int = 8555

    @property
    def hosts(self) -> frozenset[str]:
        """Every Host header that is answered; anything else is somebody else's name for this machine."""
        return frozenset(f"{name}:{self.port}" for name in {*LOCAL, self.host})
