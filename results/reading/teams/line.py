"""The line of a team: where each season ended, ready to be drawn."""

from results.charts.places import PlacesChart, SeasonPlace, places_chart
from results.reading.teams.record import TeamRecord


def team_line(record: TeamRecord) -> PlacesChart | None:
    """None where there is no line: fewer than two seasons with a place."""
    return places_chart(
        SeasonPlace(year, place, is_title=year in record.titles) for year, place in record.places.items()
    )
