"""All seasons, and one: its calendar, the top of its tables, what was won in it and how points were scored."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.models import Season
from results.reading.credits import credits_of
from results.reading.seasons.index import read_season_index
from results.reading.seasons.neighbours import neighbours
from results.reading.seasons.page import read_season
from results.reading.sentences import seasons as index_words
from results.reading.sentences.scoring import scoring_in_words
from results.reading.sentences.season import season_words


@require_safe
def seasons(request):
    index = read_season_index()
    context = {
        "index": index,
        "summary": index_words.in_words(index),
        "credits": credits_of(line.season for line in index.lines),
        "today": index_words.today_in_words(index),
        "breadcrumbs": [("Seasons", path_to("seasons"))],
    }
    facts = ["seasons", *(line.season for line in index.lines)]
    return render_page(request, "results/seasons.html", context, facts=facts)


@require_safe
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
