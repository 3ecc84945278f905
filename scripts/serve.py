"""Runs the server and says when it is ready. Stops with it, whoever is told to stop."""

import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time

from django.conf import settings

HOST = "127.0.0.1"
PATIENCE = 60  # seconds until a server that does not answer is given up
STOP = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


def serve(port: int) -> int:
    """Serve until stopped. Returns the exit status: 0 when it was asked to stop."""
    asked_to_stop = []
    # A process group of its own: on Ctrl-C the server is told once, by us. Told twice at once, its workers hang.
    server = subprocess.Popen(_command(port), process_group=0, preexec_fn=_end_with_parent)

    def stop(number, frame):
        asked_to_stop.append(number)
        server.terminate()

    for number in STOP:
        signal.signal(number, stop)
    if _wait_until_ready(server, port, asked_to_stop):
        _announce(port)
    elif not asked_to_stop:
        server.terminate()
        print(f"The server did not start on port {port}; its own messages are above.", file=sys.stderr)
        return server.wait() or 1
    status = server.wait()
    return 0 if asked_to_stop else status or 1


def _command(port: int) -> list[str]:
    workers = min(2, os.cpu_count() or 1)
    options = f"--interface wsgi --host {HOST} --port {port} --workers {workers} --blocking-threads 4 --no-ws"
    manners = "--log-level warning --workers-kill-timeout 3"
    return [sys.executable, "-m", "granian", *options.split(), *manners.split(), "f1site.wsgi:application"]


def _end_with_parent() -> None:
    """Where the system can do it, a server whose parent was killed ends too, and leaves the port free."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _wait_until_ready(server: subprocess.Popen, port: int, asked_to_stop: list[int]) -> bool:
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up and server.poll() is None and not asked_to_stop:
        if _answers(port):
            return True
        time.sleep(0.1)
    return False


def _answers(port: int) -> bool:
    request = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        request.request("GET", "/healthz", headers={"Host": settings.SITE_URL.partition("://")[2]})
        request.getresponse().read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        request.close()
    return True


def _announce(port: int) -> None:
    address = f"http://{HOST}:{port}/"
    print(
        f"\n{settings.SITE_NAME} is ready: {address}\n"
        f'To write stories, make an editor\'s account with ".venv/bin/python manage.py createsuperuser"\n'
        f"and sign in at {address}admin/. Ctrl-C stops the site.",
        flush=True,
    )
