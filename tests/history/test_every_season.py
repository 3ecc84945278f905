"""Every season since 1950 before its first race, after one in the middle and after its last, as it was seen then."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine

from tests.moments.judging import in_full
from tests.moments.plain import Release
from tests.moments.told import Told
from tests.moments.truth import Truth

YEARS = range(1950, 2026)
TITLE = ("decided", "open", "open then", "champion")


@pytest.fixture(scope="module")
def release():
    return Release()


@pytest.fixture
def told(client):
    """What the page at an address says."""

    def told(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return Told(response.content.decode())

    return told


def noon(day):
    return datetime.combine(day, time(12), UTC)


def seen_at(told, season, now):
    """The pages of the season and of its drivers at a moment, and what is true then."""
    with time_machine.travel(now, tick=False):
        address = f"/seasons/{season.year}/"
        return told(address), told(f"{address}drivers/"), Truth(season, now)


def of_the_title(page):
    """When it was decided, or who can still win it and what is left: the same wherever it is said."""
    said = next((each for name in TITLE for each in page.all(name)), None)
    if said is None:
        return None
    if said.name in ("decided", "champion"):
        return said["since"], said["in_sprint"], said["to_go"]
    return said["who"], said["most"], said["left"]


def contradictions(season_page, championship):
    """Where two pages do not say the same of the title. A season that is open to all does not go into it."""
    here, there = of_the_title(season_page), of_the_title(championship)
    return [] if here == there or (here is None and not championship.all("decided")) else [(here, there)]


def not_understood(*pages):
    return [line for page in pages for line in page.unknown]


@pytest.mark.parametrize("year", YEARS)
def test_before_the_first_race_nothing_is_driven(release, told, year):
    season = release.season(year)
    first = season.counting[0]
    page, championship, _ = seen_at(told, season, noon(first.day - timedelta(days=1)))
    assert not_understood(page, championship) == []
    assert page.one("calendar").number("grands_prix") == len(season.counting)
    assert page.one("calendar")["none"] == "; none has been driven yet"
    assert page.one("next")["day"] == in_full(first.day)
    assert (of_the_title(page), of_the_title(championship), page.all("no result")) == (None, None, [])
    assert (championship.all("progress"), page.all("summary")) == ([], [])


@pytest.mark.parametrize("year", YEARS)
def test_in_the_middle_rounds_are_counted_and_the_title_is_told_once(release, told, year):
    season = release.season(year)
    middle, following = season.counting[len(season.counting) // 2 :][:2]
    now = noon(middle.day + timedelta(days=1))
    page, championship, truth = seen_at(told, season, now)
    raced, races = len(truth.raced), len(truth.counting)
    with time_machine.travel(now, tick=False):
        weekend = told(f"/seasons/{year}/{middle.slug}/")

    assert not_understood(page, championship, weekend) == []
    assert raced == len(season.counting) // 2 + 1
    assert page.one("calendar").number("raced") == raced
    assert {(each.number("raced"), each.number("races")) for each in page.all("summary")} <= {(raced, races)}
    assert {(int(each["raced"]), int(each["races"])) for each in championship.all("progress")} == {(raced, races)}
    assert page.one("next")["day"] == in_full(following.day)
    assert page.all("overdue", "overdue one", "no result") == []
    assert contradictions(page, championship) == []
    assert weekend.one("heading")["this"] == "after this race"


@pytest.mark.parametrize("year", YEARS[::5])
def test_nothing_of_the_next_race_is_told_before_it(release, told, year):
    last, following = release.season(year).counting[3:5]
    with time_machine.travel(noon(last.day + timedelta(days=1)), tick=False):
        page = told(f"/seasons/{year}/{following.slug}/")
    assert (page.unknown, page.one("heading")["before"]) == ([], "before this race")
    assert (page.one("start")["what"], "Fastest lap" in page.lines) == ("Start", False)


@pytest.mark.parametrize("year", YEARS)
def test_after_the_last_race_the_champion_is_one(release, told, year):
    season = release.season(year)
    page, championship, truth = seen_at(told, season, noon(season.counting[-1].day + timedelta(days=1)))
    races = len(truth.counting)
    assert not_understood(page, championship) == []
    assert truth.is_complete
    assert (page.one("champion").number("races"), page.all("summary", "next")) == (races, [])
    assert {(int(each["raced"]), int(each["races"])) for each in championship.all("progress")} == {(races, races)}
    assert championship.one("caption")["verb"] == "won it"
    assert contradictions(page, championship) == []
