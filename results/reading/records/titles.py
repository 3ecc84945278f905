"""The day a title was won: not that of the last race of the season, but of the race, or the sprint, that decided it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from results.reading.championship.deciding import read_decisions
from results.reading.records.holders import Haul, Hauls
from results.reading.records.marks import Competitor, Race

Birthdays = Mapping[int, date | None]


def dated(races: Sequence[Race], years: Collection[int]) -> list[Race]:
    """``races``, of which the last of each of ``years`` gives way to what decided its title. Queries: read_decisions'.

    One whose title nobody can date stays the last of its season.
    """
    found, last = list(races), {race.year: race.number for race in races}
    for year, (there, day) in read_decisions(years).items() if years else ():
        if day:
            race = races[last[year]]
            found[race.number] = replace(race, pk=there.pk, day=day, slug=there.slug, name=there.name)
    return found


def years_at_ends(hauls: Hauls, races: Sequence[Race], *, oldest: bool) -> set[int]:
    """The season of the last (or first) title of each champion."""
    return {_at_end(haul, races, oldest).year for haul in hauls.values()}


def years_in_question(
    hauls: Hauls, races: Sequence[Race], born: Birthdays, among: Collection[Competitor], *, oldest: bool
) -> set[int]:
    """The seasons of those ``among`` the champions who may have been the youngest, or the oldest: by the first and the
    last race of them, between which the title was decided.
    """
    begun: dict[int, date] = {}
    for race in races:
        begun.setdefault(race.year, race.day)
    ages = list(_ages({who: hauls[who] for who in hauls if who in among}, races, born, begun, oldest))
    if oldest:
        limit = max((youngest for _, youngest, _ in ages), default=0)
        return {year for year, _, most in ages if most >= limit}
    limit = min((most for _, _, most in ages), default=0)
    return {year for year, least, _ in ages if least <= limit}


def _ages(
    hauls: Hauls, races: Sequence[Race], born: Birthdays, begun: Mapping[int, date], oldest: bool
) -> Iterator[tuple[int, int, int]]:
    """The season and the ages in days at its first and at its last race."""
    for who, haul in hauls.items():
        birthday = born.get(who) if isinstance(who, int) else None
        if birthday:
            race = _at_end(haul, races, oldest)
            yield race.year, (begun[race.year] - birthday).days, (race.day - birthday).days


def _at_end(haul: Haul, races: Sequence[Race], oldest: bool) -> Race:
    return races[haul.races[-1 if oldest else 0]]
