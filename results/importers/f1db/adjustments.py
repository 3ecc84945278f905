"""The decisions of history as points adjustments. One that is stored stays as its editor left it."""

from typing import Any

from results.importers.f1db.calendar import Calendar
from results.importers.f1db.decisions import DECISIONS, Decision
from results.importers.f1db.reading import Tables
from results.importers.report import Tally
from results.models import PointsAdjustment


def save_adjustments(tables: Tables, calendar: Calendar) -> None:
    tally = tables.report.tallies.setdefault("points adjustments", Tally())
    for decision in DECISIONS:
        who = _who(tables, decision)
        grand_prix = calendar.grand_prix(decision.year, decision.grand_prix)
        if who is None or grand_prix is None:
            continue
        fields = {"season_id": decision.year, "effect": decision.effect, **who}
        if PointsAdjustment.objects.filter(**fields).exists():
            tally.unchanged += 1
            continue
        PointsAdjustment.objects.create(
            **fields,
            grand_prix_id=grand_prix,
            points=decision.points,
            decided_at=decision.decided_at,
            reason=decision.reason,
        )
        tally.created += 1
        calendar.changed.add(decision.year)


def _who(tables: Tables, decision: Decision) -> dict[str, Any] | None:
    """Primary keys of the competitor; None where the release does not know it."""
    if decision.driver:
        driver = tables.known["driver"].get(decision.driver)
        return {"driver_id": driver} if driver else None
    constructor = tables.known["constructor"].get(decision.constructor or "")
    engine = tables.known["engine manufacturer"].get(decision.engine or "")
    return {"constructor_id": constructor, "engine_id": engine} if constructor and engine else None
