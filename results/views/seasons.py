"""All seasons, and the calendar of one."""

from dataclasses import dataclass, field

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.models import Championship, Season, Standing
from results.reading.calendars import Progress, calendar_lines, progress, read_calendar
from results.reading.championships import leaders, leaders_with_teams, newest_tables


def season_address(competitor, lines, shown) -> str:
    """The one address of a career with the results of the season ``shown``; the newest needs no mention."""
    address = competitor.get_absolute_url()
    return f"{address}?season={shown.year}" if shown and shown != lines[0] else address


@dataclass(slots=True)
class SeasonSummary:
    """A season with whoever leads it, or has won it once ``progress`` is complete."""

    season: Season
    progress: Progress
    drivers: list[Standing] = field(default_factory=list)
    constructors: list[Standing] = field(default_factory=list)


@require_safe
def seasons(request):
    driven = progress()
    tables = {championship: newest_tables(championship) for championship in Championship.values}
    first = leaders(pk for by_year in tables.values() for pk in by_year.values())
    summaries = [
        SeasonSummary(
            season,
            driven.get(season.year, Progress()),
            first.get(tables[Championship.DRIVERS].get(season.year), []),
            first.get(tables[Championship.CONSTRUCTORS].get(season.year), []),
        )
        for season in Season.objects.order_by("-year")
    ]
    context = {"summaries": summaries, "breadcrumbs": [("Seasons", reverse("seasons"))]}
    return render_page(
        request, "results/seasons.html", context, facts=["seasons", *(summary.season for summary in summaries)]
    )


@require_safe
def season(request, year):
    season = get_object_or_404(Season, year=year)
    calendar = read_calendar(season)
    lines = calendar_lines(calendar.grands_prix)
    tables = {championship: newest_tables(championship, [year]).get(year) for championship in Championship.values}
    first = leaders_with_teams([pk for pk in tables.values() if pk], places=10)
    context = {
        "season": season,
        "calendar": calendar,
        "lines": lines,
        "drivers": first.get(tables[Championship.DRIVERS], []),
        "constructors": first.get(tables[Championship.CONSTRUCTORS], []),
        "previous": Season.objects.filter(year__lt=year).order_by("-year").first(),
        "next": Season.objects.filter(year__gt=year).order_by("year").first(),
        "canonical": season.get_absolute_url(),
        "breadcrumbs": [("Seasons", reverse("seasons")), (str(season), season.get_absolute_url())],
    }
    facts = [season, *calendar.grands_prix, *(entry.driver for line in lines for entry in line.winners)]
    return render_page(request, "results/season.html", context, facts=facts)
