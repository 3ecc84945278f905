"""Keeping calendar, circuits and people; rules and decisions that move the standings."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from f1site.addresses import current_address
from results.models import GrandPrix, PointsAdjustment, Season, Session, StandingsTable
from results.scoring.store import rebuild
from tests.admin_page import faults, form_of, submit
from tests.builders import (
    a_circuit,
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_grid,
    a_layout,
    a_season,
    a_session,
    a_speaker,
    an_engine,
)


def _page(name, *args):
    return reverse(f"admin:{name}", args=args)


def _leader():
    table = StandingsTable.objects.drivers().current().latest_first().first()
    return table and table.standings.get(line=1).points


@pytest.mark.parametrize(
    ("model", "build"),
    [
        ("results_driver", a_driver),
        ("results_constructor", a_constructor),
        ("results_circuit", a_circuit),
        ("results_grandprix", a_grand_prix),
        ("articles_speaker", a_speaker),
    ],
)
def test_changed_slug_leaves_the_old_address_working(model, build, editor):
    thing = build()
    old = thing.get_absolute_url()
    submit(editor, _page(f"{model}_change", thing.pk), slug="a-new-name")
    thing.refresh_from_db()
    assert thing.slug == "a-new-name"
    assert current_address(old) == thing.get_absolute_url()


def test_new_grand_prix_brings_its_weekend(editor):
    season, layout = a_season(2024), a_layout()
    page = _page("results_grandprix_add")
    submit(
        editor, page, season="2024", layout=str(layout.pk), name="Austrian Grand Prix", short_name="AUT GP",
        slug="austria", date="2024-06-30", sessions__4__date="2024-06-30", sessions__2__kind="sprint",
    )  # fmt: skip
    grand_prix = GrandPrix.objects.get(season=season)
    assert (grand_prix.slug, grand_prix.date) == ("austria", date(2024, 6, 30))
    assert set(grand_prix.sessions.values_list("kind", flat=True)) == {
        "practice-1", "practice-2", "sprint", "qualifying", "race",
    }  # fmt: skip


def test_weekend_has_one_session_of_a_kind(editor):
    grand_prix = a_grand_prix()
    a_session(grand_prix, kind="race")
    page = _page("results_grandprix_change", grand_prix.pk)
    second = {"sessions__1__kind": "race", "sessions__1__state": "scheduled"}
    response = submit(editor, page, sessions__TOTAL_FORMS="2", **second)
    assert faults(response) == ["There is one race in a weekend; this is the second."]
    response = submit(editor, _page("results_session_add"), grand_prix=str(grand_prix.pk), kind="race")
    assert faults(response) == [f"{grand_prix} has a session of this kind already."]
    assert Session.objects.count() == 1


def test_kind_of_a_session_stays(editor):
    session = a_session(kind="race")
    page = _page("results_grandprix_change", session.grand_prix_id)
    submit(editor, page, sessions__0__kind="sprint", sessions__0__scheduled_laps="56")
    session.refresh_from_db()
    assert (session.kind, session.scheduled_laps) == ("race", 56)


def test_session_with_a_sheet_cannot_be_struck_out(editor):
    session = a_classification().session
    response = submit(editor, _page("results_grandprix_change", session.grand_prix_id), sessions__0__DELETE="on")
    assert faults(response)[0].startswith("Deleting session")
    assert Session.objects.filter(pk=session.pk).exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"date": ""}, "Give the day of the race, or say that it is postponed or cancelled."),
        ({"date": "2031-01-01"}, "That is not in the season of 2023."),
        ({"slug": "monza"}, "Another Grand Prix of 2023 has this address."),
        (
            {"name": "Italian Grand Prix"},
            "Another Grand Prix of 2023 is called so. Tell them apart: Italian Grand Prix 2.",
        ),
        ({"slug": "a\x00b"}, "Null characters are not allowed."),
        ({"layout": "9" * 30}, "Select a valid choice. That choice is not one of the available choices."),
        ({"season": "\x00"}, "Select a valid choice. That choice is not one of the available choices."),
    ],
)
def test_slip_in_the_calendar_is_told(fields, sentence, editor):
    a_grand_prix(slug="monza", name="Italian Grand Prix")
    grand_prix = a_grand_prix()
    response = submit(editor, _page("results_grandprix_change", grand_prix.pk), **fields)
    assert sentence in faults(response)
    assert GrandPrix.objects.get(pk=grand_prix.pk).slug == grand_prix.slug


def test_changed_rules_count_again(editor):
    a_classification()
    rebuild(2023)
    submit(editor, _page("results_season_change", 2023), rules='{"race": [8, 6, 4]}')
    assert _leader() == Decimal(8)
    assert Season.objects.get().rules == {"race": [8, 6, 4]}


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ('{"race": "many"}', 'Rules: "race" must be a list of points'),
        ('{"sprint": [8]}', 'Rules: "race" is missing'),
        ('{"race": [1, NaN]}', "which is not a number"),
        ("[1, 2]", "Rules are written as"),
        ("{", "Rules are written as"),
        ("[" * 100_000, "Rules are written as"),
        ('{"race": [' + "9" * 5000 + "]}", ""),
        ('{"race": [1], "factors": {"a\\u0000": 1}}', "a character that cannot be stored"),
    ],
)
def test_rules_that_cannot_be_read_are_refused(rules, sentence, editor):
    a_season(2023)
    response = submit(editor, _page("results_season_change", 2023), rules=rules)
    assert len(faults(response)) == 1
    assert sentence in faults(response)[0]
    assert Season.objects.get().rules is None


def test_season_keeps_the_rules_it_is_counted_by(editor):
    season = a_season(1901, rules={"race": [10]})
    a_classification(a_session(a_grand_prix(season)))
    response = submit(editor, _page("results_season_change", 1901), rules="")
    assert faults(response)[0].startswith("The standings of 1901 cannot be computed")


def test_year_of_a_season_stays(editor):
    a_season(2023)
    submit(editor, _page("results_season_change", 2023), year="2024", source="F1DB")
    assert list(Season.objects.values_list("year", "source")) == [(2023, "F1DB")]


def test_season_without_rules_of_its_own_shows_none_and_keeps_none(editor):
    a_season(2023)
    page = _page("results_season_change", 2023)
    assert form_of(editor.get(page))["rules"] == ""
    submit(editor, page, source="F1DB")
    assert Season.objects.get().rules is None


def test_season_has_a_name(editor):
    a_season(2024, name="2024-25")
    a_season(2023)
    page = _page("results_season_change", 2023)
    submit(editor, page, name="2023-24")
    assert Season.objects.get(year=2023).name == "2023-24"
    assert form_of(editor.get(page))["name"] == "2023-24"
    assert "2023-24" in editor.get(_page("results_season_changelist")).content.decode()
    assert editor.get(_page("results_season_changelist"), {"q": "2023-24"}).context["cl"].result_count == 1
    assert str(Season.objects.get(year=2023)) == "2023-24"
    submit(editor, page, name="2023")
    assert Season.objects.get(year=2023).name == ""


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("2022-23", "The season of 2022 has this name already."),
        ("2022", "A season that is called by another year than its own cannot be told apart."),
        ("a\x00b", "Null characters are not allowed."),
        ("x" * 21, "Ensure this value has at most 20 characters (it has 21)."),
    ],
)
def test_name_of_a_season_tells_it_apart(name, sentence, editor):
    a_season(2022, name="2022-23")
    a_season(2023)
    assert faults(submit(editor, _page("results_season_change", 2023), name=name)) == [sentence]
    assert faults(submit(editor, _page("results_season_add"), year="2024", name=name)) == [sentence]
    assert list(Season.objects.order_by("year").values_list("name", flat=True)) == ["2022-23", ""]


def test_points_taken_show_at_once_and_come_back(editor):
    sheet = a_classification()
    rebuild(2023)
    winner = sheet.entries.get(position=1).driver
    submit(
        editor, _page("results_pointsadjustment_add"), grand_prix=str(sheet.session.grand_prix_id), points="-15",
        driver=str(winner.pk), reason="Copied brake ducts.", decided_at_0="2023-06-01", decided_at_1="12:00",
    )  # fmt: skip
    adjustment = PointsAdjustment.objects.get()
    assert adjustment.season_id == 2023
    tables = StandingsTable.objects.drivers().current()
    assert tables.get().standings.get(driver=winner).points == Decimal(10)
    editor.post(_page("results_pointsadjustment_delete", adjustment.pk), {"post": "yes"})
    assert StandingsTable.objects.drivers().current().get().standings.get(driver=winner).points == Decimal(25)


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ((), "Choose the driver, or the team with its engine."),
        (("constructor",), "Choose the driver, or the team with its engine."),
        (("driver", "constructor", "engine"), "Choose the driver, or the team with its engine, but not both."),
    ],
)
def test_points_are_taken_from_one_competitor(names, sentence, editor):
    things = {"driver": a_driver(), "constructor": a_constructor(), "engine": an_engine()}
    response = submit(
        editor, _page("results_pointsadjustment_add"), grand_prix=str(a_grand_prix().pk), points="-15", reason="Why.",
        **{name: str(things[name].pk) for name in names},
    )  # fmt: skip
    assert faults(response) == [sentence]
    assert not PointsAdjustment.objects.exists()


@pytest.mark.parametrize(
    ("effect", "points", "sentence"),
    [
        ("points", "0", "How many points? Negative takes them away: -15."),
        ("EX", "-15", "Leave this at 0: the effect you chose needs no number."),
    ],
)
def test_an_effect_and_its_points_belong_together(effect, points, sentence, editor):
    response = submit(
        editor, _page("results_pointsadjustment_add"), grand_prix=str(a_grand_prix().pk), reason="Why.",
        driver=str(a_driver().pk), effect=effect, points=points,
    )  # fmt: skip
    assert faults(response) == [sentence]
    assert not PointsAdjustment.objects.exists()


def test_an_excluded_driver_stands_last_at_once(editor):
    sheet = a_classification()
    rebuild(2023)
    winner = sheet.entries.get(position=1).driver
    submit(
        editor, _page("results_pointsadjustment_add"), grand_prix=str(sheet.session.grand_prix_id), effect="EX",
        driver=str(winner.pk), reason="Illegal parts.", decided_at_0="2023-06-01", decided_at_1="12:00", points="0",
    )  # fmt: skip
    standings = StandingsTable.objects.drivers().current().get().standings.order_by("line")
    assert [(line.position, line.points, line.status) for line in standings] == [
        (1, Decimal(18), ""),
        (2, Decimal(15), ""),
        (None, Decimal(0), "EX"),
    ]
    assert standings.last().driver == winner


def test_grid_is_numbered_and_the_pit_lane_has_no_place(editor):
    session = a_session()
    first, second = a_grid(session, drivers=2)
    page = _page("results_session_change", session.pk)
    response = submit(editor, page, grid__1__pit_lane="on")
    assert faults(response) == ["A car that starts from the pit lane has no place on the grid."]
    submit(
        editor, page, grid__0__line="2", grid__1__line="1", grid__1__pit_lane="on", grid__1__position="",
        grid__TOTAL_FORMS="3", grid__2__driver=str(a_driver().pk), grid__2__position="3",
    )  # fmt: skip
    assert list(session.grid.values_list("line", "position")) == [(1, None), (2, 1), (3, 3)]
    assert session.grid.get(line=1) == second
    assert session.grid.get(line=2) == first


def test_fastest_laps_are_typed_as_printed(editor):
    session = a_session()
    submit(
        editor, _page("results_session_change", session.pk), fastest_laps__TOTAL_FORMS="1",
        fastest_laps__0__driver=str(a_driver().pk), fastest_laps__0__time_ms="1:38.139", fastest_laps__0__lap="56",
    )  # fmt: skip
    assert list(session.fastest_laps.values_list("line", "lap", "time_ms")) == [(1, 56, 98_139)]


@pytest.mark.parametrize("model", ["driver", "grandprix", "session", "season"])
def test_strange_values_in_the_address_are_ignored(model, editor):
    names = ("session", "season", "grand_prix", "driver", "circuit", "layout", "date", "born_on", "starts_at")
    for value in ("abc", "\x00", "9" * 40, "-1"):
        form = form_of(editor.get(_page(f"results_{model}_add"), dict.fromkeys(names, value)))
        assert form["csrfmiddlewaretoken"]
