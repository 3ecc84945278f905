"""Every component of the pages on the newest race there is. For those who build the site: only with DEBUG on."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from results.models import Championship, Classification
from results.reading.calendars import read_calendar
from results.reading.careers import driver_poles, scoring_entries, season_lines, totals
from results.reading.championships import choose_table
from results.reading.coverage import quotes_of
from results.reading.sheets import read_sheets
from results.reading.standings import read_table
from results.reading.weekends import sessions_of

STEPS = ["-1", "0", "1", "2", "3", "4"]
INKS = ["paper", "paper-raised", "paper-sunken", "ink", "ink-soft", "rule", "signal", "gain", "loss"]


@require_safe
def styleguide(request):
    if not settings.DEBUG:
        raise Http404("The style guide is for those who build the site.")
    context = {"steps": STEPS, "inks": INKS, "breadcrumbs": [("Style guide", reverse("styleguide"))]}
    newest = _newest_race()
    return render(request, "results/styleguide.html", context | (_race(newest) if newest else {}))


def _newest_race() -> Classification | None:
    races = Classification.objects.current().filter(session__kind="race", entries__position=1)
    related = ("ruling", "session__grand_prix__season", "session__grand_prix__layout__circuit")
    return races.select_related(*related).order_by("-session__grand_prix__date").first()


def _race(newest) -> dict:
    grand_prix, sheet = newest.session.grand_prix, read_sheets([newest])[newest.pk]
    choice = choose_table(read_calendar(grand_prix.season), Championship.DRIVERS, "")
    table = read_table(choice.chosen) if choice and choice.chosen else None
    driver = sheet.rows[0].entry.driver
    return {
        "sheet": sheet,
        "session": newest.session,
        "siblings": sessions_of(grand_prix),
        "table": table,
        "leaders": [row.standing for row in table.rows[:5]] if table else [],
        "driver": driver,
        "totals": _totals(driver),
        "quotes": quotes_of(driver)[1],
        "next": grand_prix,
    }


def _totals(driver):
    lines, poles = season_lines(scoring_entries(driver=driver), Championship.DRIVERS), driver_poles(driver)
    for year, line in lines.items():
        line.poles = poles.get(year, 0)
    return totals(lines.values())
