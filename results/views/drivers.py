"""All drivers, and the career of one."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.models import Championship, Driver
from results.reading.calendars import progress
from results.reading.careers import (
    age,
    chosen_season,
    driver_poles,
    lines_driven,
    results_of,
    scoring_entries,
    season_lines,
    totals,
)
from results.reading.championships import newest_season_table, season_places
from results.reading.coverage import quotes_of, stories_about
from results.reading.initials import by_initial
from results.views.seasons import season_address
from results.views.structured_data import person


@require_safe
def drivers(request):
    listed = Driver.objects.only("slug", "name", "last_name", "nationality")
    year, standings = newest_season_table(Championship.DRIVERS)
    groups = by_initial(listed, lambda driver: driver.last_name or driver.name)
    context = {
        "groups": groups,
        "count": sum(len(found) for _, found in groups),
        "year": year,
        "standings": standings,
        "breadcrumbs": [("Drivers", reverse("drivers"))],
    }
    return render_page(
        request, "results/drivers.html", context, facts=["drivers", *([f"season-{year}"] if year else [])]
    )


@require_safe
def driver(request, slug):
    driver = get_object_or_404(Driver, slug=slug)
    entries = scoring_entries(driver=driver)
    lines = _career(driver, entries)
    shown = chosen_season(lines, request.GET.get("season", ""))
    results = results_of(entries, shown.year, Championship.DRIVERS) if shown else []
    last_day = results[-1].classification.session.grand_prix.date if results else None
    stories = stories_about(driver)
    speaker, quotes = quotes_of(driver)
    context = {
        "driver": driver,
        "lines": lines,
        "totals": totals(lines),
        "newest": next(iter(lines), None),
        "shown": shown,
        "results": results,
        "last_day": last_day,
        "age": age(driver.born_on, last_day),
        "stories": stories,
        "speaker": speaker,
        "quotes": quotes,
        "person": person(driver),
        "canonical": season_address(driver, lines, shown),
        "breadcrumbs": [("Drivers", reverse("drivers")), (driver.name, driver.get_absolute_url())],
    }
    facts = [driver, *(f"season-{line.year}" for line in lines), *stories]
    return render_page(request, "results/driver.html", context, facts=facts)


def _career(driver, entries):
    """The seasons of a career, newest first. Six queries."""
    lines = season_lines(entries, Championship.DRIVERS)
    poles, driven = driver_poles(driver), lines_driven(entries)
    places, seasons = season_places(lines, Championship.DRIVERS, driver=driver), progress(lines)
    for year, line in lines.items():
        line.poles = poles.get(year, 0)
        line.lines = driven.get(year, [])
        line.standings = places.get(year, [])
        line.is_complete = year in seasons and seasons[year].is_complete
    return list(lines.values())
