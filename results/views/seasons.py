"""All seasons, and one: its calendar, the top of its tables, what was won in it and how points were scored."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.reading.seasons.page import read_season_page, read_seasons_page


@require_safe
def seasons(request: HttpRequest) -> HttpResponse:
    page = read_seasons_page()
    return render_page(request, "results/seasons.html", {"page": page}, facts=page.facts)


@require_safe
def season(request: HttpRequest, year: int) -> HttpResponse:
    page = read_season_page(year)
    if page is None:
        raise Http404("No such season.")
    return render_page(request, "results/season.html", {"page": page}, facts=page.facts)
