"""A race weekend."""

from django.http import Http404
from django.views.decorators.http import require_safe

from f1site.rendering import render_page
from results.reading.weekends.page import read_weekend_page
from results.views.structured_data import weekend_event


@require_safe
def grand_prix(request, year, slug):
    page = read_weekend_page(year, slug)
    if page is None:
        raise Http404("No such Grand Prix in this season.")
    context = {
        "page": page,
        "event": weekend_event(page.grand_prix, page.siblings, page.ground),
        "canonical": page.address,
        "breadcrumbs": page.breadcrumbs,
        "credits": page.credits,
    }
    return render_page(request, "results/grand_prix.html", context, facts=page.facts, part="results/weekend/_part.html")
