"""What a page about one Grand Prix says of its track, beside its name and length."""

from decimal import Decimal
from typing import NamedTuple

from django.db.models import F

from results.models import Circuit


class Ground(NamedTuple):
    """A layout with its ``drawing``, ``owner`` and what is known of the circuit it lies on."""

    drawing: str
    owner: str
    type: str
    direction: str
    latitude: Decimal | None
    longitude: Decimal | None

    @property
    def kind(self) -> str:
        """``street circuit, clockwise``"""
        kind = Circuit.Type(self.type).label if self.type else ""
        return ", ".join(filter(None, [kind, Circuit.Direction(self.direction).label if self.direction else ""]))


# Its columns in a query of Grands Prix.
GROUND = {"drawing": F("layout__drawing"), "owner": F("layout__owner")}
GROUND |= {name: F(f"layout__circuit__{name}") for name in Ground._fields[2:]}
