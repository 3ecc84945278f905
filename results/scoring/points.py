"""What each row of one sheet earns."""

from decimal import ROUND_HALF_UP, Decimal

from results.scoring.rules import Rules
from results.scoring.sheets import Row, Sheet

HUNDREDTH = Decimal("0.01")
NOTHING = Decimal(0)


def score(rules: Rules, grand_prix: str, sheet: Sheet) -> list[Decimal]:
    """Points of every row of ``sheet``, in its order, rounded to hundredths."""
    if sheet.kind == "sprint":
        return [_for_place(rules.sprint, row) for row in sheet.rows]
    factor = rules.factors.get(grand_prix)
    earned = [_for_place(rules.race, row) + _for_fastest_lap(rules, row) for row in sheet.rows]
    if factor is None:
        return earned
    return [(points * factor).quantize(HUNDREDTH, ROUND_HALF_UP) for points in earned]


def _for_place(table: tuple[Decimal, ...], row: Row) -> Decimal:
    if row.position is None or row.position > len(table):
        return NOTHING
    return table[row.position - 1]


def _for_fastest_lap(rules: Rules, row: Row) -> Decimal:
    rule = rules.fastest_lap
    if rule is None or not row.fastest_lap or row.position is None or row.position > rule.within:
        return NOTHING
    return rule.points
