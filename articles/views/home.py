"""The front page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from articles.front_page import read_front_page
from f1site.rendering import render_page


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    page = read_front_page()
    return render_page(request, "articles/home.html", {"page": page}, facts=page.facts)
