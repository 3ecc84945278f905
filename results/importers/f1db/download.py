"""A file from the web, kept in a cache folder: continued where it was cut off, not loaded again while unchanged."""

import http.client
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from results.importers.f1db.archive import Unreadable
from results.importers.f1db.cache import CachedFile, Told
from results.importers.f1db.patience import Patience
from results.importers.f1db.progress import Progress
from results.importers.f1db.request import (
    NOT_MODIFIED,
    RANGE_NOT_SATISFIABLE,
    Interrupted,
    Refused,
    ask,
    check_address,
    trouble,
)

AGENT = "parc-ferme (import_f1db)"
TAG = re.compile(r"/releases/download/([^/?#]+)/")
CHUNK = 1 << 16
PARTIAL = 206
CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")

Check = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Downloaded:
    """``version`` is the tag in the addresses on the way, or empty."""

    path: Path
    version: str


def download(address: str, folder: Path, check: Check, patience: Patience, progress: Progress) -> Downloaded:
    """The file at an address. ``check`` raises Unreadable for one that is not to be kept. Unreadable otherwise."""
    check_address(address)
    return Download(address, folder, check, patience, progress).run()


class Download:
    def __init__(self, address: str, folder: Path, check: Check, patience: Patience, progress: Progress):
        self.address = address
        self.cached = CachedFile(folder, address)
        self.check = check
        self.patience = patience
        self.progress = progress
        self.ends = time.monotonic() + patience.whole

    def run(self) -> Downloaded:
        with self.cached.locked():
            attempt = 1
            while True:
                before = self.cached.size_of_part()
                try:
                    return self._attempt()
                except Interrupted as interrupted:
                    # What brings the end nearer is not in vain, so it does not count.
                    attempt = 2 if self.cached.size_of_part() > before else attempt + 1
                    self._wait(attempt, interrupted)
                finally:
                    self.progress.done()

    def _attempt(self) -> Downloaded:
        part, whole = self.cached.told_of_part(), self.cached.told()
        start = self.cached.size_of_part() if part else 0
        try:
            answer, redirects = ask(self.address, self._headers(part, start, whole), self.patience)
        except Refused as refused:
            if refused.status == NOT_MODIFIED and whole and not start:
                self.progress.say("The release is the one loaded before.")
                return Downloaded(self.cached.path, whole.version)
            if refused.status == RANGE_NOT_SATISFIABLE and start:
                self.cached.discard()
                raise Interrupted("the server has another file now", wait=0) from refused
            raise Unreadable(self.address, str(refused)) from refused
        with answer:
            tag = next((found[1] for hop in redirects.hops if (found := TAG.search(hop))), "")
            told = Told(answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", ""), tag)
            return self._take(answer, told, part, start)

    def _headers(self, part: Told | None, start: int, whole: Told | None) -> dict[str, str]:
        headers = {"User-Agent": AGENT, "Accept-Encoding": "identity"}
        if part and start:
            headers |= {"Range": f"bytes={start}-", "If-Range": part.validator}
        elif whole and whole.etag:
            headers["If-None-Match"] = whole.etag
        elif whole and whole.modified:
            headers["If-Modified-Since"] = whole.modified
        return headers

    def _take(self, answer: http.client.HTTPResponse, told: Told, part: Told | None, start: int) -> Downloaded:
        total: int | None
        if answer.status == PARTIAL and part:
            total = self._check_rest(answer, told, part, start)
            told = part
        elif answer.status == http.client.OK:
            start, length = 0, answer.headers.get("Content-Length", "")
            total = int(length) if length.isascii() and length.isdigit() else None
            self.cached.begin(told)
        else:
            raise Unreadable(self.address, f"the server says {answer.status}, which is not a file")
        self._check_size(total or 0)
        size = self._receive(answer, start, total)
        return self._finish(replace(told, size=size), answer.headers.get_content_type(), is_continued=start > 0)

    def _check_rest(self, answer: http.client.HTTPResponse, told: Told, part: Told, start: int) -> int:
        """How large the whole is, if this is the rest of the part that is here."""
        found = CONTENT_RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        is_same = told.validator in ("", part.validator)
        if not found or len(found[2]) > 15 or int(found[1]) != start or not is_same:
            self.cached.discard()
            raise Interrupted("the server sent another part than it was asked for", wait=0)
        return int(found[2])

    def _receive(self, answer: http.client.HTTPResponse, size: int, total: int | None) -> int:
        """Append the body to the part; how large that is now."""
        while content := self._chunk(answer):
            self._check_size(size + len(content))
            self._check_time()
            self.cached.append(content)
            size += len(content)
            self.progress.at(size, total)
        if total is not None and size < total:
            raise Interrupted("the connection was cut")
        return size

    def _chunk(self, answer: http.client.HTTPResponse) -> bytes:
        try:
            return answer.read1(CHUNK)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise trouble(self.address, error) from error

    def _check_size(self, size: int) -> None:
        if size > self.patience.largest:
            self.cached.discard()
            raise Unreadable(self.address, f"the file is larger than {self.patience.largest_text}")

    def _check_time(self) -> None:
        if time.monotonic() > self.ends:
            raise Unreadable(self.address, f"the download takes longer than {self.patience.whole:g} seconds")

    def _finish(self, told: Told, kind: str, is_continued: bool) -> Downloaded:
        try:
            self.check(self.cached.part)
        except Unreadable as problem:
            self.cached.discard()
            if is_continued:
                raise Interrupted("the parts that came do not fit together", wait=0) from problem
            what = f"what came is not a release of F1DB ({kind}): {problem.fault.message}"
            raise Unreadable(self.address, what) from problem
        self.cached.finish(told)
        return Downloaded(self.cached.path, told.version)

    def _wait(self, attempt: int, interrupted: Interrupted) -> None:
        """Before the next attempt, if there is to be one."""
        if attempt > self.patience.tries:
            raise Unreadable(self.address, f"{interrupted}, {self.patience.tries} times in a row") from interrupted
        wait = self.patience.wait_before(attempt) if interrupted.wait is None else interrupted.wait
        if wait > self.patience.longest_wait:
            raise Unreadable(self.address, f"{interrupted}, and to come back in {wait:.0f} seconds") from interrupted
        if time.monotonic() + wait > self.ends:
            raise Unreadable(self.address, f"{interrupted}, for {self.patience.whole:g} seconds") from interrupted
        reason = str(interrupted)
        self.progress.say(f"{reason[0].upper()}{reason[1:]}. Trying again.")
        time.sleep(wait)
