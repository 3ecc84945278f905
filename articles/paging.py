"""Lists in pages, by ``?page=``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


class NoSuchPage(LookupError):
    """A page of a list that there is none of."""


def page_number(asked: str) -> int:
    """The first where none is asked for. Raises NoSuchPage."""
    if not re.fullmatch("[1-9][0-9]{0,8}", asked or "1"):
        raise NoSuchPage(asked)
    return int(asked or "1")


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of a page of a list of ``count``, ``size`` to a page."""

    rows: Sequence[Any]
    number: int
    count: int
    size: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.size))

    @property
    def first(self) -> int:
        """The number of its first row in the list."""
        return (self.number - 1) * self.size + 1

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.count)

    @property
    def newer(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def older(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None

    def address(self, address: str) -> str:
        """``address`` of the list with the number of the page, which the first does without."""
        if self.number == 1:
            return address
        return f"{address}{'&' if '?' in address else '?'}page={self.number}"


def checked(page: Page) -> Page:
    """Raises NoSuchPage for one behind the last."""
    if page.number > page.pages:
        raise NoSuchPage(page.number)
    return page


def rows_of(number: int, size: int) -> slice:
    return slice((number - 1) * size, number * size)
