"""The career totals of every driver and constructor against F1DB's own."""

from results.checks.totals import COLUMNS, check_totals
from results.importers.f1db.source import open_release
from results.models import Constructor, Driver
from results.reading.drivers.career import read_career
from results.reading.teams.record import read_team
from results.reading.totals import constructor_totals, driver_totals
from tests.history.conftest import RELEASE

SHOWN = ("starts", "wins", "podiums", "poles", "fastest_laps", "points")


def test_all_totals_agree():
    with open_release(RELEASE) as release:
        check = check_totals(release)

    assert [difference for difference in check.differences if difference.reason is None] == []
    assert check.equal == {
        "drivers": dict.fromkeys(COLUMNS, 917),
        "constructors": dict.fromkeys(COLUMNS, 187),
    }


def figures(counted, titles):
    return {name: getattr(counted, name) for name in SHOWN} | {"titles": titles}


def test_the_page_of_a_driver_counts_as_the_totals_that_are_proved():
    proved = driver_totals()
    drivers = list(Driver.objects.filter(slug__in=proved).order_by("slug"))
    chosen = [driver for number, driver in enumerate(drivers) if proved[driver.slug].titles or number % 10 == 0]
    assert len(chosen) > 100
    careers = {driver.slug: read_career(driver) for driver in chosen}
    assert {slug: figures(career.total, len(career.titles)) for slug, career in careers.items()} == {
        slug: figures(proved[slug], proved[slug].titles) for slug in careers
    }


def test_the_page_of_a_constructor_counts_as_the_totals_that_are_proved():
    proved = constructor_totals()
    teams = list(Constructor.objects.filter(slug__in=proved).order_by("slug"))
    chosen = [team for number, team in enumerate(teams) if proved[team.slug].wins or number % 5 == 0]
    assert len(chosen) > 50
    records = {team.slug: read_team(team) for team in chosen}
    assert {slug: figures(record.totals, len(record.titles)) for slug, record in records.items()} == {
        slug: figures(proved[slug], proved[slug].titles) for slug in records
    }
