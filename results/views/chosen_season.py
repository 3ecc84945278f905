"""Which season of a career a page shows, and the one address it then has."""

from typing import Any


def chosen_season(seasons: list, year: str) -> Any:
    """Of ``seasons``, newest first, the one asked for, the newest if there is none such; None where there are none."""
    return next((season for season in seasons if str(season.year) == year), seasons[0] if seasons else None)


def season_address(competitor: Any, seasons: list, shown: Any) -> str:
    """The one address of a career with the results of the season ``shown``; the newest needs no mention."""
    address = competitor.get_absolute_url()
    return f"{address}?season={shown.year}" if shown and shown != seasons[0] else address
