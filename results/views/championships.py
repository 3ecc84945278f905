"""The championship tables of a season, after any of its Grands Prix: as a page, as JSON, as CSV."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.models import Championship, Season
from results.reading.calendars import Calendar, read_calendar
from results.reading.championships import TableChoice, add_notes, adjustments, choose_table
from results.reading.counting import counting_rule
from results.reading.movement import add_movement
from results.reading.progression import progression, read_history, tables_until
from results.reading.progression_charts import progression_charts
from results.reading.results_matrix import read_matrix
from results.reading.standings import read_table
from results.views.twins import STANDING_FIELDS, csv_response, json_response, standings_data


@require_safe
def drivers(request, year):
    return _page(request, year, Championship.DRIVERS)


@require_safe
def constructors(request, year):
    return _page(request, year, Championship.CONSTRUCTORS)


@require_safe
def drivers_json(request, year):
    return json_response(*_data(request, year, Championship.DRIVERS))


@require_safe
def constructors_json(request, year):
    return json_response(*_data(request, year, Championship.CONSTRUCTORS))


@require_safe
def drivers_csv(request, year):
    return _csv(request, year, Championship.DRIVERS)


@require_safe
def constructors_csv(request, year):
    return _csv(request, year, Championship.CONSTRUCTORS)


def _csv(request, year, championship):
    data, facts = _data(request, year, championship)
    return csv_response(STANDING_FIELDS, data["standings"], facts)


def _page(request, year, championship):
    calendar, choice = _choose(request, year, championship)
    chosen = choice.chosen
    table = read_table(chosen) if chosen else None
    decided = adjustments(calendar, championship, chosen.grand_prix) if chosen else []
    if table:
        add_notes(table, decided)
    season_at_a_glance = _at_a_glance(calendar, choice, table) if table else {}
    address = reverse(f"{championship}_championship", args=[year])
    title = f"{championship.label.capitalize()}’ championship"
    context = {
        "season": calendar.season,
        "calendar": calendar,
        "championship": championship,
        "title": title,
        "choice": choice,
        "table": table,
        "adjustments": decided,
        "counting_rule": counting_rule(calendar.season, championship),
        "address": address,
        **season_at_a_glance,
        "canonical": address if choice.is_newest or not chosen else f"{address}?after={chosen.grand_prix.slug}",
        "breadcrumbs": [
            ("Seasons", reverse("seasons")),
            (str(year), calendar.season.get_absolute_url()),
            (title, address),
        ],
    }
    facts = [calendar.season, *([chosen] if chosen else [])]
    return render_page(request, "results/championship.html", context, facts=facts, part="results/_championship.html")


def _at_a_glance(calendar, choice, table):
    """The way to this table: movements and podiums in its rows, every result, the charts. Three queries."""
    tables = tables_until(choice)
    history = read_history(tables)
    add_movement(table, choice.previous, history)
    matrix = read_matrix(calendar, table)
    for row in table.rows:
        row.podiums = matrix.podiums.get(row.who, 0)
    way = progression(table, tables, history)
    return {"matrix": matrix, "progression": way, "charts": progression_charts(way)}


def _data(request, year, championship):
    calendar, choice = _choose(request, year, championship)
    if choice.chosen is None:
        raise Http404("This season has no table yet.")
    decided = adjustments(calendar, championship, choice.chosen.grand_prix)
    return standings_data(read_table(choice.chosen), decided), [calendar.season, choice.chosen]


def _choose(request, year, championship) -> tuple[Calendar, TableChoice]:
    calendar = read_calendar(get_object_or_404(Season, year=year))
    choice = choose_table(calendar, championship, request.GET.get("after", ""))
    if choice is None:
        raise Http404("No such Grand Prix in this season.")
    return calendar, choice
