"""All drivers, and the career of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from f1site.paths import path_to
from f1site.rendering import render_page
from results.reading.drivers.index_page import read_drivers_page
from results.reading.drivers.page import read_driver_page
from results.views.structured_data import person


@require_safe
def drivers(request: HttpRequest) -> HttpResponse:
    page = read_drivers_page(request.GET.get("letter", ""))
    if page is None:
        raise Http404("No driver stands under that letter.")
    context = {
        "page": page,
        "credits": page.credits,
        "canonical": page.address,
        "breadcrumbs": [("Drivers", path_to("drivers"))],
    }
    return render_page(request, "results/drivers.html", context, facts=page.facts)


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
