"""The only reader of the environment: every other module asks here."""

import os
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("VAR_DIR") or ROOT / "var")  # everything made at run time
KEPT_SECONDS = 60  # that a connection to the database stays open for the next request


def text(name: str, default: str = "") -> str:
    """The variable's value, without spaces at its ends; a ``NAME_FILE`` names a file to read."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text().strip()
    return os.environ.get(name, default).strip()


def required(name: str) -> str:
    """The variable's value; raises ImproperlyConfigured where it is missing."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name} in the environment (or {name}_FILE to its file).")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """True for 1, true, yes and on."""
    value = text(name)
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def database(name: str = "DATABASE_URL") -> dict:
    """Django's DATABASES entry: PostgreSQL by ``postgres://user:password@host:port/name``,
    otherwise SQLite in ``var/`` (WAL, immediate transactions)."""
    url = text(name)
    return _postgres(url) if url.startswith(("postgres://", "postgresql://")) else _sqlite(url)


def _postgres(url: str) -> dict:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "options": "-c statement_timeout=15000 -c lock_timeout=5000"
            " -c idle_in_transaction_session_timeout=60000"
        },
    }


def _sqlite(url: str) -> dict:
    path = url.removeprefix("sqlite:///") or str(VAR / "incubator.sqlite3")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "CONN_MAX_AGE": KEPT_SECONDS,
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def district() -> dict:
    """The district's sign-in, or an empty dictionary where the environment names none.

    ``origins`` is where a browser is sent from the sign-in page: the server's own, and those that
    the server passes people on to at once.
    """
    if not text("DISTRICT_OIDC_CLIENT_ID"):
        return {}
    server_url = text("DISTRICT_OIDC_SERVER_URL", "https://accounts.google.com").rstrip("/")
    parts = urlsplit(server_url)
    return {
        "server_url": server_url,
        "client_id": text("DISTRICT_OIDC_CLIENT_ID"),
        "secret": required("DISTRICT_OIDC_SECRET"),
        "domain": required("DISTRICT_DOMAIN").lower(),
        "origins": [f"{parts.scheme}://{parts.netloc}", *words("DISTRICT_FORM_ORIGINS")],
    }


def redis_prefix() -> str:
    """What keeps two sites on one Redis apart: counts of limits, used codes, live messages."""
    return text("REDIS_PREFIX", "incubator")


def channel_layers(name: str = "REDIS_URL") -> dict:
    """Redis publish/subscribe where a URL is given, else the layer of one process."""
    url = text(name)
    if not url:
        return {
            "default": {
                "BACKEND": "channels.layers.InMemoryChannelLayer",
                "CONFIG": {
                    "channel_capacity": [(re.compile(r"hub\."), 10_000)]
                },  # a burst may wait
            }
        }
    return {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [url], "prefix": redis_prefix()},
        }
    }


def caches(name: str = "REDIS_URL") -> dict:
    """Redis where a URL is given; else the memory of this one process."""
    url = text(name)
    if not url:
        return {
            "default": {
                "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
                "OPTIONS": {"MAX_ENTRIES": 20_000},  # counts of rate limits stay in their window
            }
        }
    return {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": url,
            "KEY_PREFIX": redis_prefix(),
        }
    }
