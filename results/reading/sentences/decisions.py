"""A decision on a championship in words."""

from datetime import date
from typing import NamedTuple

from results.models import PointsAdjustment
from results.reading.sentences.language import figure
from results.scoring.store.decisions import StoredDecision

_FROM_THE_CHAMPIONSHIP = {
    PointsAdjustment.Effect.DISQUALIFIED: ("disqualified", "with the points on show"),
    PointsAdjustment.Effect.EXCLUDED: ("excluded", "without points"),
}


class DecisionWords(NamedTuple):
    """``name`` is whom it is about, ``what`` it does and ``where`` from the rest of that sentence."""

    name: str
    what: str
    where: str
    decided_on: date
    reason: str


def decision_words(decision: StoredDecision, first: str) -> DecisionWords:
    """``first`` is the Grand Prix that feels it first: ``Team: −15 from the Austrian Grand Prix on``."""
    return DecisionWords(decision.name, *_said(decision, first), decision.decided_at.date(), decision.reason)


def _said(decision: StoredDecision, first: str) -> tuple[str, str]:
    if decision.effect == PointsAdjustment.Effect.RESTART:
        return "starts again from nothing", f"at {first}"
    if decision.effect == PointsAdjustment.Effect.POINTS:
        sign = "+" if decision.points > 0 else "−"
        return f"{sign}{figure(abs(decision.points))}" if decision.points else "", f"from {first} on"
    what, how = _FROM_THE_CHAMPIONSHIP[PointsAdjustment.Effect(decision.effect)]
    return what, f"from the championship from {first} on: stands last, {how}"
