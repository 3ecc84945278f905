"""A session's result sheet in any version that has been issued: as a page, as JSON, as CSV."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.models import Classification, GrandPrix, Session
from results.reading.corrections import changes
from results.reading.grids import starts
from results.reading.race_words import biggest_gain, in_words
from results.reading.sheets import read_sheets
from results.reading.weekends import sessions_of
from results.views.structured_data import session_event
from results.views.twins import SHEET_FIELDS, csv_response, json_response, sheet_data


@require_safe
def session(request, year, slug, kind):
    grand_prix = _grand_prix(year, slug)
    siblings = sessions_of(grand_prix)
    session = next((sibling for sibling in siblings if sibling.kind == kind), None)
    if session is None:
        raise Http404("No such session in this weekend.")
    versions = _versions(session)
    chosen = _choose(versions, request.GET.get("version", ""))
    before = _before(versions, chosen)
    sheets = read_sheets([version for version in (before, chosen) if version])
    sheet = sheets[chosen.pk] if chosen else None
    is_current = not chosen or chosen == versions[-1]
    context = {
        "grand_prix": grand_prix,
        "session": session,
        "siblings": siblings,
        "versions": versions,
        "is_current": is_current,
        "sheet": sheet,
        "summary": in_words(sheet) if session.is_race_like else "",
        "gain": biggest_gain(sheet),
        "before": before,
        "changes": changes(sheets[before.pk], sheets[chosen.pk]) if before else [],
        "grid": starts(session, sheet),
        "fastest_laps": list(session.fastest_laps.select_related("driver")),
        "pit_stops": list(session.pit_stops.select_related("driver")) if session.is_race_like else [],
        "drivers_of_the_day": list(session.drivers_of_the_day.select_related("driver")) if session.is_race_like else [],
        "event": session_event(session),
        "canonical": session.get_absolute_url() if is_current else chosen.get_absolute_url(),
        "breadcrumbs": [
            ("Seasons", reverse("seasons")),
            (str(year), grand_prix.season.get_absolute_url()),
            (grand_prix.name, grand_prix.get_absolute_url()),
            (session.name, session.get_absolute_url()),
        ],
    }
    return render_page(request, "results/session.html", context, facts=[grand_prix, session, *versions])


@require_safe
def session_json(request, year, slug, kind):
    sheet = _sheet(request, year, slug, kind)
    return json_response(sheet_data(sheet), [sheet.session.grand_prix, sheet.session])


@require_safe
def session_csv(request, year, slug, kind):
    sheet = _sheet(request, year, slug, kind)
    return csv_response(SHEET_FIELDS, sheet_data(sheet)["entries"], [sheet.session.grand_prix, sheet.session])


def _sheet(request, year, slug, kind):
    session = get_object_or_404(Session, grand_prix=_grand_prix(year, slug), kind=kind)
    chosen = _choose(_versions(session), request.GET.get("version", ""))
    if chosen is None:
        raise Http404("This session has no result yet.")
    return read_sheets([chosen])[chosen.pk]


def _grand_prix(year, slug) -> GrandPrix:
    found = GrandPrix.objects.with_round().select_related("season", "layout__circuit")
    return get_object_or_404(found, season=year, slug=slug)


def _versions(session) -> list[Classification]:
    """Every sheet that is out, oldest first."""
    versions = list(session.classifications.issued().select_related("ruling").order_by("version"))
    for version in versions:
        version.session = session
    return versions


def _choose(versions, number) -> Classification | None:
    """The version asked for, or the current one; None while there is no sheet. Http404 for one that is not out."""
    if not number:
        return versions[-1] if versions else None
    for version in versions:
        if str(version.version) == number:
            return version
    raise Http404("No such version of this sheet.")


def _before(versions, chosen) -> Classification | None:
    index = versions.index(chosen) if chosen else 0
    return versions[index - 1] if index else None
