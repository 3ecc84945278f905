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
<<<<<<< HEAD
def season(request, year):
    season = get_object_or_404(Season, year=year)
    page = read_season(season)
    previous, following = neighbours(year)
    context = {
        "season": season,
        "page": page,
        "calendar": page.calendar,
        "words": season_words(page),
        "scoring": scoring_in_words(page.calendar),
        "credits": credits_of([season]),
        "previous": previous,
        "next": following,
        "canonical": season.get_absolute_url(),
        "breadcrumbs": [("Seasons", path_to("seasons")), (str(season), season.get_absolute_url())],
    }
    facts = [
        season,
        *page.calendar.grands_prix,
        *(f"driver-{entry.driver_id}" for line in page.lines for entry in line.winners),
    ]
    return render_page(request, "results/season.html", context, facts=facts)
=======
def season(request: HttpRequest, year: int) -> HttpResponse:
    page = read_season_page(year)
    if page is None:
        raise Http404("No such season.")
    return render_page(request, "results/season.html", {"page": page}, facts=page.facts)
>>>>>>> e707d69 (Make the pages of seasons values with words and facts, from prepared queries)
