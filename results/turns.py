"""When pages of the sport change by the clock alone."""

from f1site.turns import Turn
from results.models import Classification, PointsAdjustment, Session, StandingsTable

TURNS = [
    Turn(Classification, "issued_at"),
    Turn(StandingsTable, "valid_from"),
    Turn(PointsAdjustment, "decided_at"),
    Turn(Session, "starts_at"),
    *(Turn(Session, "starts_at", lasts) for lasts in sorted({kind.row.lasts for kind in Session.Kind})),
]
