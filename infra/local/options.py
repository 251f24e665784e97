"""What the person who starts the local cloud may choose, by environment variables."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from infra.local.sockets import Limits

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Options:
    """Where to run, and what to run on."""

    port: int
    directory: Path
    is_development: bool
    database_url: str | None
    redis_url: str | None
    log_level: str
    limits: Limits

    @classmethod
    def from_environment(cls) -> Options:
        """PORT, LOCAL_DIR, DEV, DATABASE_URL, REDIS_URL, LOG_LEVEL, and how soon AWS would cut a connection."""
        aws = Limits()
        return cls(
            port=int(os.environ.get("PORT") or 3000),
            directory=(ROOT / (os.environ.get("LOCAL_DIR") or ".local")).resolve(),
            is_development=os.environ.get("DEV", "") not in {"", "0"},
            database_url=os.environ.get("DATABASE_URL") or None,
            redis_url=os.environ.get("REDIS_URL") or None,
            log_level=os.environ.get("LOG_LEVEL") or "INFO",
            limits=Limits(
                float(os.environ.get("WEBSOCKET_IDLE_SECONDS") or aws.idle_seconds),
                float(os.environ.get("WEBSOCKET_LIFETIME_SECONDS") or aws.lifetime_seconds),
            ),
        )

    @property
    def public_url(self) -> str:
        """Where people open the app."""
        return f"http://localhost:{self.port}"
