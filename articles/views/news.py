"""The list of stories, a story, and a draft shown to whoever has its link."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.filters import Filters, Unknown
from articles.models import Article
from articles.paging import address_of, page_of
from articles.reading import last_seen_change, one_in_full, to_read_next
from articles.structured_data import news_article
from articles.tables.embeds import StoryTables, tables_of
from articles.tables.wanted import pinned_at
from articles.text.body import render_body
from articles.text.names import page_of_speaker
from articles.text.tags import tags_of
from f1site import clock
from f1site.paths import path_to
from f1site.rendering import Moved, render_page
from results.reading.credits import credits_of

STORIES_A_PAGE = 20
AS_PUBLISHED = "published"


@require_safe
def news(request):
    try:
        filters = Filters.read(request.GET)
    except Unknown:
        raise Http404("Nothing of that name.") from None
    stories = filters.narrow(Article.objects.published().select_related("grand_prix").newest_first())
    page = page_of(request, stories, STORIES_A_PAGE)
    context = {
        "page": page,
        "filters": filters,
        "canonical": address_of(page, filters.address),
        "breadcrumbs": [("News", path_to("news"))],
    }
    return render_page(request, "articles/news.html", context, facts=["stories"])


@require_safe
def story(request, year, month, slug):
    article = one_in_full(slug=slug)
    if article.published_at is None or article.published_at > clock.now():
        raise Http404("This story is not out.")
    if article.withdrawn_at:
        return _withdrawn(request, article)
    if request.path != article.get_absolute_url():
        query = request.META.get("QUERY_STRING")
        address = article.get_absolute_url()
        return Moved(f"{address}?{query}" if query else address, facts=["stories", article])
    as_published = request.GET.get("tables") == AS_PUBLISHED
    tables = tables_of(article, at=pinned_at(article, clock.now()) if as_published else None)
    context = _story_context(article, tables) | {
        "as_published": as_published,
        "structured_data": news_article(article, last_seen_change(article, tables)),
        "breadcrumbs": [("News", path_to("news")), (article.headline, article.get_absolute_url())],
    }
    return render_page(request, "articles/story.html", context, facts=_facts(context))


@require_safe
def preview(request, token):
    article = one_in_full(preview_token=token)
    if article.withdrawn_at:
        response = _withdrawn(request, article)
    elif article.is_public:
        response = redirect(article)
    else:
        context = _story_context(article, tables_of(article)) | {"is_preview": True}
        response = render(request, "articles/story.html", context)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response


def _withdrawn(request, article):
    context = {"stories": Article.objects.published().select_related("grand_prix").newest_first()[:6]}
    return render_page(request, "articles/withdrawn.html", context, facts=[article, "stories"], status=410)


def _story_context(article: Article, tables: StoryTables) -> dict:
    others = to_read_next(article)
    return {
        "article": article,
        "body": render_body(article),
        "tables": tables,
        "credits": credits_of(block.season for block in tables.blocks),
        "people": _people(article),
        "teams": {team.get_absolute_url(): team.name for team in tags_of(article).constructors},
        "weekend_heading": f"More on {article.grand_prix.the_name}" if article.grand_prix else "",
        "same_weekend": [other for other in others if other.same],
        "same_people": [other for other in others if other.shared and not other.same],
        "more_stories": [other for other in others if not other.shared and not other.same],
    }


def _people(article: Article) -> dict[str, str]:
    """The names of the drivers a story is about and of those it quotes, by the address of their page."""
    people = {driver.get_absolute_url(): driver.name for driver in tags_of(article).drivers}
    for quote in article.quotes.all():
        people.setdefault(page_of_speaker(quote.speaker), quote.speaker.name)
    return people


def _facts(context: dict) -> list:
    article = context["article"]
    people = [
        *tags_of(article).drivers,
        *tags_of(article).constructors,
        *(quote.speaker for quote in article.quotes.all()),
    ]
    weekend = [article.grand_prix] if article.grand_prix else []
    return ["stories", article, *weekend, *people, *context["tables"].facts]
