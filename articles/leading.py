"""Which story made the lead still leads: not for ever, for the news grows old."""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, TruncDate

from articles.models import Article
from results.models import GrandPrix, Session

# It gives way after so long, or when the next race starts.
LEADS_FOR = timedelta(days=7)
# A race starts at noon UTC where only its day is known.
NOON = time(12)


def leading(stories: QuerySet[Article], at: Any, led_after: Any, last_noon: Any, near: Any) -> QuerySet[Article]:
    """Stories with ``leads``: 1 for one that was made the lead and has not given way yet, else 0. See ``moments``."""
    led_from = Greatest(Coalesce(F("lead_since"), F("published_at")), F("published_at"))
    still = Q(is_lead=True, led_from__gt=led_after) & ~Exists(_raced_since(at, last_noon, near))
    return stories.annotate(led_from=led_from, led_day=TruncDate(led_from)).annotate(
        leads=Case(When(still, then=Value(1)), default=Value(0))
    )


def moments(now: datetime) -> dict[str, Any]:
    """What ``leading`` is asked with: by the calendar the races of days up to ``last_noon`` have started."""
    return {
        "at": now,
        "led_after": now - LEADS_FOR,
        "last_noon": (now - timedelta(hours=NOON.hour)).date(),
        "near": (now - LEADS_FOR).date() - timedelta(days=2),
    }


def _raced_since(at: Any, last_noon: Any, near: Any) -> QuerySet[GrandPrix]:
    """Grands Prix whose race has started since a story was made the lead, by the calendar."""
    race = Session.objects.filter(grand_prix=OuterRef("pk"), kind=Session.Kind.RACE)
    by_start = Q(race_start__gt=OuterRef("led_from"), race_start__lte=at)
    by_day = Q(race_start=None, date__gt=OuterRef("led_day"), date__lte=last_noon)
    later = GrandPrix.objects.counting().filter(date__gte=near)
    return later.annotate(race_start=Subquery(race.values("starts_at")[:1])).filter(by_start | by_day)
