"""Stories loaded with all that a page or a feed shows of them."""

from datetime import datetime

from django.db.models import Case, Count, Prefetch, Q, QuerySet, Value, When
from django.http import Http404

from articles.models import Article, Quote
from articles.tables.embeds import StoryTables
from articles.tables.wanted import with_races
from articles.text.tags import add_tags, tags_of


def in_full(stories: QuerySet[Article]) -> list[Article]:
    """With the races around them, the people and the quotations: three queries, however many stories there are."""
    quotes = Quote.objects.select_related("speaker__driver").order_by("number")
    with_weekend = with_races(stories).select_related("grand_prix__layout__circuit")
    loaded = list(with_weekend.prefetch_related(Prefetch("quotes", quotes)))
    add_tags(loaded)
    return loaded


def one_in_full(**lookup: object) -> Article:
    """The one story a unique field finds. Raises Http404."""
    found = in_full(Article.objects.filter(**lookup))
    if not found:
        raise Http404("No such story.")
    return found[0]


def to_read_next(article: Article, count: int = 6) -> list[Article]:
    """Published stories to go on with: ``same`` (Grand Prix) or not, ``shared`` (how many of the people and teams).

    Those about the same Grand Prix first, then those that share most, then the newest. One query.
    """
    same = Case(When(grand_prix=article.grand_prix_id or 0, then=Value(1)), default=Value(0))
    others = Article.objects.published().exclude(pk=article.pk).select_related("grand_prix")
    drivers = Q(drivers__in=[driver.pk for driver in tags_of(article).drivers])
    teams = Q(constructors__in=[team.pk for team in tags_of(article).constructors])
    shared = Count("drivers", drivers, distinct=True) + Count("constructors", teams, distinct=True)
    return list(others.annotate(same=same, shared=shared).order_by("-same", "-shared", "-published_at", "-pk")[:count])


def last_seen_change(article: Article, tables: StoryTables) -> datetime:
    """When readers last saw the story change: an edit, or a later version of a table in it."""
    return max(filter(None, [article.last_change, tables.newest]))
