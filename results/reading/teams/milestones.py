"""The firsts and lasts of a constructor, whatever its engines. No queries."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from results.reading import milestones as kinds
from results.reading.annals import Annals
from results.reading.teams.races import TeamEntry, TeamPole


def team_milestones(entries: Iterable[TeamEntry], poles: Iterable[TeamPole], annals: Annals) -> list[kinds.Milestone]:
    """``entries`` in order of time."""
    on_pole = {pole.grand_prix for pole in poles}
    cars = (entry for entry in entries if entry.is_race)
    races = [list(found) for _, found in groupby(cars, key=lambda entry: entry.race)]
    return kinds.milestones((_raced(found, found[0].race.grand_prix in on_pole) for found in races), annals=annals)


def _raced(cars: Sequence[TeamEntry], has_pole: bool) -> kinds.Raced:
    brought = {
        kinds.START: any(car.has_started for car in cars),
        kinds.PODIUM: any(car.is_podium for car in cars),
        kinds.FASTEST_LAP: any(car.fastest_lap for car in cars),
        kinds.POLE: has_pole,
        kinds.WIN: any(car.is_win for car in cars),
    }
    race = cars[0].race
    return kinds.Raced(
        year=race.year,
        slug=race.slug,
        name=race.short_name,
        day=None,
        brought=frozenset(kind for kind, has in brought.items() if has),
    )
