import pytest

from results.charts.places import BOTTOM, LEFT, RIGHT, TOP, SeasonPlace, places_chart


def a_season(year, place, team="", **fields):
    return SeasonPlace(year, place, team, team.title(), **fields)


def drawn(places, team="", titles=()):
    return places_chart(a_season(year, place, team, is_title=year in titles) for year, place in places.items())


@pytest.mark.parametrize("places", [{}, {2001: 3}, {2001: 3, 2002: None}])
def test_one_season_with_a_place_is_no_line(places):
    assert drawn(places) is None


def test_first_place_is_on_top_and_the_worst_at_the_bottom():
    chart = drawn({2001: 12, 2002: 1}, titles=[2002])
    assert [(dot.y, dot.season.year) for dot in chart.dots] == [(BOTTOM, 2001), (TOP, 2002)]
    assert LEFT < chart.dots[0].x < chart.dots[1].x < RIGHT
    assert [tick.label for tick in chart.rows] == ["1", "5", "10", "12"]
    assert chart.has_titles


def test_years_without_a_place_break_the_line():
    chart = drawn({2001: 5, 2002: 4, 2004: None, 2005: 3})
    assert [len(path.split()) for path in chart.paths] == [2, 2]
    assert [dot.season.year for dot in chart.dots] == [2001, 2002, 2005]
    assert [tick.label for tick in chart.columns] == ["2001", "2002", "2003", "2004", "2005"]
    assert chart.dots[1].x < chart.unplaced[0] < chart.dots[2].x


def test_a_long_time_away_is_left_out_and_breaks_the_line():
    chart = drawn({1957: None, 1958: 2, 1959: 3, 1961: 1, 1980: 8}, team="lotus")
    assert len(chart.paths) == 3
    assert len(chart.unplaced) == len(chart.breaks) == 1
    assert chart.dots[2].x < chart.breaks[0] < chart.dots[3].x
    assert [stretch.team for stretch in chart.stretches] == ["lotus"] * 3


def test_seasons_on_end_with_a_team_are_one_stretch():
    years = [(2001, "minardi"), (2003, "renault"), (2004, "renault"), (2005, "ferrari"), (2006, "renault")]
    chart = places_chart(a_season(year, 5, team) for year, team in years)
    assert [stretch.team for stretch in chart.stretches] == ["minardi", "renault", "ferrari", "renault"]
    assert chart.stretches[1].width > 2 * chart.stretches[0].width
    assert chart.stretches[1].x < chart.stretches[1].middle < chart.stretches[2].x


def test_without_teams_there_is_no_ribbon_and_no_room_for_one():
    places = {2001: 3, 2002: 2}
    assert drawn(places).stretches == []
    assert drawn(places).height < drawn(places, team="brm").height


def test_a_name_too_long_for_its_stretch_is_left_out():
    seasons = [a_season(year, 5, "a-team-with-a-name") for year in (2001, 2003, 2005)]
    seasons += [a_season(year, 5, "brm") for year in range(2006, 2020)]
    assert [stretch.room for stretch in places_chart(seasons).stretches] == ["", "", "", "narrow"]


def test_of_a_long_career_few_places_and_years_are_for_narrow_screens():
    places = [5] * 20
    places[3], places[7] = 1, 15
    chart = drawn({2001 + index: place for index, place in enumerate(places)}, titles=[2004])
    assert [dot.season.year for dot in chart.dots if dot.is_major] == [2004, 2008, 2020]
    assert [tick.label for tick in chart.columns if tick.is_major] == ["2001", "2005", "2009", "2013", "2017"]
    assert chart.columns[1].label == "02"
    assert not chart.is_crowded


def test_all_seasons_since_1950_are_named_by_decade_and_their_places_by_none():
    chart = drawn({year: 1 + year % 10 for year in range(1950, 2027)})
    assert [tick.label for tick in chart.columns] == [str(year) for year in range(1950, 2027, 10)]
    assert sum(tick.is_major for tick in chart.columns) == 4
    assert all(chart.left < dot.x < chart.right for dot in chart.dots)
    assert chart.is_crowded


def test_a_place_in_a_dip_stands_under_the_line():
    chart = drawn({2001: 2, 2002: 9, 2003: 3, 2005: 4})
    assert [dot.is_low for dot in chart.dots] == [False, True, False, False]


def test_the_order_of_the_years_does_not_matter():
    assert drawn({2023: 1, 2022: 2}) == drawn({2022: 2, 2023: 1})
