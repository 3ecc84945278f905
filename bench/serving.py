"""Servers on one core, and a reader on another who asks faster than any of them answers.

Two requests are always on their way, so that a server never waits for the reader. Each answer is read to its last byte
and must have the status expected. Both the time an answer takes and what of it a processor worked for the server are
taken: the second hardly depends on what else the machine does.
"""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.fresh import ROOT

HOST = "127.0.0.1"
PATIENCE = 30  # seconds until a server that does not answer is given up
SLICE = 0.15  # seconds a server is asked for at a time, and for two answers at least
AS_BROWSERS = "gzip, deflate, br, zstd"
_buffer = bytearray(8_000_000)  # for answers, one at a time
_buffer_view = memoryview(_buffer)
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_TAG = re.compile(rb"\r\netag: *([^\r]+)", re.IGNORECASE)


class Taken(NamedTuple):
    time: float  # seconds from one answer to the next
    processor: float  # seconds a processor worked for the server, and its database
    busy: float  # the part of the time for which the reader itself worked
    bytes: int  # of a body


class Server(NamedTuple):
    port: int
    process: int
    others: tuple[int, ...] = ()  # processes that work for it: of PostgreSQL, where it is on this machine

    def worked(self) -> float:
        """Seconds for which processors have worked for it."""
        tasks = [task for one in (*_family(self.process), *self.others) for task in Path(f"/proc/{one}/task").glob("*")]
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def _family(process: int) -> Iterator[int]:
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        yield from _family(int(child))


class Reader:
    """Asks one server for one address."""

    def __init__(self, server: Server, address: str, encodings: str = "identity", unchanged: bool = False):
        self._server, self._status = server, b" 200 "
        self._request = f"GET {address} HTTP/1.1\r\nHost: {HOST}\r\nAccept-Encoding: {encodings}\r\n\r\n".encode()
        head, self.body = self._visit()
        if unchanged:
            tag = _TAG.search(head)
            self._request = self._request[:-2] + b"If-None-Match: %b\r\n\r\n" % (tag[1] if tag else b"any")
            self._status = b" 304 "
        self._visit()

    def take(self) -> Taken:
        """How long an answer takes, over a slice of time."""
        with self._connected() as one, self._connected() as other:
            worked, working, started = self._server.worked(), time.thread_time(), time.perf_counter()
            one.sendall(self._request)
            answers = 0
            while not answers or time.perf_counter() - started < SLICE:
                other.sendall(self._request)
                head, end = self._receive(one)
                answers += 1
                one, other = other, one
            self._receive(one)
            taken, working = time.perf_counter() - started, time.thread_time() - working
            worked = self._server.worked() - worked
            return Taken(taken / (answers + 1), worked / (answers + 1), working / taken, end - head)

    def _visit(self) -> tuple[bytes, bytes]:
        """Head and body of one answer."""
        with self._connected() as one:
            one.sendall(self._request)
            head, end = self._receive(one)
        return bytes(_buffer[:head]), bytes(_buffer[head:end])

    def _connected(self) -> socket.socket:
        one = socket.create_connection((HOST, self._server.port), timeout=PATIENCE)
        one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return one

    def _receive(self, one: socket.socket) -> tuple[int, int]:
        """Where in the buffer the head of an answer ends, and the answer."""
        filled, head, end = 0, 0, len(_buffer)
        while filled < end:
            got = one.recv_into(_buffer_view[filled:])
            filled += got
            if not got:
                sys.exit(f"The server has hung up on {self._request!r}")
            if not head and (before := _buffer.find(b"\r\n\r\n", 0, filled)) >= 0:
                head = before + 4
                end = head + self._length(head)
        return head, end

    def _length(self, head: int) -> int:
        length = _LENGTH.search(_buffer, 0, head)
        if _buffer.find(self._status, 0, 14) < 0 or not (length or self._status == b" 304 "):
            sys.exit(f"{self._request!r}: {_buffer[:head].decode()}")
        return int(length[1]) if length and self._status != b" 304 " else 0


def cores() -> tuple[int, int]:
    """One for the servers, one for the reader: the same where there is no other."""
    there = sorted(os.sched_getaffinity(0))
    return there[0], there[-1]


@contextmanager
def granian(application: str, **variables: str) -> Iterator[Server]:
    """A server with one worker of one thread."""
    port = _free_port()
    options = f"--interface wsgi --host {HOST} --port {port} --workers 1 --blocking-threads 1 --no-ws"
    command = [sys.executable, "-m", "granian", *options.split(), "--log-level", "warning", application]
    with _running(command, port, **variables) as server:
        yield server


@contextmanager
def nginx(program: str, folder: Path) -> Iterator[Server]:
    """An nginx that serves the files of ``folder``."""
    port = _free_port()
    scratch = folder.with_name("nginx")
    scratch.mkdir()
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    (scratch / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {scratch}/pid; error_log stderr crit; events {{}}\n"
        f"http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; root {folder};\n"
        + "".join(f"{kind}_temp_path {scratch}/{kind};\n" for kind in kinds)
        + f"server {{ listen {HOST}:{port}; }} }}\n"
    )
    with _running([program, "-e", "stderr", "-c", str(scratch / "nginx.conf")], port) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, **variables: str) -> Iterator[Server]:
    core = cores()[0]
    server = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | variables, preexec_fn=lambda: os.sched_setaffinity(0, {core})
    )
    try:
        give_up = time.monotonic() + PATIENCE
        while not _listens(port):
            if server.poll() is not None or time.monotonic() > give_up:
                sys.exit(f"Does not serve: {' '.join(command)}")
            time.sleep(0.1)
        yield Server(port, server.pid)
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return one.getsockname()[1]


def _listens(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex((HOST, port)) == 0
