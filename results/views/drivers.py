"""All drivers, and the career of one."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from f1site import clock
from f1site.paths import path_to
from f1site.rendering import render_page
from results.models import Championship, Driver
from results.reading.ages import whole_years
from results.reading.annals import read_annals
from results.reading.championship.tables import newest_season_table
from results.reading.championship.teammates import teammates_of_driver
from results.reading.coverage import quotes_of, stories_about
from results.reading.credits import distinct
from results.reading.drivers.best_circuits import SHOWN, circuits_driven, teams_driven
from results.reading.drivers.career import read_career
from results.reading.drivers.grid import career_grid
from results.reading.drivers.index import listed_drivers, read_champions, read_letters
from results.reading.drivers.line import career_line
from results.reading.drivers.milestones import career_milestones
from results.reading.milestones import has_runs
from results.reading.sentences import career_tables as words
from results.reading.sentences import descriptions
from results.reading.sentences import teammates as teammates_words
from results.reading.sentences.career import career_in_words
from results.reading.sentences.driver_index import champions_in_words, letter_in_words, newest_in_words
from results.reading.sentences.milestones import milestones_in_words
from results.views.chosen_season import chosen_season, season_address
from results.views.structured_data import person

STORIES, QUOTES = 6, 3


@require_safe
def drivers(request):
    index = read_letters()
    initial = request.GET.get("letter", "")
    letter = index.find(initial)
    if initial and letter is None:
        raise Http404("No driver stands under that letter.")
    champions, annals = read_champions(), read_annals()
    year, standings = (None, []) if letter else newest_season_table(Championship.DRIVERS)
    lines = listed_drivers(letter.drivers if letter else index.all_if_few, champions)
    address = path_to("drivers")
    context = {
        "index": index,
        "credits": annals.credits(),
        "letter": letter,
        "lines": lines,
        "words": letter_in_words(lines, annals) if letter else champions_in_words(champions, annals),
        "champions": champions,
        "year": year,
        "standings": standings,
        # One season with everybody in its table: the champion and the alphabet would name them again.
        "is_all_in_table": len(standings) == index.count and len(champions) < 2,
        "season_words": newest_in_words(year, standings, champions),
        "canonical": f"{address}?{urlencode({'letter': letter.initial})}" if letter else address,
        "breadcrumbs": [("Drivers", address)],
    }
    facts = ["drivers", "standings", *([f"season-{year}"] if year else [])]
    return render_page(request, "results/drivers.html", context, facts=facts)


@require_safe
def driver(request, slug):
    driver = get_object_or_404(Driver, slug=slug)
    career = read_career(driver)
    seasons = career.seasons
    shown = chosen_season(seasons, request.GET.get("season", ""))
    circuits, teams = circuits_driven(career), teams_driven(career)
    firsts = career_milestones(driver, career)
    stories = stories_about(driver)
    speaker, quotes = quotes_of(driver)
    pairs = teammates_of_driver(driver)
    of_season = shown if shown and shown != seasons[0] else None
    context = {
        "driver": driver,
        "career": career,
        "credits": distinct(career.annals.credits({season.year for season in seasons}), [driver.owner]),
        "of_season": of_season,
        "description": descriptions.driver_season(driver, of_season)
        if of_season
        else descriptions.driver(driver, career),
        "in_words": career_in_words(driver.name, career),
        "line": career_line(career),
        "line_words": words.line_in_words(career),
        "lines": seasons,
        "seasons_words": words.seasons_in_words(career) if seasons else "",
        "grid": career_grid(career),
        "grid_words": words.grid_in_words(career.total),
        "shown": shown,
        "results_words": words.results_in_words(shown) if shown else "",
        "circuits": circuits[:SHOWN],
        "circuits_count": len(circuits),
        "circuits_words": words.circuits_in_words(circuits),
        "teams": teams,
        "teams_words": words.teams_in_words(teams, career.total),
        "milestones": firsts,
        "has_runs": has_runs(firsts),
        "in_one_year": len(seasons) == 1,
        "milestones_words": milestones_in_words(firsts, is_active=career.is_active, is_whole=career.is_whole),
        "age": whole_years(driver.born_on, clock.today()),
        "age_at_death": whole_years(driver.born_on, driver.died_on),
        "teammates": pairs,
        "teammates_words": teammates_words.career_in_words(driver.name, pairs),
        "stories": stories[:STORIES],
        "speaker": speaker,
        "quotes": quotes[:QUOTES],
        "person": person(driver),
        "canonical": season_address(driver, seasons, shown),
        "breadcrumbs": [("Drivers", path_to("drivers")), (driver.name, driver.get_absolute_url())],
    }
    facts = [driver, *(f"season-{season.year}" for season in seasons), *stories[:STORIES]]
    return render_page(request, "results/driver.html", context, facts=facts)
