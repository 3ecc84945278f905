"""How far a download is: a bar on a terminal, a few plain lines elsewhere."""

from typing import TextIO

WIDTH = 30
STEP = 25  # percent from one plain line to the next


class Progress:
    """Of one download. Without a stream it says nothing."""

    def __init__(self, stream: TextIO | None = None):
        self._stream = stream
        self._is_terminal = bool(stream and stream.isatty())
        self._shown = -1

    def say(self, sentence: str) -> None:
        if self._stream:
            self._end_bar()
            self._stream.write(f"{sentence}\n")
            self._stream.flush()

    def at(self, done: int, total: int | None) -> None:
        """``total`` is None where the server does not say how much there is."""
        percent = min(100, done * 100 // total) if total else 0
        shown = percent // (1 if self._is_terminal else STEP) if total else done // 100_000
        if not self._stream or shown == self._shown or (not self._is_terminal and not total):
            return
        self._shown = shown
        if self._is_terminal:
            self._stream.write(f"\r{_bar(done, total, percent)}")
        else:
            self._stream.write(f"{percent} % of {_megabytes(total or 0)}\n")
        self._stream.flush()

    def step(self, what: str) -> None:
        """Something has begun that may take a while; told on a terminal only."""
        if self._stream and self._is_terminal:
            self._stream.write(f"\r{what[:60]:<60}")
            self._stream.flush()
            self._shown = 0

    def done(self) -> None:
        if self._stream:
            self._end_bar()

    def _end_bar(self) -> None:
        if self._stream and self._is_terminal and self._shown >= 0:
            self._stream.write("\n")
        self._shown = -1


def _bar(done: int, total: int | None, percent: int) -> str:
    if not total:
        return f"{_megabytes(done)} "
    filled = percent * WIDTH // 100
    return f"[{'#' * filled}{'.' * (WIDTH - filled)}] {percent:3} % of {_megabytes(total)} "


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB"
