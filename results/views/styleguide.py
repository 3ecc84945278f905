"""Every component of the pages on the newest race there is. For those who build the site: only with DEBUG on."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from results.models import Championship, Classification, Constructor
from results.reading.calendars import calendar_of
from results.reading.championship.page import read_championship_page
from results.reading.circuits.index import read_circuit_index
from results.reading.circuits.record import read_circuit
from results.reading.drivers.page import read_driver_page
from results.reading.seasons.results import read_results
from results.reading.sentences import circuit, team
from results.reading.sentences import season as season_sentences
from results.reading.sentences.weekend import sessions as sessions_in_words
from results.reading.sheets.grids import source_of_grid
from results.reading.sheets.page import smaller_tables
from results.reading.sheets.sheet import read_sheets
from results.reading.teams.record import read_team
from results.reading.weekends.coming import read_coming_weekend
from results.reading.weekends.sessions import sessions_of

STEPS = ["-1", "0", "1", "2", "3", "4"]
FEW = 12  # circuits of other seasons
INKS = ["paper", "paper-raised", "paper-sunken", "ink", "ink-soft", "rule", "signal", "gain", "loss"]


@require_safe
def styleguide(request):
    if not settings.DEBUG:
        raise Http404("The style guide is for those who build the site.")
    context = {"steps": STEPS, "inks": INKS, "breadcrumbs": [("Style guide", path_to("styleguide"))]}
    newest = _newest_race()
    return render(request, "results/styleguide.html", context | (_race(newest) if newest else {}))


def _newest_race() -> Classification | None:
    races = Classification.objects.current().filter(session__kind="race", entries__position=1)
    related = ("ruling", "session__grand_prix__season", "session__grand_prix__layout__circuit")
    return races.select_related(*related).order_by("-session__grand_prix__date").first()


def _race(newest) -> dict:
    grand_prix = newest.session.grand_prix
    siblings = sessions_of(grand_prix)
    session = next(sibling for sibling in siblings if sibling.pk == newest.session_id)
    source = source_of_grid(session, siblings)
    found = read_sheets([each.current for each in (session, source) if each and each.current])
    sheet = found[newest.pk]
    winner = sheet.rows[0].entry
    return {
        "sheet": sheet,
        "session": session,
        "grand_prix": grand_prix,
        "season": grand_prix.season,
        "siblings": siblings,
        "next": grand_prix,
        "tables": smaller_tables(session, source, found, chosen=session.current),
        **_championship(grand_prix.season),
        "driver_page": read_driver_page(winner.driver.slug, ""),
        **_team(Constructor.objects.get(pk=winner.constructor.pk)),
        **_places(grand_prix),
        **_coming(),
    }


def _championship(season) -> dict:
    page = read_championship_page(season.year, Championship.DRIVERS, "")
    return {"championship_page": page, "table": page.told.table} if page and page.told else {}


def _team(constructor) -> dict:
    record = read_team(constructor)
    words = {
        "lineage": team.lineage_in_words(record.lineage) if record.lineage else "",
        "drivers": team.drivers_in_words(record.timeline) if record.timeline else "",
        "others": team.others_in_words(record.timeline.others) if record.timeline else "",
    }
    return {"constructor": constructor, "record": record, "team_words": words}


def _places(grand_prix) -> dict:
    """The circuit of the race, its season and all circuits."""
    index = read_circuit_index()
    of_circuit, of_season = read_circuit(grand_prix.layout.circuit), read_results(calendar_of(grand_prix.season_id))
    return {
        "circuit": grand_prix.layout.circuit,
        "circuit_record": of_circuit,
        "circuit_words": circuit.circuit_words(of_circuit),
        "season_results": of_season,
        "season_words": season_sentences.season_words(of_season),
        "circuit_index": index,
        "poster": index.others[:FEW],
    }


def _coming() -> dict:
    coming = read_coming_weekend()
    return {"coming": coming, "timetable_words": sessions_in_words(coming.lines)} if coming else {}
