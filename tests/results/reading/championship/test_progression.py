from decimal import Decimal

import pytest

from results.reading.calendars import calendar_of
from results.reading.championship.charts import progression_charts
from results.reading.championship.movement import with_movement
from results.reading.championship.progression import progression, read_history, tables_until
from results.reading.championship.standings import read_table
from results.reading.championship.tables import choose_table
from tests.builders import a_driver, a_grand_prix, a_standings_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def drivers():
    return {name: a_driver(name=name, code=name[:3].upper()) for name in ("Ann", "Bob", "Cyd")}


def a_table(drivers, slug, **points):
    """A table of points by name, in the order given."""
    rows = [{"driver": drivers[name], "points": Decimal(value)} for name, value in points.items()]
    return a_standings_table(a_grand_prix(slug=slug), rows=rows)


def the_way(after=""):
    choice = choose_table(calendar_of(2023), "drivers", after)
    table, tables = read_table(choice.chosen), tables_until(choice)
    history = read_history(tables)
    table = with_movement(table, choice.previous, history)
    return table, progression(table, tables, history)


def test_movement_is_against_the_table_before(drivers):
    a_table(drivers, "one", Ann=25, Bob=18)
    a_table(drivers, "two", Bob=43, Ann=43, Cyd=15)
    table, _ = the_way()
    assert [(row.name, row.movement.direction, row.movement.count) for row in table.rows] == [
        ("Bob", "up", 1),
        ("Ann", "down", 1),
        ("Cyd", "new", 0),
    ]
    assert table.before.grand_prix.slug == "one"


def test_the_first_table_has_no_movement_and_one_who_is_excluded_none(drivers):
    a_table(drivers, "one", Ann=25)
    table, _ = the_way()
    assert (table.before, table.rows[0].movement) == (None, None)
    rows = [{"driver": drivers["Bob"]}, {"driver": drivers["Ann"], "position": None, "status": "EX"}]
    a_standings_table(a_grand_prix(), rows=rows)
    table, _ = the_way()
    assert [row.movement and row.movement.direction for row in table.rows] == ["new", None]


def test_a_course_has_a_point_for_each_table_up_to_the_chosen_one(drivers):
    a_table(drivers, "one", Ann=25)
    a_table(drivers, "two", Ann=43, Bob=25)
    a_table(drivers, "three", Bob=50, Ann=43)
    _, way = the_way("two")
    assert [(course.label, [after.points for after in course.after]) for course in way.courses] == [
        ("ANN", [25, 43]),
        ("BOB", [None, 25]),
    ]


def told(after=""):
    way = the_way(after)[1]
    return f"{way.led} {way.margin}".strip()


def test_it_is_told_who_led_and_by_how_much(drivers):
    a_table(drivers, "one", Ann=25)
    a_table(drivers, "two", Ann=43, Bob=25)
    a_table(drivers, "three", Bob=50, Ann=43)
    a_grand_prix()
    assert told("one") == "Ann led after the first Grand Prix."
    assert told("two") == "Ann led after each of the two races. Ann leads by 18 points from Bob."
    said = "Ann led after two of three races and Bob after one. Bob leads by 7 points from Ann."
    assert told() == said


def test_leaders_who_were_level_are_counted_each(drivers):
    rows = [{"driver": drivers[name], "position": 1, "points": 9} for name in ("Ann", "Bob")]
    a_standings_table(a_grand_prix(), rows=rows)
    a_table(drivers, "two", Ann=18, Bob=9)
    said = "Ann led after each of the two races and Bob after one (level leaders count each)."
    assert told().startswith(said)


def test_level_points_are_told(drivers):
    a_table(drivers, "one", Ann="12.5", Bob="12.5")
    assert told().endswith("Ann and Bob ended level on points.")
    a_grand_prix()
    assert told().endswith("Ann and Bob are level on points.")


def test_charts_need_two_tables(drivers):
    a_table(drivers, "one", Ann=25, Bob=18)
    assert progression_charts(the_way()[1]) == []
    a_table(drivers, "two", Ann=50, Bob=36)
    charts = progression_charts(the_way()[1])
    assert [(chart.kind, len(chart.courses)) for chart in charts] == [("points", 2), ("places", 2)]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_way_costs_one_query(rows, django_assert_num_queries):
    for _ in range(rows):
        table = a_standings_table(a_grand_prix(), rows=rows)
    with django_assert_num_queries(1):
        assert len(read_history([table])[table.pk]) == rows


def test_who_led_is_drawn_wherever_it_ended():
    drivers = [a_driver() for _ in range(11)]
    leader = a_driver(name="Leader")
    ranked = [{"driver": driver, "points": Decimal(90 - line)} for line, driver in enumerate(drivers)]
    a_standings_table(a_grand_prix(), rows=[{"driver": leader, "points": Decimal(99)}, *ranked])
    excluded = {"driver": leader, "points": Decimal(99), "position": None, "status": "DSQ"}
    a_standings_table(a_grand_prix(), rows=[*ranked, excluded])
    _, way = the_way()
    assert [course.row.name for course in way.courses] == [*(driver.name for driver in drivers[:10]), "Leader"]
    assert way.shown == "the first 10 and Leader"
    assert [after.position for after in way.courses[-1].after] == [1, None]


def test_a_line_is_labelled_with_a_code_and_with_a_name_where_two_have_the_same():
    named = {
        "Jim Clark": "CLA",
        "Graham Hill": "HIL",
        "Phil Hill": "HIL",
        "Johnnie Parsons": "PAR",
        "Reg Parnell": "PAR",
    }
    rows = [
        {"driver": a_driver(name=name, last_name=name.split()[1], code=code), "points": Decimal(9 - line)}
        for line, (name, code) in enumerate(named.items())
    ]
    a_standings_table(a_grand_prix(), rows=rows)
    labels = [course.label for course in the_way()[1].courses]
    assert labels == ["CLA", "G. Hill", "P. Hill", "Parsons", "Parnell"]


def test_a_driver_without_a_code_is_labelled_with_the_last_name():
    rows = [{"driver": a_driver(name=f"{name} {name}son", last_name=f"{name}son", code="")} for name in ("Ann", "Bob")]
    a_standings_table(a_grand_prix(), rows=rows)
    assert sorted(course.label for course in the_way()[1].courses) == ["Annson", "Bobson"]
