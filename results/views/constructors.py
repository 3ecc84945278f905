"""All constructors, and the record of one."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.models import Championship, Constructor
from results.reading.calendars import progress
from results.reading.careers import (
    chosen_season,
    constructor_poles,
    drivers_of,
    lines_driven,
    race_by_race,
    results_of,
    scoring_entries,
    season_lines,
    totals,
)
from results.reading.championships import newest_season_table, season_places
from results.reading.coverage import stories_about
from results.reading.initials import by_initial
from results.views.seasons import season_address
from results.views.structured_data import team


@require_safe
def constructors(request):
    listed = Constructor.objects.only("slug", "name", "nationality")
    year, standings = newest_season_table(Championship.CONSTRUCTORS)
    groups = by_initial(listed, lambda constructor: constructor.name)
    context = {
        "groups": groups,
        "count": sum(len(found) for _, found in groups),
        "year": year,
        "standings": standings,
        "breadcrumbs": [("Teams", reverse("constructors"))],
    }
    facts = ["constructors", *([f"season-{year}"] if year else [])]
    return render_page(request, "results/constructors.html", context, facts=facts)


@require_safe
def constructor(request, slug):
    constructor = get_object_or_404(Constructor, slug=slug)
    entries = scoring_entries(constructor=constructor)
    lines = _record(constructor, entries)
    shown = chosen_season(lines, request.GET.get("season", ""))
    stories = stories_about(constructor)
    context = {
        "constructor": constructor,
        "lines": lines,
        "totals": totals(lines),
        "shown": shown,
        "races": race_by_race(results_of(entries, shown.year, Championship.CONSTRUCTORS)) if shown else [],
        "drives": drivers_of(constructor),
        "stories": stories,
        "team": team(constructor),
        "canonical": season_address(constructor, lines, shown),
        "breadcrumbs": [("Teams", reverse("constructors")), (constructor.name, constructor.get_absolute_url())],
    }
    facts = [constructor, *(f"season-{line.year}" for line in lines), *stories]
    return render_page(request, "results/constructor.html", context, facts=facts)


def _record(constructor, entries):
    """The seasons of a constructor, newest first. Six queries."""
    lines = season_lines(entries, Championship.CONSTRUCTORS)
    poles, driven = constructor_poles(constructor), lines_driven(entries)
    places = season_places(lines, Championship.CONSTRUCTORS, constructor=constructor)
    seasons = progress(lines)
    for year, line in lines.items():
        line.poles = poles.get(year, 0)
        line.lines = driven.get(year, [])
        line.standings = places.get(year, [])
        line.is_complete = year in seasons and seasons[year].is_complete
    return list(lines.values())
