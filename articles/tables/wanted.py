"""Which tables a story calls for, by its kind and the moment it is pinned to; not in which version they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Case, Exists, ExpressionWrapper, F, IntegerField, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from articles.models import Article, Embed
from f1site import clock
from f1site.prepared import prepared
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


def pinned_at(story: Any, now: datetime) -> datetime:
    """The moment that decides which tables a story shows: its publication; for one not yet out, now."""
    return min(story.published_at or now, now)


class _Chosen(NamedTuple):
    story: int
    of: int
    what: str


@prepared(_Chosen, stories=IntegerField())
def _chosen(stories: Any) -> QuerySet[Embed, Any]:
    rows = Embed.objects.filter(article__among=stories).order_by("order", "pk")
    where, what = Coalesce(F(_RACE), F("grand_prix_id")), Coalesce(F("session__kind"), F("table"))
    return rows.annotate(story=F("article"), of=where, what=what).values(*_Chosen._fields)


def wanted_by(stories: Iterable[Any]) -> dict[int, list[Wanted]]:
    """The tables each story calls for, by its id: a query if any were chosen by hand. They come ``with_races``."""
    stories = list(stories)
    wanted = {story.pk: list(_wanted(story)) for story in stories}
    by_hand = [story.pk for story in stories if story.tables == Article.Tables.CHOSEN]
    for row in _chosen(stories=by_hand) if by_hand else ():
        wanted[row.story].append(Wanted(row.of, row.what))
    return wanted


def _wanted(article: Any) -> list[Wanted]:
    """What follows from the kind and the date of a story."""
    kind, own = article.kind, article.grand_prix_id
    if article.tables in (Article.Tables.NONE, Article.Tables.CHOSEN):
        return []
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


def _standings(grand_prix: int | None, before_race: bool = False) -> list[Wanted]:
    return [Wanted(grand_prix, what, before_race) for what in Championship.values] if grand_prix else []


def _race_and_standings(grand_prix: int | None) -> list[Wanted]:
    return [Wanted(grand_prix, Session.Kind.RACE), *_standings(grand_prix)] if grand_prix else []


def with_races(stories: QuerySet[Article], now: Any = None) -> QuerySet[Any]:
    """Stories that know, at the moment each is pinned to, which race was the last.

    ``own_race_is_out``: their Grand Prix has a result. ``race_before``: the last Grand Prix with one before theirs, in
    the same season or the one before; for a story about no Grand Prix the last of all. An id or None.
    """
    now = now or clock.now()
    published, own = Coalesce(OuterRef(OuterRef("published_at")), now), OuterRef("grand_prix__season")
    sheets = Classification.objects.issued(now).filter(session__kind=Session.Kind.RACE, issued_at__lte=published)
    raced = GrandPrix.objects.counting().filter(Exists(sheets.filter(session__grand_prix=OuterRef("pk"))))
    # As in GrandPrix.chronological(), one without a date (postponed) comes after all others of its season.
    own_day = Coalesce(OuterRef("grand_prix__date"), date.max)
    earlier = Q(date__lt=own_day) | Q(date=own_day, slug__lt=OuterRef("grand_prix__slug"))
    # A season each, so that a database need not look at all there have been.
    in_its_seasons = Coalesce(
        _last(raced.filter(earlier, season=own)), _last(raced.filter(season=ExpressionWrapper(own - 1, IntegerField())))
    )
    return stories.annotate(
        race_before=Case(When(grand_prix=None, then=_last(raced)), default=in_its_seasons),
        own_race_is_out=Exists(raced.filter(pk=OuterRef("grand_prix"))),
    )


def _last(raced: QuerySet[GrandPrix]) -> Subquery:
    return Subquery(raced.order_by("-season_id", F("date").desc(nulls_last=True), "-slug").values("pk")[:1])
