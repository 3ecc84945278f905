"""Championship tables as the engine makes them of a season: as it was read, or with a sheet laid over it."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime

from f1site import clock
from results.models import Constructor, Driver, EngineManufacturer
from results.reading.calendars import Calendar
from results.reading.championship.rows import StandingRow, as_table
from results.reading.championship.standings import ChampionshipTable
from results.reading.editions import Edition
from results.reading.named import DriverName, EngineName, TeamName
from results.scoring.championship import Table, tables
from results.scoring.season_rules import known_rules
from results.scoring.sheets import Championship, Round
from results.scoring.store.reading import StoredSeason
from results.scoring.store.versions import Sessions, left_out_of, sessions


def supposed_tables(calendar: Calendar, championship: Championship, read: StoredSeason) -> list[ChampionshipTable]:
    """The table after each Grand Prix with a sheet; none where there are no rules. Three queries.

    None of them is stored, or has a version: what a page of stored tables shows, it shows of these.
    """
    season = calendar.season
    known = known_rules(season.year, season.rules)
    rules = known and known.of(championship)
    if not known or not rules:
        return []
    now = clock.now()
    rounds = read.rounds(now)
    names = _Names(read, sessions(known, read).get(championship, {}), now)
    return [
        _table(calendar, event, championship, table, names.rows(table, rounds[: index + 1]))
        for index, (event, table) in enumerate(zip(calendar.counting, tables(rules, rounds, championship), strict=True))
        if table
    ]


def _table(
    calendar: Calendar, after: Edition, championship: Championship, table: Table, rows: Iterable[StandingRow]
) -> ChampionshipTable:
    return ChampionshipTable(
        *(None, championship, after, None, table.races, table.sprints, calendar.races, calendar.sprints),
        tuple(rows),
        season_name=calendar.season.name,
    )


class _Names:
    """Who the competitors of the engine are."""

    def __init__(self, read: StoredSeason, sessions: Sessions, now: datetime):
        self.ids, self.sessions, self.now = read.ids, sessions, now
        drivers, teams, engines = ({pk for pk in column if pk} for column in zip(*read.ids.values(), strict=True))
        self.drivers = {
            pk: DriverName(*name)
            for pk, *name in Driver.objects.filter(pk__in=drivers).values_list(
                "pk", "slug", "name", "last_name", "code", "nationality"
            )
        }
        self.teams = {
            pk: TeamName(*name)
            for pk, *name in Constructor.objects.filter(pk__in=teams).values_list("pk", "slug", "name", "nationality")
        }
        self.engines = {
            pk: EngineName(*name)
            for pk, *name in EngineManufacturer.objects.filter(pk__in=engines).values_list("pk", "slug", "name")
        }

    def rows(self, table: Table, rounds: Sequence[Round]) -> list[StandingRow]:
        """The lines of a table after the last of ``rounds``."""
        drove: dict[Hashable, Hashable] = {
            row.driver: row.constructor
            for each in rounds
            for sheet in each.sheets
            if sheet.kind == "race"
            for row in sheet.rows
        }
        rows = []
        for line in table.lines:
            driver, constructor, engine = who = self.ids[line.competitor]
            left_out = tuple(left_out_of(line, self.sessions, self.now))
            numbers = (line.position, line.points, line.dropped, line.wins, line.status, left_out)
            team = constructor or self.ids.get(drove.get(line.competitor), (None, None, None))[1]
            row = StandingRow(who, *numbers, team=self.teams[team] if team else None)
            if driver:
                row = row._replace(driver=self.drivers[driver])
            elif constructor and engine:
                row = row._replace(constructor=self.teams[constructor], engine=self.engines[engine])
            rows.append(row)
        return as_table(rows)
