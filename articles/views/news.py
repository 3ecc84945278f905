"""The list of stories, a story, and a draft shown to whoever has its link."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.facts import STORIES
from articles.filters import Unknown
from articles.paging import NoSuchPage
from articles.reading.news import read_news_page
from articles.reading.stories import story_called, story_shared_by
from articles.reading.story import newest_headlines, read_story_page
from f1site.kept import Shelf
from f1site.rendering import Moved, render_page

AS_PUBLISHED = "published"


@require_safe
def news(request):
    try:
        page = read_news_page(request.GET)
    except (Unknown, NoSuchPage):
        raise Http404("Nothing of that name.") from None
    context = {"page": page, "canonical": page.canonical, "breadcrumbs": page.breadcrumbs}
    return render_page(request, "articles/news.html", context, facts=page.facts)


@require_safe
def story(request, year, month, slug):
    shelf, found = Shelf(), story_called(slug)
    if found is None or not found.is_out:
        raise Http404("This story is not out.")
    if found.withdrawn_at:
        return _withdrawn(request, found)
    address = found.get_absolute_url()
    if request.path != address:
        query = request.META.get("QUERY_STRING")
        return Moved(f"{address}?{query}" if query else address, facts=[STORIES, f"article-{found.pk}"])
    page = read_story_page(found, shelf, as_published=request.GET.get("tables") == AS_PUBLISHED)
    return render_page(request, "articles/story.html", _context(page), facts=page.facts)


@require_safe
def preview(request, token):
    shelf, found = Shelf(), story_shared_by(token)
    if found is None:
        raise Http404("No such story.")
    if found.withdrawn_at:
        response = _withdrawn(request, found)
    elif found.is_out:
        response = redirect(found)
    else:
        page = read_story_page(found, shelf, is_preview=True)
        response = render(request, "articles/story.html", _context(page))
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def _context(page):
    return {"page": page, "breadcrumbs": page.breadcrumbs, "credits": page.credits}


def _withdrawn(request, story):
    context = {"stories": newest_headlines()}
    return render_page(request, "articles/withdrawn.html", context, facts=[STORIES, f"article-{story.pk}"], status=410)
