"""Each kind of session is known wherever kinds are told apart: one that is left out somewhere is missed here."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import get_args, get_type_hints

import pytest
from django.conf import settings as project
from django.urls import reverse

from f1site.feeds.writers import FORMATS
from results.checks.sheets import around
from results.importers.season_folder import import_season
from results.models import Classification, Session
from results.models.session_kinds import Form
from results.reading.weekends.formats import weekend_format
from results.scoring.own_rules import READERS
from results.scoring.sheets import Sheet
from tests.admin_page import form_of
from tests.builders import a_classification, a_constructor, a_driver, a_grand_prix, a_session, an_article, an_embed
from tests.results.importers.f1db.small_release import AUSTIN, SmallRelease, sheet
from tests.results.importers.league import FILES, a_league_folder
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db
each_kind = pytest.mark.parametrize("kind", Session.Kind)
COLUMNS = {
    Form.RACE: {"laps": 20, "time_ms": 1_200_000, "pit_stops": 1},
    Form.KNOCKOUT: {"q1_ms": 91_000, "q2_ms": 90_500, "q3_ms": 90_000, "time_ms": 90_000},
    Form.TIMES: {"time_ms": 90_000, "laps": 12},
}


def a_sheet(kind, **fields):
    """Ann Lake first of two, with all that a sheet of this form says."""
    session = a_session(a_grand_prix(2023), kind=kind, **fields)
    first, team = a_driver(name="Ann Lake", first_name="Ann", last_name="Lake"), a_constructor()
    other = {name: value + 500 if name.endswith("_ms") else value for name, value in COLUMNS[kind.row.form].items()}
    rows = [{"driver": first, **COLUMNS[kind.row.form]}, other]
    return a_classification(session, rows=[row | {"constructor": team} for row in rows])


@each_kind
def test_its_page_shows_its_sheet_and_says_what_it_is(client, kind):
    session = a_sheet(kind).session
    page = open_page(client, session.get_absolute_url())
    assert f", {kind.label}" in page.title
    [(head, first, _)] = [rows for caption, rows in page.tables.items() if f", {kind.label}:" in caption]
    assert "Ann Lake" in " ".join(first)
    assert page.ragged == []
    assert {Form.RACE: "Stops", Form.KNOCKOUT: kind.row.parts[2], Form.TIMES: "Laps"}[kind.row.form] in head


@each_kind
def test_its_twins_hold_its_sheet(client, kind):
    address = a_sheet(kind).session.get_absolute_url().rstrip("/")
    assert "Ann Lake" in json.dumps(client.get(f"{address}.json").json())
    assert "Ann Lake" in client.get(f"{address}.csv").content.decode()


@each_kind
def test_its_weekend_names_it_in_its_tabs_and_in_words(client, kind):
    session = a_sheet(kind).session
    page = open_page(client, session.grand_prix.get_absolute_url())
    assert page.links[str(session.name)] == session.get_absolute_url()
    assert kind.row.counted or kind.label in weekend_format([session], False).lower()
    assert kind.row.counted in weekend_format([session], False)
    in_words = f"Ann Lake in {'the ' if kind.is_race_like else ''}{kind.label}"
    assert in_words in page.text or kind == Session.Kind.RACE  # which the page is about


@each_kind
def test_what_is_on_next_names_it(client, settings, kind):
    settings.DEBUG = True
    a_sheet(Session.Kind.RACE)
    a_session(a_grand_prix(2999), kind=kind, starts_at=datetime(2999, 3, 5, 14, tzinfo=UTC))
    page = open_page(client, "/styleguide/")
    assert [row[0] for row in page.table("The sessions of the weekend and when they start")] == [
        str(kind.label).capitalize()
    ]
    assert kind.row.lasts > timedelta(0)


@each_kind
def test_a_story_and_every_feed_show_its_sheet(client, kind):
    story = an_article(tables="chosen")
    an_embed(story, session=a_sheet(kind).session)
    pages = [client.get(story.get_absolute_url()), *(client.get(f"/feeds/stories.{ending}") for ending in FORMATS)]
    for page in pages:
        text = page.content.decode()
        assert f", {kind.label}:" in " ".join(text.split())
        assert re.search(r"Ann\W+Lake|Lake", text)


@each_kind
def test_the_admin_has_the_columns_of_its_sheet(client, admin_client, kind):
    session = a_session(kind=kind)
    form = form_of(admin_client.get(f"{reverse('admin:results_classification_add')}?session={session.pk}"))
    there = {name.rsplit("-", 1)[-1] for name in form if re.fullmatch(r"entries-0-\w+", name)}
    others = {name for columns in COLUMNS.values() for name in columns} - set(COLUMNS[kind.row.form])
    assert set(COLUMNS[kind.row.form]) <= there
    assert not there & (others - {"laps", "time_ms"})


@each_kind
def test_the_sense_checks_know_what_it_follows_from(kind):
    session = a_sheet(kind).session
    asked = around(session)
    assert asked.is_race_like == kind.is_race_like == session.is_race_like
    if kind.is_race_like:
        decided_by = Session.Kind(kind.row.decided_by)
        a_classification(a_session(session.grand_prix, kind=decided_by), rows=[a_driver(slug="ben")])
        assert set(around(session).entered) == {"ben"}


@each_kind
def test_a_season_folder_brings_it(tmp_path, kind):
    rows = "grand_prix,position,driver,laps,time\nspring,1,ada,20,1:10.5\nspring,2,ben,20,1:11.75\n"
    sessions = f"grand_prix,kind\nspring,{kind}\n"
    season = FILES["season.toml"].replace("race =", "sprint = [3, 2]\nrace =")
    grid = "grand_prix,position,driver\nspring,1,ben\nspring,2,ada\n" if kind.is_race_like else None
    files = {kind.file.removesuffix(".csv"): rows, "sessions": sessions, "season": season, "fastest_laps": None}
    if kind.is_race_like:
        files[kind.grid_file.removesuffix(".csv")] = grid
    report = import_season(a_league_folder(tmp_path / "league", **files))
    assert list(report.fault_lines()) == []
    stored = Classification.objects.get(session__kind=kind)
    assert list(stored.entries.order_by("line").values_list("driver__slug", flat=True)) == ["ada", "ben"]
    assert stored.session.grid.count() == (2 if kind.is_race_like else 0)
    guide = (project.BASE_DIR / "results" / "data" / "README.md").read_text()
    for name in (kind.value, kind.file):
        assert f"`{name}`" in guide or re.search(r"practice.[23]", name)  # "practice-1 to practice-4"


@each_kind
def test_a_release_of_f1db_brings_it(tmp_path, kind):
    release = SmallRelease()
    for table in [name for name in release.rows if name.startswith("races-")]:
        release.rows[table] = [row for row in release.rows[table] if row["raceId"] != AUSTIN]
    release.rows[kind.f1db_table] += sheet(AUSTIN, ("1", "lando-norris", {}), ("2", "max-verstappen", {}))
    if kind != Session.Kind.RACE:
        release.race(AUSTIN)[f"{kind.f1db_column}Date"] = "2024-10-19"
    if kind.is_race_like:
        release.rows[kind.f1db_grid] += sheet(AUSTIN, ("1", "max-verstappen", {}), ("2", "lando-norris", {}))
    report = release.store(tmp_path / "release")
    assert list(report.fault_lines()) == []
    stored = Classification.objects.get(session__kind=kind, session__grand_prix__season=2024)
    assert list(stored.entries.order_by("line").values_list("driver__last_name", flat=True)) == [
        "Norris",
        "Verstappen",
    ]
    assert stored.session.grid.count() == (2 if kind.is_race_like else 0)


def test_the_engine_and_the_rules_know_each_that_scores():
    scoring = {kind.value for kind in Session.SCORING_KINDS}
    assert set(get_args(get_type_hints(Sheet)["kind"])) == scoring
    assert scoring <= READERS.keys()


@pytest.mark.parametrize("kind", Session.SCORING_KINDS)
def test_its_points_are_on_its_page_and_in_every_table_and_the_matrix(client, tmp_path, kind):
    rows = "grand_prix,position,driver,laps,time\nspring,1,ada,20,18:10.5\nspring,2,ben,20,+1.25\n"
    season = FILES["season.toml"].replace("race =", "sprint = [3, 2]\nrace =")
    files = {"race_results": None, "fastest_laps": None, "season": season, kind.file.removesuffix(".csv"): rows}
    sessions = {"sessions": f"grand_prix,kind\nspring,{kind}\n"}
    report = import_season(a_league_folder(tmp_path / "league", **(files | sessions)))
    assert list(report.fault_lines()) == []
    points = {"race": "10", "sprint": "3"}[kind]
    assert points in open_page(client, f"/seasons/1949/spring/{kind}/").table(f", {kind.label}:")[0]
    championship = open_page(client, "/seasons/1949/drivers/")
    assert points in championship.table("championship 1949, after")[0]
    assert championship.table("1949 by driver and race")[0][2] in ("1", f"{kind} 1")
    assert kind.value in json.dumps(client.get("/seasons/1949/drivers/results.json").json())
    for address in ("/drivers/ada/", "/constructors/red-team/"):
        [(_, row)] = [rows for caption, rows in open_page(client, address).tables.items() if "sprints of" in caption]
        assert (f" {kind.label}" in " ".join(row)) == (kind != Session.Kind.RACE)
