"""One request over HTTP: only http and https, a limited number of redirects, and every hop remembered."""

import http.client
import ssl
import urllib.error
import urllib.request
from email.message import Message
from typing import IO, Any
from urllib.parse import urljoin, urlsplit

from results.importers.f1db.archive import Unreadable
from results.importers.f1db.patience import Patience, asked_wait
from results.parsing.words import quoted

SCHEMES = ("http", "https")
TRY_AGAIN = {408, 425, 429, 500, 502, 503, 504}
NOT_MODIFIED, RANGE_NOT_SATISFIABLE = 304, 416


class Interrupted(Exception):
    """Trying again may help, after ``wait`` seconds if the server said so."""

    def __init__(self, reason: str, wait: float | None = None):
        super().__init__(reason)
        self.wait = wait


class Refused(Exception):
    """The server's answer is ``status``: not what was asked for, and no reason to try the same again."""

    def __init__(self, status: int, reason: str):
        super().__init__(reason)
        self.status = status


class Redirects(urllib.request.HTTPRedirectHandler):
    """``hops`` are all addresses that were asked."""

    max_redirections = max_repeats = 100  # urllib's own limits; ours is lower and says so better

    def __init__(self, address: str, most: int):
        self.address = address
        self.most = most
        self.hops = [address]

    def http_error_302(self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Any) -> Any:
        if target := headers.get("Location"):
            fp.close()  # or urllib would read the body of the redirect to its end, and it may have none
            self._check(req.full_url, target)
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302

    def _check(self, origin: str, target: str) -> None:
        try:
            target = urljoin(origin, target)
        except ValueError:
            raise Unreadable(self.address, f"the server redirects to {quoted(target)}, which is no address") from None
        check_address(target, asked=self.address)
        if origin.startswith("https:") and not target.startswith("https:"):
            raise Unreadable(self.address, "the server redirects from https to http")
        if len(self.hops) > self.most:
            raise Unreadable(self.address, f"the server redirects more than {self.most} times")
        self.hops.append(target)


def check_address(address: str, asked: str | None = None) -> None:
    """Unreadable for what is no address of a file on the web. ``asked`` is the one that led to it."""
    try:
        parts = urlsplit(address)
        is_whole = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        raise Unreadable(asked or address, f"{quoted(address)} is not an address") from None
    if parts.scheme not in SCHEMES:
        raise Unreadable(asked or address, f"only http and https are read, not {quoted(parts.scheme)}")
    if not is_whole or "@" in parts.netloc or not address.isascii() or not address.isprintable() or " " in address:
        raise Unreadable(asked or address, f"{quoted(address)} is not an address that can be read here")


def ask(address: str, headers: dict[str, str], patience: Patience) -> tuple[http.client.HTTPResponse, Redirects]:
    """The answer of the server, its body unread. Interrupted, Refused or Unreadable when there is none to be had."""
    redirects = Redirects(address, patience.redirects)
    opener = urllib.request.OpenerDirector()  # not build_opener: it reads file: and ftp: as well
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        redirects,
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(address, headers=headers)  # noqa: S310  (no other schemes are opened)
    try:
        return opener.open(request, timeout=patience.silence), redirects
    except urllib.error.HTTPError as error:
        with error:
            raise _answer(error) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise trouble(address, error) from error


def _answer(error: urllib.error.HTTPError) -> Exception:
    says = f"the server says {error.code} {_words(error.reason)}".strip()
    if error.code in TRY_AGAIN:
        return Interrupted(says, asked_wait(_header(error.headers, "Retry-After")))
    return Refused(error.code, says)


def _words(reason: object) -> str:
    # urllib explains a redirect without a target over several lines.
    return str(reason).splitlines()[0][:60] if str(reason) else ""


def _header(headers: Message | None, name: str) -> str | None:
    return headers.get(name) if headers else None


def trouble(address: str, error: Exception) -> Exception:
    """What to make of an error on the way: Interrupted, or Unreadable where another try is in vain."""
    reason = getattr(error, "reason", error) if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Unreadable(address, f"the certificate of the server is not valid ({reason.verify_message})")
    if isinstance(reason, TimeoutError):
        return Interrupted("the server does not answer in time")
    if isinstance(reason, ConnectionResetError | BrokenPipeError):
        return Interrupted("the connection was cut")
    if isinstance(reason, OSError) and reason.strerror:
        return Interrupted(f"the server cannot be reached ({reason.strerror})")
    if isinstance(reason, OSError | http.client.HTTPException):
        return Interrupted("the connection was cut")
    return Unreadable(address, "this is not an address that can be read here")
