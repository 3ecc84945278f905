"""The line of a career: where each season ended, ready to be drawn."""

from results.charts.places import PlacesChart, SeasonPlace, places_chart
from results.reading.drivers.career import Career


def career_line(career: Career) -> PlacesChart | None:
    """None where there is no line: fewer than two seasons with a place."""
    return places_chart(
        SeasonPlace(season.year, season.place, season.team.slug, season.team.name, season.is_title)
        for season in career.seasons
    )
