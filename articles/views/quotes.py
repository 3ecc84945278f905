"""Who said what."""

from django.http import Http404
from django.views.decorators.http import require_safe

from articles.paging import NoSuchPage, page_number
from articles.reading.quotes import QuotesPage, read_quotes_page, read_speaker_page
from f1site.rendering import render_page


@require_safe
def quotes(request):
    try:
        page = read_quotes_page(page_number(request.GET.get("page", "")))
    except NoSuchPage:
        raise Http404("No such page.") from None
    return _shown(request, "articles/quotes.html", page)


@require_safe
def speaker(request, slug):
    try:
        page = read_speaker_page(slug, page_number(request.GET.get("page", "")))
    except NoSuchPage:
        raise Http404("No such page.") from None
    if page is None:
        raise Http404("Nothing this speaker said is published.")
    return _shown(request, "articles/speaker.html", page)


def _shown(request, template: str, page: QuotesPage):
    context = {"page": page, "canonical": page.canonical, "breadcrumbs": page.breadcrumbs}
    return render_page(request, template, context, facts=page.facts)
