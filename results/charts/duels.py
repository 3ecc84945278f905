"""Two scores as bars that grow from one middle line, away from each other."""

from decimal import Decimal


def duel_paths(first: int | Decimal, second: int | Decimal) -> tuple[str, str]:
    """The bars of both sides as SVG paths in a box from -100 to 100, 1 high; the longer one fills its side."""
    most = max(first, second)
    lengths = [f"{100 * max(value, 0) / most:.0f}" if most > 0 else "0" for value in (first, second)]
    return f"M0 0h-{lengths[0]}v1H0z", f"M0 0h{lengths[1]}v1H0z"
