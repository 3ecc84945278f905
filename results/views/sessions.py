"""A session's result sheet in any version that has been issued: as a page, as JSON, as CSV."""

from django.http import Http404
from django.views.decorators.http import require_safe

from f1site.facts import NAMES, season_key
from f1site.rendering import render_page
from results.reading.sheets.page import read_session_page
from results.reading.sheets.sheet import SessionSheet
from results.reading.sheets.twin import read_session_sheet
from results.views.structured_data import session_event
from results.views.twins import SHEET_FIELDS, csv_response, json_response, sheet_data


@require_safe
def session(request, year, slug, kind):
    page = read_session_page(year, slug, kind, request.GET.get("version", ""))
    if page is None:
        raise Http404("No such session in this season, or no such version of its sheet.")
    context = {
        "page": page,
        "event": session_event(page.session, page.siblings, page.ground),
        "canonical": page.address,
        "breadcrumbs": page.breadcrumbs,
        "credits": page.credits,
    }
    return render_page(request, "results/session.html", context, facts=page.facts, part="results/session/_part.html")


@require_safe
def session_json(request, year, slug, kind):
    sheet, facts = _sheet(request, year, slug, kind)
    return json_response(sheet_data(sheet), facts)


@require_safe
def session_csv(request, year, slug, kind):
    sheet, facts = _sheet(request, year, slug, kind)
    return csv_response(SHEET_FIELDS, sheet_data(sheet)["entries"], facts)


def _sheet(request, year, slug, kind) -> tuple[SessionSheet, list[str]]:
    sheet = read_session_sheet(year, slug, kind, request.GET.get("version", ""))
    if sheet is None:
        raise Http404("No such session, or no such version of its sheet.")
    return sheet, [NAMES, season_key(year), f"classification-{sheet.classification.pk}"]
