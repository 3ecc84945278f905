"""Rows of the sheets that count: the newest issued version of each session."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from results.models import Classification, Driver, Entry, GridPosition, Session

SESSION = "classification__session"
GRAND_PRIX = "classification__session__grand_prix"
SEASON = "classification__session__grand_prix__season"

# Shorthand for conditions on an entry. Whoever was listed but never took the start has not raced.
RACE = Q(classification__session__kind=Session.Kind.RACE)
NEVER_STARTED = ("DNS", "DNQ", "DNPQ", "DNP", "EX")
STARTED = RACE & ~Q(status__in=NEVER_STARTED)


def current_entries(at=None) -> QuerySet[Entry]:
    """Entries of current sheets, as they were at a moment (default: now).

    The condition is asked of each row, so narrow the rows by an indexed column: driver, constructor or session.
    """
    at = at or timezone.now()
    newer = Classification.objects.issued(at).filter(
        session=OuterRef(SESSION), version__gt=OuterRef("classification__version")
    )
    return Entry.objects.filter(~Exists(newer), classification__issued_at__lte=at)


def winners(grands_prix: Iterable[int]) -> dict[tuple[int, str], list[Entry]]:
    """Who won each race and sprint, by (Grand Prix id, session kind); several where a car was shared. One query."""
    won = (
        current_entries()
        .filter(
            position=1,
            classification__session__grand_prix__in=list(grands_prix),
            classification__session__kind__in=Session.SCORING_KINDS,
        )
        .select_related("driver", "constructor", "engine", "classification__session")
        .order_by("line")
    )
    found: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    for entry in won:
        session = entry.classification.session
        found[session.grand_prix_id, session.kind].append(entry)
    return dict(found)


def poles(grands_prix: Iterable[int]) -> dict[int, list[Driver]]:
    """Who started each race from the first place, by Grand Prix id. One query."""
    first = GridPosition.objects.filter(
        position=1, session__kind=Session.Kind.RACE, session__grand_prix__in=list(grands_prix)
    )
    found: dict[int, list[Driver]] = defaultdict(list)
    for place in first.select_related("driver", "session").order_by("line"):
        found[place.session.grand_prix_id].append(place.driver)
    return dict(found)
