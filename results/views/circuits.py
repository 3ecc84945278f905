"""All circuits, and one: its layouts, its records and every Grand Prix held there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.reading.circuits.page import read_circuit_page, read_circuits_page
from results.views.structured_data import track


@require_safe
def circuits(request: HttpRequest) -> HttpResponse:
    page = read_circuits_page()
    context = {"page": page, "credits": page.credits, "breadcrumbs": [("Circuits", path_to("circuits"))]}
    return render_page(request, "results/circuits.html", context, facts=page.facts)


@require_safe
def circuit(request: HttpRequest, slug: str) -> HttpResponse:
    page = read_circuit_page(slug)
    if page is None:
        raise Http404("No such circuit.")
    context = {
        "page": page,
        "credits": page.credits,
        "track": track(page.circuit),
        "canonical": page.circuit.get_absolute_url(),
        "breadcrumbs": [("Circuits", path_to("circuits")), (page.circuit.name, page.circuit.get_absolute_url())],
    }
    return render_page(request, "results/circuit.html", context, facts=page.facts)
