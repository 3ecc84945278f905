"""Who said what."""

from itertools import groupby

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Quote, Speaker
from articles.paging import address_of, page_of
from f1site.paths import path_to
from f1site.rendering import render_page

QUOTES_A_PAGE = 30


def _newest_first(quotes):
    return (
        quotes.published().select_related("article", "speaker").order_by("-article__published_at", "-article", "number")
    )


def _by_story(page):
    return [(story, list(quotes)) for story, quotes in groupby(page, key=lambda quote: quote.article)]


@require_safe
def quotes(request):
    page = page_of(request, _newest_first(Quote.objects.all()), QUOTES_A_PAGE)
    context = {
        "page": page,
        "stories": _by_story(page),
        "canonical": address_of(page, path_to("quotes")),
        "speakers": list(Speaker.objects.quoted()),
        "breadcrumbs": [("Quotes", path_to("quotes"))],
    }
    return render_page(request, "articles/quotes.html", context, facts=["quotes", "stories"])


@require_safe
def speaker(request, slug):
    speaker = get_object_or_404(Speaker.objects.select_related("driver"), slug=slug)
    page = page_of(request, _newest_first(speaker.quotes.all()), QUOTES_A_PAGE)
    if not page.paginator.count:
        # Someone quoted in drafts alone: the page would say who is about to be in the news.
        raise Http404("Nothing this speaker said is published.")
    context = {
        "speaker": speaker,
        "page": page,
        "stories": _by_story(page),
        "canonical": address_of(page, speaker.get_absolute_url()),
        "breadcrumbs": [("Quotes", path_to("quotes")), (speaker.name, speaker.get_absolute_url())],
    }
    return render_page(request, "articles/speaker.html", context, facts=["quotes", "stories", speaker])
