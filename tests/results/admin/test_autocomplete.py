"""What is offered while an editor types, and to whom."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User

from results.models import Driver
from tests.builders import (
    a_circuit,
    a_classification,
    a_constructor,
    a_drive,
    a_driver,
    a_grand_prix,
    a_layout,
    a_race,
    a_ruling,
    a_season,
    a_session,
    an_article,
    an_engine,
    an_entrant,
)

ADDRESS = "/admin/autocomplete/"


@pytest.fixture
def writer(client, db):
    user = User.objects.create(username="writer", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="articles"))
    client.force_login(user)
    return client


def _offered(client, term, field="drivers", app="articles", model="article"):
    answer = client.get(ADDRESS, {"app_label": app, "model_name": model, "field_name": field, "term": term})
    return [offer["text"] for offer in answer.json()["results"]] if answer.status_code == 200 else answer.status_code


def _named(first, last):
    return a_driver(name=f"{first} {last}", first_name=first, last_name=last)


def _raced(driver, year, **fields):
    session = a_session(a_grand_prix(year, date=date(year, 6, 1)))
    return a_classification(session, rows=[{"driver": driver}], **fields)


def test_namesakes_are_told_apart_and_the_one_who_raced_last_comes_first(writer):
    older, younger, other = _named("Jos", "Verstappen"), _named("Max", "Verstappen"), _named("Verstappen", "Zed")
    for driver, years in ((older, (1994, 2003)), (younger, (2015, 2026)), (other, (2026,))):
        for year in years:
            team = _raced(driver, year).entries.get().constructor.name
        driver.team = team
    assert _offered(writer, "verstappen") == [
        f"Max Verstappen, {younger.team}, 2015–2026",
        f"Jos Verstappen, {older.team}, 1994–2003",
        f"Verstappen Zed, {other.team}, 2026",
    ]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("verstapen", "Verstappen"), ("antoneli", "Antonelli"), ("raikkonen", "Räikkönen"), ("perez", "Pérez")],
)
def test_driver_is_found_in_spite_of_a_slip(typed, name, writer):
    for last in ("Verstappen", "Antonelli", "Räikkönen", "Pérez", "Senna"):
        _named("A", last)
    assert _offered(writer, typed) == [f"A {name}"]


@pytest.mark.parametrize("term", ["senna", "SENNA", "Ayrton Senna", "sen"])
def test_who_started_most_comes_first_of_those_who_race_no_more(term, writer):
    nephew, uncle = _named("Bruno", "Senna"), _named("Ayrton", "Senna")
    for year in (1984, 1985, 1988):
        _raced(uncle, year)
    for year in (2010, 2011):
        _raced(nephew, year)
    _raced(a_driver(), 2026)
    assert _offered(writer, term)[0].startswith("Ayrton Senna, ")


def test_who_races_this_season_comes_before_who_started_more(writer):
    for last, years in (("Hillman", (1990, 1991, 1992)), ("Hillary", (2026,)), ("Hill", (1960,))):
        for year in years:
            _raced(_named("A", last) if year == years[0] else Driver.objects.get(last_name=last), year)
    assert [offer.split(",")[0] for offer in _offered(writer, "hill")] == ["A Hill", "A Hillary", "A Hillman"]


def test_who_was_entered_and_never_started_has_no_start(writer):
    entered, raced = _named("A", "Entered"), _named("B", "Entered")
    for year in (1990, 1991):
        session = a_session(a_grand_prix(year))
        a_classification(session, rows=[{"driver": entered, "status": "DNQ"}])
    _raced(raced, 1990)
    _raced(a_driver(), 2026)
    assert [offer.split(",")[0] for offer in _offered(writer, "entered")] == ["B Entered", "A Entered"]


def test_who_only_practised_has_years_too(writer):
    driver = _named("Ann", "Friday")
    sheet = a_classification(a_session(a_grand_prix(2025), kind="practice-1"), rows=[{"driver": driver}])
    assert _offered(writer, "friday") == [f"Ann Friday, {sheet.entries.get().constructor.name}, 2025"]


def test_label_follows_the_newest_sheet(writer):
    driver = _named("Ann", "Mover")
    _raced(driver, 2025)
    assert _offered(writer, "mover")[0].endswith(", 2025")
    team = _raced(driver, 2026).entries.get().constructor
    assert _offered(writer, "mover") == [f"Ann Mover, {team.name}, 2025–2026"]


def test_teams_and_engines_of_one_name_are_told_apart_by_their_years(editor):
    old, new = (a_constructor(name="Lotus", slug=slug) for slug in ("lotus", "lotus-f1"))
    engine = an_engine(slug="ford", name="Ford")
    for team, years in ((old, (1958, 1994)), (new, (2012,))):
        for year in years:
            a_race(year, rows=[{"constructor": team, "engine": engine}])
    assert _offered(editor, "lotus", "constructors") == ["Lotus, 2012", "Lotus, 1958–1994"]
    assert _offered(editor, "ford", "engine", "results", "entry") == ["Ford, 1958–2012"]


def test_circuits_come_with_their_country_and_layouts_with_their_years(editor):
    track = a_circuit(name="Spa-Francorchamps", slug="spa", place="Stavelot", country="BEL")
    old, new = (a_layout(track, slug=f"spa-{number}", length_m=7004) for number in (1, 2))
    for layout, year in ((old, 1950), (new, 2025), (new, 2026)):
        a_grand_prix(year, layout=layout)
    assert _offered(editor, "spa", "circuit", "results", "circuitlayout") == ["Spa-Francorchamps, Stavelot, Belgium"]
    place = "Spa-Francorchamps, Stavelot, Belgium"
    assert _offered(editor, "spa", "layout", "results", "grandprix") == [
        f"spa-2 (7.004 km), {place}, 2025–2026",
        f"spa-1 (7.004 km), {place}, 1950",
    ]


def test_entrants_come_with_their_years(editor):
    for name, years in (("Scuderia", (1950, 1961)), ("Scuderia HP", (2025,))):
        entrant = an_entrant(name=name)
        for year in years:
            a_drive(a_season(year), entrant=entrant)
    assert _offered(editor, "scuderia", "entrant", "results", "drive") == ["Scuderia HP, 2025", "Scuderia, 1950–1961"]


def test_a_grand_prix_is_not_found_by_the_middle_of_a_word_where_another_has_the_word(editor):
    lusail = a_layout(a_circuit(name="Lusail", slug="lusail"))
    a_grand_prix(2026, name="Qatar Grand Prix", short_name="Qatar GP", layout=lusail)
    a_grand_prix(2023, name="United States Grand Prix", short_name="USA GP")
    assert [offer.rsplit(",", 1)[0] for offer in _offered(editor, "usa gp", "grand_prix")] == [
        "2023 United States Grand Prix",
        "2026 Qatar Grand Prix",
    ]


def test_rulings_and_stories_come_with_what_tells_them_apart(editor):
    session = a_session(a_grand_prix(2026, name="Moon Grand Prix"))
    a_ruling(session, title="Disqualified")
    an_article(headline="Home")
    assert _offered(editor, "disq", "ruling", "results", "classification") == [
        "Disqualified, 2026 Moon Grand Prix, race"
    ]
    assert _offered(editor, "home", "article", model="quote") == ["Home, published 26 October 2023, 10:00 UTC"]


def test_nothing_typed_offers_who_races_now(writer):
    _raced(_named("A", "Abecassis"), 1951)
    _raced(_named("Z", "Zhou"), 2026)
    assert [offer.split(",")[0] for offer in _offered(writer, "")] == ["Z Zhou", "A Abecassis"]


@pytest.mark.parametrize("drivers", [1, 25])
def test_offering_costs_the_same_for_any_number(drivers, writer, django_assert_num_queries):
    for number in range(drivers):
        _raced(_named("A", f"Many{number}"), 2026)
    _offered(writer, "many")
    with django_assert_num_queries(8):
        assert len(_offered(writer, "many")) == min(drivers, 20)


def test_a_draft_sheet_shows_in_no_label(writer):
    _raced(_named("Ann", "Secret"), 2026, issued_at=None)
    assert _offered(writer, "secret") == ["Ann Secret"]


def test_writer_chooses_races_but_neither_rulings_nor_drafts(writer):
    session = a_session(a_grand_prix(2026, name="Moon Grand Prix", slug="moon", date=date(2026, 6, 1)))
    a_ruling(session)
    assert _offered(writer, "moon", "grand_prix") == ["2026 Moon Grand Prix, 1 June 2026"]
    assert _offered(writer, "moon", "session", model="embed") == ["2026 Moon Grand Prix, race, 1 June 2026"]
    assert _offered(writer, "", "ruling", "results", "classification") == 403
    assert _offered(writer, "", "driver", "results", "entry") == 403
    assert writer.get("/admin/results/driver/").status_code == 403


def test_staff_without_rights_are_offered_nothing(client, db):
    client.force_login(User.objects.create(username="visitor", is_staff=True))
    a_driver()
    assert _offered(client, "") == 403
    assert Driver.objects.exists()
