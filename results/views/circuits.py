"""All circuits, and the races of one."""

from django.db.models import Count, Max, Min, Q
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.models import Circuit, GrandPrix
from results.reading.calendars import calendar_lines
from results.reading.initials import by_initial
from results.views.structured_data import track

HELD = ~Q(layouts__grands_prix__state=GrandPrix.State.CANCELLED)


@require_safe
def circuits(request):
    listed = Circuit.objects.annotate(
        count=Count("layouts__grands_prix", filter=HELD),
        first=Min("layouts__grands_prix__season", filter=HELD),
        last=Max("layouts__grands_prix__season", filter=HELD),
    )
    groups = by_initial(listed, lambda circuit: circuit.name)
    context = {
        "groups": groups,
        "count": sum(len(found) for _, found in groups),
        "breadcrumbs": [("Circuits", reverse("circuits"))],
    }
    return render_page(request, "results/circuits.html", context, facts=["circuits"])


@require_safe
def circuit(request, slug):
    circuit = get_object_or_404(Circuit, slug=slug)
    held = ~Q(grands_prix__state=GrandPrix.State.CANCELLED)
    layouts = circuit.layouts.annotate(
        count=Count("grands_prix", filter=held),
        first=Min("grands_prix__season", filter=held),
        last=Max("grands_prix__season", filter=held),
    ).order_by("last", "slug")
    grands_prix = list(
        GrandPrix.objects.filter(layout__circuit=circuit).select_related("layout").order_by("-season_id", "-date")
    )
    lines = calendar_lines(grands_prix)
    context = {
        "circuit": circuit,
        "layouts": list(layouts),
        "lines": lines,
        "count": sum(not grand_prix.is_cancelled for grand_prix in grands_prix),
        "track": track(circuit),
        "canonical": circuit.get_absolute_url(),
        "breadcrumbs": [("Circuits", reverse("circuits")), (circuit.name, circuit.get_absolute_url())],
    }
    return render_page(request, "results/circuit.html", context, facts=[circuit, *grands_prix])
