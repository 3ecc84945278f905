"""All constructors, and the record of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.reading.teams.page import read_team_page, read_teams_page
from results.views.structured_data import team


@require_safe
def constructors(request: HttpRequest) -> HttpResponse:
    page = read_teams_page()
    context = {"page": page, "credits": page.credits, "breadcrumbs": [("Teams", path_to("constructors"))]}
    return render_page(request, "results/constructors.html", context, facts=page.facts)


@require_safe
def constructor(request: HttpRequest, slug: str) -> HttpResponse:
    page = read_team_page(slug, request.GET.get("season", ""))
    if page is None:
        raise Http404("No such team, or no result of it in that season.")
    context = {
        "page": page,
        "credits": page.credits,
        "team": team(page.team),
        "canonical": page.address,
        "breadcrumbs": [("Teams", path_to("constructors")), (page.team.name, page.team.get_absolute_url())],
    }
    return render_page(request, "results/constructor.html", context, facts=page.facts)
