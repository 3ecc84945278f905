"""The firsts and lasts of a constructor, whatever its engines. No queries."""

from collections.abc import Container, Iterable, Mapping

from results.reading import milestones as kinds
from results.reading.annals import Annals
from results.reading.teams.races import Race, TeamEntry, TeamPole


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
    return kinds.milestones((_raced(race, brought) for race in races.values()), annals=annals)


def _raced(race: Race, brought: Mapping[str, Container[int]]) -> kinds.Raced:
    found = [kind for kind, races in brought.items() if race.grand_prix in races]
    return kinds.Raced(race.year, race.slug, race.short_name, None, frozenset(found))
