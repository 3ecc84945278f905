"""The decisions on a championship as they are stored, each with whom it is about."""

from collections.abc import Hashable, Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import DateTimeField, F, IntegerField, QuerySet

from f1site.prepared import prepared
from results.models import Championship, PointsAdjustment
from results.scoring.store.poles import Ids
from results.scoring.store.rows import AT_LAST


class StoredDecision(NamedTuple):
    """About a driver, or a constructor and its engine; ``grand_prix``, with its ``slug``, is the first to feel it."""

    grand_prix: int
    slug: str
    effect: str
    points: Decimal
    decided_at: datetime
    reason: str
    driver: int | None
    driver_slug: str | None
    driver_name: str | None
    constructor: int | None
    constructor_slug: str | None
    constructor_name: str | None
    engine: int | None
    engine_slug: str | None
    engine_name: str | None

    @property
    def ids(self) -> Ids:
        return self.driver, self.constructor, self.engine

    @property
    def competitor(self) -> Hashable:
        """As the engine calls it."""
        return self.driver_slug if self.driver else (self.constructor_slug, self.engine_slug)

    @property
    def championship(self) -> Championship:
        return Championship.DRIVERS if self.driver else Championship.CONSTRUCTORS

    @property
    def name(self) -> str:
        if self.driver or self.engine_name == self.constructor_name:
            return self.driver_name or self.constructor_name or ""
        return f"{self.constructor_name}-{self.engine_name}"


@prepared(StoredDecision, grands_prix=IntegerField(), at=DateTimeField())
def _decisions(grands_prix: Any, at: Any) -> QuerySet[PointsAdjustment, Any]:
    found = PointsAdjustment.objects.filter(grand_prix__among=grands_prix, decided_at__lte=at)
    return found.values(
        *("grand_prix", "effect", "points", "decided_at", "reason", "driver", "constructor", "engine"),
        slug=F("grand_prix__slug"),
        **{f"{who}_slug": F(f"{who}__slug") for who in ("driver", "constructor", "engine")},
        **{f"{who}_name": F(f"{who}__name") for who in ("driver", "constructor", "engine")},
    )


def read_decisions(grands_prix: Iterable[int], at: datetime | None = None) -> list[StoredDecision]:
    """Those felt first at these Grands Prix, made by ``at`` a moment, or whenever. One query."""
    return _decisions(grands_prix=list(grands_prix), at=at or AT_LAST)
