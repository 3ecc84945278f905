"""What a search engine shows below the title of a page: one or two sentences in figures, noughts left out."""

from itertools import groupby
from typing import Any

from django.utils.dateformat import format as format_date

from results.reading.annals import Annals
from results.reading.calendars import Calendar
from results.reading.championship.standings import ChampionshipTable
from results.reading.drivers.biography import Biography
from results.reading.drivers.career import Career, DriverSeason
from results.reading.drivers.numbers import Numbers
from results.reading.sentences.career_tables import results_in_words
from results.reading.sentences.language import continued, counted, ended, figure, listed
from results.reading.sentences.team import season_results_in_words
from results.reading.sheets.sheet import SessionSheet, SheetRow
from results.reading.teams.record import TeamRecord
from results.reading.teams.seasons import TeamSeason, Totals
from results.reading.teams.team import Team

_SHOWN = 3


def driver(driver: Biography, career: Career) -> str:
    """``Ann Racer, Norway: 161 starts, 41 wins, 610 points; champion 1988, 1990.``"""
    if career.titles:
        when = f"champion {career.titles_in_years}"
    elif not career.annals.is_whole:
        when = ""
    elif not career.seasons or career.is_active:
        when = "still racing" if career.seasons else ""
    else:
        when = f"{'last raced' if career.total.starts else 'last entered'} in {career.seasons[0].year}"
    said = _counts(career.total)
    if career.total.points:
        said.append(counted(career.total.points, "point"))
    return ended("; ".join(filter(None, [_of(driver, said, career.annals), when])))


def driver_season(driver: Biography, season: DriverSeason) -> str:
    """``Ann Racer in 1988: 16 starts, best result first, 90 points. Every result of the season and of the career.``"""
    return f"{driver.name} in {season.year}: {continued(results_in_words(season))} Every result, and the whole career."


def team(team: Team, record: TeamRecord) -> str:
    """``Ann, Norway: 2 constructors’ titles, 20 Grand Prix starts, 3 wins, 4 drivers.``"""
    titles = [counted(len(record.titles), "constructors’ title")] if record.titles else []
    drivers = record.timeline.count if record.timeline else 0
    said = [*titles, *_counts(record.totals, "Grand Prix start")]
    return ended(_of(team, [*said, *([counted(drivers, "driver")] if drivers else [])], record.annals))


def team_season(team: Team, season: TeamSeason) -> str:
    said = continued(season_results_in_words(season))
    return f"{team.name} in {season.year}: {said} Every result, and the whole history."


def session(session: Any, grand_prix: Any, sheet: SessionSheet | None) -> str:
    """``Race of the 2023 Italian Grand Prix: 1. Ann, 2. Bob, 3. Cid. 20 entries, final result.``"""
    said = f"{session.name} of the {grand_prix.season_id} {grand_prix.name}"
    if sheet is None or not sheet.classified:
        return ended(f"{said} at {grand_prix.circuit_then}: no result yet")
    entries = counted(len(sheet.rows), "entry", "entries")
    first = ended(f"{said}: {_podium(sheet.classified)}")
    return f"{first} {entries}, {sheet.classification.get_state_display()} result."


def championship(title: str, table: ChampionshipTable) -> str:
    """``Drivers’ championship 2023, after 22 of 22 Grand Prix: Ann 25, Bob 18. The whole table, ...``"""
    first = ", ".join(f"{row.name} {figure(row.points)}" for row in table.rows[:_SHOWN])
    said = f"{title} {table.season}, {table.progress}"
    return f"{ended(f'{said}: {first}' if first else said)} The whole table, after every Grand Prix."


def _of(who: Biography | Team, said: list[str], annals: Annals) -> str:
    """Where seasons are missing, with those in which all this was: ``Ann, Norway, in 2023: 22 starts``."""
    name = ", ".join(filter(None, [who.name, who.country.country if who.country else "", annals.when]))
    return f"{name}: {', '.join(said)}" if said else name


def _counts(total: Numbers | Totals, start: str = "start") -> list[str]:
    numbers = ((total.starts, start), (total.wins, "win"), (total.podiums, "podium"), (total.poles, "pole"))
    return [counted(number, what) for number, what in numbers if number]


def weekend(grand_prix: Any, podium: list[SheetRow], calendar: Calendar) -> str:
    """``1. Ann, 2. Bob, 3. Cid: the 2023 Austrian Grand Prix at Spielberg, 2 July 2023, with every session ...``

    Without a result: ``Round 10 of 22: 2023 Austrian Grand Prix at Spielberg, 2 July 2023.``
    """
    where = f"{grand_prix.season_id} {grand_prix.name} at {grand_prix.circuit_then}"
    day = f", {format_date(grand_prix.date, 'j F Y')}" if grand_prix.date else ""
    if grand_prix.is_cancelled:
        return f"The {where} was cancelled."
    if podium:
        return f"{_podium(podium)}: the {where}{day}, with every session, grid and ruling."
    number = f"Round {grand_prix.round} of {calendar.count}: " if grand_prix.round else ""
    return f"{number}{where}{day}{', postponed' if grand_prix.is_postponed else ''}."


def _podium(rows: list[SheetRow]) -> str:
    """The first three places; who shared a car shares its place: ``1. Ann and Bob, 2. Cid``."""
    places = groupby(
        (row for row in rows if (row.entry.position or 0) in range(1, _SHOWN + 1)), key=lambda row: row.entry.position
    )
    return ", ".join(f"{place}. {listed(row.entry.driver.name for row in crew)}" for place, crew in places)
