"""Whether the drivers of a release can have lived when it says they raced."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from results.importers.f1db.correcting import DRIVER, STATUS
from results.importers.plausible import Career, Life, impossible_lives
from results.models import Entry, Session

RACE = Session.Kind.RACE.value
Status = Entry.Status
# Who died on the day before still stands on the sheet of the race, as one who did not start.
DROVE = frozenset({Status.CLASSIFIED, Status.NOT_CLASSIFIED, Status.RETIRED, Status.DISQUALIFIED})
COLUMNS = {"born": "dateOfBirth", "died": "dateOfDeath"}


class Lives:
    """Days of birth and death by id, and careers by primary key."""

    def __init__(self) -> None:
        self._lives: dict[str, tuple[int, Life]] = {}
        self._careers: dict[int, Career] = {}

    def read(self, rows: Iterable[tuple[int, dict[str, Any]]]) -> None:
        """The rows of drivers.csv with their lines."""
        self._lives = {row["id"]: (line, Life(row["dateOfBirth"], row["dateOfDeath"])) for line, row in rows}

    def see(self, sheets: Mapping[int, list[tuple[Any, ...]]], kind: str, days: Mapping[int, date]) -> None:
        """The rows of every sheet of a kind, by race."""
        for race, rows in sheets.items():
            day = days[race]
            for row in rows:
                career = self._careers.get(row[DRIVER])
                if career is None:
                    career = self._careers[row[DRIVER]] = Career(day, day)
                if not career.first < day < career.last:
                    career.add(day, False)
                if kind == RACE and row[STATUS] in DROVE and (career.raced is None or career.raced < day):
                    career.raced = day

    def problems(self, keys: Mapping[str, int], newest: date | None) -> Iterator[tuple[int, str, str]]:
        """(line, column, what is wrong). ``keys`` are the drivers' primary keys, ``newest`` is the last race held."""
        lives = {keys[slug]: life for slug, (_, life) in self._lives.items() if slug in keys}
        lines = {keys[slug]: line for slug, (line, _) in self._lives.items() if slug in keys}
        # A clock that is slow makes nobody's birthday a fault.
        today = max(filter(None, [date.today(), newest]))
        for who, field, problem in impossible_lives(lives, self._careers, today):
            yield lines[who], COLUMNS[field], problem
