"""All constructors, and the record of one."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.models import Championship, Constructor
from results.reading.annals import read_annals
from results.reading.championship.tables import newest_season_table
from results.reading.coverage import stories_about
from results.reading.credits import distinct
from results.reading.initials import by_initial
from results.reading.milestones import has_runs
from results.reading.sentences import descriptions
from results.reading.sentences import team as told
from results.reading.sentences.milestones import milestones_in_words
from results.reading.sentences.team_index import champions_in_words, leader_in_words, teams_in_words
from results.reading.teams.decades import FEW
from results.reading.teams.index import champions, read_team_index
from results.reading.teams.line import team_line
from results.reading.teams.record import read_team
from results.reading.teams.results import season_results
from results.views.chosen_season import chosen_season, season_address
from results.views.structured_data import team

STORIES = 6


@require_safe
def constructors(request):
    lines, won = (index := read_team_index()), champions(index)
    annals = read_annals()
    year, standings = newest_season_table(Championship.CONSTRUCTORS)
    context = {
        "count": len(lines),
        "credits": annals.credits(),
        "groups": by_initial(lines, lambda line: line.name),
        "champions": won,
        "champions_words": champions_in_words(won, annals),
        "teams_words": teams_in_words(lines, annals),
        "year": year,
        # One season with everybody in its table: the champion and the alphabet would name them again.
        "is_all_in_table": len({line.constructor for line in standings}) == len(lines) and len(won) < 2,
        "standings": standings,
        "leader_words": leader_in_words(standings, is_complete=any(year in line.titles for line in won)),
        "breadcrumbs": [("Teams", path_to("constructors"))],
    }
    facts = ["constructors", "seasons", *([f"season-{year}"] if year else [])]
    return render_page(request, "results/constructors.html", context, facts=facts)


@require_safe
def constructor(request, slug):
    constructor = get_object_or_404(Constructor, slug=slug)
    record = read_team(constructor)
    lines = record.lines
    shown = chosen_season(lines, request.GET.get("season", ""))
    of_season = shown if shown and shown != lines[0] else None
    stories = stories_about(constructor)
    context = {
        "constructor": constructor,
        "record": record,
        "credits": distinct(record.annals.credits({line.year for line in lines}), [constructor.owner]),
        "of_season": of_season,
        "description": descriptions.team_season(constructor, of_season)
        if of_season
        else descriptions.team(constructor, record),
        "totals": record.totals,
        "decades": _decades(record) if len(lines) > FEW else [],
        "shown": shown,
        # One season with one engine: its results say what a table of one line would.
        "is_brief": len(lines) == len(record.engines) == 1,
        "is_active": record.is_active,
        "has_runs": has_runs(record.milestones),
        "races": season_results(constructor, shown.year, shown.standings) if shown else [],
        "chart": team_line(record),
        "stories": stories[:STORIES],
        "words": _words(record, shown),
        "team": team(constructor),
        "canonical": season_address(constructor, lines, shown),
        "breadcrumbs": [("Teams", path_to("constructors")), (constructor.name, constructor.get_absolute_url())],
    }
    names = [step.constructor for step in record.lineage.steps] if record.lineage else []
    facts = [constructor, *names, *(f"season-{line.year}" for line in lines), *stories[:STORIES]]
    return render_page(request, "results/constructor.html", context, facts=facts)


def _decades(record):
    """(decade, what it brought in words) for a history that is too long for one table."""
    return [(decade, told.seasons_in_words(decade.lines, decade.titles)) for decade in record.decades]


def _words(record, shown):
    """The sentence that goes with each part of the page."""
    return {
        "team": told.team_in_words(record),
        "lineage": told.lineage_in_words(record.lineage) if record.lineage else "",
        "places": told.places_in_words(record.final_places),
        "drivers": told.drivers_in_words(record.timeline) if record.timeline else "",
        "others": told.others_in_words(record.timeline.others) if record.timeline else "",
        "milestones": milestones_in_words(record.milestones, is_active=record.is_active, is_whole=record.is_whole),
        "engines": told.engines_in_words(record.engines),
        "circuits": told.circuits_in_words(record.circuits),
        "seasons": told.seasons_in_words(record.lines, record.titles),
        "results": told.season_results_in_words(shown) if shown else "",
    }
