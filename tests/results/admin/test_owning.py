"""What an editor changes is the editors' from then on, and the next import leaves it."""

import pytest
from django.urls import reverse

from results.importers.season_folder import import_season
from results.models import EDITORS, Circuit, CircuitLayout, Constructor, Driver, EngineManufacturer, Season
from tests.admin_page import submit
from tests.results.importers.f1db.small_release import SmallRelease
from tests.results.importers.league import FILES, a_league_folder

LEAGUE = "Lakeside League"


def change(editor, row, **changes):
    submit(editor, reverse(f"admin:results_{row._meta.model_name}_change", args=[row.pk]), **changes)
    row.refresh_from_db()


@pytest.fixture
def league(db, tmp_path):
    def store(**changes):
        return import_season(a_league_folder(tmp_path / "league", **changes))

    assert store().ok
    return store


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Driver, {"nationality": "CHE"}),
        (Constructor, {"full_name": "The Team"}),
        (EngineManufacturer, {"name": "Honda Motor"}),
        (Circuit, {"place": "Zug"}),
        (CircuitLayout, {"turns": "9"}),
        (Season, {"source_url": "https://example.com/"}),
    ],
)
def test_a_changed_row_becomes_the_editors(editor, league, model, changes):
    row = model.objects.first()
    assert row.owner == LEAGUE
    change(editor, row)
    assert row.owner == LEAGUE
    change(editor, row, **changes)
    assert row.owner == EDITORS


def test_a_row_below_another_becomes_the_editors_alone(editor, league):
    circuit, layout = Circuit.objects.get(), CircuitLayout.objects.get()
    change(editor, circuit, **{"layouts-0-turns": "11"})
    layout.refresh_from_db()
    assert (layout.turns, layout.owner, circuit.owner) == (11, EDITORS, LEAGUE)


def test_what_an_editor_enters_is_the_editors(editor, db):
    submit(editor, reverse("admin:results_driver_add"), name="Ada Lake", last_name="Lake", slug="ada")
    assert Driver.objects.get().owner == EDITORS


def test_an_import_keeps_the_facts_of_the_editors_and_says_so(editor, league):
    change(editor, Driver.objects.get(slug="ada"), name="Ada van Lake")
    change(editor, CircuitLayout.objects.get(), length_m="1300")
    change(editor, Season.objects.get(), source="Lakeside League, by hand")
    report = league(drivers=FILES["drivers.csv"].replace("Ben,Ford", "Benjamin,Ford"))
    assert list(report.fault_lines()) == []
    assert report.notes == [
        'circuit_layouts.csv: "lakeside-long" is as the editors have it: length_m is "1300", '
        'and "1204" in Lakeside League',
        'drivers.csv: "ada" is as the editors have it: name is "Ada van Lake", and "Ada Lake" in Lakeside League',
        'season.toml: "1949" is as the editors have it: source is "Lakeside League, by hand", '
        'and "Lakeside League" in Lakeside League',
    ]
    assert Driver.objects.get(slug="ada").name == "Ada van Lake"
    assert Driver.objects.get(slug="ben").name == "Benjamin Ford"
    assert CircuitLayout.objects.get().length_m == 1300
    assert Season.objects.get().source == "Lakeside League, by hand"


def test_a_layout_that_an_editor_moved_stays_there(editor, league):
    elsewhere = Circuit.objects.create(slug="hillside", name="Hillside", full_name="Hillside Track")
    change(editor, CircuitLayout.objects.get(), circuit=str(elsewhere.pk))
    assert league().ok
    assert CircuitLayout.objects.get().circuit == elsewhere


def test_what_the_editors_left_empty_is_filled_in(editor, league):
    change(editor, Driver.objects.get(slug="ada"), name="Ada van Lake")
    head, rest = FILES["drivers.csv"].split("\n", 1)
    drivers = f"{head},birthplace\n" + "".join(f"{row},Zug\n" for row in rest.splitlines())
    assert league(drivers=drivers).ok
    ada = Driver.objects.get(slug="ada")
    assert (ada.birthplace, ada.name, ada.owner) == ("Zug", "Ada van Lake", EDITORS)


def test_a_release_keeps_the_facts_of_the_editors_and_says_so(editor, db, tmp_path):
    release = SmallRelease()
    assert release.store(tmp_path / "release").ok
    change(editor, Driver.objects.get(slug="tony-brooks"), born_on="1932-02-26")
    change(editor, Season.objects.get(year=1957), source="Our own books")
    report = release.store(tmp_path / "release")
    assert list(report.fault_lines()) == []
    assert report.notes == [
        'f1db-seasons.csv: "1957" is as the editors have it: source is "Our own books", '
        'and "F1DB (github.com/f1db/f1db), CC BY 4.0" in F1DB (github.com/f1db/f1db), CC BY 4.0',
        'f1db-drivers.csv: "tony-brooks" is as the editors have it: born_on is "1932-02-26", '
        'and "1932-02-25" in F1DB (github.com/f1db/f1db), CC BY 4.0',
    ]
    assert str(Driver.objects.get(slug="tony-brooks").born_on) == "1932-02-26"
    assert Season.objects.get(year=1957).source == "Our own books"
