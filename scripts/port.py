"""Ends with one sentence and status 1 where the site cannot listen on PORT. Needs the standard library alone."""

import errno
import socket
import sys

from f1site.environment import port

HOST = "127.0.0.1"


def main() -> None:
    number = port("PORT", default=8000)
    with socket.socket() as probe:
        # As servers do: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except OSError as error:
            sys.exit(_sentence(number, error))


def _sentence(number: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        other = number + 1 if number < 65535 else 8000
        return f"Port {number} is in use on {HOST}; stop what listens there, or choose another: make run PORT={other}"
    if error.errno == errno.EACCES:
        return f"Port {number} is open to administrators alone; choose one above 1023: make run PORT=8000"
    return f"Port {number} cannot be used on {HOST}: {error.strerror}."


if __name__ == "__main__":
    main()
