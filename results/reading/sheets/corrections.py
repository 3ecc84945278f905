"""What a new version of a sheet changed against the one before it."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from results.reading.championship.rows import Movement
from results.reading.sheets.lines import Line
from results.reading.sheets.sheet import SessionSheet, SheetRow


@dataclass(frozen=True, slots=True)
class Change:
    """One entry in two versions; ``before`` or ``after`` is None where it is not on that sheet."""

    entry: Line
    before: SheetRow | None
    after: SheetRow | None

    @property
    def points(self) -> Decimal:
        """Points won or lost by the change."""
        return _points(self.after) - _points(self.before)

    @property
    def places(self) -> int | None:
        """Places won (positive) or lost; None without a place on both sheets."""
        old, new = _position(self.before), _position(self.after)
        return None if old is None or new is None else old - new

    @property
    def movement(self) -> Movement | None:
        return Movement(self.places) if self.places else None

    @property
    def was(self) -> int | str:
        """What the cell of the version before says."""
        return _result(self.before)

    @property
    def is_now(self) -> int | str:
        return _result(self.after)

    @property
    def is_change(self) -> bool:
        return _standing(self.before) != _standing(self.after) or bool(self.points)


def changes(before: SessionSheet, after: SessionSheet) -> list[Change]:
    """The entries that moved or whose points changed, in the order of the newer sheet."""
    old = dict(_keyed(before.rows))
    new = dict(_keyed(after.rows))
    found = [Change(row.entry, old.get(key), row) for key, row in new.items()]
    found += [Change(row.entry, row, None) for key, row in old.items() if key not in new]
    return [change for change in found if change.is_change]


def _keyed(rows: Iterable[SheetRow]) -> Iterator[tuple[Hashable, SheetRow]]:
    """Rows under driver, car and count: a driver can stand in several rows, even of one car."""
    seen: Counter[Hashable] = Counter()
    for row in rows:
        key = (row.entry.driver.pk, row.entry.number)
        seen[key] += 1
        yield (*key, seen[key]), row


def _points(row: SheetRow | None) -> Decimal:
    return (row.points if row else None) or Decimal(0)


def _result(row: SheetRow | None) -> int | str:
    return row.entry.position or row.entry.status if row else "not listed"


def _position(row: SheetRow | None) -> int | None:
    return row.entry.position if row else None


def _standing(row: SheetRow | None) -> tuple:
    """What a reader would call its result: the place or the reason for none, and the time."""
    return (row.entry.position, row.entry.status, row.entry.time_ms) if row else ()
