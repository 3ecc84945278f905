"""The championship tables of a season, after any of its Grands Prix: as a page, as JSON, as CSV."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from f1site import clock
from f1site.paths import path_to
from f1site.rendering import render_page
from results.models import Championship, Season
from results.reading.calendars import Calendar, read_calendar_of
from results.reading.championship.charts import progression_charts
from results.reading.championship.counting import championship_rules, counting_rule
from results.reading.championship.deciding import title_race
from results.reading.championship.matrix import read_matrix, with_podiums
from results.reading.championship.movement import with_movement
from results.reading.championship.progression import progression, read_history, tables_until
from results.reading.championship.standings import read_table
from results.reading.championship.tables import TableChoice, adjustments, adjustments_of, choose_table, with_notes
from results.reading.championship.teammates import longest_together, teammates_of_season
from results.reading.credits import credits_of
from results.reading.sentences import descriptions
from results.reading.sentences.championship import matrix_in_words
from results.reading.sentences.reach import later_in_words
from results.reading.sentences.teammates import season_in_words
from results.reading.sentences.title import title_in_words
from results.scoring.store.reading import read_season
from results.views.matrix_twins import RESULT_FIELDS, matrix_data
from results.views.twins import STANDING_FIELDS, csv_response, json_response, standings_data

PAIRS_SHOWN = 24


@require_safe
def championship(request, year, championship):
    calendar, choice = _choose(request, year, championship)
    chosen = choice.chosen
    table = read_table(chosen, calendar) if chosen else None
    way = at_a_glance(calendar, choice, table) if table else {"adjustments": []}
    address = path_to(f"{championship}_championship", year)
    title = f"{championship.label.capitalize()}’ championship"
    context = {
        "season": calendar.season,
        "credits": credits_of([calendar.season]),
        "calendar": calendar,
        "championship": championship,
        "title": title,
        "choice": choice,
        "table": table,
        "description": descriptions.championship(title, table)
        if table
        else f"The {championship}’ championship of {calendar.season} has no table yet.",
        "reach": later_in_words(calendar.missing_after(chosen.grand_prix)) if chosen and choice.is_newest else "",
        "has_constructors": championship_rules(calendar.season, Championship.CONSTRUCTORS) is not None,
        "counting_rule": counting_rule(calendar, championship),
        "address": address,
        **way,
        "canonical": address if choice.is_newest or not chosen else f"{address}?after={chosen.grand_prix.slug}",
        "breadcrumbs": [
            ("Seasons", path_to("seasons")),
            (str(calendar.season), calendar.season.get_absolute_url()),
            (title, address),
        ],
    }
    facts = [calendar.season, *([chosen.fact] if chosen else [])]
    return render_page(
        request, "results/championship.html", context, facts=facts, part="results/championship/_championship.html"
    )


@require_safe
def championship_json(request, year, championship):
    return json_response(*_data(request, year, championship))


@require_safe
def championship_csv(request, year, championship):
    data, facts = _data(request, year, championship)
    return csv_response(STANDING_FIELDS, data["standings"], facts)


@require_safe
def results_json(request, year, championship):
    return json_response(*_results(request, year, championship))


@require_safe
def results_csv(request, year, championship):
    data, facts = _results(request, year, championship)
    return csv_response(RESULT_FIELDS, data["results"], facts)


def at_a_glance(calendar, choice, table):
    """The ``table`` with movements and podiums, the way to it, results, charts, teammates. Ten queries at most."""
    tables = tables_until(choice)
    history = read_history(tables)
    read = read_season(calendar.season, clock.now(), calendar.counting)
    decided = adjustments_of(read, calendar, table.championship, table.grand_prix)
    matrix = read_matrix(calendar, table)
    title_words = _title_words(calendar, table, read)
    table = with_movement(with_podiums(with_notes(table, decided), matrix), choice.previous, history)
    table = replace(table, is_title_told=bool(title_words))
    way = progression(table, tables, history)
    found = {
        "table": table,
        "adjustments": decided,
        "matrix": matrix,
        "matrix_words": matrix_in_words(matrix, is_final=table.is_final),
        "title_words": title_words,
        "progression": way,
        "charts": progression_charts(way, len(table.rows)),
    }
    return found | _teammates(calendar, table) if table.is_for_drivers else found


def _title_words(calendar, table, read):
    kind = "driver" if table.is_for_drivers else "team"
    race = title_race(calendar, table.championship, table.grand_prix, read)
    return title_in_words(race, {row.who: row.name for row in table.rows}, kind)


def _teammates(calendar, table):
    """Two queries."""
    order = [row.who[0] for row in table.rows]
    pairs = teammates_of_season(calendar, table.grand_prix, order)
    shown, least = longest_together(pairs, PAIRS_SHOWN)
    left_out = len(pairs) - len(shown)
    return {"teammates": shown, "teammates_words": season_in_words(shown, least), "left_out": left_out, "least": least}


def _data(request, year, championship):
    calendar, choice = _choose_or_404(request, year, championship)
    table, tables = read_table(choice.chosen, calendar), tables_until(choice)
    table = with_movement(table, choice.previous, read_history(tables[-2:]))
    decided = adjustments(calendar, championship, choice.chosen.grand_prix)
    return standings_data(table, decided), [calendar.season, choice.chosen.fact]


def _results(request, year, championship):
    """Every result behind a table, one by one, and what it is about."""
    calendar, choice = _choose_or_404(request, year, championship)
    table = read_table(choice.chosen, calendar)
    return matrix_data(read_matrix(calendar, table), table), [calendar.season, choice.chosen.fact]


def _choose_or_404(request, year, championship) -> tuple[Calendar, TableChoice]:
    calendar, choice = _choose(request, year, championship)
    if choice.chosen is None:
        raise Http404("This season has no table yet.")
    return calendar, choice


def _choose(request, year, championship) -> tuple[Calendar, TableChoice]:
    calendar = read_calendar_of(year) or Calendar(get_object_or_404(Season, year=year), [])
    choice = choose_table(calendar, championship, request.GET.get("after", ""))
    if choice is None:
        raise Http404("No such Grand Prix in this season.")
    return calendar, choice
