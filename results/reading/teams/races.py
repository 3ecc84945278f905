"""Every car a constructor has entered, in one query: what its drivers, circuits and engines are counted from."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import F

from results.models import Constructor, Session
from results.parsing.positions import NEVER_STARTED
from results.reading.entries import GRAND_PRIX, SEASON, SESSION, pole_sitters
from results.reading.teams.seasons import scoring_entries


class TeamEntry(NamedTuple):
    """A row of the sheet in force of a race or sprint. ``grand_prix`` is its id, ``race`` its slug."""

    year: int
    grand_prix: int
    race: str
    race_name: str
    race_short_name: str
    day: date | None
    kind: str
    circuit: str
    circuit_name: str
    driver: str
    driver_name: str
    engine: str
    position: int | None
    status: str
    fastest_lap: bool = False
    nationality: str = ""

    @property
    def is_race(self) -> bool:
        return self.kind == Session.Kind.RACE

    @property
    def has_started(self) -> bool:
        return self.is_race and self.status not in NEVER_STARTED

    @property
    def is_win(self) -> bool:
        return self.is_race and self.position == 1

    @property
    def is_podium(self) -> bool:
        return self.is_race and self.position is not None and self.position <= 3


class TeamPole(NamedTuple):
    """A pole position: the id of the Grand Prix, its year and who sat in the car."""

    grand_prix: int
    year: int
    driver: str


def team_entries(constructor: Constructor) -> list[TeamEntry]:
    """In order of time; cars of one day by engine. One query."""
    rows = (
        scoring_entries(constructor)
        .order_by()
        .values_list(
            SEASON,
            GRAND_PRIX,
            f"{GRAND_PRIX}__slug",
            f"{GRAND_PRIX}__name",
            f"{GRAND_PRIX}__short_name",
            f"{GRAND_PRIX}__date",
            f"{SESSION}__kind",
            f"{GRAND_PRIX}__layout__circuit__slug",
            f"{GRAND_PRIX}__layout__circuit__name",
            "driver__slug",
            "driver__name",
            F("engine__name"),
            "position",
            "status",
            "fastest_lap",
            "driver__nationality",
        )
    )
    entries = [TeamEntry(*row) for row in rows]
    return sorted(entries, key=_moment)


def _moment(entry: TeamEntry) -> tuple:
    return entry.year, entry.day or date(entry.year, 12, 31), entry.engine


def team_poles(constructor: Constructor) -> list[TeamPole]:
    """One query."""
    return [
        TeamPole(row["grand_prix"], row["season"], row["slug"])
        for row in pole_sitters()
        if row["car"] == constructor.pk
    ]


def engines_by_year(entries: Iterable[TeamEntry]) -> dict[int, list[str]]:
    """The makers of the engines of each season, in the order in which they first raced."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        found[entry.year][entry.engine] = None
    return {year: list(engines) for year, engines in found.items()}
