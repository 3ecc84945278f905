from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from f1site import clock
from results.models import Classification, Driver, Entry, Score, Season, Session, Standing, StandingsTable
from results.scoring.championship import tables
from results.scoring.rules import NoRules
from results.scoring.season_rules import rules_for
from results.scoring.store import rebuild
from results.scoring.store.reading import read_season
from tests.builders import (
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_points_adjustment,
    a_race,
    a_season,
    a_session,
    an_engine,
)

pytestmark = pytest.mark.django_db
BEFORE_THE_RULING = datetime(2023, 10, 22, 22, tzinfo=UTC)


def drivers_after(grand_prix, at=None):
    """``{driver: (place, points)}`` as known at a moment."""
    table = StandingsTable.objects.drivers().current(at).get(grand_prix=grand_prix)
    return {line.driver.slug: (line.position, line.points) for line in table.standings.select_related("driver")}


def stored():
    return [list(model.objects.order_by("pk").values()) for model in (Score, StandingsTable, Standing)]


def test_austin_stands_as_it_was_before_and_after_the_ruling(season_2023):
    austin = season_2023.grands_prix.get(slug="united-states")
    before, after = drivers_after(austin, BEFORE_THE_RULING), drivers_after(austin)

    assert StandingsTable.objects.drivers().filter(grand_prix=austin, races_counted=18).count() == 2
    assert [before[slug][1] for slug in ("lewis-hamilton", "charles-leclerc", "sergio-perez")] == [219, 159, 238]
    assert [after[slug][1] for slug in ("lewis-hamilton", "charles-leclerc", "sergio-perez")] == [201, 151, 240]


def test_a_table_counts_races_and_sprints(season_2023):
    table = StandingsTable.objects.drivers().current().get(grand_prix__slug="united-states")

    assert (table.races_counted, table.sprints_counted) == (18, 5)


def test_a_sprint_weekend_has_a_table_of_its_saturday(season_2023):
    versions = StandingsTable.objects.constructors().filter(grand_prix__slug="qatar").order_by("valid_from")

    assert list(versions.values_list("races_counted", "sprints_counted")) == [(16, 4), (17, 4)]


def test_rebuilding_again_keeps_every_row(season_2023):
    before = stored()
    rebuild(2023)

    assert stored() == before


def test_rebuilding_repairs_what_differs(season_2023):
    before = sorted(Score.objects.values_list("entry", "points"))
    Score.objects.filter(points=25).update(points=24)
    Standing.objects.filter(table__grand_prix__slug="monaco", position=1).update(points=1)
    Score.objects.filter(points=1).delete()
    rebuild(2023)

    assert sorted(Score.objects.values_list("entry", "points")) == before
    assert drivers_after(season_2023.grands_prix.get(slug="monaco"))["max-verstappen"] == (1, Decimal(144))


def test_a_new_version_changes_the_tables_from_its_round_on(season_2023):
    session = Session.objects.get(grand_prix__slug="las-vegas", kind="race")
    norris = Driver.objects.get(slug="lando-norris")
    earlier = drivers_after(season_2023.grands_prix.get(slug="sao-paulo"))
    old_final = drivers_after(season_2023.grands_prix.get(slug="abu-dhabi"))
    issued_at = datetime(2023, 12, 1, tzinfo=UTC)
    with transaction.atomic():
        a_classification(session, rows=[norris], state="revised", issued_at=issued_at)
        rebuild(2023)
    final = season_2023.grands_prix.get(slug="abu-dhabi")

    assert drivers_after(season_2023.grands_prix.get(slug="sao-paulo")) == earlier
    assert drivers_after(final)["lando-norris"][1] == old_final["lando-norris"][1] + 25
    assert drivers_after(final, issued_at - timedelta(seconds=1)) == old_final


def test_a_rebuild_is_undone_with_the_sheet_that_caused_it():
    session = a_session(a_grand_prix(2023))
    try:
        with transaction.atomic():
            a_classification(session)
            rebuild(2023)
            raise RuntimeError
    except RuntimeError:
        pass

    assert stored() == [[], [], []]
    assert not Classification.objects.exists()


def test_a_sheet_being_typed_counts_for_nothing():
    a_classification(issued_at=None)
    rebuild(2023)

    assert stored() == [[], [], []]


def test_a_sheet_with_one_row_makes_a_table():
    sheet = a_classification(rows=1)
    rebuild(2023)

    assert list(drivers_after(sheet.session.grand_prix).values()) == [(1, Decimal(25))]


def test_a_cancelled_grand_prix_counts_for_nothing():
    a_classification(a_session(a_grand_prix(state="cancelled")))
    rebuild(2023)

    assert stored() == [[], [], []]


def test_a_postponed_grand_prix_without_a_date_changes_nothing():
    a_grand_prix(state="postponed", date=None)
    sheet = a_classification()
    rebuild(2023)

    assert len(drivers_after(sheet.session.grand_prix)) == 3
    assert StandingsTable.objects.drivers().count() == 1


def test_a_driver_in_two_rows_scores_in_both():
    driver = a_driver()
    sheet = a_classification(rows=[driver, {"driver": driver, "position": 2}])
    rebuild(2023)

    assert drivers_after(sheet.session.grand_prix) == {driver.slug: (1, Decimal(43))}


def test_an_adjustment_shows_from_the_moment_it_was_decided():
    constructor = a_constructor()
    sheet = a_classification(rows=[{"constructor": constructor}])
    grand_prix = sheet.session.grand_prix
    decided_at = sheet.issued_at + timedelta(days=2)
    a_points_adjustment(grand_prix, constructor=constructor, points=Decimal(-15), decided_at=decided_at)
    rebuild(2023)
    tables = StandingsTable.objects.constructors().filter(grand_prix=grand_prix).order_by("valid_from")

    assert list(tables.values_list("standings__points", "valid_from")) == [
        (Decimal(25), sheet.issued_at),
        (Decimal(10), decided_at),
    ]
    assert drivers_after(grand_prix)[sheet.entries.get().driver.slug] == (1, Decimal(25))


def test_own_rules_are_used():
    season = a_season(2023, rules={"race": [3, 2, 1]})
    sheet = a_classification(a_session(a_grand_prix(season)))
    rebuild(2023)

    assert [points for _, points in drivers_after(sheet.session.grand_prix).values()] == [3, 2, 1]


@pytest.mark.parametrize(
    ("year", "rules", "error"),
    [
        (1949, None, NoRules),
        (2023, {"race": "many"}, ValueError),
        (2023, {"race": [1000], "factors": {"monaco": 1000}}, ValueError),
    ],
)
def test_rules_that_cannot_be_used_change_nothing(year, rules, error):
    session = a_session(a_grand_prix(a_season(year), slug="monaco"))
    a_classification(session)
    if rules:
        rebuild(year)
    before = stored()
    Season.objects.filter(year=year).update(rules=rules)

    with pytest.raises(error):
        rebuild(year)
    assert stored() == before


def test_a_season_without_sheets_needs_no_rules():
    a_grand_prix(1949)
    rebuild(1949)

    assert stored() == [[], [], []]


@pytest.mark.parametrize("rows", [1, 20])
def test_a_rebuild_costs_the_same_for_any_number_of_rows(rows, django_assert_num_queries):
    a_classification(rows=rows)
    with django_assert_num_queries(14):
        rebuild(2023)


def test_each_table_says_which_results_do_not_count_in_it():
    winner = a_driver()
    races = [a_race(1988, [winner], slug=f"round-{number:02}") for number in range(12)]
    rebuild(1988)
    lines = Standing.objects.filter(driver=winner).order_by("table__grand_prix__date", "table__grand_prix__slug")

    # Eleven count; of equal results the earlier ones.
    assert [line.left_out for line in lines] == [[]] * 11 + [[races[-1].session_id]]


def drivers_supposed(read, rules, grand_prix):
    """``{driver: (place, points)}`` after a Grand Prix, by the engine."""
    found = {table.grand_prix: table for table in tables(rules, read.rounds(clock.now()), "drivers") if table}
    return {line.competitor: (line.position, line.points) for line in found[grand_prix.slug].lines}


def test_a_season_as_it_was_known_at_a_moment_makes_the_tables_of_that_moment(season_2023):
    austin = season_2023.grands_prix.get(slug="united-states")
    for moment in (BEFORE_THE_RULING, clock.now()):
        read = read_season(season_2023, moment)
        assert max(sheet.issued_at for sheet in read.sheets) <= moment
        assert drivers_supposed(read, rules_for(2023).drivers, austin) == drivers_after(austin, moment)


def test_a_sheet_that_is_not_stored_is_laid_over_all_versions_before_it(season_2023):
    race = Session.objects.get(grand_prix__slug="united-states", kind="race")
    first = race.classifications.get(version=1)
    entries = list(first.entries.select_related("driver", "constructor", "engine"))
    before = stored()
    supposed = read_season(season_2023).with_sheet(race, entries, clock.now())
    assert drivers_supposed(supposed, rules_for(2023).drivers, race.grand_prix) == drivers_after(
        race.grand_prix, BEFORE_THE_RULING
    )
    assert stored() == before


def test_a_sheet_laid_over_may_bring_a_driver_and_a_pole_nobody_has_heard_of():
    season = a_season(2015, rules={"race": [5, 4], "pole": 2})
    grand_prix = a_grand_prix(season)
    ann, bob = a_driver(), a_driver()
    a_grid(race := a_session(grand_prix), drivers=[ann])
    cars = {"constructor": a_constructor(), "engine": an_engine()}
    entries = [Entry(driver=who, position=place, **cars) for place, who in ((1, bob), (2, ann))]
    rules, now = rules_for(2015, season.rules).drivers, clock.now()
    raced = read_season(season).with_sheet(race, entries, now)
    assert drivers_supposed(raced, rules, grand_prix) == {ann.slug: (1, 6), bob.slug: (2, 5)}
    assert raced.ids[ann.slug] == (ann.pk, None, None)
    qualified = raced.with_sheet(Session(grand_prix=grand_prix, kind="qualifying"), entries, now)
    assert drivers_supposed(qualified, rules, grand_prix) == {bob.slug: (1, 7), ann.slug: (2, 4)}
