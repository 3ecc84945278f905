"""Which season of a career a page shows, and the one address it then has."""

from typing import Any

from django.http import Http404


def chosen_season(seasons: list, year: str) -> Any:
    """Of ``seasons``, newest first, the one asked for, the newest where none is; None where there are none.

    Http404 for a year that is none of theirs.
    """
    if not year:
        return next(iter(seasons), None)
    for season in seasons:
        if str(season.year) == year:
            return season
    raise Http404("No result of that season.")


def season_address(competitor: Any, seasons: list, shown: Any) -> str:
    """The one address of a career with the results of the season ``shown``; the newest needs no mention."""
    address = competitor.get_absolute_url()
    return f"{address}?season={shown.year}" if shown and shown != seasons[0] else address
