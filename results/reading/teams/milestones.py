"""The firsts and lasts of a constructor, whatever its engines. No queries."""

from collections.abc import Iterable

from results.reading import milestones as kinds
from results.reading.annals import Annals
from results.reading.teams.races import TeamEntry, TeamPole


def team_milestones(entries: Iterable[TeamEntry], poles: Iterable[TeamPole], annals: Annals) -> list[kinds.Milestone]:
    """``entries`` in order of time."""
    cars = [entry for entry in entries if entry.is_race]
    brought = {
        kinds.START: {car.race.grand_prix for car in cars if car.has_started},
        kinds.PODIUM: {car.race.grand_prix for car in cars if car.is_podium},
        kinds.FASTEST_LAP: {car.race.grand_prix for car in cars if car.fastest_lap},
        kinds.POLE: {pole.grand_prix for pole in poles},
        kinds.WIN: {car.race.grand_prix for car in cars if car.is_win},
    }
    races = {car.race.grand_prix: car.race for car in cars}
    of_race: dict[int, set[str]] = {grand_prix: set() for grand_prix in races}
    for kind, grands_prix in brought.items():
        for grand_prix in grands_prix:
            of_race[grand_prix].add(kind)
    raced = (kinds.Raced(race.year, race.slug, race.short_name, None, of_race[pk]) for pk, race in races.items())
    return kinds.milestones(raced, annals=annals)
