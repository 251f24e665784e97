"""The environment, read in this one place."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any
from urllib.parse import quote

SECRETS = frozenset({"DATABASE_URL", "OWNER_DATABASE_URL", "APP_SECRET", "REDIS_URL"})
"""Names that may come as `<NAME>_SECRET_ARN`, to be read from Secrets Manager on first use."""


class SettingMissing(RuntimeError):
    """A function needs a setting that its environment does not have."""


def _setting(name: str, default: str | None = None) -> Any:
    return field(default=default, metadata={"name": name})


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment of a function says. Text that is absent is None, or the default shown."""

    database_url: str | None = _setting("DATABASE_URL")
    owner_database_url: str | None = _setting("OWNER_DATABASE_URL")
    redis_url: str | None = _setting("REDIS_URL")
    app_secret: str | None = _setting("APP_SECRET")
    public_url: str = _setting("PUBLIC_URL", "http://localhost:3000")
    environment: str = _setting("ENVIRONMENT", "production")
    log_level: str = _setting("LOG_LEVEL", "INFO")
    files_bucket: str | None = _setting("FILES_BUCKET")
    files_url: str | None = _setting("FILES_URL")
    outbox_queue_url: str | None = _setting("OUTBOX_QUEUE_URL")
    webhook_delivery_queue_url: str | None = _setting("WEBHOOK_DELIVERY_QUEUE_URL")
    realtime_fanout_queue_url: str | None = _setting("REALTIME_FANOUT_QUEUE_URL")
    record_import_queue_url: str | None = _setting("RECORD_IMPORT_QUEUE_URL")
    data_model_change_queue_url: str | None = _setting("DATA_MODEL_CHANGE_QUEUE_URL")
    webhook_allow_private: str = _setting("WEBHOOK_ALLOW_PRIVATE", "")

    def require(self, name: str) -> str:
        """The value of one attribute, which must be there.

        Raises:
            SettingMissing: naming the environment variable.
        """
        value = getattr(self, name)
        if not value:
            raise SettingMissing(f"{name.upper()} is not set")
        return str(value)


ENVIRONMENT_NAMES = frozenset(str(item.metadata["name"]) for item in fields(Settings))


@cache
def settings() -> Settings:
    """The settings of this process, read on first use."""
    return read(dict(os.environ))


def aws_environment() -> dict[str, str]:
    """What AWS tells a function about its region, its rights and where its services answer, as it is now."""
    return {name: value for name, value in os.environ.items() if name.startswith("AWS_")}


def read(environment: dict[str, str]) -> Settings:
    """Settings from an environment; secret ones may be given by ARN."""
    values = {item.name: _value(environment, str(item.metadata["name"])) for item in fields(Settings)}
    return Settings(**{name: value for name, value in values.items() if value is not None})


def _value(environment: dict[str, str], name: str) -> str | None:
    if name in environment:
        return environment[name] or None
    arn = environment.get(f"{name}_SECRET_ARN")
    return _secret(arn) if arn and name in SECRETS else None


def _secret(arn: str) -> str:
    from crm.kit.aws import call

    value: str = call("secretsmanager", "GetSecretValue", {"SecretId": arn})["SecretString"]
    return database_url_of(json.loads(value)) if value.startswith("{") else value


def database_url_of(credentials: dict[str, Any]) -> str:
    """A URL from what Secrets Manager keeps about a database that a secret is attached to."""
    user, password = (quote(credentials[name], safe="") for name in ("username", "password"))
    address = f"{credentials['host']}:{credentials['port']}"
    return f"postgresql://{user}:{password}@{address}/{credentials['dbname']}?sslmode=require"
