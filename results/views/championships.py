"""The championship tables of a season, after any of its Grands Prix: as a page, as JSON, as CSV."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.facts import season_key
from f1site.rendering import render_page
from results.models import Championship
from results.reading.championship.page import read_championship_page, read_results_twin, read_table_twin
from results.reading.championship.standings import ChampionshipTable
from results.views.matrix_twins import RESULT_FIELDS, matrix_data
from results.views.twins import STANDING_FIELDS, csv_response, json_response, standings_data

PART = "results/championship/_part.html"


@require_safe
def championship(request: HttpRequest, year: int, championship: Championship) -> HttpResponse:
    page = read_championship_page(year, championship, request.GET.get("after", ""))
    if page is None:
        raise Http404("No such season, or no such Grand Prix in it.")
    context = {
        "page": page,
        "canonical": page.canonical,
        "breadcrumbs": page.breadcrumbs,
        "credits": page.credits,
    }
    return render_page(request, "results/championship.html", context, facts=page.facts, part=PART)


@require_safe
def championship_json(request: HttpRequest, year: int, championship: Championship) -> HttpResponse:
    return json_response(*_standings(request, year, championship))


@require_safe
def championship_csv(request: HttpRequest, year: int, championship: Championship) -> HttpResponse:
    data, facts = _standings(request, year, championship)
    return csv_response(STANDING_FIELDS, data["standings"], facts)


@require_safe
def results_json(request: HttpRequest, year: int, championship: Championship) -> HttpResponse:
    return json_response(*_results(request, year, championship))


@require_safe
def results_csv(request: HttpRequest, year: int, championship: Championship) -> HttpResponse:
    data, facts = _results(request, year, championship)
    return csv_response(RESULT_FIELDS, data["results"], facts)


def _standings(request, year, championship):
    found = read_table_twin(year, championship, request.GET.get("after", ""))
    if found is None:
        raise Http404("No such season or Grand Prix in it, or it has no table yet.")
    return standings_data(*found), _facts(found[0])


def _results(request, year, championship):
    found = read_results_twin(year, championship, request.GET.get("after", ""))
    if found is None:
        raise Http404("No such season or Grand Prix in it, or it has no table yet.")
    return matrix_data(*found), _facts(found[0])


def _facts(table: ChampionshipTable) -> list[str]:
    return [season_key(table.grand_prix.season_id), table.fact]
