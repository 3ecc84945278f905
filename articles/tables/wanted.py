"""Which tables a story calls for, by its kind and the moment it is pinned to; not in which version they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull

from articles.models import Article, Embed
from f1site import clock
from results.models import Championship, Classification, GrandPrix, Session

_RACE = "session__grand_prix"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One table: the sheet of session ``what`` of a Grand Prix, or championship ``what`` after it."""

    grand_prix: int
    what: str
    # A sprint report shows the championship between the sprint and the race, now and ever.
    before_race: bool = False

    @property
    def is_standings(self) -> bool:
        return self.what in Championship.values


def pinned_at(article: Article, now: datetime) -> datetime:
    """The moment that decides which tables a story shows: its publication; for one not yet out, now."""
    return min(article.published_at or now, now)


def wanted_by(articles: Iterable[Article], now: datetime | None = None) -> dict[int, list[Wanted]]:
    """The tables each story calls for, by its id: a query if any were chosen by hand.

    One more for stories that do not come ``with_races``.
    """
    articles, now = list(articles), now or clock.now()
    chosen = [article for article in articles if article.tables == Article.Tables.CHOSEN]
    prefetch_related_objects(chosen, Prefetch("embeds", Embed.objects.select_related("session")))
    _add_races([article for article in articles if not hasattr(article, "race_before")], now)
    return {article.pk: list(wanted_of(article)) for article in articles}


def _add_races(articles: list[Article], now: datetime) -> None:
    if not articles:
        return
    found = with_races(Article.objects.filter(pk__in=[article.pk for article in articles]), now).in_bulk()
    for article in articles:
        article.race_before = found[article.pk].race_before
        article.own_race_is_out = found[article.pk].own_race_is_out


def wanted_of(article: Any) -> list[Wanted]:
    """Of a story, or a value, that comes ``with_races``, and with its embeds where they were chosen by hand."""
    kind, own = article.kind, article.grand_prix_id
    if article.tables == Article.Tables.NONE:
        return []
    if article.tables == Article.Tables.CHOSEN:
        return [_chosen(embed) for embed in article.embeds.all()]
    if kind == Article.Kind.ANALYSIS:
        # Once its race is run, what comes after it; until then, as for any preview, what went before.
        return _standings(own if article.own_race_is_out else article.race_before)
    if not own:
        return []
    if kind == Article.Kind.PREVIEW:
        return _race_and_standings(article.race_before)
    if kind == Article.Kind.REPORT:
        return _race_and_standings(own)
    if kind == Article.Kind.SPRINT_REPORT:
        return [Wanted(own, Session.Kind.SPRINT), *_standings(own, before_race=True)]
    if kind == Article.Kind.QUALIFYING_REPORT:
        return [Wanted(own, Session.Kind.QUALIFYING)]
    # News and interviews before or during a weekend have no result to show yet, and get none later.
    return [Wanted(own, Session.Kind.RACE)] if article.own_race_is_out else []


def _chosen(embed: Embed) -> Wanted:
    if embed.session:
        return Wanted(embed.session.grand_prix_id, embed.session.kind)
    return Wanted(embed.grand_prix_id, embed.table)


def _standings(grand_prix: int | None, before_race: bool = False) -> list[Wanted]:
    return [Wanted(grand_prix, what, before_race) for what in Championship.values] if grand_prix else []


def _race_and_standings(grand_prix: int | None) -> list[Wanted]:
    return [Wanted(grand_prix, Session.Kind.RACE), *_standings(grand_prix)] if grand_prix else []


def with_races(stories: QuerySet[Article], now: datetime | None = None) -> QuerySet[Article]:
    """Stories that know, at the moment each is pinned to, which race was the last.

    ``own_race_is_out``: their Grand Prix has a result. ``race_before``: the last Grand Prix with one before theirs, in
    the same season or the one before; for a story about no Grand Prix the last of all. An id or None.
    """
    now = now or clock.now()
    races = (
        Classification.objects.issued(now)
        .filter(session__kind=Session.Kind.RACE, issued_at__lte=Coalesce(OuterRef("published_at"), now))
        .exclude(session__grand_prix__state=GrandPrix.State.CANCELLED)
        .annotate(year=F(f"{_RACE}__season__year"), day=F(f"{_RACE}__date"), name=F(f"{_RACE}__slug"))
    )
    own_year = OuterRef("grand_prix__season__year")
    # As in GrandPrix.chronological(), one without a date (postponed) comes after all others of its season.
    own_day = Coalesce(OuterRef("grand_prix__date"), date.max)
    earlier = Q(day__lt=own_day) | Q(day=own_day, name__lt=OuterRef("grand_prix__slug"))
    before = Q(IsNull(OuterRef("grand_prix"), True)) | Q(year=own_year - 1) | Q(earlier, year=own_year)
    last_first = races.filter(before).order_by("-year", F("day").desc(nulls_last=True), "-name")
    return stories.annotate(
        race_before=Subquery(last_first.values(_RACE)[:1]),
        own_race_is_out=Exists(races.filter(session__grand_prix=OuterRef("grand_prix"))),
    )
