"""What a machine says about itself, read from the environment. Empty is the same as unset.

A value that cannot be used ends the process with one sentence on standard error. Needs the standard library alone:
``make run`` asks for the port before anything is installed.
"""

import os
import sys
from urllib.parse import urlsplit

WORDS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def words(name: str, default: list[str]) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name, "").split(",") if word.strip()] or default


def flag(name: str, default: bool) -> bool:
    value = text(name, str(default))
    if value.lower() not in WORDS:
        sys.exit(f'{name} must be true or false, not "{value}".')
    return WORDS[value.lower()]


def port(name: str, default: int) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:6]) <= 65535):
        sys.exit(f'{name} must be a number from 1 to 65535, not "{value}".')
    return int(value)


def web_address(name: str, default: str) -> str:
    """The start of every address of the site, without a slash at its end."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and parts.hostname and not (parts.path or parts.query)
        _ = parts.port  # raises where it is no port
    except ValueError:
        usable = None
    if not usable:
        sys.exit(f'{name} must be an address without a path, such as https://example.org, not "{value}".')
    return value
