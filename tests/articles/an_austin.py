"""The weekend of Austin 2023 in small: a sheet, a ruling that changes it, and the standings both make."""

from datetime import UTC, date, datetime

from results.models import GrandPrix
from results.scoring.store import rebuild
from tests.builders import (
    a_circuit,
    a_classification,
    a_constructor,
    a_driver,
    a_grand_prix,
    a_layout,
    a_ruling,
    a_session,
)

RACE_OUT = datetime(2023, 10, 22, 21, tzinfo=UTC)
RULED = datetime(2023, 10, 23, 1, tzinfo=UTC)
BEFORE_RULING = datetime(2023, 10, 22, 22, tzinfo=UTC)


def an_austin(ruled=True) -> GrandPrix:
    """Verstappen, Hamilton, Norris on the road; with the ruling Hamilton is out and Norris second."""
    layout = a_layout(a_circuit(slug="austin", name="Austin", full_name="Circuit of the Americas"))
    austin = a_grand_prix(
        slug="united-states",
        name="United States Grand Prix",
        short_name="USA GP",
        date=date(2023, 10, 22),
        layout=layout,
    )
    names = ("Max Verstappen", "Lewis Hamilton", "Lando Norris")
    first, second, third = (
        {
            "driver": a_driver(slug=name.lower().replace(" ", "-"), name=name, last_name=name.split()[1]),
            "constructor": a_constructor(),
            "laps": 56,
            "time_ms": 5_721_362 + gap,
        }
        for name, gap in zip(names, (0, 2_225, 10_730), strict=True)
    )
    race = a_session(austin)
    a_classification(race, rows=[first, second, third], state="provisional", issued_at=RACE_OUT)
    if ruled:
        ruling = a_ruling(
            race, decided_at=RULED, title="Hamilton disqualified", rule="Article 3.5.9 e", reason="Skid wear."
        )
        rows = [first, third, second | {"status": "DSQ", "reason": "Skid block wear"}]
        a_classification(race, rows=rows, state="revised", ruling=ruling, issued_at=RULED)
    rebuild(2023)
    return austin
