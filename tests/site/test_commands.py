"""make setup and make run where they cannot do their work: one sentence, status 1, no traceback."""

import http.client
import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.secret_key import secret_key

ROOT = Path(__file__).resolve().parent.parent.parent
# What the outer make or the shell says about itself must not reach the commands under test.
CLEAN = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}


def make(target, folder=ROOT, **environment):
    return subprocess.run(
        ["make", "--no-print-directory", target],
        env=CLEAN | environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def sentence(process):
    """The only line on standard error, make's own last line aside."""
    assert process.returncode != 0
    [line] = [line for line in process.stderr.splitlines() if not line.startswith("make: ***")]
    return line


@pytest.fixture
def clone(tmp_path):
    """The files that a set-up needs, without a .venv."""
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("scripts", "f1site"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def a_python(folder, answers):
    """An executable that stands for a Python; ``answers`` is the shell code that answers ``-c "$2"``."""
    path = folder / "python-under-test"
    path.write_text(f"#!/bin/sh\n{answers}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_run_on_a_port_in_use_stops_before_anything_else(clone, taken_port):
    process = make("run", clone, PORT=str(taken_port))
    assert sentence(process) == (
        f"Port {taken_port} is in use on 127.0.0.1; stop what listens there, or choose another: "
        f"make run PORT={taken_port + 1 if taken_port < 65535 else 8000}"
    )
    assert process.stdout == ""
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "80 80"])
def test_run_on_no_port_stops_before_anything_else(clone, port):
    process = make("run", clone, PORT=port)
    assert sentence(process) == f'PORT must be a number from 1 to 65535, not "{port}".'
    assert not (clone / ".venv").exists()


def test_setup_with_an_old_python_names_it(clone):
    old = a_python(clone, 'case "$2" in *print*) echo 3.9.2 ;; *) exit 1 ;; esac')
    assert sentence(make("setup", clone, PYTHON=old)) == (
        f"Python 3.11 or newer is needed, and {old} is 3.9.2; name another one with PYTHON=/path/to/python3."
    )


def test_setup_believes_the_version_alone(clone):
    old = a_python(clone, "echo Python 3.9.2")
    assert sentence(make("setup", clone, PYTHON=old)) == (
        f"Python 3.11 or newer is needed, and {old} is Python 3.9.2; name another one with PYTHON=/path/to/python3."
    )


def test_setup_in_a_folder_it_cannot_write_to_says_so(clone):
    (clone / "var").write_text("in the way")  # a folder without write permission would not stop root
    assert sentence(make("setup", clone)) == (
        f"The folder {clone}/var cannot be written to; use a copy of the project in a folder of your own."
    )


def test_setup_without_the_venv_module_says_how_to_get_it(clone):
    bare = a_python(clone, 'case "$2" in *print*) echo 3.12.1 ;; *venv*) exit 1 ;; esac')
    assert sentence(make("setup", clone, PYTHON=bare)) == (
        f'{bare} (3.12.1) comes without the venv module; on Debian and Ubuntu "apt install python3-venv" adds it.'
    )


def test_setup_without_any_python_says_where_it_looked(clone):
    missing = str(clone / "no-python")
    assert sentence(make("setup", clone, PYTHON=missing)) == (
        f"Python 3.11 or newer is needed, and none was found as: {missing}."
    )


def test_setup_without_a_network_says_so_and_can_be_repeated(clone):
    nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_NO_CACHE_DIR": "1"}
    process = make("setup", clone, **nowhere)
    assert sentence(process) == (
        "The packages could not be downloaded, since the package index cannot be reached; "
        "var/setup.log has the details."
    )
    assert "Retry" in (clone / "var" / "setup.log").read_text()
    assert not (clone / ".venv" / "installed").exists()


@pytest.mark.parametrize(
    ("environment", "sentence_start"),
    [
        (
            {"DATABASE_URL": "sqlite:////no/such/folder/site.sqlite3"},
            "What DATABASE_URL names cannot be used: unable to open database file",
        ),
        (
            {"DATABASE_URL": "postgres://somebody:hush@127.0.0.1:9/site"},
            "What DATABASE_URL names cannot be used: connection failed: ",
        ),
        (
            {"DATABASE_URL": "sqlite://:memory:", "CACHE_URL": "redis://127.0.0.1:9/0"},
            "What CACHE_URL names cannot be used: ",
        ),
        (
            {"DATABASE_URL": "sqlite://:memory:"},
            "What DATABASE_URL names cannot be used: the server would not see it in the memory of this process.",
        ),
        ({"DATABASE_URL": "nonsense"}, "DATABASE_URL must look like "),
    ],
)
def test_run_without_its_database_or_cache_says_which(environment, sentence_start):
    process = subprocess.run(
        [sys.executable, "-m", "scripts.run"],
        env=CLEAN | {"SECRET_KEY": "a-secret"} | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert sentence(process).startswith(sentence_start)
    assert "hush" not in process.stderr


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_run_serves_the_bundled_season_until_it_is_told_to_stop(tmp_path, free_port):
    # DEBUG spares the collecting of static files, which would write into the folder a running site serves from.
    variables = {"PORT": str(free_port), "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3", "DEBUG": "true"}
    with subprocess.Popen(
        [sys.executable, "-m", "scripts.run"],
        env=CLEAN | variables | {"SECRET_KEY": "a-secret"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        lines = _until_ready(process)
        assert f"Parc Fermé is ready: http://127.0.0.1:{free_port}/\n" in lines
        assert get(free_port, "/seasons/2023/united-states/race/") == 200
        os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C in a terminal does
        assert process.wait(timeout=20) == 0
    with pytest.raises(ConnectionRefusedError):
        get(free_port, "/")


def _until_ready(process):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl-C" in line:
            break
    return lines


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()


def test_the_secret_key_is_made_once_and_kept_private(tmp_path):
    path = tmp_path / "var" / "secret_key"
    first = secret_key(path)
    assert len(first) > 50
    assert secret_key(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]


def test_help_names_every_command():
    process = make("help")
    assert [line.split()[1] for line in process.stdout.splitlines()] == [
        "help",
        "setup",
        "run",
        "test",
        "browser-test",
        "check",
        "bench",
    ]
