from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from f1site import clock
from results.models import Entry, Session
from results.reading.calendars import calendar_of
from results.reading.championship.rows import StandingRow
from results.reading.championship.standings import current_versions, read_tables
from results.reading.championship.supposed import supposed_tables
from results.scoring.store.reading import read_season
from tests.builders import a_driver, a_race

pytestmark = pytest.mark.django_db


def plain(tables):
    """Tables without what only a stored one has, and teams by name alone."""

    def without_flag(row: StandingRow):
        return row._replace(team=row.team and replace(row.team, nationality=""))

    return [replace(table, pk=None, valid_from=None, rows=tuple(map(without_flag, table.rows))) for table in tables]


@pytest.mark.parametrize("championship", ["drivers", "constructors"])
def test_the_engine_makes_the_tables_that_are_stored(season_2023, championship):
    calendar = calendar_of(season_2023.year)
    stored = read_tables(current_versions(calendar.grands_prix, championship)).values()
    assert plain(supposed_tables(calendar, championship, read_season(season_2023))) == plain(stored)


def test_a_sheet_that_is_not_stored_changes_the_tables_from_its_race_on(season_2023):
    calendar = calendar_of(season_2023.year)
    race = Session.objects.get(grand_prix__slug="monaco", kind="race", grand_prix__season=season_2023)
    entries = list(
        Entry.objects.filter(classification__session=race)
        .select_related("driver", "constructor", "engine")
        .order_by("line")
    )
    entries[0].position, entries[1].position = 2, 1
    before, after = (
        {table.grand_prix.slug: {row.name: row.points for row in table.rows} for table in tables}
        for tables in (
            supposed_tables(calendar, "drivers", read)
            for read in (
                read_season(season_2023),
                read_season(season_2023).with_sheet(race, [entries[1], entries[0], *entries[2:]], clock.now()),
            )
        )
    )
    changed = [slug for slug in before if before[slug] != after[slug]]
    assert changed == [event.slug for event in calendar.counting[5:]]
    first, second = entries[0].driver.name, entries[1].driver.name
    assert [after["monaco"][name] - before["monaco"][name] for name in (first, second)] == [-7, 7]


def test_a_supposed_table_goes_through_the_same_partial(season_2023):
    calendar = calendar_of(season_2023.year)
    table = supposed_tables(calendar, "drivers", read_season(season_2023))[-1]
    (stored,) = read_tables(current_versions(calendar.grands_prix, "drivers")[-1:]).values()
    html, true = (render_to_string("results/championship/_standings.html", {"table": one}) for one in (table, stored))
    assert html == true.replace(f"standings-{stored.pk}", "standings-None")


def test_without_rules_there_is_no_supposed_table():
    race = a_race(1949, rows=[a_driver()])
    season = race.session.grand_prix.season
    assert supposed_tables(calendar_of(season.year), "drivers", read_season(season)) == []
