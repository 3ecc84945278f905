"""All drivers, and the career of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.models import Championship
from results.reading.annals import read_annals
from results.reading.championship.tables import newest_season_table
from results.reading.drivers.index import listed_drivers, read_champions, read_letters
from results.reading.drivers.page import read_driver_page
from results.reading.sentences.driver_index import champions_in_words, letter_in_words, newest_in_words
from results.views.structured_data import person


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
def driver(request: HttpRequest, slug: str) -> HttpResponse:
    page = read_driver_page(slug, request.GET.get("season", ""))
    if page is None:
        raise Http404("No such driver, or no result of his in that season.")
    context = {
        "page": page,
        "credits": page.credits,
        "person": person(page.driver),
        "canonical": page.address,
        "breadcrumbs": [("Drivers", path_to("drivers")), (page.driver.name, page.driver.get_absolute_url())],
    }
    return render_page(request, "results/driver.html", context, facts=page.facts)
