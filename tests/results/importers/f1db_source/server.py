"""A web server on loopback that answers each request as the test says."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Server(ThreadingHTTPServer):
    """``answers`` are called with the handler, one after the other; the last one answers all that come after."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, answers):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = list(answers)
        self.requests = []
        self.closing = threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/f1db-csv.zip"

    def handle_error(self, request, client_address):
        """The client may hang up whenever it likes."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.requests.append((self.path, dict(self.headers)))
        answers = self.server.answers
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)
        self.close_connection = True

    def log_message(self, *arguments):
        pass

    def head(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


@contextmanager
def serving(*answers):
    server = Server(answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def sends(content, *, status=200, cut=None, ranges=True, **headers):
    """The file, or the rest that is asked for; with ``cut`` the connection closes after that many bytes."""

    def answer(handler):
        asked = handler.headers.get("Range") if ranges else None
        is_same = handler.headers.get("If-Range") in (None, headers.get("ETag"), headers.get("Last_Modified"))
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked and is_same else 0
        more = {"Content_Range": f"bytes {start}-{len(content) - 1}/{len(content)}"} if start else {}
        handler.head(206 if start else status, Content_Length=len(content) - start, **headers, **more)
        handler.wfile.write(content[start:][:cut])

    return answer


def says(status, content=b"", **headers):
    def answer(handler):
        handler.head(status, Content_Length=len(content), **headers)
        handler.wfile.write(content)

    return answer


def redirects_to(address, status=302):
    return says(status, Location=address)


def hangs_up(handler):
    """Close the connection without a word."""
    handler.connection.close()


def says_nothing(handler):
    handler.server.closing.wait(10)


def trickles(handler):
    """A byte every now and then, for ever."""
    handler.head(200, Content_Length=1_000_000)
    while not handler.server.closing.wait(0.02):
        handler.wfile.write(b"P")
        handler.wfile.flush()


def never_ends(handler):
    handler.head(200, Connection="close")
    while not handler.server.closing.is_set():
        handler.wfile.write(b"P" * 65536)
