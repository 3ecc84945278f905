"""All circuits, and one: its layouts, its records and every Grand Prix held there."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.models import Circuit
from results.reading.circuits.index import read_circuit_index
from results.reading.circuits.page import read_circuit
from results.reading.coverage import stories_about_any
from results.reading.credits import credits_of, distinct
from results.reading.sentences import circuit as words
from results.reading.sentences import circuits as index_words
from results.reading.zones import zone_in_words
from results.views.structured_data import track

STORIES = 6


@require_safe
def circuits(request):
    index = read_circuit_index()
    context = {
        "index": index,
        "credits": distinct(index.annals.credits(), index.owners),
        "summary": index_words.in_words(index),
        "breadcrumbs": [("Circuits", path_to("circuits"))],
    }
    facts = ["circuits", *([index.season] if index.season else [])]
    return render_page(request, "results/circuits.html", context, facts=facts)


@require_safe
def circuit(request, slug):
    circuit = get_object_or_404(Circuit, slug=slug)
    page = read_circuit(circuit)
    grands_prix = [each.grand_prix for each in page.lines]
    stories = stories_about_any(grands_prix, STORIES) if grands_prix else []
    newest = max((grand_prix.season_id for grand_prix in grands_prix), default=None)
    context = {
        "circuit": circuit,
        "page": page,
        "credits": credits_of((each.season for each in grands_prix), [circuit.owner, *page.owners]),
        "words": words.circuit_words(page),
        "zone": zone_in_words(circuit.time_zone, circuit.place, newest) if newest else "",
        "stories": stories,
        "track": track(circuit),
        "canonical": circuit.get_absolute_url(),
        "breadcrumbs": [("Circuits", path_to("circuits")), (circuit.name, circuit.get_absolute_url())],
    }
    won = [entry for each in page.lines for entry in each.winners]
    who = [key for one in won for key in (f"driver-{one.driver_id}", f"constructor-{one.constructor_id}")]
    facts = [circuit, *grands_prix, *stories, *who]
    return render_page(request, "results/circuit.html", context, facts=facts)
