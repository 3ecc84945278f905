from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from results.models import GridPosition
from tests.builders import (
    a_circuit,
    a_classification,
    a_driver,
    a_fastest_lap,
    a_grand_prix,
    a_grid,
    a_layout,
    a_race,
    a_ruling,
    a_season,
    a_session,
    a_standings_table,
    an_article,
)
from tests.results.views.page import open_page

pytestmark = pytest.mark.django_db


def a_weekend(**fields):
    defaults = {"slug": "austin", "name": "United States Grand Prix", "short_name": "USA GP"}
    return a_grand_prix(**(defaults | fields))


def test_a_weekend_shows_its_facts(client):
    circuit = a_circuit(full_name="Circuit of the Americas", place="Austin", country="USA")
    grand_prix = a_weekend(
        date=date(2023, 10, 22),
        official_name="Formula 1 Grand Prix",
        layout=a_layout(circuit, length_m=5513, turns=20),
    )
    a_session(grand_prix, scheduled_laps=56)
    page = open_page(client, "/seasons/2023/austin/")
    for words in (
        "Round 1 of 1",
        "2023 United States Grand Prix",
        "Formula 1 Grand Prix",
        "22 October 2023",
        "Austin, United States of America",
        "5.513 km",
        "Turns 20",
        "Race laps 56",
    ):
        assert words in page.text
    assert page.links["Circuit of the Americas"] == circuit.get_absolute_url()


def test_a_weekend_shows_sheet_podium_pole_and_fastest_lap(client):
    grand_prix = a_weekend()
    race = a_session(grand_prix)
    first, second, third, fourth = (a_driver(name=f"Driver {letter}") for letter in "ABCD")
    a_classification(race, rows=[first, second, third, fourth])
    a_grid(race, [third, first])
    a_fastest_lap(race, fourth, lap=56, time_ms=98_139)
    page = open_page(client, "/seasons/2023/austin/")
    assert [row[0] for row in page.table("race: final result")] == ["1", "2", "3", "4"]
    assert "Driver A won from second on the grid ahead of Driver B; Driver C was third." in page.text
    assert "Pole Driver C" in page.text
    assert "Driver D , 1:38.139 on lap 56" in page.text


def test_a_weekend_shows_every_session_and_who_scored_in_the_sprint(client):
    grand_prix = a_weekend()
    drivers = [a_driver(name=f"Sprinter {number}", nationality="") for number in range(1, 10)]
    a_race(grand_prix=grand_prix, kind="sprint", rows=drivers, points=range(8, 0, -1))
    a_session(grand_prix, kind="qualifying")
    a_classification(a_session(grand_prix), rows=[{"driver": drivers[0], "time_ms": 5_721_362}])
    page = open_page(client, "/seasons/2023/austin/")
    assert [(row[0], *row[2:]) for row in page.table("sessions of the weekend")] == [
        ("Qualifying", "–", "–", "–", "–", "not out"),
        ("Sprint", "Sprinter 1", "–", "Sprinter 2", "Sprinter 3", "final"),
        ("Race", "Sprinter 1", "1:35:21.362", "–", "–", "final"),
    ]
    assert "Sprinter 8" in page.text
    assert "Sprinter 9" not in page.text
    assert page.links["Qualifying"] == "/seasons/2023/austin/qualifying/"


def test_a_revised_race_names_its_ruling_and_drafts_stay_hidden(client):
    race = a_session(a_weekend())
    a_classification(race, rows=[a_driver(name="Was First")])
    ruling = a_ruling(race, title="Car 1 disqualified", reason="Worn floor.")
    a_classification(race, rows=[a_driver(name="Is First")], state="revised", ruling=ruling)
    a_classification(race, rows=[a_driver(name="Draft")], issued_at=None)
    a_classification(race, rows=[a_driver(name="Tomorrow")], issued_at=timezone.now() + timedelta(days=1))
    text = open_page(client, "/seasons/2023/austin/").text
    assert "The result was revised: Car 1 disqualified" in text
    assert "Worn floor." in text
    assert [name in text for name in ("Is First", "Was First", "Draft", "Tomorrow")] == [True, False, False, False]


def test_standings_after_the_race_lead_to_the_whole_tables(client):
    grand_prix = a_weekend()
    a_standings_table(grand_prix, rows=[{"driver": a_driver(name="Leader")}])
    a_standings_table(grand_prix, championship="constructors")
    html = client.get("/seasons/2023/austin/").content.decode()
    assert "Leader" in html
    assert 'href="/seasons/2023/drivers/?after=austin"' in html
    assert 'href="/seasons/2023/constructors/?after=austin"' in html


def test_neighbours_in_the_calendar_are_linked(client):
    first, here, last = (a_grand_prix(slug=slug, short_name=f"{slug} GP") for slug in ("qatar", "austin", "mexico"))
    links = open_page(client, here.get_absolute_url()).links
    assert links["Previous: qatar GP"] == first.get_absolute_url()
    assert links["Next: mexico GP"] == last.get_absolute_url()


def test_stories_stand_under_when_they_belong_and_unpublished_ones_do_not_show(client):
    grand_prix = a_weekend(date=date(2023, 10, 22))
    a_session(grand_prix, kind="qualifying", date=date(2023, 10, 20))
    for kind, day in (("preview", 21), ("news", 19), ("interview", 21), ("qualifying-report", 23), ("analysis", 23)):
        out = datetime(2023, 10, day, 12, tzinfo=UTC)
        an_article(grand_prix=grand_prix, kind=kind, headline=f"A {kind}", published_at=out)
    an_article(
        grand_prix=grand_prix, kind="report", headline="A report", published_at=datetime(2023, 10, 22, tzinfo=UTC)
    )
    an_article(grand_prix=grand_prix, headline="A draft", published_at=None)
    an_article(grand_prix=grand_prix, headline="Taken back", withdrawn_at=datetime(2023, 11, 1, tzinfo=UTC))
    an_article(headline="Of another race")
    html = client.get(grand_prix.get_absolute_url()).content.decode()
    after, rest = html.split("<h3>After the race</h3>")[1].split("<h3>During the weekend</h3>")
    during, before = rest.split("<h3>Before the race</h3>")
    found = [
        [kind in part for part in (before, during, after)].index(True)
        for kind in ("A preview", "A news", "A interview", "A qualifying-report", "A report", "A analysis")
    ]
    assert found == [0, 0, 1, 1, 2, 2]
    assert [words in html for words in ("A draft", "Taken back", "Of another race")] == [False, False, False]


def test_stories_of_a_weekend_without_a_date_are_from_before(client):
    an_article(grand_prix=a_weekend(state="postponed", date=None), kind="news", headline="Postponed")
    html = client.get("/seasons/2023/austin/").content.decode()
    assert "Postponed" in html.split("<h3>Before the race</h3>")[1]


def test_a_cancelled_weekend_says_so_and_the_season_keeps_its_rounds(client):
    a_grand_prix(2023)
    a_weekend(slug="imola", state="cancelled")
    page = open_page(client, "/seasons/2023/imola/")
    assert "This Grand Prix was cancelled" in page.text
    assert "the 2023 season has 1 round without it" in page.text
    assert "Round" not in page.text
    (event,) = [data for data in page.data if data["@type"] == "SportsEvent"]
    assert event["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_postponed_weekend_without_a_date_has_a_page(client):
    a_weekend(state="postponed", date=None)
    page = open_page(client, "/seasons/2023/austin/")
    assert "has been postponed; there is no new date yet" in page.text
    assert "SportsEvent" not in [data["@type"] for data in page.data]


def test_a_future_weekend_shows_when_its_sessions_start(client):
    circuit = a_circuit(place="Austin", time_zone="America/Chicago")
    grand_prix = a_weekend(season=a_season(2998), layout=a_layout(circuit))
    a_session(grand_prix, date=None, starts_at=datetime(2998, 10, 22, 19, tzinfo=UTC))
    page = open_page(client, grand_prix.get_absolute_url())
    assert "There is no race result yet." in page.text
    assert "Start: 22 October 2998, 14:00 at the track (19:00 UTC)" in page.text
    assert page.table("sessions of the weekend") == [["Race", "Mon 22 Oct", "14:00", "Mon 19:00"]]
    assert "Track times are local time in Austin, UTC−5." in page.text


@pytest.mark.parametrize("zone", ["Nowhere/At All", "../../etc/passwd", "/etc/passwd", "x" * 60])
def test_a_time_zone_nobody_knows_leaves_utc(client, zone):
    grand_prix = a_weekend(layout=a_layout(a_circuit(time_zone=zone)))
    a_session(grand_prix, starts_at=datetime(2023, 10, 22, 19, tzinfo=UTC))
    assert "22 October 2023, 19:00 UTC" in open_page(client, "/seasons/2023/austin/").text


def test_a_weekend_without_sessions_or_circuit_facts_has_a_page(client):
    layout = a_layout(a_circuit(place="", country=""), length_m=None, turns=None)
    a_weekend(season=a_season(1950), layout=layout)
    page = open_page(client, "/seasons/1950/austin/")
    assert "There is no race result for this Grand Prix." in page.text
    assert "km" not in page.text.split("The weekend")[1]


def test_a_shared_winning_car_shows_both_drivers(client):
    rows = [{"driver": a_driver(name=name), "position": 1, "number": "8"} for name in ("Fangio", "Fagioli")]
    a_classification(a_session(a_weekend(season=a_season(1951))), rows=rows)
    page = open_page(client, "/seasons/1951/austin/")
    assert page.table("sessions of the weekend")[0][1] == "Fangio, Fagioli"
    assert [row[0] for row in page.table("race: final result")] == ["1", "1"]


def test_structured_data_has_the_weekend_and_its_sessions(client):
    grand_prix = a_weekend(date=date(2023, 10, 22))
    a_session(grand_prix, kind="qualifying", date=date(2023, 10, 20))
    a_session(grand_prix)
    (event,) = [data for data in open_page(client, "/seasons/2023/austin/").data if data["@type"] == "SportsEvent"]
    assert (event["startDate"], event["endDate"]) == ("2023-10-20", "2023-10-22")
    assert [part["name"].rpartition(", ")[2] for part in event["subEvent"]] == ["qualifying", "race"]
    places = [each["location"]["name"] for each in (event, *event["subEvent"])]
    assert places == [grand_prix.layout.circuit.full_name] * 3


def test_structured_data_names_no_session_whose_day_is_unknown(client):
    grand_prix = a_weekend(date=date(2023, 10, 22))
    a_session(grand_prix, kind="practice-1", date=None)
    a_session(grand_prix, date=None)
    (event,) = [data for data in open_page(client, "/seasons/2023/austin/").data if data["@type"] == "SportsEvent"]
    assert [(part["name"], part["startDate"]) for part in event["subEvent"]] == [
        ("2023 United States Grand Prix, race", "2023-10-22")
    ]
    assert (event["startDate"], event["endDate"]) == ("2023-10-22", "2023-10-22")


@pytest.mark.parametrize("count", [1, 3])
def test_a_weekend_costs_the_same_for_any_length(client, count, django_assert_num_queries):
    grand_prix = a_weekend()
    for kind in ("qualifying", "sprint", "race")[-count:]:
        session = a_session(grand_prix, kind=kind)
        a_classification(session, rows=count)
        a_classification(session, rows=count)
        a_grid(session, count)
        a_fastest_lap(session)
    for championship in ("drivers", "constructors"):
        a_standings_table(grand_prix, championship=championship, rows=count)
    for _ in range(count):
        an_article(grand_prix=grand_prix)
        a_grand_prix()
    with django_assert_num_queries(12):
        client.get("/seasons/2023/austin/")


def test_an_unknown_weekend_is_not_found(client):
    a_weekend()
    a_season(2022)
    assert [
        client.get(f"/seasons/{address}/").status_code for address in ("2022/austin", "2023/nowhere", "1/austin")
    ] == [
        404,
        404,
        404,
    ]


def test_a_weekend_is_told_in_words_with_its_format(client):
    grand_prix = a_weekend()
    for kind in ("practice-1", "qualifying", "sprint"):
        a_session(grand_prix, kind=kind)
    race = a_session(grand_prix)
    ann, bea, cid, dot = (a_driver(name=name) for name in ("Ann", "Bea", "Cid", "Dot"))
    rows = [{"driver": ann, "time_ms": 5_000_000}, {"driver": bea, "time_ms": 5_010_730}, {"driver": cid, "laps": 40}]
    a_classification(race, rows=rows)
    a_grid(race, [bea, cid, dot, ann])
    text = open_page(client, "/seasons/2023/austin/").text
    assert (
        "Ann won from fourth on the grid by 10.730 seconds from Bea; Cid was third. "
        "Ann gained most as well: three places" in text
    )
    assert "Format Sprint weekend: one practice session, qualifying, sprint and race" in text


def test_previous_winners_and_the_lap_record_of_the_layout_show(client):
    layout = a_layout()
    for year, time in ((2021, 95_000), (2022, 97_000)):
        past = a_session(a_weekend(season=a_season(year), layout=layout))
        a_classification(past, rows=[a_driver(name=f"Winner {year}")])
        a_fastest_lap(past, a_driver(name=f"Quick {year}"), time_ms=time)
    a_weekend(layout=layout)
    page = open_page(client, "/seasons/2023/austin/")
    assert "Lap record 1:35.000, Quick 2021 , 2021 fastest of 2 races on this layout" in page.text
    assert page.text.index("Winner 2022") < page.text.index("Winner 2021")
    assert page.links["2022 United States Grand Prix"] == "/seasons/2022/austin/"


def test_a_start_is_marked_for_the_script_that_adds_the_readers_own_time(client):
    a_session(a_weekend(), starts_at=datetime(2023, 10, 22, 19, tzinfo=UTC))
    html = client.get("/seasons/2023/austin/").content.decode()
    assert '<time class="start" datetime="2023-10-22T19:00:00+00:00">22 October 2023, 19:00 UTC</time>' in html
    assert "js/local-time" in html


def test_the_sessions_are_tabs_with_the_weekend_first(client):
    a_session(a_weekend(), kind="qualifying")
    for address in ("/seasons/2023/austin/", "/seasons/2023/austin/qualifying/"):
        tabs = client.get(address).content.decode().split('aria-label="Sessions of this weekend"')[1].split("</nav>")[0]
        assert tabs.index('href="/seasons/2023/austin/"') < tabs.index('href="/seasons/2023/austin/qualifying/"')
        assert tabs.count('aria-current="page"') == 1


def test_standings_move_since_the_race_before(client):
    first, second = (a_grand_prix(slug=slug, date=date(2023, 3, day)) for slug, day in (("one", 5), ("two", 12)))
    ann, bea = (a_driver(name=name) for name in ("Ann", "Bea"))
    for grand_prix, order in ((first, (ann, bea)), (second, (bea, ann))):
        a_classification(a_session(grand_prix), rows=list(order))
        rows = [{"driver": driver, "points": 50 - 10 * place} for place, driver in enumerate(order)]
        a_standings_table(grand_prix, rows=rows)
    text = open_page(client, "/seasons/2023/two/").text
    assert "Championship after this race" in text
    assert "Bea won the championship, 10 points ahead of Ann." in text
    assert "Bea up 1" in text
    a_grand_prix(slug="three", date=date(2023, 3, 19))
    assert "Bea leads Ann by 10 points." in open_page(client, "/seasons/2023/two/").text


def test_a_weekend_to_come_shows_the_championship_before_it(client):
    past = a_grand_prix(slug="one", date=date(2023, 3, 5))
    a_classification(a_session(past), rows=1)
    a_standings_table(past, rows=[{"driver": a_driver(name="Leader")}])
    a_session(a_weekend(date=date(2023, 10, 22)))
    page = open_page(client, "/seasons/2023/austin/")
    assert "Championship before this race" in page.text
    html = client.get("/seasons/2023/austin/").content.decode()
    assert 'href="/seasons/2023/drivers/?after=one"' in html


def test_a_weekend_to_come_is_told_in_words(client):
    layout = a_layout(a_circuit(full_name="Circuit of the Americas"), length_m=5513)
    a_session(a_weekend(date=date(2998, 10, 22), season=a_season(2998), layout=layout), date=None, scheduled_laps=56)
    page = open_page(client, "/seasons/2998/austin/")
    assert "22 October 2998 , Circuit of the Americas" in page.text
    assert "56 laps of 5.513 km. No Grand Prix has been driven here before." in page.text
    assert "Distance" not in page.text


def test_a_race_to_come_is_as_long_as_the_last_of_as_many_laps(client):
    layout = a_layout(length_m=5513)
    for year, laps, driven, metres, length in (
        (2019, 56, 56, 308_405, None),
        (2020, 56, 50, 275_000, None),  # ended early
        (2021, 55, 55, 302_892, None),  # another number of laps
        (2022, 56, 56, 307_500, 5_497),  # another length of a lap
    ):
        past = a_session(a_grand_prix(year, layout=layout, lap_length_m=length), scheduled_laps=laps, distance_m=metres)
        a_classification(past, rows=[{"laps": driven}])
    other = a_session(a_grand_prix(2023, layout=a_layout(layout.circuit)), scheduled_laps=56, distance_m=280_000)
    a_classification(other, rows=[{"laps": 56}])
    a_session(a_weekend(date=date(2998, 10, 22), season=a_season(2998), layout=layout), date=None, scheduled_laps=56)
    page = open_page(client, "/seasons/2998/austin/")
    assert "56 laps of 5.513 km, 308.4 km in all." in page.text
    assert "Distance 308.4 km" in page.text


def test_a_running_weekend_shows_what_is_out_and_when_the_rest_starts(client):
    grand_prix = a_weekend(layout=a_layout(a_circuit(time_zone="America/Chicago")))
    qualifying = a_session(
        grand_prix, kind="qualifying", date=date(2023, 3, 4), starts_at=datetime(2023, 3, 4, 21, tzinfo=UTC)
    )
    a_session(grand_prix, kind="warm-up", date=None)
    a_session(grand_prix, starts_at=datetime(2023, 3, 5, 20, tzinfo=UTC))
    row = {"driver": a_driver(name="Ann"), "time_ms": 94_723}
    a_classification(qualifying, rows=[row], state="provisional")
    assert open_page(client, "/seasons/2023/austin/").table("sessions of the weekend") == [
        ["Qualifying Ann 1:34.723", "Sat 4 Mar", "15:00", "Sat 21:00", "Ann 1:34.723 provisional"],
        ["Warm-up", "not known", "–", "–", "–"],
        ["Race", "Sun 5 Mar", "14:00", "Sun 20:00", "–"],
    ]


def test_a_session_in_which_nobody_was_classified_leaves_the_weekend_readable(client):
    grand_prix = a_weekend()
    a_classification(a_session(grand_prix, kind="qualifying"), rows=[{"status": "DNQ"}])
    a_session(grand_prix)
    ((_, _, first), _) = open_page(client, "/seasons/2023/austin/").table("sessions of the weekend")
    assert first == "– final"


def test_a_weekend_explains_what_moved_the_grid(client):
    race = a_session(a_weekend())
    ann, bea, cid = (a_driver(name=name) for name in ("Ann", "Bea", "Cid"))
    a_grid(race, [ann, bea, cid])
    GridPosition.objects.filter(session=race, driver=ann).update(penalty_places=5)
    GridPosition.objects.filter(session=race, driver=bea).update(penalty_places=1, sent_to_back=True)
    GridPosition.objects.filter(session=race, driver=cid).update(pit_lane=True, position=None)
    a_classification(race, rows=[ann, bea, cid])
    text = open_page(client, "/seasons/2023/austin/").text
    assert "Grid penalties: Ann 5 places, Bea 1 place and to the back. From the pit lane: Cid." in text
    assert "Grid penalties" not in open_page(client, "/seasons/2023/austin/race/").text


def test_a_weekend_says_how_fast_it_was_won_and_pole_taken(client):
    grand_prix = a_weekend()
    ann = a_driver(name="Ann")
    race = a_session(grand_prix, distance_m=308_405)
    a_classification(race, rows=[{"driver": ann, "time_ms": 5_721_362}])
    a_grid(race, [ann])
    a_classification(a_session(grand_prix, kind="qualifying"), rows=[{"driver": ann, "time_ms": 94_723}])
    text = open_page(client, "/seasons/2023/austin/").text
    assert "Winner’s speed 194.1 km/h on average" in text
    assert "Pole Ann 1:34.723" in text


def test_htmx_gets_the_weekend_as_a_part_with_its_title(client):
    a_weekend(state="cancelled")
    part = client.get("/seasons/2023/austin/", headers={"HX-Request": "true"})
    assert part.content.decode().lstrip().startswith("<title>2023 United States Grand Prix: cancelled · ")
    assert [tag in part.content for tag in (b"<!doctype", b"<main", b"<nav")] == [False, False, False]
    assert "HX-Request" in part["Vary"]


def test_previous_winners_show_their_place_on_the_grid_and_the_pole(client):
    layout = a_layout()
    past = a_session(a_weekend(season=a_season(2021), layout=layout))
    ann, bea = (a_driver(name=name) for name in ("Ann", "Bea"))
    a_classification(past, rows=[ann])
    a_grid(past, [bea, ann])
    a_weekend(layout=layout)
    ((_, winner, _, start, pole),) = open_page(client, "/seasons/2023/austin/").table("The last races at")
    assert (winner, start, pole) == ("Ann", "2", "Bea")


def test_a_race_that_paid_half_its_points_says_so(client):
    season = a_season(2021)
    for slug in ("belgium", "austria"):
        a_classification(a_session(a_weekend(season=season, slug=slug)), rows=1)
    told = [
        "Half points were paid." in open_page(client, f"/seasons/2021/{address}").text
        for address in ("belgium/", "belgium/race/", "austria/", "austria/race/")
    ]
    assert told == [True, True, False, False]
