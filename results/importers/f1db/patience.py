"""How long a download waits, how often it tries again, and how much it takes."""

import email.utils
import random
import time
from dataclasses import dataclass
from datetime import UTC

from results.importers.f1db.archive import megabytes
from results.importers.f1db.zip_archive import LARGEST_ZIP


@dataclass(frozen=True, slots=True)
class Patience:
    """All times in seconds. ``silence`` is how long a server may say nothing, ``whole`` how long all of it may take."""

    silence: float = 30
    whole: float = 900
    tries: int = 5
    first_wait: float = 0.5
    longest_wait: float = 60
    largest: int = LARGEST_ZIP  # bytes
    redirects: int = 5

    def wait_before(self, attempt: int) -> float:
        """Before attempt 2, 3, ...: twice as long each time, and not in step with everyone else."""
        longest = min(self.longest_wait, self.first_wait * 2 ** (attempt - 2))
        return random.uniform(longest / 2, longest)  # noqa: S311  (spreads load, guards nothing)

    @property
    def largest_text(self) -> str:
        return megabytes(self.largest) if self.largest >= 1_000_000 else f"{self.largest:,} bytes"


def asked_wait(header: str | None) -> float | None:
    """The seconds a ``Retry-After`` header asks for, as a number or as a date; None when it says nothing."""
    if not header:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = email.utils.parsedate_to_datetime(text)
        return max(0.0, moment.replace(tzinfo=moment.tzinfo or UTC).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
