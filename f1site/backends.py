"""The database and the cache that the environment names.

A value that cannot be used ends the process with one sentence on standard error, which repeats no password.
"""

import sys
import warnings
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from f1site.environment import text

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
REDIS = "django.core.cache.backends.redis.RedisCache"


def database(name: str, default: str) -> dict[str, Any]:
    """A Django database: SQLite or PostgreSQL."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            config = Env.db_url_config(text(name, default))
    except (ValueError, UserWarning, ImproperlyConfigured):
        config = {}
    if config.get("ENGINE") not in (SQLITE, POSTGRESQL) or not config["NAME"]:
        sys.exit(f"{name} must look like postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3.")
    return config


def cache(name: str, default: str) -> dict[str, Any]:
    """A Django cache: Redis, or the memory of each process."""
    try:
        config = Env.cache_url_config(text(name, default))
    except (ValueError, ImproperlyConfigured):
        config = {}
    if not config:
        sys.exit(f"{name} must look like redis://host:6379/0 or locmemcache://name.")
    return config
