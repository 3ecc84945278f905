"""What the environment may say, and the one sentence a start ends with where it says something else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SHOW = "import json, f1site.settings as s; print(json.dumps([getattr(s, name) for name in %r], default=str))"


def settings_under(names=(), **environment):
    """The named settings of a process with only these variables set, run as its own process."""
    variables = {"PATH": os.environ["PATH"], "DATABASE_URL": "sqlite://:memory:"} | environment
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", SHOW % list(names)],
        env=variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
    )


def read_settings(*names, **environment):
    return json.loads(settings_under(names, **environment).stdout)


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        (
            {"DEBUG": "false"},
            "SECRET_KEY is not set. With DEBUG off the site needs one: a long random text in the environment.",
        ),
        ({"DEBUG": "banana"}, 'DEBUG must be true or false, not "banana".'),
        ({"PORT": "abc"}, 'PORT must be a number from 1 to 65535, not "abc".'),
        ({"PORT": "0"}, 'PORT must be a number from 1 to 65535, not "0".'),
        ({"PORT": "65536"}, 'PORT must be a number from 1 to 65535, not "65536".'),
        ({"PORT": "٨٠٠٠"}, 'PORT must be a number from 1 to 65535, not "٨٠٠٠".'),
        (
            {"SITE_URL": "example.org"},
            'SITE_URL must be an address without a path, such as https://example.org, not "example.org".',
        ),
        (
            {"SITE_URL": "https://example.org/f1"},
            'SITE_URL must be an address without a path, such as https://example.org, not "https://example.org/f1".',
        ),
        (
            {"SITE_URL": "http://[::1"},
            'SITE_URL must be an address without a path, such as https://example.org, not "http://[::1".',
        ),
        (
            {"CACHE_URL": "memory"},
            "CACHE_URL must look like redis://host:6379/0 or locmemcache://name.",
        ),
    ],
)
def test_a_value_that_cannot_be_used_ends_the_start_with_one_sentence(environment, sentence):
    process = settings_under(**environment)
    assert (process.returncode, process.stderr, process.stdout) == (1, f"{sentence}\n", "")


@pytest.mark.parametrize(
    "address",
    [
        "parc",
        "postgres://",
        "mysql://u:hush@h/n",
        "postgres://u:hush@h:port/n",
        "http://h/n",
        "sqlite://data/f.sqlite3",
    ],
)
def test_a_malformed_database_address_ends_the_start_without_telling_the_password(address):
    process = settings_under(DATABASE_URL=address)
    sentence = (
        "DATABASE_URL must look like postgres://user:password@host:5432/name or sqlite:////folder/file.sqlite3.\n"
    )
    assert (process.returncode, process.stderr) == (1, sentence)


def test_an_empty_variable_is_an_unset_one():
    empty = {"PORT": "", "SITE_URL": " ", "DEBUG": "", "SECRET_KEY": "", "ALLOWED_HOSTS": "", "CACHE_URL": ""}
    names = ("PORT", "SITE_URL", "DEBUG", "ALLOWED_HOSTS", "CACHES")
    assert read_settings(*names, **empty) == read_settings(*names)
    assert read_settings("PORT", "SITE_URL", "DEBUG", **empty) == [8000, "http://127.0.0.1:8000", True]


def test_the_address_of_the_site_follows_the_port():
    assert read_settings("SITE_URL", PORT="8123") == ["http://127.0.0.1:8123"]
    assert read_settings("SITE_URL", PORT="8123", SITE_URL="https://example.org/") == ["https://example.org"]


def test_hosts_are_written_with_commas_and_start_with_the_site():
    assert read_settings("ALLOWED_HOSTS", ALLOWED_HOSTS="a.org, b.org") == [["a.org", "b.org"]]
    assert "example.org" in read_settings("ALLOWED_HOSTS", SITE_URL="https://example.org")[0]


def test_cookies_are_secure_once_the_site_is():
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS")
    assert read_settings(*names) == [False, False, 0]
    assert read_settings(*names, SITE_URL="https://example.org") == [True, True, 31_536_000]


def test_options_in_a_database_address_stand_beside_our_own():
    [databases] = read_settings("DATABASES", DATABASE_URL="postgres://u:p@h:5432/n?sslmode=require")
    assert databases["default"]["OPTIONS"]["sslmode"] == "require"
    assert databases["default"]["OPTIONS"]["connect_timeout"] == 3
