"""What a page about one Grand Prix says of its track, beside its name and length."""

from decimal import Decimal
from typing import NamedTuple

from django.db.models import F, IntegerField

from f1site.prepared import prepared
from results.models import Circuit, CircuitLayout


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


@prepared(Ground, layout=IntegerField())
def _ground(layout):
    circuit = {name: F(f"circuit__{name}") for name in Ground._fields[2:]}
    return CircuitLayout.objects.filter(pk=layout).values("drawing", "owner", **circuit)


def ground_of(layout: int) -> Ground:
    """By the id of the layout. One query."""
    return _ground(layout=layout)[0]
