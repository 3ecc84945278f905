"""A session's result sheet in any version that has been issued: as a page, as JSON, as CSV."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.models import Classification, GrandPrix, Session
from results.reading.calendars import read_calendar_of
from results.reading.credits import credits_of
from results.reading.sentences import descriptions
from results.reading.sentences import session as sentences
from results.reading.sentences import weekend as weekend_sentences
from results.reading.sentences.race import biggest_gain, in_words
from results.reading.sentences.scoring import points_factor
from results.reading.sheets.corrections import changes
from results.reading.sheets.grids import source_of_grid, starts
from results.reading.sheets.pit_stops import by_driver
from results.reading.sheets.sheet import read_sheet, read_sheets
from results.reading.sheets.start_to_finish import start_to_finish
from results.reading.weekends.weekend import SessionLine, event_days, is_past, sessions_of
from results.views.structured_data import session_event
from results.views.twins import SHEET_FIELDS, csv_response, json_response, sheet_data


@require_safe
def session(request, year, slug, kind):
    calendar = read_calendar_of(year)
    grand_prix = calendar.find(slug) if calendar else None
    if calendar is None or grand_prix is None:
        raise Http404("No such Grand Prix in this season.")
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
    lines = [SessionLine(each) for each in siblings]
    context = {
        "grand_prix": grand_prix,
        "calendar": calendar,
        "credits": credits_of([calendar.season]),
        "previous": calendar.before(grand_prix),
        "next": calendar.after(grand_prix),
        "session": session,
        "description": descriptions.session(session, grand_prix, sheet),
        "siblings": siblings,
        "days": weekend_sentences.days(*event_days(grand_prix, siblings)),
        "is_past": is_past(session),
        "lines": lines,
        "has_starts": any(sibling.starts_at for sibling in siblings),
        "timetable_words": "" if chosen else weekend_sentences.sessions(lines),
        "versions": versions,
        "is_current": is_current,
        "sheet": sheet,
        "summary": in_words(sheet) if session.is_race_like else "",
        "gain": biggest_gain(sheet),
        "points_words": points_factor(grand_prix) if session.kind == session.Kind.RACE and sheet else "",
        "before": before,
        **smaller_tables(session, siblings, sheets, before, chosen),
        "event": session_event(session, siblings),
        "canonical": session.get_absolute_url() if is_current else chosen.get_absolute_url(),
        "breadcrumbs": [
            ("Seasons", path_to("seasons")),
            (str(grand_prix.season), grand_prix.season.get_absolute_url()),
            (grand_prix.name, grand_prix.get_absolute_url()),
            (session.name, session.get_absolute_url()),
        ],
    }
    facts = [calendar.season, grand_prix, session, *versions]
    return render_page(request, "results/session.html", context, facts=facts, part="results/session/_session.html")


def smaller_tables(session, siblings, sheets, before, chosen):
    """The smaller tables below the sheet, each with its sentence. Six queries at most."""
    changed = changes(sheets[before.pk], sheets[chosen.pk]) if before else []
    source = source_of_grid(session, siblings) if session.is_race_like else None
    grid = starts(
        session, sheets[chosen.pk] if chosen else None, source.current[0] if source and source.current else None
    )
    laps = list(session.fastest_laps.out().select_related("driver"))
    stops = list(session.pit_stops.out().select_related("driver")) if session.is_race_like else []
    vote = list(session.drivers_of_the_day.out().select_related("driver")) if session.is_race_like else []
    teams = {row.entry.driver_id: row.entry.constructor.slug for row in (sheets[chosen.pk].rows if chosen else [])}
    best_ms = laps[0].time_ms if laps else None
    for lap in laps:
        lap.gap_ms = lap.time_ms - best_ms if lap.time_ms and best_ms and lap.time_ms > best_ms else None
    for line in (*laps, *vote):
        line.team = teams.get(line.driver_id, "")
    return {
        "changes": changed,
        "changes_words": sentences.changes(changed),
        "grid": grid,
        "source": source if any(start.source for start in grid) else None,
        "has_penalties": any(start.is_moved for start in grid),
        "grid_words": sentences.grid(grid),
        "chart": start_to_finish(grid),
        "fastest_laps": laps,
        "laps_words": sentences.laps(laps),
        "pit_stops": by_driver(stops, teams),
        "stops_words": sentences.stops(stops),
        "drivers_of_the_day": vote,
        "vote_words": sentences.vote(vote),
    }


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
    return read_sheet(chosen)


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
